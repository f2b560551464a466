// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/command.h"
#include "sync/central/postgresconnection.h"
#include "sync/central/redis.h"

namespace shortlist::server {

using namespace Qt::StringLiterals;
using namespace shortlist::central;

namespace {

struct Figure
{
    QString name; ///< as Prometheus wants it
    QString label;
    qint64 value = 0;
};

// Rows are the planner's estimates: counting 12 GB for a dashboard would be dearer than what it tells.
Result<QList<Figure>> postgresFigures(const Session &session)
{
    SHORTLIST_TRY(const PostgresSettings settings, session.configuration.postgres());
    SHORTLIST_TRY(const std::unique_ptr<PostgresConnection> database, PostgresConnection::open(settings));
    SHORTLIST_TRY(const Rows tables,
        database->run("SELECT s.schemaname || '.' || s.relname, greatest(c.reltuples, s.n_live_tup, 0)::bigint,"
                      " pg_total_relation_size(c.oid) FROM pg_class c JOIN pg_stat_user_tables s ON s.relid ="
                      " c.oid WHERE c.relnamespace IN (to_regnamespace('public'), to_regnamespace('sync'))"
                      " ORDER BY 1"));
    QList<Figure> figures;
    for (int i = 0; i < tables.size(); ++i) {
        figures.append({u"shortlist_table_rows"_s, u"table=\"%1\""_s.arg(tables.text(i, 0)), tables.integer(i, 1)});
        figures.append({u"shortlist_table_bytes"_s, u"table=\"%1\""_s.arg(tables.text(i, 0)), tables.integer(i, 2)});
    }
    SHORTLIST_TRY(const Rows server,
        database->run("SELECT numbackends, deadlocks, xact_commit, xact_rollback FROM pg_stat_database"
                      " WHERE datname = current_database()"));
    const char *names[] = {
        "shortlist_connections", "shortlist_deadlocks_total", "shortlist_commits_total", "shortlist_rollbacks_total"};
    for (int column = 0; column < 4; ++column)
        figures.append({QString::fromLatin1(names[column]), {}, server.integer(0, column)});
    return figures;
}

Result<QList<Figure>> redisFigures(const Session &session)
{
    SHORTLIST_TRY(const RedisSettings settings, session.configuration.redis());
    SHORTLIST_TRY(const std::unique_ptr<Redis> redis, Redis::open(settings));
    QList<Figure> figures;
    for (const QByteArray &queue : {QByteArray("ai-generation"), QByteArray("shortlist-ai")}) {
        for (const QByteArray &state : {QByteArray("wait"), QByteArray("active")}) {
            SHORTLIST_TRY(const RedisReply length, redis->command({"LLEN", "bull:" + queue + ':' + state}));
            figures.append({u"shortlist_queue_jobs"_s,
                u"queue=\"%1\",state=\"%2\""_s.arg(QString::fromUtf8(queue), QString::fromUtf8(state)),
                length.integer});
        }
        for (const QByteArray &state : {QByteArray("delayed"), QByteArray("failed")}) {
            SHORTLIST_TRY(const RedisReply length, redis->command({"ZCARD", "bull:" + queue + ':' + state}));
            figures.append({u"shortlist_queue_jobs"_s,
                u"queue=\"%1\",state=\"%2\""_s.arg(QString::fromUtf8(queue), QString::fromUtf8(state)),
                length.integer});
        }
    }
    return figures;
}

void print(Session &session, const QList<Figure> &figures)
{
    for (const Figure &figure : figures) {
        session.out << figure.name;
        if (!figure.label.isEmpty())
            session.out << '{' << figure.label << '}';
        session.out << ' ' << figure.value << '\n';
    }
    session.out.flush();
}

} // namespace

ExitCode statsCommand(Session &session, QStringList arguments)
{
    if (!arguments.isEmpty())
        return usage(session, "stats   (in the text format that Prometheus reads)");
    const auto postgres = postgresFigures(session);
    if (!postgres)
        return report(session, postgres.error());
    print(session, postgres.value());
    if (session.configuration.value(u"REDIS_URL"_s).isEmpty())
        return ExitCode::Done;
    const auto redis = redisFigures(session);
    if (!redis)
        return report(session, redis.error());
    print(session, redis.value());
    return ExitCode::Done;
}

} // namespace shortlist::server
