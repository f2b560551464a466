// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/store/faultvfs.h"

#include <sqlite3.h>

#include <atomic>
#include <cstring>

namespace shortlist::store {

namespace {

std::atomic<qint64> room = -1;
std::atomic<qint64> used = 0;
sqlite3_vfs shim;

/// The file that SQLite sees, followed in memory by the system's own.
struct File
{
    sqlite3_file base;
    sqlite3_file *real;
};

sqlite3_file *real(sqlite3_file *file)
{
    return reinterpret_cast<File *>(file)->real;
}

int closeFile(sqlite3_file *f)
{
    return real(f)->pMethods ? real(f)->pMethods->xClose(real(f)) : SQLITE_OK;
}
int readFile(sqlite3_file *f, void *data, int size, sqlite3_int64 at)
{
    return real(f)->pMethods->xRead(real(f), data, size, at);
}
int writeFile(sqlite3_file *f, const void *data, int size, sqlite3_int64 at)
{
    used += size;
    if (room >= 0 && used > room)
        return SQLITE_FULL;
    return real(f)->pMethods->xWrite(real(f), data, size, at);
}
int truncateFile(sqlite3_file *f, sqlite3_int64 size)
{
    return real(f)->pMethods->xTruncate(real(f), size);
}
int syncFile(sqlite3_file *f, int flags)
{
    return real(f)->pMethods->xSync(real(f), flags);
}
int fileSize(sqlite3_file *f, sqlite3_int64 *size)
{
    return real(f)->pMethods->xFileSize(real(f), size);
}
int lockFile(sqlite3_file *f, int lock)
{
    return real(f)->pMethods->xLock(real(f), lock);
}
int unlockFile(sqlite3_file *f, int lock)
{
    return real(f)->pMethods->xUnlock(real(f), lock);
}
int checkReserved(sqlite3_file *f, int *result)
{
    return real(f)->pMethods->xCheckReservedLock(real(f), result);
}
int fileControl(sqlite3_file *f, int op, void *argument)
{
    return real(f)->pMethods->xFileControl(real(f), op, argument);
}
int sectorSize(sqlite3_file *f)
{
    return real(f)->pMethods->xSectorSize(real(f));
}
int characteristics(sqlite3_file *f)
{
    return real(f)->pMethods->xDeviceCharacteristics(real(f));
}
int shmMap(sqlite3_file *f, int page, int size, int extend, void volatile **out)
{
    return real(f)->pMethods->xShmMap(real(f), page, size, extend, out);
}
int shmLock(sqlite3_file *f, int offset, int count, int flags)
{
    return real(f)->pMethods->xShmLock(real(f), offset, count, flags);
}
void shmBarrier(sqlite3_file *f)
{
    real(f)->pMethods->xShmBarrier(real(f));
}
int shmUnmap(sqlite3_file *f, int remove)
{
    return real(f)->pMethods->xShmUnmap(real(f), remove);
}

const sqlite3_io_methods methods{2, closeFile, readFile, writeFile, truncateFile, syncFile, fileSize, lockFile,
    unlockFile, checkReserved, fileControl, sectorSize, characteristics, shmMap, shmLock, shmBarrier, shmUnmap, nullptr,
    nullptr};

int openFile(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *outFlags)
{
    auto *base = static_cast<sqlite3_vfs *>(vfs->pAppData);
    auto *own = reinterpret_cast<File *>(file);
    own->real = reinterpret_cast<sqlite3_file *>(own + 1);
    const int code = base->xOpen(base, path, own->real, flags, outFlags);
    own->base.pMethods = own->real->pMethods ? &methods : nullptr;
    return code;
}

} // namespace

FullDiskVfs::FullDiskVfs()
{
    sqlite3_vfs *base = sqlite3_vfs_find(nullptr);
    std::memcpy(&shim, base, sizeof(shim));
    shim.zName = name;
    shim.pNext = nullptr;
    shim.pAppData = base;
    shim.szOsFile = static_cast<int>(sizeof(File)) + base->szOsFile;
    shim.xOpen = openFile;
    sqlite3_vfs_register(&shim, 0);
    setRoom(-1);
}

FullDiskVfs::~FullDiskVfs()
{
    sqlite3_vfs_unregister(&shim);
}

void FullDiskVfs::setRoom(qint64 bytes)
{
    used = 0;
    room = bytes;
}

qint64 FullDiskVfs::written() const
{
    return used;
}

} // namespace shortlist::store
