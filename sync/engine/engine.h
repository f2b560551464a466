// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/journal.h"
#include "sync/engine/merge/merge.h"

namespace shortlist::sync {

/// Random numbers and ids, given in so that a test can decide them.
class Random
{
public:
    Random() = default;
    Random(const Random &) = delete;
    Random &operator=(const Random &) = delete;
    virtual ~Random() = default;

    virtual quint64 next() = 0;
    virtual QString newId() = 0; ///< a UUID of version 7
};

/// Carries a request to the centre. The answer, or that there is none, comes back through Engine::received() and
/// Engine::failed() with the same id; answers to requests that the engine has given up are ignored by it.
class Carrier
{
public:
    Carrier() = default;
    Carrier(const Carrier &) = delete;
    Carrier &operator=(const Carrier &) = delete;
    virtual ~Carrier() = default;

    virtual void send(quint64 request, const QByteArray &bytes) = 0;
};

enum class Phase {
    Idle, ///< nothing to do until the next timer, poke or commit
    Asking, ///< a request is out
    Waiting, ///< something failed; trying again at nextTimer()
    Stopped, ///< see Problem
};

enum class Problem {
    None,
    Offline, ///< the centre does not answer
    Busy,
    Damaged, ///< an answer could not be read
    Storage, ///< the library's file could not be written
    WrongAccount, ///< stopped: the session is another account's
    TooOld, ///< the program must be updated; what is pending is still sent
    NotBound, ///< stopped: the library has no account
};

/// What is true now, for people to read: up to date means that the cursor is at the head that the centre said and that
/// nothing waits, at `checkedAt`.
struct EngineStatus
{
    Phase phase = Phase::Idle;
    Problem problem = Problem::None;
    bool upToDate = false;
    qint64 cursor = 0;
    qint64 head = 0;
    qint64 pending = 0; ///< operations that the centre has not taken
    qint64 quarantined = 0;
    Timestamp checkedAt = 0; ///< wall clock of the last answer that showed where the head is; 0: never
};

/// What happened so far; tests and the log read it.
struct EngineCounts
{
    int requests = 0;
    int conflicts = 0; ///< recorded
    int merges = 0;
    int resets = 0;
    int newClients = 0;
    int refetched = 0; ///< rows that came back after a purge that was refused
    int repairs = 0; ///< rows that the comparison with the registry had to mend
    int guards = 0; ///< pages held back because they removed so much
    int watchdogs = 0;
    int stashed = 0;
};

struct EngineParts
{
    Journal *journal = nullptr; ///< all outlive the engine
    const Clock *wall = nullptr; ///< for stored times only; may jump
    const Clock *steady = nullptr; ///< for waiting; never goes back
    Random *random = nullptr;
    Carrier *carrier = nullptr;
    QString device; ///< shown with conflicts
};

/// Sync as a state machine: events in, at most one request out at a time. No thread, no I/O of its own, no clock of its
/// own; everything it must remember is in the journal, so it may be destroyed at any moment and made anew.
class Engine
{
public:
    explicit Engine(const EngineParts &parts);
    Engine(const Engine &) = delete;
    Engine &operator=(const Engine &) = delete;
    virtual ~Engine() = default;

    void start(); ///< the program starts, the network is there again, the person says "try now"
    void localCommit(); ///< something was added to the queue
    void poke(); ///< the centre says that there is something new
    void timer(); ///< nextTimer() has come
    void received(quint64 request, const QByteArray &bytes);
    void failed(quint64 request);

    /// On the steady clock.
    [[nodiscard]] std::optional<Timestamp> nextTimer() const { return m_timer; }
    [[nodiscard]] EngineStatus status() const;
    [[nodiscard]] const EngineCounts &counts() const { return m_counts; }

protected:
    // Decisions that a test can plant a wrong one of, to see the simulator find it.
    /// Whether a local change of this row has not been sent. Asked inside the transaction that applies a page.
    virtual Result<std::optional<QueuedOperation>> pendingChange(const RowKey &key);
    /// What a merge starts from.
    virtual QJsonValue mergeBase(const BaseRow &base, const LocalRow &local) const;

private:
    enum class Asked { Nothing, Hello, Push, Pull, Digest, Repair };
    enum class Outcome { Next, Again };
    /// As JournalState::rounds: a comparison was asked for, and is expected to find something.
    static constexpr qint64 refetchRounds = 1'000'000;

    // engine.cpp: what to do next
    void proceed();
    Result<void> decide();
    void ask(Asked what, const Request &request);
    void wait(Problem problem);
    void rest(const JournalState &state);
    void stop(Problem problem);
    Result<DeviceStanding> standing();
    Result<void> inTransaction(const std::function<Result<void>()> &work);
    Result<void> take(const Reply &reply);
    Result<void> takeError(const ErrorReply &reply);
    /// Compares where both are; after a reset or a change of client the rest of the answer means nothing.
    Result<Outcome> meet(const CentreStanding &centre);
    Result<void> reset(JournalState &state, const CentreStanding &centre);
    Result<void> becomeNewClient(JournalState &state);

    // enginepush.cpp
    Result<void> seal();
    Result<std::optional<QueuedOperation>> sealed(QueuedOperation queued, const JournalState &state, qint64 seq);
    Result<void> push();
    Result<void> takePush(const PushReply &reply);
    Result<void> takeResult(const QueuedOperation &sent, const OperationResult &result);
    Result<void> applied(const QueuedOperation &sent, const OperationResult &result);
    Result<void> conflicted(const QueuedOperation &sent, const OperationResult &result);
    Result<void> gone(const QueuedOperation &sent);
    Result<void> rejected(const QueuedOperation &sent, const QString &code);
    Result<void> unseal(const QueuedOperation &sent);
    Result<void> tellPurge(const RowKey &key, qint64 rev);
    Result<void> applyStash(const RowKey &key);
    Result<void> raiseVersion(const QString &resume, int number);

    // enginepull.cpp
    Result<void> pull();
    Result<void> takePull(const PullReply &reply);
    Result<void> applyPage(const PullReply &reply, JournalState &state);
    Result<Outcome> removesTooMuch(const PullReply &reply);
    Result<QJsonObject> documentOf(
        const RowChange &change, const std::optional<LocalRow> &local, const JournalState &state);
    Result<void> applyChange(const RowChange &change, const JournalState &state);
    Result<void> absorb(
        const RowKey &key, const LocalRow &local, const QJsonObject &theirs, qint64 rev, const JournalState &state);
    Result<void> removeHere(const RowKey &key);
    Result<void> keepCopy(const RowKey &key, const QJsonObject &document);
    Result<void> recordConflicts(const RowKey &key, const QList<MergeConflict> &conflicts);
    Result<void> enqueue(const RowKey &key, OperationKind kind, qint64 baseRev);
    Result<void> finishReset(JournalState &state);
    Result<void> offerAgain(const RowKey &key);
    Result<void> compare();
    Result<void> takeSnapshot(const SnapshotReply &reply);
    Result<void> repair(const QList<RowChange> &rows);

    EngineParts m_parts;
    EngineCounts m_counts;
    Asked m_asked = Asked::Nothing;
    quint64 m_request = 0;
    std::optional<Timestamp> m_timer;
    Problem m_problem = Problem::None;
    bool m_stopped = false;
    bool m_met = false; ///< the centre's standing is known since start() or the last failure
    bool m_wantPull = true;
    bool m_pullFirst = false; ///< the last push got no answer: let the other direction go on
    bool m_whole = false;
    bool m_compareNow = false;
    QString m_guarded; ///< checksum of the page that was held back
    QList<int> m_buckets;
    int m_failures = 0;
    int m_quietRounds = 0;
    qint64 m_head = -1;
    Timestamp m_checkedAt = 0;
};

} // namespace shortlist::sync
