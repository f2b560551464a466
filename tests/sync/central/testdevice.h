// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/central/syncrules.h"
#include "sync/engine/engine.h"
#include "tests/simulation/memoryjournal.h"
#include "tests/sync/central/centralfixture.h"

#include <random>

namespace shortlist::tests {

/// A device of one account that speaks with a real PostgreSQL: engine, rules and connection in one thread, its own file
/// in memory. Requests are answered when the test says so.
class TestDevice final : public sync::Carrier, public sync::Random, public Clock
{
public:
    enum class Answers { Arrive, AreLost };

    /// Signs in with the password that `Accounts` was given.
    TestDevice(const CentralFixture &fixture, const QString &email, const QString &password, quint64 seed);

    void send(quint64 request, const QByteArray &bytes) override;
    quint64 next() override { return m_random(); }
    QString newId() override;
    [[nodiscard]] Timestamp now() const override { return m_now; }

    /// Starts the program anew and answers until it rests. False where it does not within 1,000 requests.
    bool sync(Answers answers = Answers::Arrive);
    /// Carries out one request whose answer is lost.
    void loseOneAnswer();

    [[nodiscard]] simulation::MemoryJournal &journal() { return m_journal; }
    [[nodiscard]] sync::Engine &engine() { return *m_engine; }
    [[nodiscard]] central::PostgresConnection &connection() { return *m_connection; }
    [[nodiscard]] QString account() const { return m_account; }
    [[nodiscard]] QString token() const { return m_token; }
    [[nodiscard]] qint64 bytesSent() const { return m_bytesSent; }
    [[nodiscard]] qint64 bytesReceived() const { return m_bytesReceived; }
    [[nodiscard]] QJsonObject document(const sync::RowKey &key) { return m_journal.data.rows.value(key).document; }

private:
    QByteArray answer(const QByteArray &request);

    std::mt19937_64 m_random;
    std::unique_ptr<central::PostgresConnection> m_connection;
    simulation::MemoryJournal m_journal;
    std::unique_ptr<sync::Engine> m_engine;
    QString m_account;
    QString m_token;
    Timestamp m_now = 0;
    qint64 m_bytesSent = 0;
    qint64 m_bytesReceived = 0;
    std::optional<std::pair<quint64, QByteArray>> m_request;
};

/// What is different between the device and the centre, or nothing. `owner` sees every row.
QString difference(TestDevice &device, central::Database &owner);

} // namespace shortlist::tests
