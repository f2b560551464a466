// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/syncrules.h"

#include "sync/engine/tables.h"

#include <array>

namespace shortlist::central {

using namespace Qt::StringLiterals;
using namespace shortlist::sync;

namespace {

struct RegistryRow
{
    RowKey key;
    qint64 rev = 0;
    bool purged = false;
    qint64 patchFrom = 0;
    QByteArray patch;
    QString patchHash;
};

} // namespace

Result<Reply> SyncRules::pull(const PullRequest &request, Timestamp now)
{
    // One snapshot for rows, head, chain and the client's last number: from two, a change is counted twice or not at
    // all.
    SHORTLIST_TRY(auto transaction, Transaction::begin(m_database));
    SHORTLIST_TRY_VOID(m_dialect.enter(m_database, SyncDialect::Access::Reading));
    SHORTLIST_TRY(const Account known, account(request.device.client));
    SHORTLIST_TRY(const PullReply reply, page(request, known, now));
    return Reply(reply);
}

Result<PullReply> SyncRules::page(const PullRequest &request, const Account &account, Timestamp now)
{
    const DeviceStanding &device = request.device;
    PullReply reply;
    SHORTLIST_TRY(reply.centre, standing(account, device, now));
    reply.cursor = device.cursor;
    const bool another = !device.epoch.isEmpty() && device.epoch != account.epoch;
    const bool tooOld = device.cursor > 0 && device.cursor < account.floor;
    if (another || tooOld || !reply.centre.chainOk || device.cursor > account.rev)
        return reply; // the device has to begin again
    if (device.cursor == account.rev) {
        SHORTLIST_TRY(reply.chain, chainAt(device.cursor, account));
        return reply;
    }
    // A page ends between two revisions: one transaction is never seen in part.
    SHORTLIST_TRY(const auto beyond,
        m_database.run("SELECT rev FROM sync.row WHERE space_id = $1::uuid AND rev > $2::bigint ORDER BY rev LIMIT "
                + QByteArray::number(m_pageRows + 1),
            {m_space, device.cursor}));
    qint64 to = account.rev;
    if (beyond.size() > m_pageRows) {
        const qint64 cut = beyond.integer(m_pageRows, 0);
        to = beyond.integer(0, 0); // the first revision whole, however large it is
        for (int i = 0; i < beyond.size() && beyond.integer(i, 0) < cut; ++i)
            to = beyond.integer(i, 0);
    }
    SHORTLIST_TRY(reply.rows, changes(device.cursor, to, request.whole ? -1 : device.cursor));
    if (!reply.rows.isEmpty())
        reply.checksum = rowsChecksum(reply.rows);
    reply.cursor = to;
    SHORTLIST_TRY(reply.chain, chainAt(to, account));
    if (to == account.rev) {
        SHORTLIST_TRY(reply.counters, counters(now));
    }
    return reply;
}

/// The rows of the revisions (from, to], each once, as it is now. A patch goes to those whose row is at its beginning.
Result<QList<RowChange>> SyncRules::changes(qint64 from, qint64 to, qint64 patchesFrom)
{
    SHORTLIST_TRY(const auto rows,
        m_database.run("SELECT tbl, row_id, rev, state, patch_from, patch_rev, patch, patch_hash FROM sync.row "
                       "WHERE space_id = $1::uuid AND rev > $2::bigint AND rev <= $3::bigint ORDER BY rev, tbl, row_id",
            {m_space, from, to}));
    QHash<QString, QHash<QString, QJsonObject>> documents;
    QList<RowChange> list;
    for (int i = 0; i < rows.size(); ++i) {
        const SyncTable *table = syncTable(rows.text(i, 0));
        if (!table)
            continue;
        RowChange change;
        change.row = {table->name, rows.text(i, 1)};
        change.rev = rows.integer(i, 2);
        if (rows.text(i, 3) == "T"_L1) {
            list.append(change);
            continue;
        }
        if (!rows.isNull(i, 4) && rows.integer(i, 5) == change.rev && rows.integer(i, 4) <= patchesFrom) {
            change.patchFrom = rows.integer(i, 4);
            change.patch = rows.json(i, 6).object();
            change.patchHash = rows.text(i, 7);
            list.append(change);
            continue;
        }
        if (!documents.contains(table->name)) {
            SHORTLIST_TRY(const auto found,
                m_database.run("SELECT " + documentColumns(*table) + " FROM sync.row r JOIN " + table->table
                        + " t ON t." + table->key
                        + " = r.row_id WHERE r.space_id = $1::uuid AND r.tbl = $2::text "
                          "AND r.rev > $3::bigint AND r.rev <= $4::bigint AND r.state = 'L'",
                    {m_space, table->name, from, to}));
            QHash<QString, QJsonObject> &there = documents[table->name];
            for (int n = 0; n < found.size(); ++n)
                there.insert(found.text(n, 0), documentOf(*table, found, n));
        }
        const auto document = documents[table->name].constFind(change.row.id);
        if (document == documents[table->name].constEnd())
            continue; // hidden from this session
        change.document = *document;
        list.append(change);
    }
    return list;
}

Result<QJsonObject> SyncRules::counters(Timestamp now)
{
    constexpr qint64 day = 86'400'000;
    const QByteArray today = Parameter::timestamp(now).text().value_or(QByteArray()).left(10);
    const QByteArray yesterday = Parameter::timestamp(now - day).text().value_or(QByteArray()).left(10);
    SHORTLIST_TRY(const auto rows,
        m_database.run("SELECT metric, day::text, n FROM sync.usage_day WHERE space_id = $1::uuid "
                       "AND day IN ($2::date, $3::date) UNION ALL SELECT metric, 'all', sum(n) FROM sync.usage_day "
                       "WHERE space_id = $1::uuid AND metric = 'resumes_created' GROUP BY metric",
            {m_space, Parameter::utf8(today), Parameter::utf8(yesterday)}));
    QJsonObject counters;
    for (int i = 0; i < rows.size(); ++i) {
        QJsonObject days = counters.value(rows.text(i, 0)).toObject();
        days.insert(rows.text(i, 1), rows.integer(i, 2));
        counters.insert(rows.text(i, 0), days);
    }
    return counters;
}

Result<Reply> SyncRules::snapshot(const SnapshotRequest &request)
{
    SHORTLIST_TRY(auto transaction, Transaction::begin(m_database));
    SHORTLIST_TRY_VOID(m_dialect.enter(m_database, SyncDialect::Access::Reading));
    SHORTLIST_TRY(const Account known, account(request.device.client));
    SnapshotReply reply;
    reply.stale = known.rev != request.device.cursor || known.chain != request.device.chain;
    if (reply.stale)
        return Reply(reply);
    SHORTLIST_TRY(const auto rows,
        m_database.run("SELECT tbl, row_id, rev FROM sync.row WHERE space_id = $1::uuid AND state = 'L'", {m_space}));
    std::array<std::pair<qint64, quint64>, limits::buckets> digests{};
    std::pair<qint64, quint64> all{};
    for (int i = 0; i < rows.size(); ++i) {
        const RowKey key{rows.text(i, 0), rows.text(i, 1)};
        const SyncTable *table = syncTable(key.table);
        if (!table)
            continue;
        const quint64 digest = digestOf(key, rows.integer(i, 2));
        auto &bucket = digests[static_cast<size_t>(bucketOf(key))];
        ++bucket.first;
        bucket.second += digest;
        ++all.first;
        all.second += digest;
        if (!request.buckets.contains(bucketOf(key)))
            continue;
        SHORTLIST_TRY(const auto now, document(*table, key.id));
        if (now)
            reply.rows.append({key, rows.integer(i, 2), *now, 0, {}, {}});
    }
    reply.equal = request.buckets.isEmpty() && digestText(all.first, all.second) == request.digest;
    if (request.buckets.isEmpty() && !reply.equal) {
        for (const auto &bucket : digests)
            reply.digests.append(digestText(bucket.first, bucket.second));
    }
    return Reply(reply);
}

} // namespace shortlist::central
