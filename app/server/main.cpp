// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/command.h"

#include <QCoreApplication>
#include <QElapsedTimer>

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
    {"backup"_L1, backupCommand, "save the whole database to a file"},
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

// Which command, never its arguments: they may name a person.
ExitCode logged(Session &session, const Entry &entry, const QStringList &arguments)
{
    QElapsedTimer timer;
    timer.start();
    session.log.write(EventLog::Level::Info, u"command_started"_s, {{u"command"_s, entry.name}});
    const ExitCode code = entry.run(session, arguments);
    session.log.write(code == ExitCode::Done ? EventLog::Level::Info : EventLog::Level::Warning, u"command_ended"_s,
        {{u"command"_s, entry.name}, {u"code"_s, static_cast<int>(code)}, {u"milliseconds"_s, timer.elapsed()}});
    return code;
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
        EventLog log(configuration.value().value(u"LOG_FOLDER"_s));
        Session session{configuration.value(), out, err, log};
        return logged(session, entry, arguments);
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
