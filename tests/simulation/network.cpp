// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/device.h"

using namespace Qt::StringLiterals;

namespace shortlist::simulation {

using namespace shortlist::sync;

void World::send(Device &device, quint64 request, const QByteArray &bytes)
{
    if (m_history.plant == Plant::LateDirtyCheck) {
        device.dirtyWhenAsked.clear();
        for (const QueuedOperation &queued : std::as_const(device.journal.data.queue)) {
            if (queued.state == QueueState::Pending)
                device.dirtyWhenAsked.insert(queued.operation.row);
        }
    }
    const int number = device.number;
    const int life = device.life;
    if (m_now < device.cutUntil && !m_healed) {
        if (m_dice.chance(50)) { // refused at once; otherwise nobody says anything
            after(20, [this, number, life, request] {
                Device &asking = *m_devices[static_cast<size_t>(number)];
                if (asking.life != life)
                    return;
                asking.engine->failed(request);
                afterEvent(asking);
            });
        }
        return;
    }
    if (hit(Fault::DropRequest, m_rate[static_cast<size_t>(Fault::DropRequest)]))
        return;
    const int copies = hit(Fault::Duplicate, m_rate[static_cast<size_t>(Fault::Duplicate)]) ? 2 : 1;
    for (int i = 0; i < copies; ++i) {
        const bool late = hit(Fault::Delay, m_rate[static_cast<size_t>(Fault::Delay)]);
        after(late ? m_dice.below(40'000) : 1 + m_dice.below(30),
            [this, number, life, request, bytes] { arrive(number, life, request, bytes); });
    }
}

void World::arrive(int number, int life, quint64 request, const QByteArray &bytes)
{
    Device &device = *m_devices[static_cast<size_t>(number)];
    QByteArray reply = hit(Fault::CentreBusy, m_rate[static_cast<size_t>(Fault::CentreBusy)])
        ? encode(Reply(ErrorReply{ErrorReply::Kind::Busy}))
        : answer(device, bytes);
    const bool lost = (m_now < device.deafUntil && !m_healed)
        || hit(Fault::DropReply, m_rate[static_cast<size_t>(Fault::DropReply)]);
    if (lost)
        return;
    if (hit(Fault::Truncate, m_rate[static_cast<size_t>(Fault::Truncate)]))
        reply.truncate(m_dice.below(static_cast<int>(reply.size())));
    if (!reply.isEmpty() && hit(Fault::Damage, m_rate[static_cast<size_t>(Fault::Damage)])) {
        // Bytes that are no text any more: what TLS lets through never looks right.
        const qsizetype at = m_dice.below(static_cast<int>(reply.size()));
        reply[at] = static_cast<char>(0xff);
    }
    const bool late = hit(Fault::Delay, m_rate[static_cast<size_t>(Fault::Delay)]);
    after(late ? m_dice.below(40'000) : 1 + m_dice.below(30),
        [this, number, life, request, reply] { deliver(number, life, request, reply); });
}

void World::deliver(int number, int life, quint64 request, QByteArray bytes)
{
    Device &device = *m_devices[static_cast<size_t>(number)];
    if (device.life != life || (m_now < device.cutUntil && !m_healed))
        return;
    device.engine->received(request, bytes);
    afterEvent(device);
}

QByteArray World::answer(Device &device, const QByteArray &bytes)
{
    auto request = decodeRequest(bytes);
    if (!request) {
        fail(u"a request cannot be read: "_s + request.error().detail);
        return {};
    }
    Request asked = std::move(request).value();
    const auto head = m_centre->run("SELECT rev FROM sync.space WHERE space_id = $1", {m_space});
    std::unique_ptr<central::SqliteDatabase> before;
    const bool crashes = m_history.plant == Plant::AckBeforeCommit && std::holds_alternative<PushRequest>(asked)
        && !m_healed && m_dice.chance(10);
    if (crashes) {
        if (auto copy = m_centre->copy())
            before = std::move(copy).value();
    }
    plantInRequest(device, asked);
    PlantedRules rules(*m_centre, m_dialect, m_space, m_history.plant);
    rules.setPageRows(m_pageRows);
    Reply reply = rules.answer(asked, m_now);
    if (m_centre->inTransaction())
        fail(u"a transaction was left open"_s);
    if (before)
        m_centre = std::move(before);
    plantInReply(device, asked, reply);
    const auto now = m_centre->run("SELECT rev FROM sync.space WHERE space_id = $1", {m_space});
    if (head && now && now.value().integer(0, 0) != head.value().integer(0, 0)) {
        noteTombstones();
        pokeOthers();
    }
    return encode(reply);
}

void World::pokeOthers()
{
    for (const auto &each : m_devices) {
        if (hit(Fault::LostPokes, 60))
            continue;
        const int number = each->number;
        after(5 + m_dice.below(50), [this, number] {
            Device &device = *m_devices[static_cast<size_t>(number)];
            if (m_now < device.cutUntil && !m_healed)
                return;
            device.engine->poke();
            afterEvent(device);
        });
    }
}

// ---- planted bugs of the centre

void World::plantInRequest(Device &device, Request &request)
{
    auto *push = std::get_if<PushRequest>(&request);
    if (!push)
        return;
    if (m_history.plant == Plant::DoubleCount) {
        const auto known = m_centre->run("SELECT last_seq FROM sync.client WHERE client_id = $1", {push->client});
        for (const Operation &operation : std::as_const(push->operations)) {
            if (operation.kind == OperationKind::Event && known && !known.value().isEmpty()
                && operation.seq <= known.value().integer(0, 0)) {
                const auto again = m_centre->run("UPDATE sync.usage_day SET n = n + 1 WHERE metric = $1",
                    {operation.payload.value("metric"_L1).toString()});
                Q_UNUSED(again)
            }
        }
    }
    if (m_history.plant == Plant::Resurrect) {
        for (const Operation &operation : std::as_const(push->operations)) {
            const central::SyncTable *table = central::syncTable(operation.row.table);
            if (operation.kind != OperationKind::Update || !table || !m_tombstones.contains(operation.row))
                continue;
            const auto insert = central::insertOf(
                *table, operation.row.id, m_space, device.journal.data.rows.value(operation.row).document);
            const auto back = m_centre->run(insert.sql, insert.parameters);
            Q_UNUSED(back)
        }
    }
}

void World::plantInReply(Device &device, const Request &request, Reply &reply)
{
    auto *pull = std::get_if<PullReply>(&reply);
    CentreStanding *centre = pull ? &pull->centre : nullptr;
    if (auto *hello = std::get_if<HelloReply>(&reply))
        centre = &hello->centre;
    if (centre && (m_history.plant == Plant::ReusedNumber || m_history.plant == Plant::MutatedBatch)) {
        centre->lastSeq = device.journal.data.state.lastSeq; // nobody compares
        centre->lastHash = device.journal.data.state.lastHash;
    }
    if (!pull)
        return;
    const qint64 from = std::get<PullRequest>(request).device.cursor;
    QList<RowChange> rows;
    if (from == 0)
        device.hydrating = true;
    for (const RowChange &change : std::as_const(pull->rows)) {
        const bool tombstone = !change.document && change.patchFrom == 0;
        const bool dropped = (m_history.plant == Plant::SerialCursor && m_hidden.contains(change.rev))
            || (m_history.plant == Plant::DroppedTombstone && device.hydrating && tombstone);
        if (!dropped)
            rows.append(change);
    }
    if (pull->cursor == pull->centre.head)
        device.hydrating = false;
    if (rows.size() != pull->rows.size()) {
        pull->rows = rows;
        pull->checksum = rows.isEmpty() ? QString() : rowsChecksum(rows);
    }
    if (m_history.plant == Plant::TwoSnapshots && pull->counters) {
        const QJsonObject now = *pull->counters;
        pull->counters = device.oldCounters; // from a snapshot taken before the client's last number was read
        device.oldCounters = now;
    }
}

} // namespace shortlist::simulation
