// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/sqlitedatabase.h"

#include <QCryptographicHash>
#include <QRegularExpression>

#include <sqlite3.h>

namespace shortlist::central {

using namespace Qt::StringLiterals;

namespace {

/// encode(x, 'hex') and decode(x, 'hex'): hex text is what these columns hold here.
void sameText(sqlite3_context *context, int, sqlite3_value **values)
{
    sqlite3_result_value(context, values[0]);
}

/// next_chain(chain, rev): a link that no other history of this database has, also after it was restored from a copy.
void nextChain(sqlite3_context *context, int, sqlite3_value **values)
{
    static thread_local quint64 calls = 0;
    QByteArray text(reinterpret_cast<const char *>(sqlite3_value_text(values[0])));
    text += '/' + QByteArray::number(static_cast<qint64>(sqlite3_value_int64(values[1])));
    text += '/' + QByteArray::number(++calls);
    const QByteArray link = QCryptographicHash::hash(text, QCryptographicHash::Sha1).left(8).toHex();
    sqlite3_result_text(context, link.constData(), static_cast<int>(link.size()), SQLITE_TRANSIENT);
}

QByteArray translated(const QByteArray &sql)
{
    static const QRegularExpression casts(uR"(::\s*(?:"char"|[a-z_]+(?:\(\d+\))?(?:\[\])?))"_s);
    static const QRegularExpression locks(uR"(\s+FOR (?:NO KEY )?UPDATE(?: NOWAIT)?)"_s);
    static const QRegularExpression prefix(uR"(\bpublic\.)"_s);
    static const QRegularExpression schema(uR"(\bsync\.)"_s);
    QString text = QString::fromUtf8(sql);
    text.remove(casts);
    text.remove(locks);
    text.remove(prefix);
    text.replace(schema, u"sync_"_s);
    return text.toUtf8();
}

} // namespace

Result<std::unique_ptr<SqliteDatabase>> SqliteDatabase::open()
{
    sqlite3 *handle = nullptr;
    const int code = sqlite3_open_v2(":memory:", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    std::unique_ptr<SqliteDatabase> database(new SqliteDatabase(handle));
    if (code != SQLITE_OK)
        return database->lastError();
    for (const char *name : {"encode", "decode"})
        sqlite3_create_function(
            handle, name, 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, sameText, nullptr, nullptr);
    sqlite3_create_function(handle, "next_chain", 2, SQLITE_UTF8, nullptr, nextChain, nullptr, nullptr);
    SHORTLIST_TRY_VOID(database->runScript("PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = OFF"));
    return database;
}

Result<std::unique_ptr<SqliteDatabase>> SqliteDatabase::createCentre()
{
    SHORTLIST_TRY(auto database, open());
    SHORTLIST_TRY_VOID(database->runScript(schema()));
    return database;
}

SqliteDatabase::~SqliteDatabase()
{
    for (sqlite3_stmt *statement : std::as_const(m_statements))
        sqlite3_finalize(statement);
    sqlite3_close(m_handle);
}

Result<std::unique_ptr<SqliteDatabase>> SqliteDatabase::copy() const
{
    SHORTLIST_TRY(auto database, open());
    sqlite3_backup *backup = sqlite3_backup_init(database->m_handle, "main", m_handle, "main");
    if (!backup)
        return database->lastError();
    sqlite3_backup_step(backup, -1);
    if (sqlite3_backup_finish(backup) != SQLITE_OK)
        return database->lastError();
    return database;
}

Error SqliteDatabase::lastError() const
{
    Error::Kind kind = Error::Kind::Unknown;
    const int code = m_handle ? sqlite3_errcode(m_handle) : SQLITE_NOMEM;
    if (code == SQLITE_CONSTRAINT)
        kind = Error::Kind::Constraint;
    else if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        kind = Error::Kind::Busy;
    else if (code == SQLITE_TOOBIG)
        kind = Error::Kind::TooLarge;
    return {kind, QString::fromUtf8(sqlite3_errmsg(m_handle))};
}

Result<sqlite3_stmt *> SqliteDatabase::prepared(const QByteArray &sql)
{
    if (sqlite3_stmt *known = m_statements.value(sql))
        return known;
    const QByteArray text = translated(sql);
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(m_handle, text.constData(), static_cast<int>(text.size()), &statement, nullptr) != SQLITE_OK)
        return Error{lastError().kind, lastError().detail + u": "_s + QString::fromUtf8(text)};
    m_statements.insert(sql, statement);
    return statement;
}

Result<Rows> SqliteDatabase::run(const QByteArray &sql, const Parameters &parameters)
{
    if (sql.startsWith("SET TRANSACTION"))
        return Rows(); // every transaction here sees one state
    SHORTLIST_TRY(sqlite3_stmt * statement, prepared(sql));
    for (size_t i = 0; i < parameters.size(); ++i) {
        const QByteArray name = '$' + QByteArray::number(static_cast<qint64>(i + 1));
        const int place = sqlite3_bind_parameter_index(statement, name.constData());
        const auto &text = parameters[i].text();
        if (place > 0 && text)
            sqlite3_bind_text(statement, place, text->constData(), static_cast<int>(text->size()), SQLITE_TRANSIENT);
        else if (place > 0)
            sqlite3_bind_null(statement, place);
    }
    const int columns = sqlite3_column_count(statement);
    std::vector<std::optional<QByteArray>> values;
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        for (int i = 0; i < columns; ++i) {
            if (sqlite3_column_type(statement, i) == SQLITE_NULL) {
                values.emplace_back();
            } else {
                const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(statement, i));
                values.emplace_back(QByteArray(text, sqlite3_column_bytes(statement, i)));
            }
        }
    }
    const Error problem = lastError();
    sqlite3_reset(statement);
    if (code != SQLITE_DONE)
        return problem;
    return Rows(columns, std::move(values), sqlite3_changes(m_handle));
}

Result<void> SqliteDatabase::runScript(const QByteArray &sql)
{
    if (sqlite3_exec(m_handle, translated(sql).constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return lastError();
    return {};
}

Result<void> SqliteDatabase::begin()
{
    SHORTLIST_TRY(const auto rows, run("BEGIN IMMEDIATE"));
    Q_UNUSED(rows)
    return {};
}

Result<Commit> SqliteDatabase::commit()
{
    SHORTLIST_TRY(const auto rows, run("COMMIT"));
    Q_UNUSED(rows)
    return Commit::Done;
}

void SqliteDatabase::rollback() noexcept
{
    if (inTransaction())
        sqlite3_exec(m_handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<void> SqliteDatabase::savepoint(const QByteArray &name)
{
    SHORTLIST_TRY(const auto rows, run("SAVEPOINT " + name));
    Q_UNUSED(rows)
    return {};
}

Result<void> SqliteDatabase::release(const QByteArray &name)
{
    SHORTLIST_TRY(const auto rows, run("RELEASE " + name));
    Q_UNUSED(rows)
    return {};
}

Result<void> SqliteDatabase::rollbackTo(const QByteArray &name)
{
    SHORTLIST_TRY(const auto rows, run("ROLLBACK TO " + name));
    Q_UNUSED(rows)
    return {};
}

bool SqliteDatabase::inTransaction() const
{
    return sqlite3_get_autocommit(m_handle) == 0;
}

} // namespace shortlist::central
