// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/syncsession.h"

#include <QFile>
#include <QSysInfo>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace shortlist::cli {

namespace {

constexpr qint64 longestPassword = 1024;

/// The first line of standard input.
Result<QString> readPassword()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return Error{Error::Kind::InvalidInput, u"The password is read from standard input"_s};
    QByteArray line = input.readLine(longestPassword);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    if (line.isEmpty())
        return Error{Error::Kind::InvalidInput, u"The password is read from standard input, which was empty"_s};
    return QString::fromUtf8(line);
}

} // namespace

Result<Reply> signIn(Session &session, const Arguments &arguments)
{
    device::SignIn request;
    request.email = arguments.words().constFirst();
    request.central = arguments.value(u"central"_s);
    request.redis = arguments.value(u"redis"_s);
    request.device = QSysInfo::machineHostName();
    if (request.central.isEmpty())
        return Error{Error::Kind::InvalidInput, u"Say where the server is: --central postgresql://…"_s};
    SHORTLIST_TRY(request.password, readPassword());
    SHORTLIST_TRY(const SyncSession opened, SyncSession::open(session));
    SHORTLIST_TRY_VOID(opened.membership->signIn(request));
    SHORTLIST_TRY(const qint64 waiting, opened.journal->countQueue(sync::QueueState::Pending));
    SHORTLIST_TRY(const QString email, opened.membership->email());
    return Reply{u"Signed in as %1. Changes that wait to be sent: %2."_s.arg(email).arg(waiting),
        QJsonObject{{u"email"_s, email}, {u"pending"_s, waiting}}, Done, {}};
}

Result<Reply> signOut(Session &session, const Arguments & /*arguments*/)
{
    SHORTLIST_TRY(const SyncSession opened, SyncSession::open(session));
    SHORTLIST_TRY(const device::Membership::Told told, opened.membership->signOut());
    SHORTLIST_TRY(const qint64 pending, opened.journal->countQueue(sync::QueueState::Pending));
    SHORTLIST_TRY(const qint64 inFlight, opened.journal->countQueue(sync::QueueState::Sealed));
    const qint64 waiting = pending + inFlight;
    QStringList complaints;
    if (told == device::Membership::Told::NobodyAnswered)
        complaints
            += u"The server did not answer; this device stays in the account's list until it is removed there."_s;
    const QString text = waiting == 0
        ? u"Signed out. Everything was sent; the library stays on this computer."_s
        : u"Signed out. Changes that were not sent: %1. They wait in the library for the next sign-in."_s.arg(waiting);
    return Reply{text, QJsonObject{{u"pending"_s, waiting}}, Done, complaints};
}

} // namespace shortlist::cli
