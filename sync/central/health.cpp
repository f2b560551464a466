// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/health.h"

#include "sync/central/catalog.h"

namespace shortlist::central {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 tolerableSkewMs = 5000;
constexpr int oldestPostgres = 150000;
constexpr int newestPostgres = 190000; // the first that nobody has tried

Result<void> checkHistory(PostgresConnection &database, const MigrationSet &set, HealthReport &report)
{
    SHORTLIST_TRY(const QList<MigrationState> states, Migrator(database, set).status());
    for (const MigrationState &state : states) {
        if (state.state == MigrationState::State::Changed)
            report.notes.append(u"The file of the migration %1 was changed after it was applied."_s.arg(state.name));
        else if (state.state != MigrationState::State::Applied)
            report.problems.append(u"The migration %1 is not applied, or not by this version."_s.arg(state.name));
    }
    return {};
}

Result<void> checkSchema(PostgresConnection &database, const MigrationSet &set, HealthReport &report)
{
    SHORTLIST_TRY(const CatalogDifference difference, compareCatalog(database, set));
    for (const QByteArray &line : difference.missing)
        report.problems.append(u"Missing or changed: "_s + QString::fromUtf8(line));
    for (const QByteArray &line : difference.unexpected) {
        // A table without row-level security would be open to every device.
        const bool open = line.startsWith("table ") && !line.endsWith("row security") && line != "table sync.migration";
        const bool ours = line.startsWith("grant ") || line.startsWith("execute ") || line.startsWith("policy ");
        (open || ours ? report.problems : report.notes).append(u"Not from a migration: "_s + QString::fromUtf8(line));
    }
    return {};
}

Result<void> checkIndexes(Database &database, HealthReport &report)
{
    SHORTLIST_TRY(const Rows unused,
        database.run("SELECT i.indexrelname, pg_size_pretty(pg_relation_size(i.indexrelid)) FROM"
                     " pg_stat_user_indexes i JOIN pg_stat_user_tables t USING (relid) JOIN pg_index x USING"
                     " (indexrelid) WHERE i.idx_scan = 0 AND NOT x.indisunique AND"
                     " t.seq_scan + coalesce(t.idx_scan, 0) > 100000 ORDER BY 1"));
    for (int i = 0; i < unused.size(); ++i)
        report.notes.append(u"The index %1 (%2) was never used."_s.arg(unused.text(i, 0), unused.text(i, 1)));
    return {};
}

Result<void> checkServer(PostgresConnection &database, Timestamp now, HealthReport &report)
{
    if (database.serverVersion() < oldestPostgres)
        report.problems.append(u"PostgreSQL is older than 15."_s);
    if (database.serverVersion() >= newestPostgres)
        report.notes.append(u"PostgreSQL is newer than what this version was tried with."_s);
    SHORTLIST_TRY(const Rows row,
        database.run("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint,"
                     " (SELECT count(*) FROM (SELECT FROM users GROUP BY lower(email) HAVING count(*) > 1) d),"
                     " (SELECT count(*) FROM pg_roles WHERE rolname IN ('shortlist_client', 'shortlist_server')"
                     " AND (rolsuper OR rolbypassrls))"));
    if (qAbs(row.integer(0, 0) - now) > tolerableSkewMs)
        report.problems.append(u"The clocks of this computer and of PostgreSQL are %1 s apart."_s.arg(
            qAbs(row.integer(0, 0) - now) / 1000));
    if (row.integer(0, 1) > 0)
        report.problems.append(
            u"%1 e-mail addresses belong to two accounts, written differently."_s.arg(row.text(0, 1)));
    if (row.integer(0, 2) > 0)
        report.problems.append(u"A role of devices may pass row-level security."_s);
    return {};
}

// "maxmemory_policy:noeviction" out of INFO, which is allowed where CONFIG is not.
QString infoField(const QByteArray &info, const QByteArray &name)
{
    for (const QByteArray &line : info.split('\n')) {
        if (line.startsWith(name + ':'))
            return QString::fromUtf8(line.mid(name.size() + 1).trimmed());
    }
    return {};
}

} // namespace

Result<HealthReport> checkPostgres(PostgresConnection &database, const MigrationSet &set, Timestamp now)
{
    HealthReport report;
    SHORTLIST_TRY_VOID(checkHistory(database, set, report));
    if (!report.problems.isEmpty())
        return report; // the rest would only say the same at length
    SHORTLIST_TRY_VOID(checkSchema(database, set, report));
    SHORTLIST_TRY_VOID(checkIndexes(database, report));
    SHORTLIST_TRY_VOID(checkServer(database, now, report));
    return report;
}

Result<HealthReport> checkRedis(Redis &redis, Timestamp now)
{
    HealthReport report;
    SHORTLIST_TRY(const RedisReply info, redis.command({"INFO"}));
    const QString policy = infoField(info.text, "maxmemory_policy");
    if (policy != u"noeviction"_s)
        report.problems.append(
            u"Redis may evict keys (maxmemory-policy %1): jobs would be lost. It must be noeviction."_s.arg(policy));
    if (infoField(info.text, "redis_version").section(u'.', 0, 0).toInt() < 6)
        report.problems.append(u"Redis is older than 6."_s);
    const qint64 most = infoField(info.text, "maxmemory").toLongLong();
    if (most > 0 && infoField(info.text, "used_memory").toLongLong() > most / 10 * 9)
        report.problems.append(u"Redis has less than a tenth of its memory left."_s);
    if (infoField(info.text, "aof_enabled") == u"0"_s)
        report.notes.append(u"Redis keeps no append-only file: what waits in the queue is lost with it."_s);
    SHORTLIST_TRY(const RedisReply time, redis.command({"TIME"}));
    if (time.items.size() == 2 && qAbs(time.items[0].text.toLongLong() * 1000 - now) > tolerableSkewMs)
        report.problems.append(u"The clocks of this computer and of Redis are apart."_s);
    return report;
}

} // namespace shortlist::central
