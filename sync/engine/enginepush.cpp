// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/canonicaljson.h"
#include "sync/engine/engine.h"
#include "sync/engine/patch.h"
#include "sync/engine/tables.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::sync {

namespace {

/// Whole groups in the order in which they may be sent: those that create rows first, as others may point to these.
/// (An update keeps its place when it joins a later save; a create never moves.)
QList<QList<QueuedOperation>> inGroups(const QList<QueuedOperation> &pending)
{
    QHash<QString, qsizetype> places;
    QList<QList<QueuedOperation>> groups;
    for (const QueuedOperation &queued : pending) {
        const QString &group = queued.operation.group;
        const auto known = group.isEmpty() ? places.constEnd() : places.constFind(group);
        if (known != places.constEnd()) {
            groups[*known].append(queued);
            continue;
        }
        if (!group.isEmpty())
            places.insert(group, groups.size());
        groups.append({queued});
    }
    const auto firstCreate = [](const QList<QueuedOperation> &group) {
        qint64 first = 0;
        for (const QueuedOperation &queued : group) {
            if (queued.operation.kind == OperationKind::Create && (first == 0 || queued.order < first))
                first = queued.order;
        }
        return first;
    };
    std::stable_sort(groups.begin(), groups.end(), [&](const auto &a, const auto &b) {
        const qint64 createdA = firstCreate(a);
        const qint64 createdB = firstCreate(b);
        if ((createdA > 0) != (createdB > 0))
            return createdA > 0;
        return createdA > 0 ? createdA < createdB : a.first().order < b.first().order;
    });
    return groups;
}

qsizetype weight(const QueuedOperation &queued)
{
    return queued.document ? 2000 + canonicalJson(queued.operation.payload).size() : 200;
}

} // namespace

Result<void> Engine::seal()
{
    SHORTLIST_TRY(const JournalState state, m_parts.journal->state());
    SHORTLIST_TRY(const auto pending, m_parts.journal->queue(QueueState::Pending, 0));
    qint64 seq = state.lastSeq;
    qsizetype count = 0;
    qsizetype bytes = 0;
    for (const QList<QueuedOperation> &group : inGroups(pending)) {
        if (count > 0 && (count + group.size() > limits::batchOperations || bytes > limits::batchBytes))
            break;
        for (const QueuedOperation &queued : group) {
            SHORTLIST_TRY(const auto made, sealed(queued, state, seq + 1));
            if (!made)
                continue; // nothing to send after all
            SHORTLIST_TRY_VOID(m_parts.journal->putOperation(*made));
            ++seq;
            ++count;
            bytes += weight(*made);
        }
    }
    return {};
}

Result<std::optional<QueuedOperation>> Engine::sealed(QueuedOperation queued, const JournalState &state, qint64 seq)
{
    Operation &operation = queued.operation;
    const RowKey key = operation.row;
    if (operation.kind == OperationKind::Create || operation.kind == OperationKind::Update) {
        SHORTLIST_TRY(const auto row, m_parts.journal->row(key));
        SHORTLIST_TRY(const auto base, m_parts.journal->base(key));
        if (!row || (row->rev > 0 && base && base->document == row->document)) {
            SHORTLIST_TRY_VOID(m_parts.journal->setBase(key, std::nullopt));
            SHORTLIST_TRY_VOID(m_parts.journal->removeOperation(queued.order));
            return std::optional<QueuedOperation>();
        }
        const bool known = row->rev > 0 && row->generation == state.generation;
        operation.kind = known ? OperationKind::Update : OperationKind::Create;
        operation.baseRev = known ? row->rev : 0;
        queued.document = row->document;
        operation.payload = {{u"doc"_s, row->document}};
        if (known && base && base->rev == row->rev) {
            const QJsonValue patch = makePatch(base->document, row->document);
            if (2 * canonicalJson(patch).size() < canonicalJson(row->document).size())
                operation.payload = {{u"patch"_s, patch}, {u"hash"_s, contentHash(row->document)}};
        }
    }
    operation.seq = seq;
    operation.hash = operationHash(operation);
    queued.state = QueueState::Sealed;
    return std::optional(queued);
}

Result<void> Engine::push()
{
    SHORTLIST_TRY(const JournalState state, m_parts.journal->state());
    SHORTLIST_TRY(auto sent, m_parts.journal->queue(QueueState::Sealed, 0));
    std::sort(sent.begin(), sent.end(),
        [](const QueuedOperation &a, const QueuedOperation &b) { return a.operation.seq < b.operation.seq; });
    PushRequest request;
    request.owner = state.owner;
    request.client = state.client;
    for (const QueuedOperation &queued : std::as_const(sent))
        request.operations.append(queued.operation);
    ask(Asked::Push, request);
    return {};
}

Result<void> Engine::takePush(const PushReply &reply)
{
    SHORTLIST_TRY(JournalState state, m_parts.journal->state());
    m_wantPull = true;
    if (reply.state == PushReply::State::Forked)
        return becomeNewClient(state);
    if (reply.state == PushReply::State::Gap) {
        m_met = false; // hello finds out which of us has forgotten something
        return {};
    }
    SHORTLIST_TRY(const auto sent, m_parts.journal->queue(QueueState::Sealed, 0));
    QHash<qint64, OperationResult> results;
    for (const OperationResult &result : reply.results)
        results.insert(result.seq, result);
    bool clean = true;
    for (const QueuedOperation &queued : sent) {
        const auto result = results.constFind(queued.operation.seq);
        if (result == results.constEnd())
            return Error{Error::Kind::InvalidInput, u"an operation has no result"_s};
        if (queued.operation.seq > state.lastSeq) {
            state.lastSeq = queued.operation.seq;
            state.lastHash = queued.operation.hash;
        }
        clean = clean && (result->status == OperationStatus::Applied || result->status == OperationStatus::Noop);
    }
    if (reply.plain && clean && reply.before == state.cursor) {
        state.cursor = reply.rev;
        state.chain = reply.chain;
        m_wantPull = false;
    }
    m_head = std::max(m_head, reply.rev);
    SHORTLIST_TRY_VOID(m_parts.journal->setState(state));
    for (const QueuedOperation &queued : sent)
        SHORTLIST_TRY_VOID(takeResult(queued, results.value(queued.operation.seq)));
    // The centre raises a resume to the number of its newest version, under the same revision.
    for (const QueuedOperation &queued : sent) {
        const auto number = results.value(queued.operation.seq).number;
        if (number && queued.document && queued.operation.row.table == "resume_versions"_L1)
            SHORTLIST_TRY_VOID(raiseVersion(queued.document->value("resume_id"_L1).toString(), *number));
    }
    return {};
}

Result<void> Engine::raiseVersion(const QString &resume, int number)
{
    const RowKey key{u"resumes"_s, resume};
    SHORTLIST_TRY(auto row, m_parts.journal->row(key));
    if (row && row->document.value("version"_L1).toInt() < number) {
        row->document.insert("version"_L1, number);
        SHORTLIST_TRY_VOID(m_parts.journal->putRow(key, *row));
    }
    SHORTLIST_TRY(auto base, m_parts.journal->base(key));
    if (base && base->document.value("version"_L1).toInt() < number) {
        base->document.insert("version"_L1, number);
        SHORTLIST_TRY_VOID(m_parts.journal->setBase(key, base));
    }
    return {};
}

Result<void> Engine::takeResult(const QueuedOperation &sent, const OperationResult &result)
{
    const RowKey key = sent.operation.row;
    switch (result.status) {
    case OperationStatus::Applied:
    case OperationStatus::Noop:
        SHORTLIST_TRY_VOID(applied(sent, result));
        break;
    case OperationStatus::Conflict:
        SHORTLIST_TRY_VOID(conflicted(sent, result));
        break;
    case OperationStatus::Gone:
        SHORTLIST_TRY_VOID(gone(sent));
        break;
    case OperationStatus::Rejected:
        SHORTLIST_TRY_VOID(rejected(sent, result.code));
        break;
    case OperationStatus::Aborted:
        return unseal(sent);
    }
    return applyStash(key);
}

Result<void> Engine::applyStash(const RowKey &key)
{
    SHORTLIST_TRY(const auto stash, m_parts.journal->stash(key));
    if (!stash)
        return {};
    SHORTLIST_TRY_VOID(m_parts.journal->setStash(key, std::nullopt));
    SHORTLIST_TRY(const JournalState state, m_parts.journal->state());
    return applyChange(*stash, state);
}

Result<void> Engine::applied(const QueuedOperation &sent, const OperationResult &result)
{
    const RowKey key = sent.operation.row;
    if (sent.operation.kind == OperationKind::Event) {
        QueuedOperation done = sent;
        done.state = QueueState::Done;
        return m_parts.journal->putOperation(done);
    }
    SHORTLIST_TRY_VOID(m_parts.journal->removeOperation(sent.order));
    SHORTLIST_TRY(auto pending, m_parts.journal->queued(key, QueueState::Pending));
    if (pending && pending->operation.kind == OperationKind::Purge) {
        pending->operation.baseRev = result.rev; // it was made on top of this one
        SHORTLIST_TRY_VOID(m_parts.journal->putOperation(*pending));
    }
    SHORTLIST_TRY_VOID(tellPurge(key, result.rev));
    const TableRule *rule = tableRule(key.table);
    if (rule && !rule->parent.isEmpty() && sent.document) {
        const RowKey parent{rule->parent, sent.document->value(rule->parentKey).toString()};
        SHORTLIST_TRY_VOID(tellPurge(parent, result.rev));
    }
    SHORTLIST_TRY(auto row, m_parts.journal->row(key));
    if (!row || !sent.document)
        return m_parts.journal->setBase(key, std::nullopt);
    SHORTLIST_TRY(const JournalState state, m_parts.journal->state());
    QJsonObject taken = *sent.document;
    if (result.number) {
        const QLatin1String member = key.table == "resumes"_L1 ? "version"_L1 : "version_number"_L1;
        taken.insert(member, *result.number);
        row->document.insert(member, *result.number);
    }
    row->rev = result.rev;
    row->generation = state.generation;
    SHORTLIST_TRY_VOID(m_parts.journal->putRow(key, *row));
    SHORTLIST_TRY_VOID(m_parts.journal->remember(key, contentHash(taken)));
    if (!pending)
        return m_parts.journal->setBase(key, std::nullopt);
    return m_parts.journal->setBase(key, BaseRow{result.rev, state.generation, taken});
}

/// A purge that waits was made with this change of ours in sight.
Result<void> Engine::tellPurge(const RowKey &key, qint64 rev)
{
    SHORTLIST_TRY(auto pending, m_parts.journal->queued(key, QueueState::Pending));
    if (!pending || pending->operation.kind != OperationKind::Purge)
        return {};
    QJsonArray own = pending->operation.payload.value("own"_L1).toArray();
    own.append(rev);
    pending->operation.payload.insert("own"_L1, own);
    return m_parts.journal->putOperation(*pending);
}

Result<void> Engine::conflicted(const QueuedOperation &sent, const OperationResult &result)
{
    if (!result.current || !result.current->document)
        return gone(sent);
    const RowKey key = sent.operation.row;
    SHORTLIST_TRY(const JournalState state, m_parts.journal->state());
    SHORTLIST_TRY(const auto row, m_parts.journal->row(key));
    SHORTLIST_TRY_VOID(m_parts.journal->removeOperation(sent.order));
    if (row)
        return absorb(key, *row, *result.current->document, result.current->rev, state);
    if (sent.operation.kind != OperationKind::Purge)
        return {};
    // Somebody wrote in it since: what they wrote is kept. What belonged to it went here, and is fetched again.
    JournalState asking = state;
    asking.rounds = refetchRounds;
    SHORTLIST_TRY_VOID(m_parts.journal->setState(asking));
    return m_parts.journal->putRow(key, {*result.current->document, result.current->rev, state.generation});
}

Result<void> Engine::gone(const QueuedOperation &sent)
{
    const RowKey key = sent.operation.row;
    SHORTLIST_TRY_VOID(m_parts.journal->removeOperation(sent.order));
    if (sent.operation.kind == OperationKind::Event)
        return {};
    SHORTLIST_TRY(const auto row, m_parts.journal->row(key));
    if (row)
        SHORTLIST_TRY_VOID(keepCopy(key, row->document));
    return removeHere(key);
}

Result<void> Engine::rejected(const QueuedOperation &sent, const QString &code)
{
    const RowKey key = sent.operation.row;
    SHORTLIST_TRY_VOID(m_parts.journal->quarantine({sent.operation, sent.document, code}));
    SHORTLIST_TRY_VOID(m_parts.journal->removeOperation(sent.order));
    SHORTLIST_TRY(const auto pending, m_parts.journal->queued(key, QueueState::Pending));
    if (sent.operation.kind == OperationKind::Event || sent.operation.kind == OperationKind::Purge || pending)
        return {}; // what was changed since is tried on its own
    SHORTLIST_TRY(const auto base, m_parts.journal->base(key));
    if (!base)
        return removeHere(key);
    SHORTLIST_TRY_VOID(m_parts.journal->putRow(key, {base->document, base->rev, base->generation}));
    return m_parts.journal->setBase(key, std::nullopt);
}

Result<void> Engine::unseal(const QueuedOperation &sent)
{
    QueuedOperation queued = sent;
    queued.state = QueueState::Pending;
    queued.document.reset();
    queued.operation.seq = 0;
    if (queued.operation.kind == OperationKind::Event)
        return m_parts.journal->putOperation(queued);
    if (queued.operation.kind != OperationKind::Purge)
        queued.operation.payload = {};
    SHORTLIST_TRY(const auto newer, m_parts.journal->queued(queued.operation.row, QueueState::Pending));
    SHORTLIST_TRY_VOID(m_parts.journal->removeOperation(sent.order));
    if (!newer)
        SHORTLIST_TRY_VOID(m_parts.journal->putOperation(queued));
    return applyStash(queued.operation.row);
}

} // namespace shortlist::sync
