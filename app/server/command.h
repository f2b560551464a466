// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/configuration.h"
#include "app/server/eventlog.h"

#include <QStringList>
#include <QTextStream>

namespace shortlist::server {

/// What a caller of the program branches on.
enum class ExitCode { Done = 0, Problems = 1, Usage = 2, BadInput = 3, NotFound = 4, Unreachable = 5, Internal = 6 };

/// What a command has to work with.
struct Session
{
    const Configuration &configuration;
    QTextStream &out;
    QTextStream &err;
    EventLog &log;
};

/// Writes one sentence, and its kind into the log, and gives the code for it.
ExitCode report(Session &session, const Error &error);
/// Writes how the command is used.
ExitCode usage(Session &session, const char *text);
/// Takes `--name VALUE` or `--name=VALUE` out of the arguments; nothing where it is not there.
std::optional<QString> takeOption(QStringList &arguments, const QString &name);
/// Takes `--name` out of the arguments.
enum class Flag { Absent, Present };
Flag takeSwitch(QStringList &arguments, const QString &name);

ExitCode migrateCommand(Session &session, QStringList arguments);
ExitCode seedCommand(Session &session, QStringList arguments);
ExitCode backupCommand(Session &session, QStringList arguments);
ExitCode adminCommand(Session &session, QStringList arguments);
ExitCode checkCommand(Session &session, QStringList arguments);
ExitCode statsCommand(Session &session, QStringList arguments);
ExitCode maintainCommand(Session &session, QStringList arguments);

} // namespace shortlist::server
