// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/postgresconnection.h"

#include "sync/central/answerlimit.h"
#include "sync/central/postgreserror.h"
#include "sync/central/pqxxcompat.h"

#include <libpq-fe.h>

#include <QLoggingCategory>

namespace shortlist::central {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcPostgres, "shortlist.central.postgres")

// A value in a keyword string: quoted, with quote and backslash escaped.
std::string quotedValue(const std::string &value)
{
    std::string text = "'";
    for (const char c : value) {
        if (c == '\'' || c == '\\')
            text += '\\';
        text += c;
    }
    return text + '\'';
}

std::string sessionOptions(const PostgresSettings &settings)
{
    return "-c timezone=UTC -c lock_timeout=" + std::to_string(settings.lockTimeoutMs)
        + " -c statement_timeout=" + std::to_string(settings.statementTimeoutMs)
        + " -c idle_in_transaction_session_timeout=" + std::to_string(settings.idleInTransactionTimeoutMs);
}

// The address with what every connection of ours adds: it must notice within seconds that the other side is gone.
Result<std::string> connectionString(const PostgresSettings &settings)
{
    char *message = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfoParse(settings.connection.toUtf8().constData(), &message), &PQconninfoFree);
    if (!options) {
        Error error{Error::Kind::InvalidInput, QString::fromUtf8(message).trimmed()};
        PQfreemem(message);
        return error;
    }

    std::vector<std::pair<std::string, std::string>> ours{
        {"connect_timeout", std::to_string(settings.connectTimeoutSeconds)}, {"keepalives_idle", "5"},
        {"keepalives_interval", "1"}, {"keepalives_count", "3"}, {"tcp_user_timeout", "5000"},
        {"client_encoding", "UTF8"}};
    if (!settings.applicationName.isEmpty())
        ours.emplace_back("application_name", settings.applicationName.toStdString());
    if (!settings.throughPooler)
        ours.emplace_back("options", sessionOptions(settings));

    std::string text;
    for (const PQconninfoOption *option = options.get(); option->keyword; ++option) {
        const std::string keyword = option->keyword;
        std::string value = option->val ? option->val : "";
        for (const auto &[name, mine] : ours) {
            if (name == keyword)
                value = (name == "options" && !value.empty()) ? value + ' ' + mine : mine;
        }
        if (!value.empty())
            text += keyword + '=' + quotedValue(value) + ' ';
    }
    return text;
}

Rows copied(const pqxx::result &result)
{
    const auto columns = static_cast<int>(result.columns());
    std::vector<std::optional<QByteArray>> values;
    values.reserve(static_cast<size_t>(result.size()) * static_cast<size_t>(columns));
    for (const auto &row : result) {
        for (const auto &field : row) {
            if (field.is_null())
                values.emplace_back();
            else
                values.emplace_back(QByteArray(field.c_str(), static_cast<qsizetype>(field.size())));
        }
    }
    return {columns, std::move(values), static_cast<qint64>(result.affected_rows())};
}

} // namespace

struct PostgresConnection::Session
{
    explicit Session(const std::string &text)
        : connection(text)
        , notices(compat::silenceNotices(connection))
    {
    }

    pqxx::connection connection;
    std::shared_ptr<void> notices;
};

PostgresConnection::PostgresConnection(const PostgresSettings &settings)
    : m_settings(settings)
{
}

PostgresConnection::~PostgresConnection() = default;

Result<std::unique_ptr<PostgresConnection>> PostgresConnection::open(const PostgresSettings &settings)
{
    std::unique_ptr<PostgresConnection> connection(new PostgresConnection(settings));
    SHORTLIST_TRY_VOID(connection->connect());
    return connection;
}

Result<void> PostgresConnection::connect()
{
    SHORTLIST_TRY(const std::string text, connectionString(m_settings));
    try {
        m_session = std::make_unique<Session>(text);
        m_state = State::Idle;
        return {};
    } catch (const std::exception &exception) {
        return Error{Error::Kind::Unreachable, QString::fromUtf8(exception.what()).section(u'\n', 0, 0)};
    }
}

Result<void> PostgresConnection::ensureConnected()
{
    if (m_session)
        return {};
    qCDebug(lcPostgres) << "connecting again";
    return connect();
}

void PostgresConnection::drop() noexcept
{
    m_session.reset();
    m_state = State::Idle;
}

// The server ends a statement of its own accord; only one that says nothing at all is waited for so long.
std::chrono::milliseconds PostgresConnection::answerLimit(Wait wait) const
{
    const std::chrono::milliseconds connecting = std::chrono::seconds(m_settings.connectTimeoutSeconds);
    if (wait == Wait::ForAnySign)
        return connecting;
    return m_settings.statementTimeoutMs == 0
        ? std::chrono::milliseconds(0)
        : std::chrono::milliseconds(m_settings.statementTimeoutMs + m_settings.answerDelayMs);
}

// The client library's errors end here. A transaction in which a statement failed is remembered as failed, because the
// server answers the COMMIT of such a one with a silent ROLLBACK.
Result<Rows> PostgresConnection::execute(const QByteArray &sql, const Parameters &parameters, Wait wait)
{
    compat::Values values;
    values.reserve(parameters.size());
    for (const Parameter &parameter : parameters) {
        if (parameter.text() && parameter.text()->contains('\0'))
            return failed({Error::Kind::InvalidInput, u"22021: text with a zero character"_s});
        values.push_back(parameter.text() ? std::optional(parameter.text()->toStdString()) : std::nullopt);
    }
    try {
        const AnswerLimit limit(m_session->connection.sock(), answerLimit(wait));
        pqxx::nontransaction work(m_session->connection);
        return copied(values.empty() ? work.exec(sql.toStdString()) : compat::execute(work, sql.toStdString(), values));
    } catch (const pqxx::sql_error &error) {
        const bool gone = endsConnection(error.sqlstate()) || !m_session->connection.is_open();
        const Error mapped = postgresError(error.sqlstate(), error.what());
        if (gone)
            drop();
        return gone ? Error{Error::Kind::Unreachable, mapped.detail} : failed(mapped);
    } catch (const pqxx::broken_connection &error) {
        drop();
        return Error{Error::Kind::Unreachable, QString::fromUtf8(error.what()).section(u'\n', 0, 0)};
    } catch (const std::exception &error) {
        const bool gone = !m_session->connection.is_open();
        if (gone)
            drop();
        const Error mapped{gone ? Error::Kind::Unreachable : Error::Kind::Unknown, QString::fromUtf8(error.what())};
        return gone ? mapped : failed(mapped);
    }
}

Error PostgresConnection::failed(const Error &error)
{
    if (m_state == State::Open)
        m_state = State::Failed;
    return error;
}

Result<Rows> PostgresConnection::executeInState(const QByteArray &sql, const Parameters &parameters)
{
    if (m_state == State::Failed)
        return Error{Error::Kind::Conflict, u"25P02: a statement of this transaction failed before"_s};
    if (m_state == State::Idle)
        SHORTLIST_TRY_VOID(ensureConnected());
    return execute(sql, parameters);
}

Result<Rows> PostgresConnection::run(const QByteArray &sql, const Parameters &parameters)
{
    if (m_settings.throughPooler && m_state == State::Idle)
        return runInOwnTransaction(sql, parameters);
    return executeInState(sql, parameters);
}

// Behind a pooler only a transaction has our settings.
Result<Rows> PostgresConnection::runInOwnTransaction(const QByteArray &sql, const Parameters &parameters)
{
    SHORTLIST_TRY(Transaction transaction, Transaction::begin(*this));
    SHORTLIST_TRY(Rows rows, executeInState(sql, parameters));
    SHORTLIST_TRY(const Commit done, transaction.commit());
    if (done == Commit::Unknown)
        return Error{Error::Kind::Unreachable, u"the answer was lost"_s};
    return rows;
}

Result<void> PostgresConnection::runScript(const QByteArray &sql)
{
    SHORTLIST_TRY([[maybe_unused]] const Rows rows, executeInState(sql, {}));
    return {};
}

Result<void> PostgresConnection::begin()
{
    Q_ASSERT(m_state == State::Idle);
    // One message, and right behind a pooler too, where the session is somebody else's in the next transaction.
    const QByteArray sql = "BEGIN; SET LOCAL timezone='UTC'; SET LOCAL lock_timeout="
        + QByteArray::number(m_settings.lockTimeoutMs) + "; SET LOCAL statement_timeout="
        + QByteArray::number(m_settings.statementTimeoutMs) + "; SET LOCAL idle_in_transaction_session_timeout="
        + QByteArray::number(m_settings.idleInTransactionTimeoutMs);
    const bool fresh = !m_session;
    SHORTLIST_TRY_VOID(ensureConnected());
    Result<Rows> begun = execute(sql, {}, Wait::ForAnySign);
    if (!begun && begun.error().kind == Error::Kind::Unreachable && !fresh) {
        // Lost while it lay idle: nothing had begun, so beginning again is safe.
        SHORTLIST_TRY_VOID(ensureConnected());
        begun = execute(sql, {}, Wait::ForAnySign);
    }
    if (!begun)
        return begun.error();
    m_state = State::Open;
    return {};
}

Result<Commit> PostgresConnection::commit()
{
    if (m_state == State::Idle)
        return Error{Error::Kind::Unreachable, u"the transaction was lost with its connection"_s};
    if (m_state == State::Failed) {
        rollback();
        return Error{Error::Kind::Conflict, u"25P02: a statement of this transaction failed before"_s};
    }
    const Result<Rows> committed = execute("COMMIT", {});
    m_state = State::Idle;
    if (committed)
        return Commit::Done;
    // The server may have committed and died before it could say so.
    if (committed.error().kind == Error::Kind::Unreachable)
        return Commit::Unknown;
    return committed.error();
}

void PostgresConnection::rollback() noexcept
{
    if (m_state == State::Idle)
        return;
    m_state = State::Idle;
    if (m_session && !execute("ROLLBACK", {}, Wait::ForAnySign))
        drop();
}

Result<void> PostgresConnection::savepoint(const QByteArray &name)
{
    Q_ASSERT(m_state != State::Idle || !m_session);
    return runScript("SAVEPOINT " + name);
}

Result<void> PostgresConnection::release(const QByteArray &name)
{
    return runScript("RELEASE SAVEPOINT " + name);
}

Result<void> PostgresConnection::rollbackTo(const QByteArray &name)
{
    if (m_state == State::Idle)
        return Error{Error::Kind::Unreachable, u"the transaction was lost with its connection"_s};
    m_state = State::Open;
    SHORTLIST_TRY(
        [[maybe_unused]] const Rows rows, execute("ROLLBACK TO SAVEPOINT " + name + "; RELEASE SAVEPOINT " + name, {}));
    return {};
}

bool PostgresConnection::inTransaction() const
{
    return m_state != State::Idle;
}

bool PostgresConnection::isAlive() noexcept
{
    if (!m_session)
        return false;
    return m_state != State::Idle || execute("SELECT 1", {}, Wait::ForAnySign).has_value();
}

int PostgresConnection::serverVersion() const
{
    return m_session ? m_session->connection.server_version() : 0;
}

} // namespace shortlist::central
