// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/central/database.h"
#include "sync/central/postgressettings.h"

#include <chrono>
#include <memory>

namespace shortlist::central {

/// The Database port on libpqxx (6.4 or 7.x). A lost connection is opened again by the next begin() or statement
/// outside a transaction, with the session's settings set anew; it is never opened again inside a transaction.
/// A server that takes what is sent and never answers is given up (AnswerLimit) and counts as lost. No exception leaves
/// it.
class PostgresConnection final : public Database
{
public:
    static Result<std::unique_ptr<PostgresConnection>> open(const PostgresSettings &settings);
    ~PostgresConnection() override;

    Result<Rows> run(const QByteArray &sql, const Parameters &parameters = {}) override;
    Result<void> runScript(const QByteArray &sql) override;
    Result<void> begin() override;
    Result<Commit> commit() override;
    void rollback() noexcept override;
    Result<void> savepoint(const QByteArray &name) override;
    Result<void> release(const QByteArray &name) override;
    Result<void> rollbackTo(const QByteArray &name) override;
    [[nodiscard]] bool inTransaction() const override;
    [[nodiscard]] bool isAlive() noexcept override;

    /// 150000 for 15.0; 0 while there is no connection.
    [[nodiscard]] int serverVersion() const;

private:
    struct Session;
    enum class State { Idle, Open, Failed };
    enum class Wait { ForTheStatement, ForAnySign }; // BEGIN, ROLLBACK and SELECT 1 have nothing to take time for

    explicit PostgresConnection(const PostgresSettings &settings);
    Result<void> connect();
    Result<void> ensureConnected();
    Result<Rows> execute(const QByteArray &sql, const Parameters &parameters, Wait wait = Wait::ForTheStatement);
    [[nodiscard]] std::chrono::milliseconds answerLimit(Wait wait) const;
    Result<Rows> executeInState(const QByteArray &sql, const Parameters &parameters);
    Result<Rows> runInOwnTransaction(const QByteArray &sql, const Parameters &parameters);
    Error failed(const Error &error);
    void drop() noexcept;

    PostgresSettings m_settings;
    std::unique_ptr<Session> m_session;
    State m_state = State::Idle;
};

} // namespace shortlist::central
