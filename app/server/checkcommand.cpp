// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/command.h"
#include "sync/central/health.h"

#include <QDateTime>

namespace shortlist::server {

using namespace Qt::StringLiterals;
using namespace shortlist::central;

namespace {

Result<HealthReport> postgresHealth(const Session &session)
{
    SHORTLIST_TRY(const MigrationSet set, MigrationSet::builtIn());
    SHORTLIST_TRY(const PostgresSettings settings, session.configuration.postgres());
    SHORTLIST_TRY(const std::unique_ptr<PostgresConnection> database, PostgresConnection::open(settings));
    return checkPostgres(*database, set, QDateTime::currentMSecsSinceEpoch());
}

Result<HealthReport> redisHealth(const Session &session)
{
    SHORTLIST_TRY(const RedisSettings settings, session.configuration.redis());
    SHORTLIST_TRY(const std::unique_ptr<Redis> redis, Redis::open(settings));
    return checkRedis(*redis, QDateTime::currentMSecsSinceEpoch());
}

void print(Session &session, const HealthReport &report)
{
    for (const QString &problem : report.problems)
        session.out << "problem  " << problem << Qt::endl;
    for (const QString &note : report.notes)
        session.out << "note     " << note << Qt::endl;
}

} // namespace

ExitCode checkCommand(Session &session, QStringList arguments)
{
    if (!arguments.isEmpty())
        return usage(session, "check   (exit code 1 with a list where something is to be mended)");
    const auto postgres = postgresHealth(session);
    if (!postgres)
        return report(session, postgres.error());
    print(session, postgres.value());
    // Redis may be left out of an installation; when it is named it has to be right.
    HealthReport redis;
    if (!session.configuration.value(u"REDIS_URL"_s).isEmpty()) {
        auto found = redisHealth(session);
        if (!found)
            return report(session, found.error());
        redis = std::move(found).value();
        print(session, redis);
    }
    if (!postgres.value().problems.isEmpty() || !redis.problems.isEmpty())
        return ExitCode::Problems;
    session.out << "No problems." << Qt::endl;
    return ExitCode::Done;
}

} // namespace shortlist::server
