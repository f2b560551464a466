// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/command.h"
#include "sync/central/database.h"

namespace shortlist::server {

using namespace Qt::StringLiterals;

namespace {

ExitCode codeOf(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::InvalidInput:
    case Error::Kind::TooLarge:
    case Error::Kind::Constraint:
        return ExitCode::BadInput;
    case Error::Kind::NotFound:
        return ExitCode::NotFound;
    case Error::Kind::Unreachable:
    case Error::Kind::Busy:
    case Error::Kind::ReadOnly:
    case Error::Kind::DiskFull:
        return ExitCode::Unreachable;
    case Error::Kind::Conflict:
    case Error::Kind::NewerSchema:
        return ExitCode::Problems;
    default:
        return ExitCode::Internal;
    }
}

} // namespace

ExitCode report(Session &session, const Error &error)
{
    session.err << "shortlist-server: " << error.detail << Qt::endl;
    QJsonObject fields{{u"kind"_s, kindName(error.kind)}};
    if (const QString state = central::sqlState(error); !state.isEmpty())
        fields.insert(u"sqlstate"_s, state);
    session.log.write(EventLog::Level::Error, u"error"_s, fields);
    return codeOf(error.kind);
}

ExitCode usage(Session &session, const char *text)
{
    session.err << "usage: shortlist-server " << text << Qt::endl;
    return ExitCode::Usage;
}

std::optional<QString> takeOption(QStringList &arguments, const QString &name)
{
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (arguments[i].startsWith(name + u'='))
            return arguments.takeAt(i).mid(name.size() + 1);
        if (arguments[i] == name && i + 1 < arguments.size()) {
            arguments.removeAt(i);
            return arguments.takeAt(i);
        }
    }
    return std::nullopt;
}

Flag takeSwitch(QStringList &arguments, const QString &name)
{
    return arguments.removeAll(name) > 0 ? Flag::Present : Flag::Absent;
}

} // namespace shortlist::server
