// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/domain/records.h"
#include "models/store/librarystore.h"

#include <functional>

namespace shortlist::store {

/// A folder of dated copies of one library: "library-2026-11-25T08-00-00Z.shortlist". Copies of the last seven days
/// with one are kept, one a day, and of the four weeks before, one a week. Only files with such a name are ever
/// removed.
class BackupFolder
{
public:
    /// `baseName` is that of the library file, so that two libraries can share a folder.
    BackupFolder(const QString &folder, const QString &baseName);

    /// Newest first. `good` here means: whole (its size is what its header says) and of a known schema.
    [[nodiscard]] QList<BackupInfo> list() const;
    [[nodiscard]] bool isDue(Timestamp now) const; ///< no good copy from this UTC day

    /// Makes one and removes those that rotation lets go. The copy gets its name only after every page of it was read
    /// back.
    Result<BackupInfo> make(LibraryStore &store, Timestamp now, const std::function<bool()> &proceed = {});

private:
    [[nodiscard]] QStringList surplus() const;

    QString m_folder;
    QString m_baseName;
};

/// The copy's place, size and age, read from the file alone.
BackupInfo inspectBackup(const QString &path);

/// Writes a checked copy of the open library to `path`, whole in one file. What was there before is replaced only at
/// the end.
Result<BackupInfo> writeBackup(
    LibraryStore &store, const QString &path, Timestamp now, const std::function<bool()> &proceed = {});

/// Puts a copy in the library's place. The present file is kept aside, with its log, and its new path returned. The
/// library must not be open in this process; another process that has it open keeps the old file. The restored file
/// counts as a new incarnation, so that sync cannot mistake it for the one that was there.
Result<QString> restoreLibrary(const QString &backup, const QString &library, Timestamp now);

} // namespace shortlist::store
