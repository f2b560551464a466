// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/command.h"
#include "sync/central/accounts.h"
#include "sync/central/dataexport.h"
#include "sync/central/postgresconnection.h"

#include <QDateTime>
#include <QFile>

namespace shortlist::server {

using namespace Qt::StringLiterals;
using namespace shortlist::central;

namespace {

constexpr auto help = "admin create-user EMAIL [--tier free|premium|admin]   (the password from standard input)\n"
                      "       shortlist-server admin set-tier EMAIL free|premium|admin\n"
                      "       shortlist-server admin list [--limit N] [--after TIME,ID]\n"
                      "       shortlist-server admin deactivate|reactivate EMAIL\n"
                      "       shortlist-server admin export EMAIL -o FILE   (everything kept of a person, as JSON)";

// One line, so that it shows in no list of processes and in no shell's history.
QString passwordFromInput()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    QByteArray line = input.readLine(4096);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return QString::fromUtf8(line);
}

ExitCode createUser(Session &session, Accounts &accounts, QStringList arguments)
{
    const QString tier = takeOption(arguments, u"--tier"_s).value_or(u"free"_s);
    if (arguments.size() != 1)
        return usage(session, help);
    const auto id = accounts.create(arguments.first(), passwordFromInput(), tier);
    if (!id)
        return report(session, id.error());
    session.out << id.value().toString() << Qt::endl;
    return ExitCode::Done;
}

ExitCode listUsers(Session &session, Accounts &accounts, QStringList arguments)
{
    bool number = true;
    const int limit = takeOption(arguments, u"--limit"_s).value_or(u"50"_s).toInt(&number);
    std::optional<PageKey> after;
    if (const auto text = takeOption(arguments, u"--after"_s)) {
        after = PageKey{text->section(u',', 0, 0), QUuid::fromString(text->section(u',', 1))};
        number = number && !after->id.isNull();
    }
    if (!number || limit < 1 || limit > 1000 || !arguments.isEmpty())
        return usage(session, help);
    const auto rows = accounts.list(limit, after);
    if (!rows)
        return report(session, rows.error());
    for (const AccountRow &row : rows.value()) {
        session.out << row.email << '\t' << row.tier << '\t' << row.resumes << '\t' << row.createdAt << ','
                    << row.id.toString() << (row.deactivated ? "\tdeactivated" : "") << Qt::endl;
    }
    return ExitCode::Done;
}

ExitCode exportUser(Session &session, Database &database, QStringList arguments)
{
    const auto path = takeOption(arguments, u"-o"_s);
    if (!path || arguments.size() != 1)
        return usage(session, help);
    const auto exported = exportData(database, arguments.first(), *path, QDateTime::currentMSecsSinceEpoch());
    if (!exported)
        return report(session, exported.error());
    session.out << exported.value().rows << " rows of " << exported.value().tables << " tables in " << *path
                << Qt::endl;
    return ExitCode::Done;
}

ExitCode outcome(Session &session, const Result<void> &result)
{
    return result ? ExitCode::Done : report(session, result.error());
}

} // namespace

ExitCode adminCommand(Session &session, QStringList arguments)
{
    const QString verb = arguments.isEmpty() ? QString() : arguments.takeFirst();
    if (!QStringList{u"create-user"_s, u"set-tier"_s, u"list"_s, u"deactivate"_s, u"reactivate"_s, u"export"_s}
             .contains(verb))
        return usage(session, help);
    const auto settings = session.configuration.postgres();
    if (!settings)
        return report(session, settings.error());
    const auto connection = PostgresConnection::open(settings.value());
    if (!connection)
        return report(session, connection.error());
    Accounts accounts(*connection.value());
    if (verb == u"create-user"_s)
        return createUser(session, accounts, arguments);
    if (verb == u"export"_s)
        return exportUser(session, *connection.value(), arguments);
    if (verb == u"list"_s)
        return listUsers(session, accounts, arguments);
    if (verb == u"set-tier"_s && arguments.size() == 2)
        return outcome(session, accounts.setTier(arguments[0], arguments[1]));
    if (verb == u"deactivate"_s && arguments.size() == 1)
        return outcome(session, accounts.deactivate(arguments[0]));
    if (verb == u"reactivate"_s && arguments.size() == 1)
        return outcome(session, accounts.reactivate(arguments[0]));
    return usage(session, help);
}

} // namespace shortlist::server
