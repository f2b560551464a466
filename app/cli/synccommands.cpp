// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/syncsession.h"
#include "sync/device/runner.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QSysInfo>

#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace shortlist::cli {

namespace {

volatile std::sig_atomic_t interrupted = 0;

void interrupt(int /*signal*/)
{
    interrupted = 1;
}

QString problemSentence(sync::Problem problem)
{
    switch (problem) {
    case sync::Problem::None:
        return {};
    case sync::Problem::Offline:
        return u"The server did not answer. Nothing is lost; what was changed here waits."_s;
    case sync::Problem::Busy:
        return u"The server is busy. Nothing is lost; try again in a moment."_s;
    case sync::Problem::Damaged:
        return u"The server gave an answer that cannot be read. Nothing was changed."_s;
    case sync::Problem::Storage:
        return u"The library could not be written. Look whether the disk is full."_s;
    case sync::Problem::WrongAccount:
        return u"The server no longer knows this device. Sign in again."_s;
    case sync::Problem::TooOld:
        return u"The server needs a newer Shortlist. Update this one; nothing is lost."_s;
    case sync::Problem::NotBound:
        return u"This library has no account. Sign in first."_s;
    }
    return {};
}

Error problemError(sync::Problem problem)
{
    const bool local = problem == sync::Problem::Storage;
    const bool remote = problem == sync::Problem::Offline || problem == sync::Problem::Busy
        || problem == sync::Problem::Damaged || problem == sync::Problem::None;
    return {local    ? Error::Kind::DiskFull
            : remote ? Error::Kind::Unreachable
                     : Error::Kind::InvalidInput,
        problemSentence(problem)};
}

QJsonObject statusJson(const sync::EngineStatus &status)
{
    return {{u"upToDate"_s, status.upToDate}, {u"pending"_s, status.pending}, {u"quarantined"_s, status.quarantined},
        {u"cursor"_s, status.cursor}, {u"head"_s, status.head}, {u"problem"_s, problemSentence(status.problem)}};
}

QString statusText(const sync::EngineStatus &status)
{
    if (status.upToDate && status.quarantined == 0)
        return u"Up to date."_s;
    if (status.upToDate)
        return u"Up to date. Changes that the server did not take: %1."_s.arg(status.quarantined);
    const QString why = problemSentence(status.problem);
    return (u"Changes that wait: %1. "_s.arg(status.pending) + why).trimmed();
}

Result<Reply> watchLibrary(device::Runner &runner, bool json)
{
    std::signal(SIGINT, interrupt);
    std::signal(SIGTERM, interrupt);
    SHORTLIST_TRY_VOID(runner.watch([] { return interrupted != 0; },
        [json](const sync::EngineStatus &status) {
            if (status.phase == sync::Phase::Asking)
                return;
            const QByteArray line
                = json ? QJsonDocument(statusJson(status)).toJson(QJsonDocument::Compact) : statusText(status).toUtf8();
            std::fprintf(stdout, "%s\n", line.constData());
            std::fflush(stdout);
        }));
    return Reply{{}, QJsonObject(), Done, {}};
}

} // namespace

Result<Reply> syncLibrary(Session &session, const Arguments &arguments)
{
    if (arguments.has(u"once"_s) && arguments.has(u"watch"_s))
        return Error{Error::Kind::InvalidInput, u"Give --once or --watch, not both"_s};
    SHORTLIST_TRY(const SyncSession opened, SyncSession::open(session));
    SHORTLIST_TRY(device::LineSettings settings, opened.membership->line());
    if (arguments.has(u"central"_s))
        settings.central = arguments.value(u"central"_s);
    if (arguments.has(u"redis"_s))
        settings.redis = arguments.value(u"redis"_s);
    SHORTLIST_TRY(const auto checked, central::PostgresSettings::fromUrl(settings.central));
    Q_UNUSED(checked)
    device::DirectLine line(settings);
    device::Runner runner(*opened.journal, line, opened.path, QSysInfo::machineHostName());
    if (arguments.has(u"watch"_s))
        return watchLibrary(runner, arguments.has(u"json"_s));
    SHORTLIST_TRY(const sync::EngineStatus status, runner.once());
    if (!status.upToDate)
        return problemError(status.problem);
    QStringList complaints;
    if (status.quarantined > 0)
        complaints += u"Changes that the server did not take are kept here: %1."_s.arg(status.quarantined);
    QJsonObject json = statusJson(status);
    json.insert("conflicts"_L1, runner.counts().conflicts);
    json.insert("bytesUp"_L1, line.bytesUp());
    json.insert("bytesDown"_L1, line.bytesDown());
    json.insert("requests"_L1, runner.counts().requests);
    return Reply{statusText(status), json, Done, complaints};
}

Result<Reply> syncStatus(Session &session, const Arguments & /*arguments*/)
{
    SHORTLIST_TRY(const SyncSession opened, SyncSession::open(session));
    device::LibraryJournal &journal = *opened.journal;
    SHORTLIST_TRY(const QString email, opened.membership->email());
    const bool signedIn = opened.membership->line().has_value();
    SHORTLIST_TRY(const qint64 pending, journal.countQueue(sync::QueueState::Pending));
    SHORTLIST_TRY(const qint64 inFlight, journal.countQueue(sync::QueueState::Sealed));
    SHORTLIST_TRY(const qint64 quarantined, journal.countQuarantine());
    SHORTLIST_TRY(
        const qint64 conflicts, journal.db().readInt64("SELECT count(*) FROM conflict WHERE resolved_at IS NULL"));
    SHORTLIST_TRY(const QString checkedAt, journal.meta(u"checked_at"_s));
    const QString checked = checkedAt.isEmpty()
        ? QString()
        : QDateTime::fromMSecsSinceEpoch(checkedAt.toLongLong(), Qt::UTC).toString(Qt::ISODate);
    const QJsonObject json{{u"account"_s, email}, {u"signedIn"_s, signedIn}, {u"pending"_s, pending + inFlight},
        {u"quarantined"_s, quarantined}, {u"conflicts"_s, conflicts}, {u"checkedAt"_s, checked}};
    const QStringList lines{email.isEmpty() ? u"No account; this library stays on this computer."_s
            : signedIn                      ? u"Signed in as %1."_s.arg(email)
                                            : u"Signed out of %1."_s.arg(email),
        u"waiting\t%1"_s.arg(pending + inFlight), u"not taken\t%1"_s.arg(quarantined),
        u"conflicts\t%1"_s.arg(conflicts), u"up to date at\t%1"_s.arg(checked.isEmpty() ? u"never"_s : checked)};
    return Reply{lines.join(u'\n'), json, Done, {}};
}

} // namespace shortlist::cli
