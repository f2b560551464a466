// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/command.h"
#include "sync/central/migrator.h"

#include <QDateTime>

namespace shortlist::server {

using namespace Qt::StringLiterals;
using namespace shortlist::central;

namespace {

constexpr auto help = "migrate deploy|status|reset --yes|resolve --rolled-back NAME|new NAME [--folder FOLDER]\n"
                      "  deploy   bring the database to this program's schema; an existing one is adopted\n"
                      "  status   list the migrations; exit code 1 where something is not applied\n"
                      "  reset    drop everything and begin again (for development)\n"
                      "  resolve  a failed migration was undone by hand and may be tried again\n"
                      "  new      make a folder for a migration, by default under migrations/postgresql";

const char *word(MigrationState::State state)
{
    using State = MigrationState::State;
    switch (state) {
    case State::Applied:
        return "applied";
    case State::Pending:
        return "pending";
    case State::Failed:
        return "failed";
    case State::Changed:
        return "applied, but its file was changed since";
    case State::Unknown:
        return "applied by a later Shortlist";
    }
    return "";
}

ExitCode printDeployed(Session &session, const Result<DeployReport> &report)
{
    if (!report)
        return server::report(session, report.error());
    if (report.value().origin == Origin::Adoptable)
        session.out << "Adopted the tables that were there." << Qt::endl;
    for (const QString &name : report.value().applied) {
        session.out << "Applied " << name << Qt::endl;
        session.log.write(EventLog::Level::Info, u"migration_applied"_s, {{u"name"_s, name}});
    }
    if (report.value().applied.isEmpty())
        session.out << "Nothing to do." << Qt::endl;
    return ExitCode::Done;
}

ExitCode printStatus(Session &session, Migrator &migrator)
{
    const auto states = migrator.status();
    if (!states)
        return report(session, states.error());
    ExitCode code = ExitCode::Done;
    for (const MigrationState &state : states.value()) {
        session.out << state.name << "  " << word(state.state) << Qt::endl;
        if (state.state != MigrationState::State::Applied)
            code = ExitCode::Problems;
    }
    return code;
}

ExitCode newMigration(Session &session, QStringList arguments)
{
    const QString folder = takeOption(arguments, u"--folder"_s).value_or(u"migrations/postgresql"_s);
    if (arguments.size() != 1)
        return usage(session, help);
    const QString now = QDateTime::currentDateTimeUtc().toString(u"yyyyMMddHHmmss"_s);
    const auto path = createMigration(folder, arguments.first(), now);
    if (!path)
        return report(session, path.error());
    session.out << path.value() << Qt::endl;
    return ExitCode::Done;
}

ExitCode withDatabase(Session &session, const QString &verb, QStringList arguments)
{
    const Flag yes = takeSwitch(arguments, u"--yes"_s);
    const auto rolledBack = takeOption(arguments, u"--rolled-back"_s);
    const bool known = verb == u"deploy"_s || verb == u"status"_s || (verb == u"reset"_s && yes == Flag::Present)
        || (verb == u"resolve"_s && rolledBack);
    if (!known || !arguments.isEmpty())
        return usage(session, help);

    const auto set = MigrationSet::builtIn();
    if (!set)
        return report(session, set.error());
    const auto settings = session.configuration.postgres();
    if (!settings)
        return report(session, settings.error());
    if (settings.value().throughPooler)
        return report(session,
            {Error::Kind::InvalidInput,
                u"migrations need a connection straight to PostgreSQL,"
                " not through PgBouncer"_s});
    const auto connection = PostgresConnection::open(Migrator::forMigrations(settings.value()));
    if (!connection)
        return report(session, connection.error());
    Migrator migrator(*connection.value(), set.value());
    if (verb == u"deploy"_s)
        return printDeployed(session, migrator.deploy());
    if (verb == u"reset"_s)
        return printDeployed(session, migrator.reset());
    if (verb == u"status"_s)
        return printStatus(session, migrator);
    const auto resolved = migrator.markRolledBack(*rolledBack);
    return resolved ? ExitCode::Done : report(session, resolved.error());
}

} // namespace

ExitCode migrateCommand(Session &session, QStringList arguments)
{
    if (arguments.isEmpty())
        return usage(session, help);
    const QString verb = arguments.takeFirst();
    return verb == u"new"_s ? newMigration(session, arguments) : withDatabase(session, verb, arguments);
}

} // namespace shortlist::server
