// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/backup.h"

#include "migrations/migrations.h"
#include "models/store/health.h"
#include "models/store/libraryfile.h"
#include "models/store/logging.h"
#include "models/store/migrator.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>
#include <QTimeZone>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace shortlist::store {

namespace {

constexpr int dailyKept = 7;
constexpr int weeklyKept = 4;
constexpr auto stampFormat = "yyyy-MM-dd'T'hh-mm-ss'Z'";

constexpr auto renewClient = "UPDATE sync_meta SET value = ?1 WHERE key = 'client_id'";
constexpr auto readdress = "UPDATE outbox SET client_id = ?1 WHERE state = 'pending'";

QDateTime utc(Timestamp at)
{
    return QDateTime::fromMSecsSinceEpoch(at, Qt::UTC);
}

QString stamp(Timestamp at)
{
    return utc(at).toString(QString::fromLatin1(stampFormat));
}

/// The time in a copy's name, or 0 for a file that is none of ours.
Timestamp timeOf(const QString &fileName, const QString &baseName)
{
    const QString tail = u".shortlist"_s;
    if (!fileName.startsWith(baseName + u'-') || !fileName.endsWith(tail))
        return 0;
    const QString text = fileName.sliced(baseName.size() + 1, fileName.size() - baseName.size() - 1 - tail.size());
    QDateTime time = QDateTime::fromString(text, QString::fromLatin1(stampFormat));
    time.setTimeSpec(Qt::UTC);
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

bool isWhole(const QString &path, qint64 size)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray header = file.read(100);
    if (header.size() < 100 || !header.startsWith("SQLite format 3"))
        return false;
    const auto pageField = qFromBigEndian<quint16>(header.constData() + 16);
    const qint64 pageSize = pageField == 1 ? 65536 : pageField;
    const auto pages = qFromBigEndian<quint32>(header.constData() + 28);
    const auto schema = qFromBigEndian<quint32>(header.constData() + 60);
    const auto application = qFromBigEndian<quint32>(header.constData() + 68);
    const QList<Migration> known = sqliteMigrations();
    return application == libraryApplicationId && pageSize * pages == size && schema >= 1
        && schema <= static_cast<quint32>(known.constLast().number);
}

/// Reads every page of a copy, and leaves it in one file.
Result<void> verifyCopy(const QString &path)
{
    ConnectionOptions options;
    options.mode = OpenMode::ReadWrite;
    options.singleFile = true;
    SHORTLIST_TRY(const auto copy, Connection::open(path, options));
    Migrator schema(*copy, sqliteMigrations());
    SHORTLIST_TRY_VOID(schema.check());
    SHORTLIST_TRY(const int version, schema.version());
    // An empty file is fine where a library shall begin; as a copy of one it would replace everything by nothing.
    if (version == 0)
        return Error{Error::Kind::Corrupt, u"there is no library in the copy"_s};
    SHORTLIST_TRY(const QStringList problems, checkPages(*copy));
    if (!problems.isEmpty())
        return Error{Error::Kind::Corrupt, problems.constFirst()};
    return {};
}

Result<void> moveFile(const QString &from, const QString &to)
{
    if (!QFile::exists(from))
        return {};
    QFile file(from);
    if (!file.rename(to))
        return Error{Error::Kind::ReadOnly, u"%1 cannot be renamed: %2"_s.arg(from, file.errorString())};
    return {};
}

/// sync must not take the restored file for the one that was there (sync.md §2.3, "Client ids fork-proof").
Result<void> renewIncarnation(const QString &path)
{
    ConnectionOptions options;
    options.mode = OpenMode::ReadWrite;
    options.singleFile = true;
    SHORTLIST_TRY(const auto db, Connection::open(path, options));
    SHORTLIST_TRY(const int schema, Migrator(*db, sqliteMigrations()).version());
    if (schema < 2)
        return {}; // a file without sync's tables gets its id when it is opened
    const QString client = QUuid::createUuid().toString(QUuid::WithoutBraces);
    SHORTLIST_TRY(auto transaction, Transaction::begin(*db));
    for (const char *sql : {renewClient, readdress}) {
        SHORTLIST_TRY(auto update, db->prepare(sql));
        SHORTLIST_TRY_VOID(update.bind(client));
        SHORTLIST_TRY_VOID(update.run());
    }
    return transaction.commit();
}

} // namespace

BackupFolder::BackupFolder(const QString &folder, const QString &baseName)
    : m_folder(folder)
    , m_baseName(baseName)
{
}

QList<BackupInfo> BackupFolder::list() const
{
    QList<BackupInfo> found;
    for (const QFileInfo &file : QDir(m_folder).entryInfoList({u"*.shortlist"_s}, QDir::Files)) {
        const Timestamp madeAt = timeOf(file.fileName(), m_baseName);
        if (madeAt != 0)
            found.append({file.absoluteFilePath(), madeAt, file.size(), isWhole(file.absoluteFilePath(), file.size())});
    }
    std::sort(found.begin(), found.end(), [](const BackupInfo &a, const BackupInfo &b) { return a.madeAt > b.madeAt; });
    return found;
}

bool BackupFolder::isDue(Timestamp now) const
{
    const QDate today = utc(now).date();
    const QList<BackupInfo> all = list();
    return std::none_of(all.cbegin(), all.cend(),
        [today](const BackupInfo &backup) { return backup.good && utc(backup.madeAt).date() == today; });
}

Result<BackupInfo> BackupFolder::make(LibraryStore &store, Timestamp now, const std::function<bool()> &proceed)
{
    if (!QDir().mkpath(m_folder))
        return Error{Error::Kind::ReadOnly, u"the folder %1 cannot be made"_s.arg(m_folder)};
    const QString path = QDir(m_folder).filePath(u"%1-%2.shortlist"_s.arg(m_baseName, stamp(now)));
    SHORTLIST_TRY(BackupInfo made, writeBackup(store, path, now, proceed));
    for (const QString &old : surplus()) {
        if (!QFile::remove(old))
            qCWarning(lcStore) << "an old backup could not be removed:" << old;
    }
    return made;
}

QStringList BackupFolder::surplus() const
{
    QSet<QDate> days;
    QSet<int> weeks;
    int weekly = 0;
    QStringList gone;
    for (const BackupInfo &backup : list()) {
        if (!backup.good)
            continue; // damaged copies take nobody's place and are left for a person to look at
        const QDate day = utc(backup.madeAt).date();
        int year = 0;
        const int week = day.weekNumber(&year) + 100 * year;
        if (days.size() < dailyKept && !days.contains(day)) {
            days.insert(day);
            weeks.insert(week);
        } else if (!weeks.contains(week) && weekly < weeklyKept) {
            weeks.insert(week);
            ++weekly;
        } else {
            gone.append(backup.path);
        }
    }
    return gone;
}

BackupInfo inspectBackup(const QString &path)
{
    const QFileInfo file(path);
    return {file.absoluteFilePath(), file.lastModified().toMSecsSinceEpoch(), file.size(),
        file.exists() && isWhole(path, file.size())};
}

Result<BackupInfo> writeBackup(
    LibraryStore &store, const QString &path, Timestamp now, const std::function<bool()> &proceed)
{
    if (QFileInfo(path).absoluteFilePath() == QFileInfo(store.path()).absoluteFilePath())
        return Error{Error::Kind::InvalidInput, u"a backup cannot replace the library itself"_s};
    const QString partial = path + u".partial"_s;
    QFile::remove(partial);
    auto copied = store.copyTo(partial, proceed);
    if (copied)
        copied = verifyCopy(partial);
    if (!copied) {
        QFile::remove(partial);
        return openError(copied.error(), path);
    }
    if (QFile::exists(path) && !QFile::remove(path))
        return Error{Error::Kind::ReadOnly, u"%1 cannot be replaced"_s.arg(path)};
    SHORTLIST_TRY_VOID(moveFile(partial, path));
    BackupInfo made = inspectBackup(path);
    made.madeAt = now;
    return made;
}

Result<QString> restoreLibrary(const QString &backup, const QString &library, Timestamp now)
{
    if (!QFileInfo::exists(backup))
        return Error{Error::Kind::NotFound, u"there is no file %1"_s.arg(backup)};
    if (QFileInfo(backup).absoluteFilePath() == QFileInfo(library).absoluteFilePath())
        return Error{Error::Kind::InvalidInput, u"the library cannot be restored from itself"_s};
    SHORTLIST_TRY_VOID(checkFileHeader(backup));

    // The copy is made and checked beside the library first; only then does anything move.
    const QString incoming = library + u".restoring"_s;
    QFile::remove(incoming);
    {
        ConnectionOptions options;
        options.mode = OpenMode::ReadOnly;
        SHORTLIST_TRY(const auto source, Connection::open(backup, options));
        SHORTLIST_TRY_VOID(source->copyTo(incoming));
    }
    auto ready = verifyCopy(incoming);
    if (ready)
        ready = renewIncarnation(incoming);
    if (!ready) {
        QFile::remove(incoming);
        return ready.error();
    }

    QString aside;
    if (QFile::exists(library)) {
        const QFileInfo file(library);
        aside = file.dir().filePath(u"%1 before restore %2.shortlist"_s.arg(file.completeBaseName(), stamp(now)));
        // The log first: the library without its log would be an older library, the log alone is nothing.
        SHORTLIST_TRY_VOID(moveFile(library + u"-wal"_s, aside + u"-wal"_s));
        SHORTLIST_TRY_VOID(moveFile(library, aside));
    }
    QFile::remove(library + u"-shm"_s);
    SHORTLIST_TRY_VOID(moveFile(incoming, library));
    return aside;
}

} // namespace shortlist::store
