// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/device.h"

#include "sync/engine/tables.h"

using namespace Qt::StringLiterals;

namespace shortlist::simulation {

using namespace shortlist::sync;

namespace {

constexpr Timestamp noon = 1'790'000'000'000 - 1'790'000'000'000 % 86'400'000 + 43'200'000;
constexpr qint64 minute = 60'000;

} // namespace

const char *faultName(Fault fault)
{
    constexpr std::array<const char *, faultCount> names{"drop-request", "drop-reply", "duplicate", "delay", "truncate",
        "damage", "partition", "one-way", "kill", "disk-full", "clock-jump", "device-restored", "device-copied",
        "centre-restored", "centre-busy", "lost-pokes"};
    return names[static_cast<size_t>(fault)];
}

const char *plantName(Plant plant)
{
    constexpr std::array<const char *, plantCount> names{"none", "serial-cursor", "ack-before-commit",
        "merge-without-base", "reused-number", "dropped-stash", "double-count", "resurrect", "two-snapshots",
        "mutated-batch", "client-numbers", "late-dirty-check", "dropped-tombstone"};
    return names[static_cast<size_t>(plant)];
}

World::World(const History &history)
    : m_history(history)
    , m_dice(history.seed * 2 + 1)
    , m_now(noon)
{
}

World::~World() = default;

Outcome World::run()
{
    auto centre = central::SqliteDatabase::createCentre();
    if (!centre) {
        fail(u"no centre: "_s + centre.error().detail);
        return m_outcome;
    }
    m_centre = std::move(centre).value();
    m_space = newId();
    const auto made = m_centre->run("INSERT INTO sync.space (space_id, epoch) VALUES ($1, $2)", {m_space, newId()});
    if (!made)
        fail(made.error().detail);
    m_pageRows = m_dice.chance(50) ? 200 : 2 + m_dice.below(6);
    const int steps = 40 + m_dice.below(160);
    m_outcome.steps = m_history.steps > 0 ? m_history.steps : steps;
    for (int i = 0; i < faultCount; ++i) {
        const int rate = m_dice.chance(45) ? 1 + m_dice.below(20) : 0;
        const bool allowed = (m_history.faults >> static_cast<unsigned>(i) & 1U) != 0;
        const bool forced = (m_history.plant == Plant::ReusedNumber && i == static_cast<int>(Fault::DeviceRestored));
        m_rate[static_cast<size_t>(i)] = allowed ? (forced ? 10 : rate) : 0;
        if (m_rate[static_cast<size_t>(i)] > 0)
            m_outcome.faults |= 1U << static_cast<unsigned>(i);
    }
    const int devices = 2 + m_dice.below(4);
    for (int i = 0; i < devices; ++i)
        addDevice(nullptr);
    for (int i = 0; i < m_outcome.steps && m_outcome.violation.isEmpty(); ++i) {
        step();
        follow("a step");
        const qint64 pause = m_dice.chance(80) ? m_dice.below(3000) : m_dice.below(90'000);
        runUntil(m_now + pause);
    }
    heal();
    const Timestamp patience = m_now + 10 * minute;
    while (m_outcome.violation.isEmpty() && m_now < patience && !isQuiet())
        runUntil(m_now + 1000);
    if (m_outcome.violation.isEmpty())
        check();
    m_outcome.digest = digestOfAll();
    for (const auto &device : m_devices) {
        m_outcome.conflicts += device->engine->counts().conflicts + device->counts.conflicts;
        m_outcome.merges += device->engine->counts().merges + device->counts.merges;
        m_outcome.resets += device->engine->counts().resets + device->counts.resets;
    }
    return m_outcome;
}

void World::fail(const QString &violation)
{
    if (m_outcome.violation.isEmpty())
        m_outcome.violation = violation;
}

bool World::hit(Fault fault, int percent)
{
    const auto place = static_cast<size_t>(fault);
    if (m_healed || m_rate[place] == 0 || !m_dice.chance(percent))
        return false;
    ++m_outcome.hits[place];
    return true;
}

void World::after(qint64 delay, std::function<void()> run)
{
    m_events.push({m_now + delay, m_dice.next(), std::move(run)});
}

void World::runUntil(Timestamp end)
{
    while (!m_events.empty() && m_events.top().at <= end && m_outcome.violation.isEmpty()) {
        const Event event = m_events.top();
        m_events.pop();
        m_now = std::max(m_now, event.at);
        event.run();
        follow("an event");
    }
    m_now = std::max(m_now, end);
}

// ---- devices

void World::addDevice(const MemoryJournal::Data *copy)
{
    m_devices.push_back(std::make_unique<Device>(*this, static_cast<int>(m_devices.size())));
    Device &device = *m_devices.back();
    if (copy) {
        device.journal.data = *copy;
    } else {
        device.journal.data.state.owner = m_space;
        device.journal.data.state.client = newId();
    }
    device.journal.mutateBatches = m_history.plant == Plant::MutatedBatch;
    device.journal.dropStash = m_history.plant == Plant::DroppedStash;
    boot(device);
}

void World::boot(Device &device)
{
    if (device.engine) {
        const EngineCounts &was = device.engine->counts();
        device.counts.conflicts += was.conflicts;
        device.counts.merges += was.merges;
        device.counts.resets += was.resets;
        device.counts.repairs += was.repairs;
    }
    ++device.life;
    device.journal.revive();
    EngineParts parts;
    parts.journal = &device.journal;
    parts.wall = &device.wall;
    parts.steady = &device.steady;
    parts.random = &device.ids;
    parts.carrier = &device.line;
    parts.device = u"device "_s + QString::number(device.number);
    device.engine = std::make_unique<PlantedEngine>(parts, device, m_history.plant);
    device.engine->start();
    afterEvent(device);
}

/// After everything that a device lived through: a program that was killed starts again, a timer is kept, what is shown
/// is compared with what was shown.
void World::afterEvent(Device &device)
{
    if (device.journal.isDead()) {
        const int number = device.number;
        const int life = device.life;
        after(100 + m_dice.below(5000), [this, number, life] {
            Device &dead = *m_devices[static_cast<size_t>(number)];
            if (dead.life == life)
                boot(dead);
        });
        device.journal.revive(); // its file is whole; only this life of the program is over
        device.cutUntil = std::max(device.cutUntil, m_now + 1);
        ++device.life;
        boot(device);
        return;
    }
    watch(device);
    const qint64 now = shown(device);
    if (now < device.shown && !m_restored)
        fail(u"what device %1 shows as counted went from %2 to %3"_s.arg(device.number).arg(device.shown).arg(now));
    device.shown = now;
}

void World::watch(Device &device)
{
    const auto timer = device.engine->nextTimer();
    if (!timer || device.watched == timer)
        return;
    device.watched = timer;
    const int number = device.number;
    after(std::max<qint64>(0, *timer - m_now), [this, number] {
        Device &waiting = *m_devices[static_cast<size_t>(number)];
        waiting.watched.reset();
        waiting.engine->timer();
        afterEvent(waiting);
    });
}

// ---- what happens

void World::step()
{
    Device &device = *m_devices[static_cast<size_t>(m_dice.below(static_cast<int>(m_devices.size())))];
    const int kind = m_dice.below(100);
    if (kind < 60) {
        person(device);
        if (m_dice.chance(70))
            device.engine->localCommit();
        afterEvent(device);
    } else if (kind < 78) {
        webWrites();
    } else {
        someFault();
    }
    if (!m_backup && m_rate[static_cast<size_t>(Fault::CentreRestored)] > 0 && m_dice.chance(10)) {
        if (auto copy = m_centre->copy())
            m_backup = std::move(copy).value();
    }
    if (!device.backup && m_dice.chance(5))
        device.backup = device.journal.data;
}

void World::someFault()
{
    Device &device = *m_devices[static_cast<size_t>(m_dice.below(static_cast<int>(m_devices.size())))];
    const auto fault = static_cast<Fault>(m_dice.below(faultCount));
    switch (fault) {
    case Fault::Partition:
        if (hit(fault, 100))
            device.cutUntil = m_now + m_dice.below(120'000);
        break;
    case Fault::OneWay:
        if (hit(fault, 100))
            device.deafUntil = m_now + m_dice.below(120'000);
        break;
    case Fault::Kill:
        if (hit(fault, 100))
            device.journal.killAfter(1 + m_dice.below(60));
        break;
    case Fault::DiskFull:
        if (hit(fault, 100))
            device.journal.refuseCommits(1 + m_dice.below(3));
        break;
    case Fault::ClockJump:
        if (hit(fault, 100)) {
            constexpr qint64 year = 365LL * 86'400'000;
            device.wall.offset
                = (m_dice.chance(50) ? 1 : -1) * static_cast<qint64>(m_dice.below(10)) * year + m_dice.below(7'200'000);
        }
        break;
    case Fault::DeviceRestored:
        if (device.backup && hit(fault, 40))
            restoreDevice(device);
        break;
    case Fault::DeviceCopied:
        if (m_devices.size() < 6 && hit(fault, 30)) {
            const MemoryJournal::Data copy = device.journal.data;
            m_restored = true; // what both copies count is counted once, and each shows its own
            addDevice(&copy);
        }
        break;
    case Fault::CentreRestored:
        if (m_backup && hit(fault, 40))
            restoreCentre();
        break;
    default:
        break; // these happen on the line
    }
    if (m_devices.size() < 6 && m_dice.chance(3))
        addDevice(nullptr); // somebody buys another computer
}

void World::restoreDevice(Device &device)
{
    const QSet<QString> before = everything(false);
    device.journal.data = *device.backup;
    m_restored = true;
    forgiveLost(before);
    boot(device);
}

void World::restoreCentre()
{
    const QSet<QString> before = everything(false);
    if (auto copy = m_backup->copy())
        m_centre = std::move(copy).value();
    m_restored = true;
    m_centreRestored = true;
    m_tombstones.clear();
    m_numbers.clear();
    forgiveLost(before);
}

void World::heal()
{
    m_healed = true;
    m_hidden.clear();
    for (const auto &device : m_devices) {
        device->cutUntil = 0;
        device->deafUntil = 0;
        device->wall.offset = 0;
        device->journal.refuseCommits(0);
        device->journal.killAfter(0);
        device->engine->start();
        afterEvent(*device);
    }
}

bool World::isQuiet()
{
    const auto head = m_centre->run("SELECT rev FROM sync.space WHERE space_id = $1", {m_space});
    for (const auto &device : m_devices) {
        const EngineStatus status = device->engine->status();
        if (!status.upToDate || status.phase != Phase::Idle || !head || status.cursor != head.value().integer(0, 0))
            return false;
    }
    return true;
}

} // namespace shortlist::simulation
