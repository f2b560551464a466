// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/central/centralfixture.h"

namespace shortlist::tests {

using namespace Qt::StringLiterals;
using namespace shortlist::central;

QString CentralFixture::start()
{
    if (!m_server.start())
        return m_server.error();
    const auto first = PostgresConnection::open(PostgresSettings::fromUrl(m_server.url()).value());
    if (!first)
        return first.error().detail;
    must(*first.value(), "CREATE DATABASE central");
    const auto set = MigrationSet::builtIn();
    if (!set)
        return set.error().detail;
    const auto connection = PostgresConnection::open(Migrator::forMigrations(settings()));
    if (!connection)
        return connection.error().detail;
    const auto deployed = Migrator(*connection.value(), set.value()).deploy();
    return deployed ? QString() : deployed.error().detail;
}

PostgresSettings CentralFixture::settings(const QString &user) const
{
    return PostgresSettings::fromUrl(m_server.url(u"central"_s, user)).value();
}

std::unique_ptr<PostgresConnection> CentralFixture::connect(const QString &user) const
{
    auto connection = PostgresConnection::open(settings(user));
    if (!connection)
        qFatal("%s", qPrintable(connection.error().detail));
    return std::move(connection).value();
}

Rows must(Database &database, const QByteArray &sql, const Parameters &parameters)
{
    const auto rows = database.run(sql, parameters);
    if (!rows)
        qFatal("%s: %s", sql.constData(), qPrintable(rows.error().detail));
    return rows.value();
}

QString stateOf(Database &database, const QByteArray &sql, const Parameters &parameters)
{
    const auto rows = database.run(sql, parameters);
    if (rows)
        return {};
    const QString state = sqlState(rows.error());
    return state.isEmpty() ? rows.error().detail : state;
}

} // namespace shortlist::tests
