// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/store/callhook.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QThread>

#include <functional>
#include <memory>
#include <optional>
#include <utility>

struct sqlite3;
struct sqlite3_stmt;

namespace shortlist::store {

enum class Step { Row, Done };

/// UTF-8 that is bound as text; a plain QByteArray is bound as a blob.
struct Utf8
{
    QByteArray bytes;
};

/// One prepared statement. Parameters are bound by position, columns are read with a type. A statement of the cache
/// goes back to it, reset, when this value dies; it must not outlive its connection.
class Statement
{
public:
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&) = delete;
    ~Statement();

    /// Binds every parameter from ?1 on: integers, QString, Utf8, QByteArray (blob), nullptr (NULL), std::optional of
    /// these.
    template <typename... Args>
    Result<void> bind(const Args &...args)
    {
        int position = 0;
        Result<void> outcome;
        static_cast<void>(((outcome = bindOne(++position, args)).has_value() && ...));
        return outcome;
    }
    Result<Step> step();
    Result<void> run(); ///< for statements whose rows nobody wants
    /// Steps until the end and calls `row` for each; stops at the first error of either.
    Result<void> forEach(const std::function<Result<void>(const Statement &)> &row);

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 int64(int column) const;
    [[nodiscard]] int integer(int column) const { return static_cast<int>(int64(column)); }
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const; ///< a blob, or text as UTF-8
    [[nodiscard]] std::optional<qint64> optionalInt64(int column) const;

private:
    friend class Connection;

    Statement(sqlite3_stmt *statement, bool cached, CallHook *hook)
        : m_statement(statement)
        , m_hook(hook)
        , m_cached(cached)
    {
    }
    Result<void> checked(int code) const;
    Result<void> bindOne(int position, qint64 value);
    Result<void> bindOne(int position, int value) { return bindOne(position, static_cast<qint64>(value)); }
    Result<void> bindOne(int position, bool value) { return bindOne(position, static_cast<qint64>(value)); }
    Result<void> bindOne(int position, const QString &value);
    Result<void> bindOne(int position, const Utf8 &value);
    Result<void> bindOne(int position, const QByteArray &value);
    Result<void> bindOne(int position, std::nullptr_t);
    template <typename T>
    Result<void> bindOne(int position, const std::optional<T> &value)
    {
        return value ? bindOne(position, *value) : bindOne(position, nullptr);
    }

    sqlite3_stmt *m_statement = nullptr;
    CallHook *m_hook = nullptr;
    bool m_cached = false;
};

enum class OpenMode {
    ReadOnly,
    ReadWrite, ///< the file must exist
    Create, ///< made where it is missing
};

struct ConnectionOptions
{
    OpenMode mode = OpenMode::Create;
    int busyTimeoutMs = 5000;
    CallHook *hook = nullptr; ///< not owned, outlives the connection
    QByteArray vfs; ///< name of a registered SQLite VFS; empty: the system's
    bool singleFile = false; ///< no write-ahead log: for copies, which must be whole in one file
};

/// One SQLite connection: WAL, synchronous=FULL, foreign keys on. It belongs to the thread that opened it; only
/// interrupt() may be called from another.
class Connection
{
public:
    static Result<std::unique_ptr<Connection>> open(const QString &path, const ConnectionOptions &options);
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;
    ~Connection();

    Result<void> runScript(const QByteArray &sql); ///< several statements: migrations, pragmas, BEGIN
    /// Compiles `sql`. It must be a string literal: the cache knows a statement by its address.
    Result<Statement> prepare(const char *sql);
    Result<Statement> prepareOnce(const QByteArray &sql); ///< not kept
    [[nodiscard]] int changes() const; ///< rows that the last INSERT, UPDATE or DELETE changed
    [[nodiscard]] qint64 lastInsertRowId() const;
    [[nodiscard]] bool isReadOnly() const { return m_readOnly; }
    [[nodiscard]] bool inTransaction() const;

    /// First column of the first row; NotFound when there is none.
    Result<qint64> readInt64(const char *sql);
    Result<QString> readText(const char *sql);

    /// Writes a consistent copy of the library as it is now. `proceed` is asked between portions; when it says false
    /// the copy is abandoned with Cancelled. Writers are not held up.
    Result<void> copyTo(const QString &path, const std::function<bool()> &proceed = {});

    /// Pages in the write-ahead log after this connection's last commit.
    [[nodiscard]] int logPages() const { return m_logPages; }
    /// Moves what the write-ahead log holds into the file, without waiting for readers. Returns the pages left in it.
    Result<qint64> checkpoint();

    void interrupt(); ///< makes running statements fail with Cancelled; thread-safe

private:
    explicit Connection(sqlite3 *handle)
        : m_handle(handle)
    {
    }
    Result<void> configure(const ConnectionOptions &options);
    static int noteLogPages(void *connection, sqlite3 *handle, const char *schema, int pages);
    Result<void> copyPages(sqlite3 *target, const std::function<bool()> &proceed);

    sqlite3 *m_handle = nullptr;
    QHash<const char *, sqlite3_stmt *> m_cache;
    CallHook *m_hook = nullptr;
    QByteArray m_vfs;
    bool m_readOnly = false;
    int m_logPages = 0;
    Qt::HANDLE m_thread = QThread::currentThreadId();
};

/// BEGIN, and ROLLBACK unless commit() was reached.
class Transaction
{
public:
    static Result<Transaction> begin(Connection &db); ///< IMMEDIATE: holds the write lock from here on
    static Result<Transaction> beginRead(Connection &db); ///< one snapshot for several reads
    Transaction(Transaction &&other) noexcept
        : m_db(std::exchange(other.m_db, nullptr))
    {
    }
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();

    Result<void> commit();

private:
    explicit Transaction(Connection &db)
        : m_db(&db)
    {
    }

    Connection *m_db = nullptr;
};

} // namespace shortlist::store
