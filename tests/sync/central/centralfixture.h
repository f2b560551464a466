// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/central/migrator.h"
#include "tests/support/servers/postgresserver.h"

namespace shortlist::tests {

/// A server with one database `central` that is migrated to the present schema.
class CentralFixture
{
public:
    /// Empty, or why it could not be made.
    QString start();

    [[nodiscard]] PostgresServer &server() { return m_server; }
    [[nodiscard]] central::PostgresSettings settings(const QString &user = QStringLiteral("owner")) const;
    /// Ends the test program where it cannot connect.
    [[nodiscard]] std::unique_ptr<central::PostgresConnection> connect(
        const QString &user = QStringLiteral("owner")) const;

private:
    PostgresServer m_server;
};

/// One statement whose success is a precondition of the test: ends the program where it fails.
central::Rows must(central::Database &database, const QByteArray &sql, const central::Parameters &parameters = {});
/// The SQLSTATE with which a statement fails, or empty where it succeeds.
QString stateOf(central::Database &database, const QByteArray &sql, const central::Parameters &parameters = {});

} // namespace shortlist::tests
