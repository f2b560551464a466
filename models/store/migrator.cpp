// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/migrator.h"

#include "models/store/logging.h"

#include <QCryptographicHash>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::store {

namespace {

constexpr auto setApplicationId = "PRAGMA application_id = 1397247060";
constexpr auto createLedger = "CREATE TABLE IF NOT EXISTS schema_migration ("
                              "number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, "
                              "applied_at INTEGER NOT NULL) STRICT";
constexpr auto insertLedger
    = "INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES (?1, ?2, ?3, ?4)";
constexpr auto selectLedger = "SELECT number, name, checksum FROM schema_migration ORDER BY number";
constexpr auto selectTables = "SELECT count(*) FROM sqlite_schema";

QString checksum(const QByteArray &sql)
{
    return QString::fromLatin1(QCryptographicHash::hash(sql, QCryptographicHash::Sha256).toHex());
}

} // namespace

Migrator::Migrator(Connection &db, QList<Migration> migrations)
    : m_db(db)
    , m_migrations(std::move(migrations))
{
}

int Migrator::newest() const
{
    return m_migrations.isEmpty() ? 0 : m_migrations.constLast().number;
}

Result<int> Migrator::version()
{
    SHORTLIST_TRY(const qint64 number, m_db.readInt64("PRAGMA user_version"));
    return static_cast<int>(number);
}

Result<void> Migrator::check()
{
    SHORTLIST_TRY(const qint64 application, m_db.readInt64("PRAGMA application_id"));
    SHORTLIST_TRY(const qint64 tables, m_db.readInt64(selectTables));
    if (tables == 0)
        return {};
    if (application != qint64{libraryApplicationId})
        return Error{Error::Kind::InvalidInput, u"the file is a database of another program"_s};
    SHORTLIST_TRY(const int current, version());
    if (current > newest())
        return Error{Error::Kind::NewerSchema, u"schema %1, known up to %2"_s.arg(current).arg(newest())};

    SHORTLIST_TRY(auto select, m_db.prepare(selectLedger));
    int seen = 0;
    SHORTLIST_TRY_VOID(select.forEach([&](const Statement &row) -> Result<void> {
        const int number = row.integer(0);
        const auto known = std::find_if(m_migrations.cbegin(), m_migrations.cend(),
            [number](const Migration &migration) { return migration.number == number; });
        if (known == m_migrations.cend() || checksum(known->sql) != row.text(2))
            return Error{Error::Kind::Corrupt, u"schema file %1 is not the one that was applied"_s.arg(row.text(1))};
        ++seen;
        return {};
    }));
    if (seen != current)
        return Error{Error::Kind::Corrupt, u"schema %1, but %2 files on record"_s.arg(current).arg(seen)};
    return {};
}

Result<void> Migrator::migrate(const QString &copyPath, Timestamp now)
{
    SHORTLIST_TRY_VOID(check());
    SHORTLIST_TRY(const int current, version());
    if (current == newest())
        return {};
    if (current > 0 && !copyPath.isEmpty()) {
        // An unfinished copy of an earlier attempt would be mistaken for a good one.
        if (QFile::exists(copyPath) && !QFile::remove(copyPath))
            return Error{Error::Kind::ReadOnly, u"cannot replace %1"_s.arg(copyPath)};
        SHORTLIST_TRY_VOID(m_db.copyTo(copyPath));
    }
    for (const Migration &migration : std::as_const(m_migrations)) {
        if (migration.number > current)
            SHORTLIST_TRY_VOID(apply(migration, now));
    }
    qCInfo(lcStore) << "schema went from" << current << "to" << newest();
    return {};
}

Result<void> Migrator::apply(const Migration &migration, Timestamp now)
{
    SHORTLIST_TRY(auto transaction, Transaction::begin(m_db));
    // Another process may have been faster; the lock is ours now, so this answer holds.
    SHORTLIST_TRY(const int current, version());
    if (current >= migration.number)
        return {};
    SHORTLIST_TRY_VOID(m_db.runScript(setApplicationId));
    SHORTLIST_TRY_VOID(m_db.runScript(createLedger));
    SHORTLIST_TRY_VOID(m_db.runScript(migration.sql));
    SHORTLIST_TRY(auto insert, m_db.prepare(insertLedger));
    SHORTLIST_TRY_VOID(insert.bind(migration.number, migration.name, checksum(migration.sql), now));
    SHORTLIST_TRY_VOID(insert.run());
    SHORTLIST_TRY_VOID(m_db.runScript("PRAGMA user_version = " + QByteArray::number(migration.number)));
    return transaction.commit();
}

} // namespace shortlist::store
