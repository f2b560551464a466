// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/base/result.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QString>
#include <QStringList>
#include <QUuid>

#include <initializer_list>
#include <optional>
#include <vector>

namespace shortlist::central {

/// One value of a statement, in PostgreSQL's text form. The statement says the type: `$1::uuid`, `$2::jsonb`.
/// Text is the form that every version of the client library and of the server reads alike.
class Parameter
{
public:
    // NOLINTBEGIN(google-explicit-constructor): a list of parameters is written as a list of values
    Parameter(std::nullptr_t) { }
    Parameter(const QString &text);
    Parameter(const char *) = delete;
    Parameter(bool value);
    Parameter(int value);
    Parameter(qint64 value);
    Parameter(double value);
    Parameter(const QUuid &id);
    Parameter(const QJsonDocument &json);
    template <typename T>
    Parameter(const std::optional<T> &value)
    {
        if (value)
            *this = Parameter(*value);
    }
    // NOLINTEND(google-explicit-constructor)

    /// For `::bytea`.
    static Parameter bytes(const QByteArray &bytes);
    /// For `::timestamp(3)`: the UTC wall clock to the millisecond, as every column of the schema keeps it.
    static Parameter timestamp(Timestamp time);
    /// For `::text[]` and `::uuid[]`.
    static Parameter list(const QStringList &items);
    /// Text that is already UTF-8, such as JSON: taken as it is.
    static Parameter utf8(QByteArray text);

    /// Nothing where the value is NULL.
    [[nodiscard]] const std::optional<QByteArray> &text() const { return m_text; }

private:
    std::optional<QByteArray> m_text;
};

using Parameters = std::vector<Parameter>;

/// What a statement gave back, copied out of the client library.
class Rows
{
public:
    Rows() = default;
    Rows(int columns, std::vector<std::optional<QByteArray>> values, qint64 affected);

    [[nodiscard]] int size() const { return m_columns == 0 ? 0 : static_cast<int>(m_values.size()) / m_columns; }
    [[nodiscard]] bool isEmpty() const { return size() == 0; }
    [[nodiscard]] int columns() const { return m_columns; }
    /// How many rows an INSERT, UPDATE or DELETE touched.
    [[nodiscard]] qint64 affected() const { return m_affected; }

    [[nodiscard]] bool isNull(int row, int column) const { return !at(row, column).has_value(); }
    /// NULL reads as empty, 0, false, the null id; ask isNull() where that matters.
    [[nodiscard]] QByteArray utf8(int row, int column) const { return at(row, column).value_or(QByteArray()); }
    [[nodiscard]] QString text(int row, int column) const { return QString::fromUtf8(utf8(row, column)); }
    [[nodiscard]] qint64 integer(int row, int column) const { return utf8(row, column).toLongLong(); }
    [[nodiscard]] double real(int row, int column) const { return utf8(row, column).toDouble(); }
    [[nodiscard]] bool boolean(int row, int column) const { return utf8(row, column) == "t"; }
    [[nodiscard]] QUuid uuid(int row, int column) const { return QUuid::fromString(text(row, column)); }
    [[nodiscard]] QJsonDocument json(int row, int column) const { return QJsonDocument::fromJson(utf8(row, column)); }

private:
    [[nodiscard]] const std::optional<QByteArray> &at(int row, int column) const
    {
        Q_ASSERT(row >= 0 && row < size() && column >= 0 && column < m_columns);
        return m_values[static_cast<size_t>(row) * static_cast<size_t>(m_columns) + static_cast<size_t>(column)];
    }

    int m_columns = 0;
    std::vector<std::optional<QByteArray>> m_values;
    qint64 m_affected = 0;
};

/// What is known after COMMIT was sent. `Unknown` means that the answer was lost: the work may or may not be done, and
/// only something written in the same transaction (an idempotency key) can tell. It is never safe to just try again.
enum class Commit { Done, Unknown };

/// The port through which the rules of the centre speak SQL. One connection, one thread, one transaction at a time.
///
/// Errors: Unreachable (no server, or lost on the way: outside a transaction the statement may have been carried out,
/// inside one it was not), Busy (a lock, a deadlock, a serialisation failure, a timeout: trying the whole transaction
/// again may help), Constraint (a rule of the schema or of row-level security), InvalidInput (a value does not fit its
/// type), DiskFull, TooLarge, NotFound (no such table), Unknown. `detail` begins with the SQLSTATE where there is one.
class Database
{
public:
    Database() = default;
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    virtual ~Database() = default;

    /// One statement. Parameters are `$1`, `$2`, …
    virtual Result<Rows> run(const QByteArray &sql, const Parameters &parameters = {}) = 0;
    /// Several statements in one message, as `psql -f` of a whole file in one transaction; no parameters, no rows.
    virtual Result<void> runScript(const QByteArray &sql) = 0;

    virtual Result<void> begin() = 0;
    /// A transaction in which a statement failed cannot be committed: it is rolled back and Conflict returned.
    virtual Result<Commit> commit() = 0;
    /// Never fails: a connection that cannot roll back is closed, which has the same effect.
    virtual void rollback() noexcept = 0;
    virtual Result<void> savepoint(const QByteArray &name) = 0;
    virtual Result<void> release(const QByteArray &name) = 0;
    virtual Result<void> rollbackTo(const QByteArray &name) = 0;
    [[nodiscard]] virtual bool inTransaction() const = 0;

    /// Asks the server; false where it does not answer.
    [[nodiscard]] virtual bool isAlive() noexcept = 0;
};

/// The SQLSTATE at the head of an error's detail, or nothing.
[[nodiscard]] QString sqlState(const Error &error);

/// Rolls back what nobody committed.
class Transaction
{
public:
    static Result<Transaction> begin(Database &database);
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    ~Transaction();

    Result<Commit> commit();

private:
    explicit Transaction(Database &database)
        : m_database(&database)
    {
    }

    Database *m_database = nullptr;
};

/// Undoes what was done since it was made, unless kept. Sends its own SAVEPOINT: the client library's does not always.
class Savepoint
{
public:
    static Result<Savepoint> make(Database &database, const QByteArray &name);
    Savepoint(Savepoint &&other) noexcept;
    Savepoint &operator=(Savepoint &&) = delete;
    Savepoint(const Savepoint &) = delete;
    Savepoint &operator=(const Savepoint &) = delete;
    ~Savepoint();

    Result<void> keep();
    Result<void> undo();

private:
    Savepoint(Database &database, QByteArray name)
        : m_database(&database)
        , m_name(std::move(name))
    {
    }

    Database *m_database = nullptr;
    QByteArray m_name;
};

} // namespace shortlist::central
