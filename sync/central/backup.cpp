// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/backup.h"

#include "sync/central/postgresconnection.h"

#include <libpq-fe.h>

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSaveFile>
#include <QSet>

#include <algorithm>
#include <fcntl.h>
#include <unistd.h>

namespace shortlist::central {

using namespace Qt::StringLiterals;

namespace {

constexpr int versionTimeoutMs = 10000;

// Every part of the address that libpq also reads from the environment.
Result<QProcessEnvironment> connectionEnvironment(const QString &address)
{
    char *message = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfoParse(address.toUtf8().constData(), &message), &PQconninfoFree);
    PQfreemem(message); // names the address, password and all
    if (!options)
        return Error{Error::Kind::InvalidInput, u"DATABASE_URL is no address of PostgreSQL"_s};
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"DATABASE_URL"_s); // has the password too, and pg_dump does not ask for it
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s); // its messages are read below
    for (const PQconninfoOption *option = options.get(); option->keyword != nullptr; ++option) {
        if (option->val != nullptr && option->envvar != nullptr)
            environment.insert(QString::fromLatin1(option->envvar), QString::fromUtf8(option->val));
    }
    return environment;
}

Error::Kind kindOf(const QString &message)
{
    if (message.contains(u"No space left"_s))
        return Error::Kind::DiskFull;
    return message.contains(u"connection to server"_s) || message.contains(u"lost"_s) ? Error::Kind::Unreachable
                                                                                      : Error::Kind::Unknown;
}

// On the disk, not only in the kernel's memory: of a file its bytes, of a folder its names.
Result<void> synced(const QString &path)
{
    const int handle = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    const bool done = handle >= 0 && ::fsync(handle) == 0;
    if (handle >= 0)
        ::close(handle);
    return done ? Result<void>() : Error{Error::Kind::DiskFull, u"%1 cannot be brought to the disk"_s.arg(path)};
}

Result<QByteArray> checksum(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return Error{Error::Kind::Unknown, path + u": "_s + file.errorString()};
    return hash.result().toHex();
}

Result<void> writeChecksum(const QString &path, const QByteArray &sha256)
{
    QSaveFile file(path + u".sha256"_s);
    const QByteArray line = sha256 + "  " + QFile::encodeName(path.section(u'/', -1)) + '\n';
    if (file.open(QIODevice::WriteOnly) && file.write(line) == line.size() && file.commit())
        return {};
    return Error{Error::Kind::DiskFull, file.fileName() + u": "_s + file.errorString()};
}

} // namespace

QStringList dumpFolders()
{
    QStringList folders;
    const QDir debian(u"/usr/lib/postgresql"_s);
    for (const QString &version : debian.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        folders.append(debian.filePath(version + u"/bin"_s));
    return folders + qEnvironmentVariable("PATH").split(u':', Qt::SkipEmptyParts);
}

QList<DumpProgram> findDumpPrograms(const QStringList &folders)
{
    static const QRegularExpression version(u"^pg_dump \\(PostgreSQL\\) (\\d+)"_s);
    QList<DumpProgram> programs;
    QSet<QString> seen;
    for (const QString &folder : folders) {
        const QString path = QFileInfo(folder + u"/pg_dump"_s).canonicalFilePath();
        if (path.isEmpty() || seen.contains(path))
            continue;
        seen.insert(path);
        QProcess process;
        process.start(folder + u"/pg_dump"_s, {u"--version"_s});
        if (!process.waitForFinished(versionTimeoutMs))
            continue;
        const auto match = version.match(QString::fromUtf8(process.readAllStandardOutput()));
        if (match.hasMatch())
            programs.append({folder + u"/pg_dump"_s, match.captured(1).toInt()});
    }
    return programs;
}

Result<DumpProgram> chooseDumpProgram(const QList<DumpProgram> &programs, int serverMajor)
{
    const DumpProgram *chosen = nullptr;
    QStringList found;
    for (const DumpProgram &program : programs) {
        found.append(u"%1 (%2)"_s.arg(program.path).arg(program.major));
        if (program.major >= serverMajor && (chosen == nullptr || program.major < chosen->major))
            chosen = &program;
    }
    if (chosen != nullptr)
        return *chosen;
    const QString there = found.isEmpty() ? u"none was found"_s : u"found: "_s + found.join(u", "_s);
    return Error{Error::Kind::NotFound,
        u"a backup of PostgreSQL %1 needs pg_dump %1 or newer, and %2. Install postgresql-client-%1 and run it again"_s
            .arg(serverMajor)
            .arg(there)};
}

Result<BackupFile> Backup::take(const QStringList &programFolders, const Progress &progress) const
{
    SHORTLIST_TRY(const std::unique_ptr<PostgresConnection> database, PostgresConnection::open(m_settings));
    constexpr int versionsInAMajor = 10000;
    SHORTLIST_TRY(const DumpProgram program,
        chooseDumpProgram(findDumpPrograms(programFolders), database->serverVersion() / versionsInAMajor));

    const QString moment = QDateTime::fromMSecsSinceEpoch(m_now, Qt::UTC).toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
    const QString path = m_folder + u"/shortlist-"_s + moment + u".dump"_s;
    const QString partial = path + u".partial"_s;
    if (!QDir().mkpath(m_folder))
        return Error{Error::Kind::ReadOnly, u"the folder %1 cannot be made"_s.arg(m_folder)};
    if (QFile::exists(path))
        return Error{Error::Kind::ReadOnly, path + u" is there already"_s};
    // Made here, so that it is nobody else's from the first byte; pg_dump writes into it.
    QFile file(partial);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return Error{Error::Kind::ReadOnly, partial + u": "_s + file.errorString()};
    file.close();
    const auto finish = [&]() -> Result<BackupFile> {
        SHORTLIST_TRY_VOID(dump(program, partial, progress));
        SHORTLIST_TRY_VOID(synced(partial));
        SHORTLIST_TRY(const QByteArray sha256, checksum(partial));
        SHORTLIST_TRY_VOID(writeChecksum(path, sha256));
        if (!QFile::rename(partial, path))
            return Error{Error::Kind::ReadOnly, path + u" cannot be given its name"_s};
        SHORTLIST_TRY_VOID(synced(m_folder));
        return BackupFile{path, QFileInfo(path).size(), sha256, program};
    };
    Result<BackupFile> done = finish();
    if (!done && QFile::exists(partial)) {
        QFile::remove(partial);
        QFile::remove(path + u".sha256"_s);
    }
    return done;
}

Result<void> Backup::dump(const DumpProgram &program, const QString &file, const Progress &progress) const
{
    SHORTLIST_TRY(const QProcessEnvironment environment, connectionEnvironment(m_settings.connection));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program.path,
        {u"--format=custom"_s, u"--verbose"_s, u"--no-password"_s, u"--lock-wait-timeout=60s"_s, u"--file"_s, file});
    static const QRegularExpression table(u"dumping contents of table \"?([^\"]+)\"?$"_s);
    QString last;
    const auto listen = [&] {
        process.setReadChannel(QProcess::StandardError);
        while (process.canReadLine()) {
            const QString line = QString::fromUtf8(process.readLine(4096)).trimmed();
            if (const auto match = table.match(line); match.hasMatch())
                progress(match.captured(1));
            else if (line.contains(u"error: "_s))
                last = line;
        }
    };
    // A large table is silent for as long as it takes; that pg_dump has ended is what counts.
    while (process.state() != QProcess::NotRunning) {
        process.waitForReadyRead(500);
        listen();
    }
    listen();
    if (process.error() == QProcess::FailedToStart)
        return Error{Error::Kind::NotFound, program.path + u": "_s + process.errorString()};
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return {};
    return Error{kindOf(last), last.isEmpty() ? u"pg_dump was stopped"_s : last};
}

} // namespace shortlist::central
