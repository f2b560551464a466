// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/syncrules.h"

#include "models/base/canonicaljson.h"
#include "sync/engine/patch.h"
#include "sync/engine/tables.h"

#include <QJsonArray>
#include <QSet>

namespace shortlist::central {

using namespace Qt::StringLiterals;
using namespace shortlist::sync;

namespace {

constexpr qsizetype largestKeptPatch = 64 * 1024;

OperationResult resultOf(const Operation &operation, OperationStatus status, qint64 rev = 0, const QString &code = {})
{
    OperationResult result;
    result.seq = operation.seq;
    result.status = status;
    result.rev = rev;
    result.code = code;
    return result;
}

/// What belongs to the operation and not to the server: the same again would fail again.
bool isTheOperations(const Error &error)
{
    return error.kind == Error::Kind::Constraint || error.kind == Error::Kind::InvalidInput
        || error.kind == Error::Kind::TooLarge;
}

bool isTaken(OperationStatus status)
{
    return status == OperationStatus::Applied || status == OperationStatus::Noop;
}

QList<QList<Operation>> groupsOf(const QList<Operation> &operations)
{
    QList<QList<Operation>> groups;
    for (const Operation &operation : operations) {
        const bool same
            = !groups.isEmpty() && !operation.group.isEmpty() && groups.last().first().group == operation.group;
        if (same)
            groups.last().append(operation);
        else
            groups.append({operation});
    }
    return groups;
}

} // namespace

Result<Reply> SyncRules::push(const PushRequest &request, Timestamp now)
{
    constexpr int attempts = 5;
    for (int i = 1;; ++i) {
        auto reply = pushOnce(request, now);
        if (reply || i == attempts || reply.error().kind != Error::Kind::Busy)
            return reply;
    }
}

Result<Reply> SyncRules::pushOnce(const PushRequest &request, Timestamp now)
{
    SHORTLIST_TRY(auto transaction, Transaction::begin(m_database));
    SHORTLIST_TRY_VOID(m_dialect.enter(m_database, SyncDialect::Access::Writing));
    SHORTLIST_TRY_VOID(m_dialect.raise(m_database, m_space));
    SHORTLIST_TRY(const Account known, account(request.client));
    if (request.operations.first().seq > known.lastSeq + 1) {
        PushReply gap;
        gap.state = PushReply::State::Gap;
        gap.lastSeq = known.lastSeq;
        return Reply(gap);
    }
    if (request.operations.first().seq <= known.lastSeq)
        return repeated(request, known);
    Batch batch;
    batch.client = request.client;
    batch.rev = known.rev;
    batch.now = now;
    for (const QList<Operation> &group : groupsOf(request.operations)) {
        SHORTLIST_TRY(const Results results, takeGroup(group, batch));
        batch.reply.results += results;
    }
    SHORTLIST_TRY_VOID(tellVersions(request.operations, batch));
    SHORTLIST_TRY_VOID(keepPatches(batch));
    SHORTLIST_TRY_VOID(keepResults(request.operations, batch.reply.results, batch));
    SHORTLIST_TRY(const Commit commit, transaction.commit());
    if (commit == Commit::Unknown)
        return Error{Error::Kind::Unreachable, u"commit"_s}; // asked again, the stored results tell
    batch.reply.lastSeq = request.operations.last().seq;
    batch.reply.before = known.rev - 1;
    batch.reply.rev = known.rev;
    batch.reply.chain = known.chain;
    batch.reply.plain = batch.plain;
    return Reply(batch.reply);
}

/// Which version a resume is at is the centre's to say, after the whole batch.
Result<void> SyncRules::tellVersions(const QList<Operation> &operations, Batch &batch)
{
    Results &results = batch.reply.results;
    for (qsizetype i = 0; i < operations.size(); ++i) {
        const Operation &operation = operations.at(i);
        if (operation.row.table != "resumes"_L1 || operation.kind == OperationKind::Purge
            || results.at(i).status != OperationStatus::Applied)
            continue;
        SHORTLIST_TRY(const auto rows,
            m_database.run("SELECT r.version FROM public.resumes r WHERE r.id = $1::uuid", {operation.row.id}));
        if (rows.isEmpty())
            continue;
        results[i].number = static_cast<int>(rows.integer(0, 0));
        // A device says what it thinks; those who pull a patch must come to what is stored.
        const auto patched = batch.patched.find(operation.row);
        if (patched == batch.patched.end() || patched->after.value("version"_L1).toInt() == *results.at(i).number)
            continue;
        patched->after.insert("version"_L1, *results.at(i).number);
        patched->patch = makePatch(patched->before, patched->after);
    }
    return {};
}

Result<void> SyncRules::keepPatches(const Batch &batch)
{
    for (auto it = batch.patched.constBegin(); it != batch.patched.constEnd(); ++it) {
        if (canonicalJson(it->patch).size() > largestKeptPatch)
            continue;
        SHORTLIST_TRY_VOID(m_dialect.keepPatch(
            m_database, m_space, {it.key(), batch.rev, std::nullopt, it->from, it->patch, contentHash(it->after)}));
    }
    return {};
}

/// The same batch once more: the answer to the first was lost. Nothing is changed, so nothing is committed.
Result<Reply> SyncRules::repeated(const PushRequest &request, const Account &account)
{
    PushReply reply;
    reply.lastSeq = account.lastSeq;
    for (const Operation &operation : request.operations) {
        SHORTLIST_TRY(auto known, stored(request.client, operation.seq));
        if (!known || !isTheSame(*known, operation)) {
            reply.state = PushReply::State::Forked;
            reply.results.clear();
            return Reply(reply);
        }
        if (known->result.status == OperationStatus::Conflict) {
            Batch batch;
            batch.rev = account.rev;
            SHORTLIST_TRY(known->result, conflict(operation, *syncTable(operation.row.table), batch));
        }
        reply.results.append(known->result);
    }
    return Reply(reply);
}

Result<std::optional<SyncRules::Stored>> SyncRules::stored(const QString &client, qint64 seq)
{
    SHORTLIST_TRY(const auto rows,
        m_database.run("SELECT op_id, status, rev, detail FROM sync.result WHERE space_id = $1::uuid "
                       "AND client_id = $2::uuid AND seq = $3::bigint",
            {m_space, client, seq}));
    if (rows.isEmpty())
        return std::optional<Stored>();
    Stored found;
    const QJsonObject detail = rows.json(0, 3).object();
    found.operation = rows.text(0, 0);
    found.hash = detail.value("hash"_L1).toString();
    found.result.seq = seq;
    found.result.status = static_cast<OperationStatus>(rows.integer(0, 1));
    found.result.rev = rows.integer(0, 2);
    found.result.code = detail.value("code"_L1).toString();
    if (detail.contains("no"_L1))
        found.result.number = detail.value("no"_L1).toInt();
    return std::optional(found);
}

/// Every status takes its number, so that one bad operation never holds up those behind it.
Result<void> SyncRules::keepResults(const QList<Operation> &operations, const Results &results, const Batch &batch)
{
    SHORTLIST_TRY(const auto client,
        m_database.run("INSERT INTO sync.client AS c (space_id, client_id, last_seq, last_hash) "
                       "VALUES ($1::uuid, $2::uuid, $3::bigint, decode($4, 'hex')) "
                       "ON CONFLICT (space_id, client_id) DO UPDATE SET last_seq = excluded.last_seq, "
                       "last_hash = excluded.last_hash",
            {m_space, batch.client, operations.last().seq, operations.last().hash}));
    Q_UNUSED(client)
    // A client that sends new operations has read the answers to those before.
    SHORTLIST_TRY(const auto read,
        m_database.run(
            "DELETE FROM sync.result WHERE space_id = $1::uuid AND client_id = $2::uuid AND seq < $3::bigint",
            {m_space, batch.client, operations.first().seq}));
    Q_UNUSED(read)
    for (qsizetype i = 0; i < operations.size(); ++i) {
        QJsonObject detail{{u"hash"_s, operations.at(i).hash}};
        if (!results.at(i).code.isEmpty())
            detail.insert("code"_L1, results.at(i).code);
        if (results.at(i).number)
            detail.insert("no"_L1, *results.at(i).number);
        SHORTLIST_TRY(const auto kept,
            m_database.run("INSERT INTO sync.result (space_id, client_id, seq, op_id, status, rev, detail) VALUES "
                           "($1::uuid, $2::uuid, $3::bigint, $4::uuid, $5::text, $6::bigint, $7::jsonb)",
                {m_space, batch.client, operations.at(i).seq, operations.at(i).id,
                    QString::number(static_cast<int>(results.at(i).status)), results.at(i).rev,
                    Parameter::utf8(canonicalJson(detail))}));
        Q_UNUSED(kept)
    }
    return {};
}

/// The operations of one save: all or none.
Result<SyncRules::Results> SyncRules::takeGroup(const QList<Operation> &group, Batch &batch)
{
    SHORTLIST_TRY(auto savepoint, Savepoint::make(m_database, "operations"));
    Results results;
    const bool plainBefore = batch.plain;
    for (const Operation &operation : group) {
        SHORTLIST_TRY(const OperationResult result, takeOne(operation, batch));
        results.append(result);
        if (isTaken(result.status))
            continue;
        // Only what says why keeps its answer; the rest is sent again when the device has seen to it.
        SHORTLIST_TRY_VOID(savepoint.undo());
        batch.plain = plainBefore;
        Results all;
        for (const Operation &member : group)
            all.append(member.seq == operation.seq ? result : resultOf(member, OperationStatus::Aborted));
        for (const Operation &member : group) {
            batch.touched.remove(member.row);
            batch.patched.remove(member.row);
        }
        return all;
    }
    SHORTLIST_TRY_VOID(savepoint.keep());
    return results;
}

Result<OperationResult> SyncRules::takeOne(const Operation &operation, Batch &batch)
{
    auto result = apply(operation, batch);
    if (result || !isTheOperations(result.error()))
        return result;
    const QString state = sqlState(result.error());
    return resultOf(operation, OperationStatus::Rejected, 0, state.isEmpty() ? u"rule"_s : state);
}

Result<OperationResult> SyncRules::apply(const Operation &operation, Batch &batch)
{
    if (operation.hash != operationHash(operation))
        return resultOf(operation, OperationStatus::Rejected, 0, u"hash"_s);
    if (operation.kind == OperationKind::Event)
        return count(operation, batch);
    const SyncTable *table = syncTable(operation.row.table);
    if (!table)
        return resultOf(operation, OperationStatus::Rejected, 0, u"table"_s);
    switch (operation.kind) {
    case OperationKind::Create:
        return create(operation, *table, batch);
    case OperationKind::Update:
        return update(operation, *table, batch);
    case OperationKind::Purge:
    case OperationKind::Event:
        break;
    }
    return purge(operation, *table, batch);
}

Result<OperationResult> SyncRules::count(const Operation &operation, Batch &batch)
{
    const QString metric = operation.payload.value("metric"_L1).toString();
    if (operation.row.table != usageTable() || metric.isEmpty() || metric.size() > 40
        || metric == "resumes_created"_L1) // creations are counted where they happen
        return resultOf(operation, OperationStatus::Rejected, 0, u"event"_s);
    batch.plain = false;
    SHORTLIST_TRY_VOID(m_dialect.count(m_database, m_space, operation, batch.now));
    return resultOf(operation, OperationStatus::Applied, batch.rev);
}

Result<std::optional<SyncRules::Registered>> SyncRules::registered(const RowKey &key, Batch &batch)
{
    const auto known = batch.registry.constFind(key);
    if (known != batch.registry.constEnd())
        return std::optional<Registered>(*known);
    SHORTLIST_TRY(const auto rows,
        m_database.run("SELECT rev, state FROM sync.row WHERE space_id = $1::uuid AND tbl = $2::text "
                       "AND row_id = $3::uuid",
            {m_space, key.table, key.id}));
    std::optional<Registered> found;
    if (!rows.isEmpty())
        found = Registered{rows.integer(0, 0), rows.text(0, 1) == "T"_L1};
    batch.registry.insert(key, found);
    return found;
}

Result<std::optional<QJsonObject>> SyncRules::document(const SyncTable &table, const QString &id)
{
    SHORTLIST_TRY(const auto rows,
        m_database.run(
            "SELECT " + documentColumns(table) + " FROM " + table.table + " t WHERE t." + table.key + " = $1::uuid",
            {id}));
    if (rows.isEmpty())
        return std::optional<QJsonObject>();
    return std::optional(documentOf(table, rows, 0));
}

Result<OperationResult> SyncRules::conflict(const Operation &operation, const SyncTable &table, Batch &batch)
{
    SHORTLIST_TRY(const auto known, registered(operation.row, batch));
    SHORTLIST_TRY(const auto now, document(table, operation.row.id));
    if (isGone(known) || !now)
        return resultOf(operation, OperationStatus::Gone);
    OperationResult result = resultOf(operation, OperationStatus::Conflict, known->rev);
    RowChange current;
    current.row = operation.row;
    current.rev = known->rev;
    current.document = now;
    result.current = current;
    return result;
}

Result<OperationResult> SyncRules::create(const Operation &operation, const SyncTable &table, Batch &batch)
{
    SHORTLIST_TRY(const auto known, registered(operation.row, batch));
    if (known && known->purged)
        return resultOf(operation, OperationStatus::Gone);
    if (known)
        return conflict(operation, table, batch);
    QJsonObject document = operation.payload.value("doc"_L1).toObject();
    if (document.isEmpty())
        return resultOf(operation, OperationStatus::Rejected, 0, u"document"_s);
    if (canonicalJson(document).size() > limits::documentBytes)
        return resultOf(operation, OperationStatus::Rejected, 0, u"size"_s);
    const TableRule *rule = tableRule(operation.row.table);
    if (rule && !rule->parent.isEmpty()) {
        const RowKey parent{rule->parent, document.value(rule->parentKey).toString()};
        SHORTLIST_TRY(const auto above, registered(parent, batch));
        if ((!above && !batch.touched.contains(parent)) || (above && above->purged))
            return resultOf(operation, OperationStatus::Gone);
    }
    OperationResult result = resultOf(operation, OperationStatus::Applied, batch.rev);
    if (operation.row.table == "resume_versions"_L1) {
        const QString resume = document.value("resume_id"_L1).toString();
        SHORTLIST_TRY(const int number, nextNumber(resume, document));
        document.insert("version_number"_L1, number);
        result.number = number;
        batch.plain = batch.plain && batch.touched.contains({u"resumes"_s, resume});
    }
    if (operation.row.table == "resumes"_L1) {
        document.insert("version"_L1, 1);
        batch.plain = false; // it is counted
    }
    const RowStatement insert = insertOf(table, operation.row.id, m_space, document);
    SHORTLIST_TRY(const auto inserted, m_database.run(insert.sql, insert.parameters));
    Q_UNUSED(inserted)
    batch.touched.insert(operation.row, true);
    return result;
}

Result<OperationResult> SyncRules::update(const Operation &operation, const SyncTable &table, Batch &batch)
{
    SHORTLIST_TRY(const auto known, registered(operation.row, batch));
    if (isGone(known))
        return resultOf(operation, OperationStatus::Gone);
    if (known && known->rev != operation.baseRev)
        return conflict(operation, table, batch);
    // Never waiting for a row under the account's lock: whoever holds it may wait for the account.
    SHORTLIST_TRY(const auto locked,
        m_database.run(
            "SELECT 1 FROM " + table.table + " t WHERE t." + table.key + " = $1::uuid FOR NO KEY UPDATE NOWAIT",
            {operation.row.id}));
    if (locked.isEmpty())
        return resultOf(operation, OperationStatus::Gone);
    QJsonObject document = operation.payload.value("doc"_L1).toObject();
    std::optional<QJsonObject> before;
    if (operation.payload.contains("patch"_L1)) {
        SHORTLIST_TRY(before, this->document(table, operation.row.id));
        const auto patched = applyPatch(before.value_or(QJsonObject()), operation.payload.value("patch"_L1));
        if (!patched || contentHash(patched.value()) != operation.payload.value("hash"_L1).toString())
            return conflict(operation, table, batch); // made for another document: the device takes ours and merges
        document = patched.value().toObject();
    }
    if (document.isEmpty())
        return resultOf(operation, OperationStatus::Rejected, 0, u"document"_s);
    if (canonicalJson(document).size() > limits::documentBytes)
        return resultOf(operation, OperationStatus::Rejected, 0, u"size"_s);
    const RowStatement update = updateOf(table, operation.row.id, m_space, document);
    SHORTLIST_TRY(const auto updated, m_database.run(update.sql, update.parameters));
    if (updated.affected() == 0)
        return resultOf(operation, OperationStatus::Gone);
    batch.touched.insert(operation.row, true);
    if (before)
        batch.patched.insert(
            operation.row, {operation.baseRev, operation.payload.value("patch"_L1), *before, document});
    return resultOf(operation, OperationStatus::Applied, batch.rev);
}

/// Whether something that belongs to a row was changed, by others, after the purging device last looked.
Result<SyncRules::Sight> SyncRules::sightOf(const Operation &purge)
{
    const auto seen = static_cast<qint64>(purge.payload.value("seen"_L1).toDouble());
    QSet<qint64> own;
    for (const QJsonValue rev : purge.payload.value("own"_L1).toArray())
        own.insert(rev.toInteger());
    for (const TableRule &rule : syncedTables()) {
        const SyncTable *table = syncTable(rule.name);
        const TableRule *above = tableRule(rule.parent);
        if (!table || !above)
            continue;
        QByteArray belongs = "c." + rule.parentKey.toLatin1();
        if (rule.parent == purge.row.table) {
            belongs += " = $3::uuid";
        } else if (above->parent == purge.row.table) {
            const SyncTable *between = syncTable(rule.parent);
            belongs += " IN (SELECT p." + between->key + " FROM " + between->table + " p WHERE p."
                + above->parentKey.toLatin1() + " = $3::uuid)";
        } else {
            continue;
        }
        SHORTLIST_TRY(const auto rows,
            m_database.run("SELECT r.rev FROM " + table->table
                    + " c JOIN sync.row r ON r.space_id = $1::uuid "
                      "AND r.tbl = $2::text AND r.row_id = c."
                    + table->key + " WHERE " + belongs + " AND r.rev > $4::bigint",
                {m_space, rule.name, purge.row.id, seen}));
        for (int i = 0; i < rows.size(); ++i) {
            if (!own.contains(rows.integer(i, 0)))
                return Sight::Part;
        }
    }
    return Sight::Whole;
}

Result<OperationResult> SyncRules::purge(const Operation &operation, const SyncTable &table, Batch &batch)
{
    SHORTLIST_TRY(const auto known, registered(operation.row, batch));
    if (isGone(known))
        return resultOf(operation, OperationStatus::Noop, batch.rev);
    SHORTLIST_TRY(const Sight sight, sightOf(operation));
    if (known->rev != operation.baseRev || sight == Sight::Part)
        return conflict(operation, table, batch);
    batch.plain = false; // what belonged to it goes too
    SHORTLIST_TRY(const auto locked,
        m_database.run("SELECT 1 FROM " + table.table + " t WHERE t." + table.key + " = $1::uuid FOR UPDATE NOWAIT",
            {operation.row.id}));
    Q_UNUSED(locked)
    SHORTLIST_TRY(const auto removed,
        m_database.run("DELETE FROM " + table.table + " WHERE " + table.key + " = $1::uuid", {operation.row.id}));
    Q_UNUSED(removed)
    batch.registry.clear();
    return resultOf(operation, OperationStatus::Applied, batch.rev);
}

} // namespace shortlist::central
