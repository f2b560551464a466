// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "sync/central/postgressettings.h"

#include <QStringList>

#include <functional>

namespace shortlist::central {

/// A pg_dump on this computer.
struct DumpProgram
{
    QString path;
    int major = 0; ///< 15 for 15.20
};

/// The pg_dump programs in these folders, each asked for its version; what does not answer is left out.
[[nodiscard]] QList<DumpProgram> findDumpPrograms(const QStringList &folders);
/// Where PostgreSQL's programs are: Debian's folder of each version, then PATH.
[[nodiscard]] QStringList dumpFolders();
/// The oldest that can read a server of this version: pg_dump refuses servers newer than itself. NotFound, with the
/// versions that are there, where none can.
Result<DumpProgram> chooseDumpProgram(const QList<DumpProgram> &programs, int serverMajor);

/// A backup that is complete.
struct BackupFile
{
    QString path;
    qint64 bytes = 0;
    QByteArray sha256; ///< hexadecimal, also in `<path>.sha256` as sha256sum writes it
    DumpProgram program;
};

/// The whole database in pg_dump's custom format, for pg_restore: one state of it, whoever writes meanwhile. The file
/// has its name only once it is whole and on the disk and its checksum is beside it; it is its owner's only. How to
/// connect, the password above all, reaches pg_dump by its environment: a command line can be seen by everybody.
class Backup
{
public:
    /// Called with the name of each table as pg_dump comes to its rows.
    using Progress = std::function<void(const QString &table)>;

    Backup(const PostgresSettings &settings, QString folder, Timestamp now)
        : m_settings(settings)
        , m_folder(std::move(folder))
        , m_now(now)
    {
    }

    /// NotFound without a fitting pg_dump; ReadOnly where the folder cannot be written or the file is there already;
    /// DiskFull, Unreachable or Unknown with pg_dump's last line where it gave up; then no file is left.
    Result<BackupFile> take(const QStringList &programFolders, const Progress &progress) const;

private:
    Result<void> dump(const DumpProgram &program, const QString &file, const Progress &progress) const;

    PostgresSettings m_settings;
    QString m_folder;
    Timestamp m_now;
};

} // namespace shortlist::central
