// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/world.h"

/// What a device of the simulated world is made of. Private to the simulator.
namespace shortlist::simulation {

class World::Wall final : public Clock
{
public:
    explicit Wall(const World &world)
        : m_world(world)
    {
    }
    [[nodiscard]] Timestamp now() const override { return m_world.m_now + offset; }
    qint64 offset = 0;

private:
    const World &m_world;
};

class World::Steady final : public Clock
{
public:
    explicit Steady(const World &world)
        : m_world(world)
    {
    }
    [[nodiscard]] Timestamp now() const override { return m_world.m_now; }

private:
    const World &m_world;
};

class World::Ids final : public sync::Random
{
public:
    explicit Ids(World &world)
        : m_world(world)
    {
    }
    quint64 next() override { return m_world.m_dice.next(); }
    QString newId() override { return m_world.newId(); }

private:
    World &m_world;
};

class World::Line final : public sync::Carrier
{
public:
    Line(World &world, Device &device)
        : m_world(world)
        , m_device(device)
    {
    }
    void send(quint64 request, const QByteArray &bytes) override { m_world.send(m_device, request, bytes); }

private:
    World &m_world;
    Device &m_device;
};

struct World::Device
{
    Device(World &world, int theNumber)
        : number(theNumber)
        , wall(world)
        , steady(world)
        , ids(world)
        , line(world, *this)
    {
    }
    int number = 0;
    int life = 0; ///< counts the starts of the program
    MemoryJournal journal;
    std::optional<MemoryJournal::Data> backup;
    Wall wall;
    Steady steady;
    Ids ids;
    Line line;
    std::unique_ptr<sync::Engine> engine;
    Timestamp cutUntil = 0; ///< nothing gets through
    Timestamp deafUntil = 0; ///< requests arrive, answers do not
    std::optional<Timestamp> watched;
    qint64 shown = 0; ///< how many analyses it showed for today
    bool hydrating = false; ///< planted
    QSet<sync::RowKey> dirtyWhenAsked; ///< planted
    QJsonObject oldCounters; ///< planted
    sync::EngineCounts counts; ///< of earlier lives
};

/// The engine with one decision made wrongly.
class World::PlantedEngine final : public sync::Engine
{
public:
    PlantedEngine(const sync::EngineParts &parts, Device &device, Plant plant)
        : Engine(parts)
        , m_device(device)
        , m_plant(plant)
    {
    }

protected:
    Result<std::optional<sync::QueuedOperation>> pendingChange(const sync::RowKey &key) override
    {
        if (m_plant == Plant::LateDirtyCheck && !m_device.dirtyWhenAsked.contains(key))
            return std::optional<sync::QueuedOperation>();
        return Engine::pendingChange(key);
    }
    QJsonValue mergeBase(const sync::BaseRow &base, const sync::LocalRow &local) const override
    {
        return m_plant == Plant::MergeWithoutBase ? QJsonValue(local.document) : Engine::mergeBase(base, local);
    }

private:
    Device &m_device;
    Plant m_plant = Plant::None;
};

/// The centre's rules with one decision made wrongly.
class World::PlantedRules final : public central::SyncRules
{
public:
    PlantedRules(central::Database &database, central::SyncDialect &dialect, const QString &space, Plant plant)
        : SyncRules(database, dialect, space)
        , m_plant(plant)
    {
    }

protected:
    bool isTheSame(const Stored &stored, const sync::Operation &operation) const override
    {
        const bool blind = m_plant == Plant::ReusedNumber || m_plant == Plant::MutatedBatch;
        return blind || SyncRules::isTheSame(stored, operation);
    }
    Result<int> nextNumber(const QString &resume, const QJsonObject &version) override
    {
        if (m_plant == Plant::ClientNumbers)
            return version.value(QLatin1String("version_number")).toInt();
        return SyncRules::nextNumber(resume, version);
    }

private:
    Plant m_plant = Plant::None;
};

} // namespace shortlist::simulation
