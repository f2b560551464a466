// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/central/sqlitedatabase.h"
#include "sync/central/syncrules.h"
#include "sync/engine/engine.h"
#include "tests/simulation/memoryjournal.h"
#include "tests/sync/engine/mergecases.h"

#include <array>
#include <functional>
#include <memory>
#include <queue>

namespace shortlist::simulation {

using tests::Dice;

enum class Fault {
    DropRequest,
    DropReply,
    Duplicate,
    Delay, ///< up to 40 s: late, out of order, after the request was given up
    Truncate,
    Damage, ///< one byte of an answer changes
    Partition,
    OneWay, ///< requests arrive, answers do not
    Kill, ///< the program ends at any call to its file
    DiskFull,
    ClockJump,
    DeviceRestored, ///< its library comes back from an older copy
    DeviceCopied, ///< a second device with a copy of the library
    CentreRestored, ///< the database comes back from an older copy
    CentreBusy,
    LostPokes,
};
constexpr int faultCount = 16;
const char *faultName(Fault fault);

/// Twelve bugs that others have had, to see that they are found.
enum class Plant {
    None,
    SerialCursor,
    AckBeforeCommit,
    MergeWithoutBase,
    ReusedNumber,
    DroppedStash,
    DoubleCount,
    Resurrect,
    TwoSnapshots,
    MutatedBatch,
    ClientNumbers,
    LateDirtyCheck,
    DroppedTombstone,
};
constexpr int plantCount = 13;
const char *plantName(Plant plant);

struct History
{
    quint64 seed = 1;
    int steps = 0; ///< 0: as the seed says
    quint32 faults = 0xffffffff; ///< bit n: Fault n may be used, where the seed uses it
    Plant plant = Plant::None;
    QByteArray follow; ///< prints where this word or id is, whenever that changes
};

struct Outcome
{
    QString violation; ///< empty: all invariants hold
    QString digest; ///< of everything at the end; the same history gives the same
    std::array<int, faultCount> hits{};
    int steps = 0;
    quint32 faults = 0; ///< used by this seed
    int conflicts = 0;
    int merges = 0;
    int resets = 0;
};

/// One history: devices, a centre, a web platform that writes too, a network between them and everything that can go
/// wrong, all decided by one seed. Runs `steps` events with faults, then heals everything, waits for quiet (ten minutes
/// of its own time at most) and checks that nothing was lost, doubled or different anywhere.
class World
{
public:
    explicit World(const History &history);
    ~World();
    Outcome run();

private:
    struct Device;
    class Wall;
    class Steady;
    class Ids;
    class Line;
    class PlantedEngine;
    class PlantedRules;
    struct Event
    {
        Timestamp at = 0;
        quint64 tie = 0;
        std::function<void()> run;
        friend bool operator<(const Event &a, const Event &b)
        {
            return a.at == b.at ? a.tie > b.tie : a.at > b.at; // the earliest is on top
        }
    };

    // world.cpp
    void addDevice(const MemoryJournal::Data *copy);
    void boot(Device &device);
    void after(qint64 delay, std::function<void()> run);
    void runUntil(Timestamp end);
    void afterEvent(Device &device);
    void watch(Device &device);
    void fail(const QString &violation);
    bool hit(Fault fault, int percent);
    void step();
    void someFault();
    void restoreDevice(Device &device);
    void restoreCentre();
    void heal();
    bool isQuiet();

    // network.cpp
    void send(Device &device, quint64 request, const QByteArray &bytes);
    void arrive(int number, int life, quint64 request, const QByteArray &bytes);
    void deliver(int number, int life, quint64 request, QByteArray bytes);
    QByteArray answer(Device &device, const QByteArray &bytes);
    void plantInRequest(Device &device, sync::Request &request);
    void plantInReply(Device &device, const sync::Request &request, sync::Reply &reply);
    void pokeOthers();

    // people.cpp
    QString newId();
    QString token(const QString &by);
    QJsonObject newResume(const QString &by);
    QJsonObject edited(QJsonObject content, const QString &by);
    void person(Device &device);
    void editResume(Device &device, const sync::RowKey &key, bool version);
    void createResume(Device &device);
    void webWrites();
    void webEdits(const QString &id);
    std::optional<sync::RowKey> anyRow(Device &device, const QString &table);
    void written(const QJsonValue &before, const QJsonValue &after);
    Timestamp wallOf(const Device &device) const;

    // oracle.cpp
    void noteTombstones();
    void check();
    void checkDevice(Device &device);
    void checkIntents();
    void checkCounters();
    void checkVersions();
    void forgiveLost(const QSet<QString> &mayBeLost);
    QSet<QString> everything(bool centreOnly);
    qint64 shown(Device &device) const;
    QString digestOfAll();

    // follow.cpp
    void follow(const char *after);

    History m_history;
    Dice m_dice;
    Outcome m_outcome;
    Timestamp m_now = 0;
    quint64 m_ids = 0;
    quint64 m_tokens = 0;
    std::priority_queue<Event> m_events;
    std::vector<std::unique_ptr<Device>> m_devices;
    std::unique_ptr<central::SqliteDatabase> m_centre;
    std::unique_ptr<central::SqliteDatabase> m_backup;
    central::SqliteDialect m_dialect;
    QString m_space;
    int m_pageRows = 200;
    std::array<int, faultCount> m_rate{}; ///< percent; 0: not in this history
    QByteArray m_whereabouts;
    bool m_healed = false;
    bool m_restored = false; ///< a device's or the centre's past came back: some promises are off
    bool m_centreRestored = false;
    QSet<qint64> m_hidden; ///< planted: revisions that are not committed yet

    // What people did
    QSet<QString> m_written; ///< every token that a committed change wrote
    QSet<QString> m_removed; ///< and that a person took out again, or that went with a copy that was put back
    QHash<QString, QPair<QString, int>> m_counted; ///< by operation: metric and delta
    QSet<sync::RowKey> m_tombstones;
    QHash<QString, int> m_numbers; ///< of versions, as first seen at the centre
};

} // namespace shortlist::simulation
