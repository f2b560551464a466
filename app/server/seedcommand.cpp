// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/command.h"
#include "sync/central/postgresconnection.h"
#include "sync/central/templateseed.h"

namespace shortlist::server {

using namespace Qt::StringLiterals;

ExitCode seedCommand(Session &session, QStringList arguments)
{
    // A package's own folder of designs beside those that are built in.
    const QString folder = takeOption(arguments, u"--templates"_s).value_or(u":/seed/templates"_s);
    if (!arguments.isEmpty())
        return usage(session, "seed [--templates FOLDER]");
    const auto settings = session.configuration.postgres();
    if (!settings)
        return report(session, settings.error());
    const auto connection = central::PostgresConnection::open(settings.value());
    if (!connection)
        return report(session, connection.error());
    const auto seeded = central::seedTemplates(*connection.value(), folder);
    if (!seeded) {
        report(session, seeded.error());
        return ExitCode::Problems; // as the document's seed: 1 on any failure
    }
    session.out << "Templates: " << seeded.value().created << " created, " << seeded.value().updated << " updated, "
                << seeded.value().unchanged << " unchanged" << Qt::endl;
    return ExitCode::Done;
}

} // namespace shortlist::server
