// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/sqlite.h"

#include "models/store/logging.h"

#include <QFileInfo>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace shortlist::store {

Q_LOGGING_CATEGORY(lcStore, "shortlist.store", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSqlite, "shortlist.store.sqlite", QtWarningMsg)

namespace {

constexpr int backupPagesPerStep = 1024;
constexpr int mostLogPages = 16384; ///< 64 MB

Error::Kind kindOf(int code)
{
    using Kind = Error::Kind;
    if (code == SQLITE_IOERR_SHMSIZE)
        return Kind::DiskFull;
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return Kind::Busy;
    case SQLITE_CONSTRAINT:
        return Kind::Constraint;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return Kind::Corrupt;
    case SQLITE_FULL:
        return Kind::DiskFull;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return Kind::ReadOnly;
    case SQLITE_TOOBIG:
        return Kind::TooLarge;
    case SQLITE_INTERRUPT:
        return Kind::Cancelled;
    default:
        return Kind::Unknown;
    }
}

Error sqlError(int code, const char *message)
{
    return {kindOf(code), u"SQLite %1: %2"_s.arg(code).arg(QString::fromUtf8(message))};
}

int hookCode(CallHook *hook, const char *call)
{
    return hook ? hook->before(call) : SQLITE_OK;
}

struct BackupFinish
{
    void operator()(sqlite3_backup *backup) const noexcept { sqlite3_backup_finish(backup); }
};

struct HandleClose
{
    void operator()(sqlite3 *handle) const noexcept { sqlite3_close_v2(handle); }
};

} // namespace

Statement::Statement(Statement &&other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr))
    , m_hook(other.m_hook)
    , m_cached(other.m_cached)
{
}

Statement::~Statement()
{
    if (!m_statement)
        return;
    if (m_cached) {
        sqlite3_reset(m_statement);
        sqlite3_clear_bindings(m_statement);
    } else {
        sqlite3_finalize(m_statement);
    }
}

Result<void> Statement::checked(int code) const
{
    if (code != SQLITE_OK)
        return sqlError(code, sqlite3_errmsg(sqlite3_db_handle(m_statement)));
    return {};
}

Result<void> Statement::bindOne(int position, qint64 value)
{
    return checked(sqlite3_bind_int64(m_statement, position, value));
}

Result<void> Statement::bindOne(int position, const QString &value)
{
    return bindOne(position, Utf8{value.toUtf8()});
}

Result<void> Statement::bindOne(int position, const Utf8 &value)
{
    // A null QByteArray has no data pointer, which SQLite would bind as NULL; empty text is not that.
    const char *data = value.bytes.isNull() ? "" : value.bytes.constData();
    return checked(sqlite3_bind_text64(
        m_statement, position, data, static_cast<sqlite3_uint64>(value.bytes.size()), SQLITE_TRANSIENT, SQLITE_UTF8));
}

Result<void> Statement::bindOne(int position, const QByteArray &value)
{
    const char *data = value.isNull() ? "" : value.constData();
    return checked(
        sqlite3_bind_blob64(m_statement, position, data, static_cast<sqlite3_uint64>(value.size()), SQLITE_TRANSIENT));
}

Result<void> Statement::bindOne(int position, std::nullptr_t)
{
    return checked(sqlite3_bind_null(m_statement, position));
}

Result<Step> Statement::step()
{
    if (const int injected = hookCode(m_hook, "step"); injected != SQLITE_OK) {
        sqlite3_reset(m_statement);
        return sqlError(injected, sqlite3_errstr(injected));
    }
    switch (const int code = sqlite3_step(m_statement); code) {
    case SQLITE_ROW:
        return Step::Row;
    case SQLITE_DONE:
        sqlite3_reset(m_statement);
        return Step::Done;
    default:
        Error error = sqlError(code, sqlite3_errmsg(sqlite3_db_handle(m_statement)));
        sqlite3_reset(m_statement);
        return error;
    }
}

Result<void> Statement::run()
{
    return forEach([](const Statement &) { return Result<void>(); });
}

Result<void> Statement::forEach(const std::function<Result<void>(const Statement &)> &row)
{
    for (;;) {
        SHORTLIST_TRY(const Step outcome, step());
        if (outcome == Step::Done)
            return {};
        SHORTLIST_TRY_VOID(row(*this));
    }
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 Statement::int64(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

QString Statement::text(int column) const
{
    const auto *utf8 = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(utf8, sqlite3_column_bytes(m_statement, column));
}

QByteArray Statement::bytes(int column) const
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return {data, sqlite3_column_bytes(m_statement, column)};
}

std::optional<qint64> Statement::optionalInt64(int column) const
{
    if (isNull(column))
        return std::nullopt;
    return int64(column);
}

Result<std::unique_ptr<Connection>> Connection::open(const QString &path, const ConnectionOptions &options)
{
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    flags |= options.mode == OpenMode::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    if (options.mode == OpenMode::Create)
        flags |= SQLITE_OPEN_CREATE;
    else if (!QFileInfo::exists(path))
        return Error{Error::Kind::NotFound, u"there is no file %1"_s.arg(path)};
    if (const int injected = hookCode(options.hook, "open"); injected != SQLITE_OK)
        return sqlError(injected, sqlite3_errstr(injected));

    sqlite3 *handle = nullptr;
    const int code = sqlite3_open_v2(
        path.toUtf8().constData(), &handle, flags, options.vfs.isEmpty() ? nullptr : options.vfs.constData());
    std::unique_ptr<Connection> connection(new Connection(handle)); // owns the handle even when opening failed
    if (code != SQLITE_OK)
        return sqlError(code, handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code));
    SHORTLIST_TRY_VOID(connection->configure(options));
    return connection;
}

Result<void> Connection::configure(const ConnectionOptions &options)
{
    m_hook = options.hook;
    m_vfs = options.vfs;
    m_readOnly = options.mode == OpenMode::ReadOnly;
    sqlite3_busy_timeout(m_handle, options.busyTimeoutMs);
    // A library can come from anywhere: its schema must not be able to write past SQLite's own rules.
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    SHORTLIST_TRY_VOID(runScript("PRAGMA foreign_keys = ON; PRAGMA cache_size = -8000; PRAGMA temp_store = MEMORY;"));
    if (m_readOnly)
        return runScript("PRAGMA query_only = ON;");
    if (options.singleFile)
        return runScript("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;");
    SHORTLIST_TRY_VOID(runScript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
                                 "PRAGMA journal_size_limit = 67108864;"));
    sqlite3_wal_hook(m_handle, &Connection::noteLogPages, this); // takes the place of the automatic checkpoint
    return {};
}

/// Checkpoints are made when there is time for them (LibraryStore::maintain). The one here is the last resort, because
/// it makes one unlucky save wait for it.
int Connection::noteLogPages(void *connection, sqlite3 *handle, const char *schema, int pages)
{
    static_cast<Connection *>(connection)->m_logPages = pages;
    if (pages >= mostLogPages)
        sqlite3_wal_checkpoint_v2(handle, schema, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    return SQLITE_OK;
}

Connection::~Connection()
{
    for (sqlite3_stmt *statement : std::as_const(m_cache))
        sqlite3_finalize(statement);
    sqlite3_close_v2(m_handle);
}

Result<void> Connection::runScript(const QByteArray &sql)
{
    Q_ASSERT(m_thread == QThread::currentThreadId());
    if (const int injected = hookCode(m_hook, sql.constData()); injected != SQLITE_OK)
        return sqlError(injected, sqlite3_errstr(injected));
    const int code = sqlite3_exec(m_handle, sql.constData(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return sqlError(code, sqlite3_errmsg(m_handle));
    return {};
}

Result<Statement> Connection::prepare(const char *sql)
{
    Q_ASSERT(m_thread == QThread::currentThreadId());
    sqlite3_stmt *kept = m_cache.value(sql);
    if (kept && sqlite3_stmt_busy(kept))
        return prepareOnce(QByteArray::fromRawData(sql, static_cast<qsizetype>(qstrlen(sql))));
    if (!kept) {
        if (const int injected = hookCode(m_hook, sql); injected != SQLITE_OK)
            return sqlError(injected, sqlite3_errstr(injected));
        const int code = sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &kept, nullptr);
        if (code != SQLITE_OK)
            return sqlError(code, sqlite3_errmsg(m_handle));
        m_cache.insert(sql, kept);
    }
    return Statement(kept, true, m_hook);
}

Result<Statement> Connection::prepareOnce(const QByteArray &sql)
{
    Q_ASSERT(m_thread == QThread::currentThreadId());
    if (const int injected = hookCode(m_hook, sql.constData()); injected != SQLITE_OK)
        return sqlError(injected, sqlite3_errstr(injected));
    sqlite3_stmt *statement = nullptr;
    const int code = sqlite3_prepare_v2(m_handle, sql.constData(), static_cast<int>(sql.size()), &statement, nullptr);
    if (code != SQLITE_OK)
        return sqlError(code, sqlite3_errmsg(m_handle));
    return Statement(statement, false, m_hook);
}

int Connection::changes() const
{
    return sqlite3_changes(m_handle);
}

qint64 Connection::lastInsertRowId() const
{
    return sqlite3_last_insert_rowid(m_handle);
}

bool Connection::inTransaction() const
{
    return sqlite3_get_autocommit(m_handle) == 0;
}

Result<qint64> Connection::readInt64(const char *sql)
{
    SHORTLIST_TRY(auto select, prepare(sql));
    SHORTLIST_TRY(const Step step, select.step());
    if (step == Step::Done)
        return Error{Error::Kind::NotFound, u"no row"_s};
    return select.int64(0);
}

Result<QString> Connection::readText(const char *sql)
{
    SHORTLIST_TRY(auto select, prepare(sql));
    SHORTLIST_TRY(const Step step, select.step());
    if (step == Step::Done)
        return Error{Error::Kind::NotFound, u"no row"_s};
    return select.text(0);
}

Result<void> Connection::copyTo(const QString &path, const std::function<bool()> &proceed)
{
    Q_ASSERT(m_thread == QThread::currentThreadId());
    sqlite3 *raw = nullptr;
    const int code = sqlite3_open_v2(path.toUtf8().constData(), &raw,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
        m_vfs.isEmpty() ? nullptr : m_vfs.constData());
    const std::unique_ptr<sqlite3, HandleClose> target(raw);
    if (code != SQLITE_OK)
        return sqlError(code, raw ? sqlite3_errmsg(raw) : sqlite3_errstr(code));
    if (inTransaction())
        return copyPages(target.get(), proceed);
    // One snapshot for the whole copy: without it, every commit of the writer would start the copy again.
    SHORTLIST_TRY(auto snapshot, Transaction::beginRead(*this));
    SHORTLIST_TRY_VOID(copyPages(target.get(), proceed));
    return snapshot.commit();
}

Result<void> Connection::copyPages(sqlite3 *target, const std::function<bool()> &proceed)
{
    const std::unique_ptr<sqlite3_backup, BackupFinish> backup(sqlite3_backup_init(target, "main", m_handle, "main"));
    if (!backup)
        return sqlError(sqlite3_extended_errcode(target), sqlite3_errmsg(target));
    for (;;) {
        if (proceed && !proceed())
            return Error{Error::Kind::Cancelled, u"the copy was stopped"_s};
        int code = hookCode(m_hook, "backup");
        if (code == SQLITE_OK)
            code = sqlite3_backup_step(backup.get(), backupPagesPerStep);
        if (code == SQLITE_DONE)
            return {};
        if (code != SQLITE_OK)
            return sqlError(code, sqlite3_errstr(code));
    }
}

Result<qint64> Connection::checkpoint()
{
    Q_ASSERT(m_thread == QThread::currentThreadId());
    int inLog = 0;
    int moved = 0;
    int code = hookCode(m_hook, "checkpoint");
    if (code == SQLITE_OK)
        code = sqlite3_wal_checkpoint_v2(m_handle, nullptr, SQLITE_CHECKPOINT_PASSIVE, &inLog, &moved);
    if (code != SQLITE_OK)
        return sqlError(code, sqlite3_errmsg(m_handle));
    if (inLog == moved)
        m_logPages = 0;
    return qint64{inLog} - moved;
}

void Connection::interrupt()
{
    sqlite3_interrupt(m_handle);
}

Result<Transaction> Transaction::begin(Connection &db)
{
    SHORTLIST_TRY_VOID(db.runScript("BEGIN IMMEDIATE"));
    return Transaction(db);
}

Result<Transaction> Transaction::beginRead(Connection &db)
{
    SHORTLIST_TRY_VOID(db.runScript("BEGIN"));
    return Transaction(db);
}

Transaction::~Transaction()
{
    if (!m_db || !m_db->inTransaction()) // some errors make SQLite roll back by itself
        return;
    // The second attempt is for a failure that was not of the roll-back's own making, such as an interrupt.
    if (m_db->runScript("ROLLBACK") || m_db->runScript("ROLLBACK"))
        return;
    qCCritical(lcSqlite) << "a transaction could not be rolled back";
}

Result<void> Transaction::commit()
{
    Q_ASSERT(m_db);
    SHORTLIST_TRY_VOID(m_db->runScript("COMMIT"));
    m_db = nullptr;
    return {};
}

} // namespace shortlist::store
