// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/engine.h"
#include "sync/engine/patch.h"
#include "sync/engine/tables.h"

#include <QHash>
#include <QSet>
#include <QUuid>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace shortlist::sync {

namespace {

/// Where a patch does not fit, the whole row is asked for.
Error patchMisfit()
{
    return {Error::Kind::Conflict, u"a patch does not fit"_s};
}

struct Digest
{
    qint64 count = 0;
    quint64 sum = 0;
};

} // namespace

Result<void> Engine::pull()
{
    SHORTLIST_TRY(const DeviceStanding device, standing());
    ask(Asked::Pull, PullRequest{device, m_whole});
    return {};
}

Result<void> Engine::takePull(const PullReply &reply)
{
    m_pullFirst = false;
    bool applied = false;
    const auto done = inTransaction([&]() -> Result<void> {
        SHORTLIST_TRY(const Outcome met, meet(reply.centre));
        if (met == Outcome::Again)
            return {};
        SHORTLIST_TRY(const Outcome guarded, removesTooMuch(reply));
        if (guarded == Outcome::Again) {
            ++m_counts.guards;
            m_guarded = reply.checksum;
            return {};
        }
        SHORTLIST_TRY(JournalState state, m_parts.journal->state());
        applied = true;
        return applyPage(reply, state);
    });
    if (!done && done.error().kind == Error::Kind::Conflict && !m_whole) {
        m_whole = true;
        m_wantPull = true;
        return {};
    }
    SHORTLIST_TRY_VOID(done);
    m_wantPull = !applied;
    if (!applied)
        return {};
    m_whole = false;
    m_guarded.clear();
    m_checkedAt = m_parts.wall->now();
    if (!reply.rows.isEmpty())
        m_quietRounds = 0;
    return {};
}

Result<void> Engine::applyPage(const PullReply &reply, JournalState &state)
{
    for (const RowChange &change : reply.rows)
        SHORTLIST_TRY_VOID(applyChange(change, state));
    SHORTLIST_TRY(state, m_parts.journal->state());
    state.cursor = std::max(state.cursor, reply.cursor);
    if (!reply.chain.isEmpty())
        state.chain = reply.chain;
    if (reply.counters) {
        state.counters = *reply.counters;
        state.countersSeq = reply.centre.lastSeq;
    }
    if (state.cursor == reply.centre.head) {
        ++state.rounds;
        if (state.resetting)
            SHORTLIST_TRY_VOID(finishReset(state));
    }
    return m_parts.journal->setState(state);
}

/// A page that would take away more than 20 rows and 30 % of a table is believed when it comes a second time.
Result<Engine::Outcome> Engine::removesTooMuch(const PullReply &reply)
{
    QHash<QString, qint64> removed;
    for (const RowChange &change : reply.rows) {
        if (change.document || change.patchFrom != 0)
            continue;
        SHORTLIST_TRY(const auto row, m_parts.journal->row(change.row));
        if (row)
            ++removed[change.row.table];
    }
    for (auto it = removed.constBegin(); it != removed.constEnd(); ++it) {
        if (it.value() <= 20 || reply.checksum == m_guarded)
            continue;
        SHORTLIST_TRY(const qint64 all, m_parts.journal->countRows(it.key()));
        if (it.value() * 10 > all * 3)
            return Outcome::Again;
    }
    return Outcome::Next;
}

Result<QJsonObject> Engine::documentOf(
    const RowChange &change, const std::optional<LocalRow> &local, const JournalState &state)
{
    if (change.patchFrom == 0)
        return change.document.value_or(QJsonObject());
    SHORTLIST_TRY(const auto base, m_parts.journal->base(change.row));
    const bool fromBase = base && base->rev == change.patchFrom && base->generation == state.generation;
    if (!fromBase && (base || !local || local->rev != change.patchFrom || local->generation != state.generation))
        return patchMisfit();
    const auto made = applyPatch(fromBase ? base->document : local->document, change.patch);
    if (!made || contentHash(made.value()) != change.patchHash)
        return patchMisfit();
    return made.value().toObject();
}

Result<void> Engine::applyChange(const RowChange &change, const JournalState &state)
{
    const RowKey key = change.row;
    if (!tableRule(key.table))
        return {}; // of a later program
    SHORTLIST_TRY(const auto local, m_parts.journal->row(key));
    if (local && local->generation == state.generation && local->rev >= change.rev)
        return {};
    SHORTLIST_TRY(const auto inFlight, m_parts.journal->queued(key, QueueState::Sealed));
    if (inFlight) {
        ++m_counts.stashed;
        RowChange whole = change;
        if (change.patchFrom != 0) {
            SHORTLIST_TRY(whole.document, documentOf(change, local, state));
            whole.patchFrom = 0;
        }
        return m_parts.journal->setStash(key, whole);
    }
    SHORTLIST_TRY(auto pending, pendingChange(key));
    if (!change.document && change.patchFrom == 0) {
        // After a reset: what was purged is the centre's older self of this row.
        if (local && (pending || local->generation != state.generation))
            SHORTLIST_TRY_VOID(keepCopy(key, local->document));
        return removeHere(key);
    }
    if (!local && pending && pending->operation.kind == OperationKind::Purge) {
        // Purged here. Where the centre only shows again what was purged, it still goes.
        SHORTLIST_TRY(
            const Memory known, m_parts.journal->remembers(key, contentHash(change.document.value_or(QJsonObject()))));
        if (known == Memory::Unknown)
            return {};
        pending->operation.baseRev = change.rev;
        return m_parts.journal->putOperation(*pending);
    }
    SHORTLIST_TRY(const QJsonObject theirs, documentOf(change, local, state));
    const bool comparable = local && local->generation == state.generation;
    if (local && (pending || (!comparable && local->document != theirs)))
        return absorb(key, *local, theirs, change.rev, state);
    SHORTLIST_TRY_VOID(m_parts.journal->remember(key, contentHash(theirs)));
    return m_parts.journal->putRow(key, {theirs, change.rev, state.generation});
}

Result<void> Engine::absorb(
    const RowKey &key, const LocalRow &local, const QJsonObject &theirs, qint64 rev, const JournalState &state)
{
    SHORTLIST_TRY(const auto kept, m_parts.journal->base(key));
    QJsonValue base = kept && kept->generation == state.generation ? mergeBase(*kept, local) : QJsonValue::Undefined;
    if (local.generation != state.generation || (kept && kept->generation != state.generation)) {
        // After a reset: what this device has seen the centre have is older than what is here.
        SHORTLIST_TRY(const Memory known, m_parts.journal->remembers(key, contentHash(theirs)));
        base = known == Memory::Known ? QJsonValue(theirs) : QJsonValue(QJsonValue::Undefined);
    }
    const MergeResult merged = mergeRows(key, base, local.document, theirs);
    ++m_counts.merges;
    SHORTLIST_TRY_VOID(recordConflicts(key, merged.conflicts));
    SHORTLIST_TRY_VOID(m_parts.journal->putRow(key, {merged.value.toObject(), rev, state.generation}));
    SHORTLIST_TRY_VOID(m_parts.journal->remember(key, contentHash(theirs)));
    SHORTLIST_TRY(const auto pending, m_parts.journal->queued(key, QueueState::Pending));
    if (merged.value == QJsonValue(theirs)) {
        if (pending)
            SHORTLIST_TRY_VOID(m_parts.journal->removeOperation(pending->order));
        return m_parts.journal->setBase(key, std::nullopt);
    }
    SHORTLIST_TRY_VOID(m_parts.journal->setBase(key, BaseRow{rev, state.generation, theirs}));
    return pending ? Result<void>() : enqueue(key, OperationKind::Update, rev);
}

Result<void> Engine::removeHere(const RowKey &key)
{
    SHORTLIST_TRY(const auto pending, m_parts.journal->queued(key, QueueState::Pending));
    if (pending)
        SHORTLIST_TRY_VOID(m_parts.journal->removeOperation(pending->order));
    SHORTLIST_TRY_VOID(m_parts.journal->setBase(key, std::nullopt));
    return m_parts.journal->removeRow(key);
}

Result<void> Engine::keepCopy(const RowKey &key, const QJsonObject &document)
{
    // The same copy on several devices is one row.
    const QString name = key.table + u'/' + contentHash(document);
    const RowKey copy{
        u"recovery"_s, QUuid::createUuidV5(QUuid::fromString(key.id), name).toString(QUuid::WithoutBraces)};
    SHORTLIST_TRY(const auto known, m_parts.journal->row(copy));
    if (known)
        return {};
    const QJsonObject row{{u"id"_s, copy.id}, {u"tbl"_s, key.table}, {u"row_id"_s, key.id}, {u"document"_s, document},
        {u"device"_s, m_parts.device}, {u"at"_s, m_parts.wall->now()}};
    SHORTLIST_TRY_VOID(m_parts.journal->putRow(copy, {row, 0, 1}));
    return enqueue(copy, OperationKind::Create, 0);
}

Result<void> Engine::recordConflicts(const RowKey &key, const QList<MergeConflict> &conflicts)
{
    if (key.table == "conflict"_L1 || key.table == "recovery"_L1)
        return {};
    for (const MergeConflict &conflict : conflicts) {
        ++m_counts.conflicts;
        const RowKey record{u"conflict"_s, m_parts.random->newId()};
        QJsonObject row{{u"id"_s, record.id}, {u"tbl"_s, key.table}, {u"row_id"_s, key.id}, {u"path"_s, conflict.path},
            {u"kind"_s, conflictKindName(conflict.kind)}, {u"device"_s, m_parts.device}, {u"at"_s, m_parts.wall->now()},
            {u"resolved_at"_s, QJsonValue::Null}};
        // A member that is missing says that there was nothing.
        if (!conflict.base.isUndefined())
            row.insert("base"_L1, conflict.base);
        if (!conflict.ours.isUndefined())
            row.insert("ours"_L1, conflict.ours);
        if (!conflict.theirs.isUndefined())
            row.insert("theirs"_L1, conflict.theirs);
        SHORTLIST_TRY_VOID(m_parts.journal->putRow(record, {row, 0, 1}));
        SHORTLIST_TRY_VOID(enqueue(record, OperationKind::Create, 0));
    }
    return {};
}

Result<void> Engine::enqueue(const RowKey &key, OperationKind kind, qint64 baseRev)
{
    QueuedOperation queued;
    queued.operation.id = m_parts.random->newId();
    queued.operation.group = queued.operation.id;
    queued.operation.row = key;
    queued.operation.kind = kind;
    queued.operation.baseRev = baseRev;
    return m_parts.journal->putOperation(queued);
}

/// All that the centre has is here now. What it does not have and had once is offered again.
Result<void> Engine::finishReset(JournalState &state)
{
    QList<RowKey> unseen;
    SHORTLIST_TRY_VOID(m_parts.journal->forEachRow([&](const RowKey &key, const LocalRow &row) -> Result<void> {
        if (row.rev > 0 && row.generation != state.generation)
            unseen.append(key);
        return {};
    }));
    for (const RowKey &key : std::as_const(unseen))
        SHORTLIST_TRY_VOID(offerAgain(key));
    state.resetting = false;
    return {};
}

Result<void> Engine::offerAgain(const RowKey &key)
{
    SHORTLIST_TRY(auto row, m_parts.journal->row(key));
    if (!row)
        return {};
    row->rev = 0;
    SHORTLIST_TRY_VOID(m_parts.journal->putRow(key, *row));
    SHORTLIST_TRY_VOID(m_parts.journal->setBase(key, std::nullopt));
    SHORTLIST_TRY(auto pending, m_parts.journal->queued(key, QueueState::Pending));
    if (!pending)
        return enqueue(key, OperationKind::Create, 0);
    pending->operation.kind = OperationKind::Create;
    pending->operation.baseRev = 0;
    return m_parts.journal->putOperation(*pending);
}

// ---- the comparison with the registry

Result<void> Engine::compare()
{
    SHORTLIST_TRY(const DeviceStanding device, standing());
    SnapshotRequest request{device, {}, m_buckets};
    if (m_buckets.isEmpty()) {
        Digest all;
        SHORTLIST_TRY_VOID(m_parts.journal->forEachRow([&](const RowKey &key, const LocalRow &row) -> Result<void> {
            if (row.rev > 0) {
                ++all.count;
                all.sum += digestOf(key, row.rev);
            }
            return {};
        }));
        request.digest = digestText(all.count, all.sum);
    }
    ask(m_buckets.isEmpty() ? Asked::Digest : Asked::Repair, request);
    return {};
}

Result<void> Engine::takeSnapshot(const SnapshotReply &reply)
{
    const bool repairing = m_asked == Asked::Repair;
    m_compareNow = false;
    if (repairing && !reply.stale) {
        SHORTLIST_TRY_VOID(inTransaction([&] { return repair(reply.rows); }));
        m_buckets.clear();
        return {};
    }
    m_buckets.clear();
    m_wantPull = reply.stale; // somebody wrote in between
    if (!reply.stale && !reply.equal && reply.digests.size() == limits::buckets) {
        std::array<Digest, limits::buckets> ours;
        SHORTLIST_TRY_VOID(m_parts.journal->forEachRow([&](const RowKey &key, const LocalRow &row) -> Result<void> {
            if (row.rev > 0) {
                Digest &digest = ours[static_cast<size_t>(bucketOf(key))];
                ++digest.count;
                digest.sum += digestOf(key, row.rev);
            }
            return {};
        }));
        for (int i = 0; i < limits::buckets; ++i) {
            const Digest &digest = ours[static_cast<size_t>(i)];
            if (reply.digests.at(i) != digestText(digest.count, digest.sum))
                m_buckets.append(i);
        }
    }
    if (reply.stale || !m_buckets.isEmpty())
        return {};
    return inTransaction([this]() -> Result<void> {
        SHORTLIST_TRY(JournalState state, m_parts.journal->state());
        state.rounds = 0;
        return m_parts.journal->setState(state);
    });
}

Result<void> Engine::repair(const QList<RowChange> &rows)
{
    SHORTLIST_TRY(const JournalState state, m_parts.journal->state());
    QSet<RowKey> theirs;
    for (const RowChange &change : rows) {
        theirs.insert(change.row);
        SHORTLIST_TRY(auto local, m_parts.journal->row(change.row));
        if (local && local->rev == change.rev && local->generation == state.generation)
            continue;
        ++(state.rounds >= refetchRounds ? m_counts.refetched : m_counts.repairs);
        if (local) { // whatever revision it claims, it is not to be trusted
            local->rev = std::min(local->rev, change.rev - 1);
            SHORTLIST_TRY_VOID(m_parts.journal->putRow(change.row, *local));
        }
        SHORTLIST_TRY_VOID(applyChange(change, state));
    }
    QList<RowKey> unknown;
    SHORTLIST_TRY_VOID(m_parts.journal->forEachRow([&](const RowKey &key, const LocalRow &row) -> Result<void> {
        if (row.rev > 0 && m_buckets.contains(bucketOf(key)) && !theirs.contains(key))
            unknown.append(key);
        return {};
    }));
    // Purged without our hearing of it, or lost there: the centre knows which when it is offered.
    for (const RowKey &key : std::as_const(unknown)) {
        ++(state.rounds >= refetchRounds ? m_counts.refetched : m_counts.repairs);
        SHORTLIST_TRY_VOID(offerAgain(key));
    }
    JournalState done = state;
    done.rounds = 0;
    return m_parts.journal->setState(done);
}

} // namespace shortlist::sync
