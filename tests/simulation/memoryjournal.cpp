// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/memoryjournal.h"

#include "sync/engine/tables.h"

using namespace Qt::StringLiterals;

namespace shortlist::simulation {

using namespace shortlist::sync;

namespace {

template <typename Value>
std::optional<Value> found(const QMap<RowKey, Value> &map, const RowKey &key)
{
    const auto it = map.constFind(key);
    return it == map.constEnd() ? std::optional<Value>() : std::optional<Value>(*it);
}

} // namespace

void MemoryJournal::revive()
{
    m_dead = false;
    m_killIn = 0;
}

Result<void> MemoryJournal::call()
{
    if (!m_dead && m_killIn > 0 && --m_killIn == 0) {
        rollback(); // the write-ahead log has no commit for what was under way
        m_dead = true;
    }
    if (m_dead)
        return Error{Error::Kind::Unknown, u"the power is off"_s};
    return {};
}

// ---- a person's edits, as the library writes them

void MemoryJournal::add(const RowKey &key, OperationKind kind, const QString &operation, const QString &group,
    qint64 baseRev, const QJsonObject &payload)
{
    QueuedOperation queued;
    queued.order = data.nextOrder++;
    queued.operation.id = operation;
    queued.operation.row = key;
    queued.operation.kind = kind;
    queued.operation.group = group;
    queued.operation.baseRev = baseRev;
    queued.operation.payload = payload;
    data.queue.insert(queued.order, queued);
}

void MemoryJournal::create(
    const RowKey &key, const QJsonObject &document, const QString &operation, const QString &group)
{
    data.rows.insert(key, {document, 0, data.state.generation});
    add(key, OperationKind::Create, operation, group, 0);
}

void MemoryJournal::update(
    const RowKey &key, const QJsonObject &document, const QString &operation, const QString &group)
{
    LocalRow &row = data.rows[key];
    for (QueuedOperation &queued : data.queue) {
        if (queued.state != QueueState::Pending || !(queued.operation.row == key))
            continue;
        if (queued.operation.kind == OperationKind::Update)
            queued.operation.group = group; // goes along with the newest save
        row.document = document;
        return;
    }
    if (row.rev > 0 && !data.bases.contains(key))
        data.bases.insert(key, {row.rev, row.generation, row.document});
    row.document = document;
    add(key, OperationKind::Update, operation, group, row.rev);
}

void MemoryJournal::purge(const RowKey &key, const QString &operation)
{
    QList<RowKey> keys{key};
    for (auto it = data.rows.constBegin(); it != data.rows.constEnd(); ++it) {
        const TableRule *rule = tableRule(it.key().table);
        if (rule && rule->parent == key.table && it->document.value(rule->parentKey).toString() == key.id)
            keys.append(it.key());
    }
    for (const RowKey &each : std::as_const(keys)) {
        const LocalRow row = data.rows.take(each);
        data.bases.remove(each);
        bool sealedCreate = false;
        for (auto it = data.queue.begin(); it != data.queue.end();) {
            const bool ofRow = it->operation.row == each;
            sealedCreate = sealedCreate || (ofRow && it->state == QueueState::Sealed);
            if (ofRow && it->state == QueueState::Pending)
                it = data.queue.erase(it);
            else
                ++it;
        }
        // Children go with their parent at the centre; only the row itself is told, where the centre may know it.
        if (each == key && (row.rev > 0 || sealedCreate))
            add(each, OperationKind::Purge, operation, operation, row.rev, {{u"seen"_s, data.state.cursor}});
    }
}

void MemoryJournal::event(const QString &operation, const QJsonObject &payload, const QString &group)
{
    add({usageTable(), operation}, OperationKind::Event, operation, group, 0, payload);
}

// ---- the port

Result<void> MemoryJournal::begin()
{
    SHORTLIST_TRY_VOID(call());
    m_before = data;
    m_open = true;
    return {};
}

Result<void> MemoryJournal::commit()
{
    SHORTLIST_TRY_VOID(call());
    if (m_refused > 0) {
        --m_refused;
        ++m_full;
        return Error{Error::Kind::DiskFull, u"planned"_s};
    }
    m_open = false;
    return {};
}

void MemoryJournal::rollback()
{
    if (m_open)
        data = m_before;
    m_open = false;
}

Result<JournalState> MemoryJournal::state()
{
    SHORTLIST_TRY_VOID(call());
    return data.state;
}

Result<void> MemoryJournal::setState(const JournalState &state)
{
    SHORTLIST_TRY_VOID(call());
    data.state = state;
    return {};
}

Result<std::optional<LocalRow>> MemoryJournal::row(const RowKey &key)
{
    SHORTLIST_TRY_VOID(call());
    return found(data.rows, key);
}

Result<void> MemoryJournal::putRow(const RowKey &key, const LocalRow &row)
{
    SHORTLIST_TRY_VOID(call());
    data.rows.insert(key, row);
    return {};
}

Result<void> MemoryJournal::removeRow(const RowKey &key)
{
    SHORTLIST_TRY_VOID(call());
    data.rows.remove(key);
    return {};
}

Result<void> MemoryJournal::forEachRow(const std::function<Result<void>(const RowKey &, const LocalRow &)> &visit)
{
    SHORTLIST_TRY_VOID(call());
    for (const TableRule &rule : syncedTables()) {
        for (auto it = data.rows.lowerBound({rule.name, {}}); it != data.rows.end() && it.key().table == rule.name;
             ++it)
            SHORTLIST_TRY_VOID(visit(it.key(), it.value()));
    }
    return {};
}

Result<qint64> MemoryJournal::countRows(const QString &table)
{
    SHORTLIST_TRY_VOID(call());
    qint64 count = 0;
    for (auto it = data.rows.lowerBound({table, {}}); it != data.rows.end() && it.key().table == table; ++it)
        ++count;
    return count;
}

Result<std::optional<BaseRow>> MemoryJournal::base(const RowKey &key)
{
    SHORTLIST_TRY_VOID(call());
    return found(data.bases, key);
}

Result<void> MemoryJournal::setBase(const RowKey &key, const std::optional<BaseRow> &base)
{
    SHORTLIST_TRY_VOID(call());
    if (base)
        data.bases.insert(key, *base);
    else
        data.bases.remove(key);
    return {};
}

Result<std::optional<RowChange>> MemoryJournal::stash(const RowKey &key)
{
    SHORTLIST_TRY_VOID(call());
    return found(data.stashes, key);
}

Result<void> MemoryJournal::setStash(const RowKey &key, const std::optional<RowChange> &change)
{
    SHORTLIST_TRY_VOID(call());
    if (change && !dropStash)
        data.stashes.insert(key, *change);
    else
        data.stashes.remove(key);
    return {};
}

Result<QList<QueuedOperation>> MemoryJournal::queue(QueueState state, int limit)
{
    SHORTLIST_TRY_VOID(call());
    QList<QueuedOperation> list;
    for (QueuedOperation queued : std::as_const(data.queue)) {
        if (queued.state != state)
            continue;
        if (mutateBatches && queued.document && data.rows.contains(queued.operation.row)) {
            queued.document = data.rows.value(queued.operation.row).document;
            queued.operation.payload = {{u"doc"_s, *queued.document}};
            queued.operation.hash = operationHash(queued.operation);
        }
        list.append(queued);
        if (limit > 0 && list.size() == limit)
            break;
    }
    return list;
}

Result<std::optional<QueuedOperation>> MemoryJournal::queued(const RowKey &key, QueueState state)
{
    SHORTLIST_TRY_VOID(call());
    for (const QueuedOperation &queued : std::as_const(data.queue)) {
        if (queued.state == state && queued.operation.row == key && queued.operation.kind != OperationKind::Event)
            return std::optional(queued);
    }
    return std::optional<QueuedOperation>();
}

Result<void> MemoryJournal::putOperation(const QueuedOperation &operation)
{
    SHORTLIST_TRY_VOID(call());
    QueuedOperation queued = operation;
    if (queued.order == 0)
        queued.order = data.nextOrder++;
    data.queue.insert(queued.order, queued);
    return {};
}

Result<void> MemoryJournal::removeOperation(qint64 order)
{
    SHORTLIST_TRY_VOID(call());
    data.queue.remove(order);
    return {};
}

Result<qint64> MemoryJournal::countQueue(QueueState state)
{
    SHORTLIST_TRY_VOID(call());
    qint64 count = 0;
    for (const QueuedOperation &queued : std::as_const(data.queue))
        count += queued.state == state;
    return count;
}

Result<void> MemoryJournal::quarantine(const QuarantinedOperation &operation)
{
    SHORTLIST_TRY_VOID(call());
    data.quarantine.append(operation);
    return {};
}

Result<qint64> MemoryJournal::countQuarantine()
{
    SHORTLIST_TRY_VOID(call());
    return data.quarantine.size();
}

Result<void> MemoryJournal::remember(const RowKey &key, const QString &hash)
{
    SHORTLIST_TRY_VOID(call());
    data.remembered[key].insert(hash);
    return {};
}

Result<Memory> MemoryJournal::remembers(const RowKey &key, const QString &hash)
{
    SHORTLIST_TRY_VOID(call());
    return data.remembered.value(key).contains(hash) ? Memory::Known : Memory::Unknown;
}

} // namespace shortlist::simulation
