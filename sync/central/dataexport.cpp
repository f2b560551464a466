// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/dataexport.h"

#include <QDateTime>
#include <QFile>
#include <QSaveFile>

namespace shortlist::central {

using namespace Qt::StringLiterals;

namespace {

// Name in SQL, how a row is the person's ($1), name; in a fixed order. A partition is read through its table.
Result<Rows> personalTables(Database &database)
{
    return database.run(
        "SELECT format('%I.%I', n.nspname, c.relname), CASE"
        " WHEN c.oid = 'public.users'::regclass THEN 't.id = $1::uuid'"
        " WHEN c.oid = 'public.resume_versions'::regclass"
        " THEN 't.resume_id IN (SELECT id FROM public.resumes WHERE user_id = $1::uuid)'"
        " ELSE format('t.%I = $1::uuid', (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = c.oid"
        " AND a.attname IN ('user_id', 'space_id') AND NOT a.attisdropped ORDER BY a.attname DESC LIMIT 1)) END,"
        " n.nspname || '.' || c.relname"
        " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname IN ('public', 'sync') AND c.relkind IN ('r', 'p') AND NOT c.relispartition"
        " AND (c.oid IN ('public.users'::regclass, 'public.resume_versions'::regclass)"
        " OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname IN ('user_id', 'space_id')"
        " AND a.atttypid = 'uuid'::regtype AND NOT a.attisdropped)) ORDER BY 1");
}

Result<ExportedData> writeTables(Database &database, const QUuid &person, QIODevice &file)
{
    SHORTLIST_TRY(const Rows tables, personalTables(database));
    ExportedData exported;
    for (int table = 0; table < tables.size(); ++table) {
        SHORTLIST_TRY(const Rows rows,
            database.run("SELECT to_jsonb(t) - '{password_hash,token_hash}'::text[] FROM " + tables.utf8(table, 0)
                    + " t WHERE " + tables.utf8(table, 1) + " ORDER BY 1",
                {person}));
        file.write((table == 0 ? "\n    \"" : ",\n    \"") + tables.utf8(table, 2) + "\": [");
        for (int row = 0; row < rows.size(); ++row)
            file.write((row == 0 ? "\n      " : ",\n      ") + rows.utf8(row, 0));
        file.write("]");
        ++exported.tables;
        exported.rows += rows.size();
    }
    return exported;
}

} // namespace

Result<ExportedData> exportData(Database &database, const QString &email, const QString &path, Timestamp now)
{
    SHORTLIST_TRY(Transaction transaction, Transaction::begin(database));
    SHORTLIST_TRY_VOID(database.runScript("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"));
    SHORTLIST_TRY(
        const Rows found, database.run("SELECT id FROM users WHERE lower(email) = lower($1)", {email.trimmed()}));
    if (found.isEmpty())
        return Error{Error::Kind::NotFound, u"nobody has the address %1"_s.arg(email)};
    const QUuid person = found.uuid(0, 0);

    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return Error{Error::Kind::ReadOnly, path + u": "_s + file.errorString()};
    const QString moment = QDateTime::fromMSecsSinceEpoch(now, Qt::UTC).toString(Qt::ISODateWithMs);
    file.write("{\n  \"exportedAt\": \"" + moment.toUtf8() + "\",\n  \"account\": \""
        + person.toByteArray(QUuid::WithoutBraces) + "\",\n  \"tables\": {");
    SHORTLIST_TRY(const ExportedData exported, writeTables(database, person, file));
    file.write("\n  }\n}\n");
    SHORTLIST_TRY([[maybe_unused]] const Rows audited,
        database.run("SELECT sync.audit($1::uuid, 'data_exported', 'user', $1::uuid, NULL)", {person}));
    SHORTLIST_TRY(const Commit done, transaction.commit());
    if (done == Commit::Unknown)
        return Error{Error::Kind::Unreachable, u"the answer was lost: run it again"_s};
    if (!file.commit())
        return Error{Error::Kind::DiskFull, path + u": "_s + file.errorString()};
    return exported;
}

} // namespace shortlist::central
