// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/command.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::server;

namespace {

struct Entry
{
    QLatin1StringView name;
    ExitCode (*run)(Session &, QStringList);
    const char *summary;
};

constexpr Entry commands[] = {
    {"migrate"_L1, migrateCommand, "bring the database to this program's schema"},
    {"seed"_L1, seedCommand, "write the templates into the database"},
    {"admin"_L1, adminCommand, "create, list and deactivate accounts"},
    {"check"_L1, checkCommand, "look for what is to be mended"},
    {"stats"_L1, statsCommand, "figures for a monitoring system"},
    {"maintain"_L1, maintainCommand, "remove what has been kept long enough"},
};

void printHelp(QTextStream &stream)
{
    stream << "usage: shortlist-server [--config FILE] COMMAND …\n\n";
    for (const Entry &entry : commands)
        stream << "  " << QString(entry.name).leftJustified(10) << entry.summary << '\n';
    stream
        << "\nDATABASE_URL and REDIS_URL say where PostgreSQL and Redis are (environment or configuration file,\n"
           "by default /etc/shortlist/server.conf).\n"
           "Exit codes: 0 done, 1 problems found, 2 usage, 3 bad input, 4 not found, 5 network or server, 6 internal."
        << Qt::endl;
}

ExitCode run(QStringList arguments, QTextStream &out, QTextStream &err)
{
    QString file;
    if (arguments.size() > 1 && arguments.first() == u"--config"_s) {
        arguments.removeFirst();
        file = arguments.takeFirst();
    }
    const QString name = arguments.isEmpty() ? QString() : arguments.takeFirst();
    if (name == u"--version"_s) {
        out << "shortlist-server " SHORTLIST_VERSION << Qt::endl;
        return ExitCode::Done;
    }
    if (name == u"--help"_s) {
        printHelp(out);
        return ExitCode::Done;
    }
    for (const Entry &entry : commands) {
        if (entry.name != name)
            continue;
        const auto configuration = Configuration::load(file);
        if (!configuration) {
            err << "shortlist-server: " << configuration.error().detail << Qt::endl;
            return ExitCode::NotFound;
        }
        Session session{configuration.value(), out, err};
        return entry.run(session, arguments);
    }
    printHelp(err);
    return ExitCode::Usage;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QTextStream out(stdout);
    QTextStream err(stderr);
    return static_cast<int>(run(QCoreApplication::arguments().mid(1), out, err));
}
