// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/syncdialect.h"

#include "models/base/canonicaljson.h"

namespace shortlist::central {

using namespace Qt::StringLiterals;

Result<void> SqliteDialect::enter(Database &database, Access access)
{
    Q_UNUSED(database)
    Q_UNUSED(access)
    return {}; // every transaction here sees one state, and everything is one account's
}

Result<void> SqliteDialect::raise(Database &database, const QString &space)
{
    SHORTLIST_TRY(const auto raised,
        database.run("UPDATE sync.space SET rev = rev + 1, chain = next_chain(chain, rev + 1) WHERE space_id = $1 "
                     "RETURNING rev, chain",
            {space}));
    if (raised.isEmpty())
        return Error{Error::Kind::NotFound, u"account "_s + space};
    SHORTLIST_TRY(const auto kept,
        database.run("INSERT INTO sync.rev (space_id, rev, chain) VALUES ($1, $2, $3)",
            {space, raised.text(0, 0), raised.text(0, 1)}));
    Q_UNUSED(kept)
    return {};
}

Result<void> SqliteDialect::count(Database &database, const QString &space, const sync::Operation &event, Timestamp now)
{
    constexpr qint64 day = 86'400'000;
    const auto told = static_cast<Timestamp>(event.payload.value("at"_L1).toDouble());
    // A time that cannot be right is replaced by now.
    const Timestamp occurred = told >= now - 35 * day && told <= now + 300'000 ? told : now;
    const Parameter at = Parameter::timestamp(occurred);
    const Parameter date = Parameter::utf8(at.text().value_or(QByteArray()).left(10));
    const QString metric = event.payload.value("metric"_L1).toString();
    const int delta = event.payload.value("delta"_L1).toInt();
    SHORTLIST_TRY(const auto added,
        database.run("INSERT INTO sync.usage_event VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
            {space, event.id, metric, delta, at, date}));
    if (added.affected() == 0)
        return {};
    SHORTLIST_TRY(const auto summed,
        database.run("INSERT INTO sync.usage_day AS d VALUES ($1, $2, $3, $4) "
                     "ON CONFLICT (space_id, metric, day) DO UPDATE SET n = d.n + excluded.n",
            {space, metric, date, delta}));
    Q_UNUSED(summed)
    return {};
}

Result<void> SqliteDialect::keepPatch(Database &database, const QString &space, const sync::RowChange &change)
{
    SHORTLIST_TRY(const auto kept,
        database.run("UPDATE sync.row SET patch = $4, patch_from = $5, patch_rev = $6, patch_hash = $7 "
                     "WHERE space_id = $1 AND tbl = $2 AND row_id = $3",
            {space, change.row.table, change.row.id, Parameter::utf8(canonicalJson(change.patch)), change.patchFrom,
                change.rev, change.patchHash}));
    Q_UNUSED(kept)
    return {};
}

Result<void> PostgresDialect::enter(Database &database, Access access)
{
    if (access == Access::Reading) {
        SHORTLIST_TRY(const auto isolation, database.run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"));
        Q_UNUSED(isolation)
    }
    SHORTLIST_TRY(const auto set, database.run("SELECT set_config('shortlist.token', $1, true)", {m_token}));
    Q_UNUSED(set)
    return {};
}

Result<void> PostgresDialect::raise(Database &database, const QString &space)
{
    SHORTLIST_TRY(const auto raised,
        database.run("SELECT sync.lock_account() FROM (SELECT sync.current_user_id() AS id) AS me "
                     "WHERE me.id = $1::uuid",
            {space}));
    if (raised.isEmpty() || raised.isNull(0, 0))
        return Error{Error::Kind::NotFound, u"account "_s + space};
    return {};
}

Result<void> PostgresDialect::count(
    Database &database, const QString &space, const sync::Operation &event, Timestamp now)
{
    Q_UNUSED(space)
    Q_UNUSED(now) // the server's own
    SHORTLIST_TRY(const auto counted,
        database.run("SELECT sync.count_event($1::uuid, $2::text, $3::integer, $4::timestamp)",
            {event.id, event.payload.value("metric"_L1).toString(),
                static_cast<qint64>(event.payload.value("delta"_L1).toInt()),
                Parameter::timestamp(static_cast<Timestamp>(event.payload.value("at"_L1).toDouble()))}));
    Q_UNUSED(counted)
    return {};
}

Result<void> PostgresDialect::keepPatch(Database &database, const QString &space, const sync::RowChange &change)
{
    Q_UNUSED(space)
    SHORTLIST_TRY(const auto kept,
        database.run("SELECT sync.keep_patch($1::text, $2::uuid, $3::bigint, $4::bigint, $5::text, $6::jsonb)",
            {change.row.table, change.row.id, change.patchFrom, change.rev, change.patchHash,
                Parameter::utf8(canonicalJson(change.patch))}));
    Q_UNUSED(kept)
    return {};
}

} // namespace shortlist::central
