// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/engine.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::sync {

namespace {

constexpr qint64 second = 1000;
constexpr qint64 answerDeadline = 30 * second;
constexpr qint64 safetyPoll = 60 * second;
constexpr qint64 longestPoll = 300 * second;
constexpr qint64 comparedEvery = 50; // pulls that reached the head

} // namespace

Engine::Engine(const EngineParts &parts)
    : m_parts(parts)
{
}

// ---- events

void Engine::start()
{
    m_stopped = false;
    m_problem = Problem::None;
    m_failures = 0;
    m_wantPull = true;
    m_met = false;
    if (m_asked == Asked::Nothing)
        proceed();
}

void Engine::localCommit()
{
    if (m_asked == Asked::Nothing && m_failures == 0)
        proceed();
}

void Engine::poke()
{
    m_wantPull = true;
    m_quietRounds = 0;
    if (m_asked == Asked::Nothing && m_failures == 0)
        proceed();
}

void Engine::timer()
{
    if (m_stopped || !m_timer || m_parts.steady->now() < *m_timer)
        return;
    if (m_asked == Asked::Nothing) {
        m_wantPull = true;
        proceed();
        return;
    }
    ++m_counts.watchdogs;
    m_pullFirst = m_asked == Asked::Push; // the way up is shut; the way down may be open
    wait(Problem::Offline);
}

void Engine::failed(quint64 request)
{
    if (m_asked == Asked::Nothing || request != m_request)
        return;
    m_pullFirst = m_asked == Asked::Push && !m_pullFirst;
    wait(Problem::Offline);
}

void Engine::received(quint64 request, const QByteArray &bytes)
{
    if (m_asked == Asked::Nothing || request != m_request)
        return; // given up long ago, or delivered twice
    const auto reply = decodeReply(bytes);
    if (!reply) {
        wait(Problem::Damaged);
        return;
    }
    const Asked asked = m_asked;
    if (const auto taken = take(reply.value()); !taken) {
        const bool ofAnswer = taken.error().kind == Error::Kind::InvalidInput;
        wait(ofAnswer ? Problem::Damaged : Problem::Storage);
        return;
    }
    if (m_asked != asked || m_stopped || m_failures > 0)
        return; // take() has already decided
    m_asked = Asked::Nothing;
    m_problem = Problem::None;
    proceed();
}

EngineStatus Engine::status() const
{
    EngineStatus status;
    status.problem = m_problem;
    status.phase = m_stopped        ? Phase::Stopped
        : m_asked != Asked::Nothing ? Phase::Asking
        : m_failures > 0            ? Phase::Waiting
                                    : Phase::Idle;
    const auto state = m_parts.journal->state();
    const auto pending = m_parts.journal->countQueue(QueueState::Pending);
    const auto sealedCount = m_parts.journal->countQueue(QueueState::Sealed);
    const auto quarantined = m_parts.journal->countQuarantine();
    if (!state || !pending || !sealedCount || !quarantined)
        return status; // not up to date as far as anybody knows
    status.cursor = state.value().cursor;
    status.head = m_head;
    status.pending = pending.value() + sealedCount.value();
    status.quarantined = quarantined.value();
    status.checkedAt = m_checkedAt;
    status.upToDate = m_met && status.cursor == m_head && status.pending == 0 && !state.value().resetting;
    return status;
}

// ---- what to do next

void Engine::proceed()
{
    if (m_stopped)
        return;
    if (!decide())
        wait(Problem::Storage);
}

Result<void> Engine::decide()
{
    SHORTLIST_TRY(const JournalState state, m_parts.journal->state());
    if (state.owner.isEmpty()) {
        stop(Problem::NotBound);
        return {};
    }
    SHORTLIST_TRY(qint64 sealedCount, m_parts.journal->countQueue(QueueState::Sealed));
    SHORTLIST_TRY(const qint64 pending, m_parts.journal->countQueue(QueueState::Pending));
    if (!m_met && !m_pullFirst && (sealedCount > 0 || pending > 0)) {
        SHORTLIST_TRY(const DeviceStanding device, standing());
        ask(Asked::Hello, HelloRequest{device});
        return {};
    }
    if (m_met && !state.resetting && !m_pullFirst) {
        if (sealedCount == 0 && pending > 0) {
            SHORTLIST_TRY_VOID(inTransaction([this] { return seal(); }));
            SHORTLIST_TRY(sealedCount, m_parts.journal->countQueue(QueueState::Sealed));
        }
        if (sealedCount > 0)
            return push();
    }
    if (!m_met || m_wantPull || m_pullFirst || state.resetting || state.cursor != m_head)
        return pull();
    if (!m_buckets.isEmpty() || m_compareNow || state.rounds >= comparedEvery)
        return compare();
    rest(state);
    return {};
}

void Engine::ask(Asked what, const Request &request)
{
    ++m_counts.requests;
    m_asked = what;
    ++m_request;
    m_timer = m_parts.steady->now() + answerDeadline;
    m_parts.carrier->send(m_request, encode(request));
}

void Engine::wait(Problem problem)
{
    constexpr int most = 9; // 2^8 seconds and jitter stay below five minutes
    m_problem = problem;
    m_asked = Asked::Nothing;
    m_met = false;
    m_failures = std::min(m_failures + 1, most);
    const qint64 longest = second << (m_failures - 1);
    const auto jitter = static_cast<qint64>(m_parts.random->next() % 512);
    m_timer = m_parts.steady->now() + longest * (512 + jitter) / 1024;
}

void Engine::rest(const JournalState &state)
{
    Q_UNUSED(state)
    const qint64 poll = std::min(longestPoll, safetyPoll << std::min(m_quietRounds, 3));
    ++m_quietRounds;
    const auto jitter = static_cast<qint64>(m_parts.random->next() % 410); // 0.8 to 1.2
    m_timer = m_parts.steady->now() + poll * (819 + jitter) / 1024;
}

void Engine::stop(Problem problem)
{
    m_stopped = true;
    m_problem = problem;
    m_asked = Asked::Nothing;
    m_met = false;
    m_timer.reset();
}

Result<DeviceStanding> Engine::standing()
{
    SHORTLIST_TRY(const JournalState state, m_parts.journal->state());
    DeviceStanding device;
    device.owner = state.owner;
    device.client = state.client;
    device.epoch = state.epoch;
    device.cursor = state.cursor;
    device.chain = state.chain;
    device.lastSeq = state.lastSeq;
    return device;
}

Result<void> Engine::inTransaction(const std::function<Result<void>()> &work)
{
    SHORTLIST_TRY_VOID(m_parts.journal->begin());
    if (auto done = work(); !done) {
        m_parts.journal->rollback();
        return done;
    }
    if (auto done = m_parts.journal->commit(); !done) {
        m_parts.journal->rollback();
        return done;
    }
    return {};
}

// ---- answers

Result<void> Engine::take(const Reply &reply)
{
    if (const auto *error = std::get_if<ErrorReply>(&reply))
        return takeError(*error);
    const bool pushed = m_asked == Asked::Push;
    const bool fits = (m_asked == Asked::Hello && std::holds_alternative<HelloReply>(reply))
        || (pushed && std::holds_alternative<PushReply>(reply))
        || (m_asked == Asked::Pull && std::holds_alternative<PullReply>(reply))
        || ((m_asked == Asked::Digest || m_asked == Asked::Repair) && std::holds_alternative<SnapshotReply>(reply));
    if (!fits)
        return Error{Error::Kind::InvalidInput, u"an answer to another question"_s};
    m_failures = 0;
    if (const auto *push = std::get_if<PushReply>(&reply))
        return inTransaction([&] { return takePush(*push); });
    if (const auto *pull = std::get_if<PullReply>(&reply))
        return takePull(*pull);
    if (const auto *snapshot = std::get_if<SnapshotReply>(&reply))
        return takeSnapshot(*snapshot);
    const CentreStanding &centre = std::get<HelloReply>(reply).centre;
    return inTransaction([&]() -> Result<void> {
        SHORTLIST_TRY(const Outcome outcome, meet(centre));
        Q_UNUSED(outcome)
        return {};
    });
}

Result<void> Engine::takeError(const ErrorReply &reply)
{
    switch (reply.kind) {
    case ErrorReply::Kind::Busy:
        wait(Problem::Busy);
        break;
    case ErrorReply::Kind::Invalid:
        wait(Problem::Damaged);
        break;
    case ErrorReply::Kind::WrongAccount:
        stop(Problem::WrongAccount);
        break;
    case ErrorReply::Kind::TooOld:
        stop(Problem::TooOld);
        break;
    }
    return {};
}

Result<Engine::Outcome> Engine::meet(const CentreStanding &centre)
{
    SHORTLIST_TRY(JournalState state, m_parts.journal->state());
    m_met = true;
    m_head = centre.head;
    if (state.epoch.isEmpty()) {
        state.epoch = centre.epoch;
        SHORTLIST_TRY_VOID(m_parts.journal->setState(state));
    }
    // A lower number than ours: it has forgotten what it took from us, whatever its chain says of an earlier time.
    if (state.epoch != centre.epoch || !centre.chainOk || centre.head < state.cursor || centre.lastSeq < state.lastSeq
        || (state.cursor > 0 && state.cursor < centre.floor)) {
        SHORTLIST_TRY_VOID(reset(state, centre));
        return Outcome::Again;
    }
    QString hash = state.lastHash; // what the last operation that the centre knows of ours should be
    if (centre.lastSeq > state.lastSeq) {
        hash.clear();
        SHORTLIST_TRY(const auto sent, m_parts.journal->queue(QueueState::Sealed, 0));
        for (const QueuedOperation &queued : sent) {
            if (queued.operation.seq == centre.lastSeq)
                hash = queued.operation.hash;
        }
    }
    if (hash == centre.lastHash)
        return Outcome::Next;
    // Another copy of this library was there under our name, or this one is older than it was.
    SHORTLIST_TRY_VOID(becomeNewClient(state));
    SHORTLIST_TRY_VOID(m_parts.journal->setState(state));
    return Outcome::Again;
}

Result<void> Engine::becomeNewClient(JournalState &state)
{
    ++m_counts.newClients;
    state.client = m_parts.random->newId();
    state.lastSeq = 0;
    state.lastHash.clear();
    state.countersSeq = 0;
    SHORTLIST_TRY_VOID(m_parts.journal->setState(state));
    SHORTLIST_TRY(const auto done, m_parts.journal->queue(QueueState::Done, 0));
    for (QueuedOperation queued : done) {
        queued.operation.seq = 0; // numbers of the old name say nothing any more
        SHORTLIST_TRY_VOID(m_parts.journal->putOperation(queued));
    }
    SHORTLIST_TRY(const auto sent, m_parts.journal->queue(QueueState::Sealed, 0));
    for (const QueuedOperation &queued : sent)
        SHORTLIST_TRY_VOID(unseal(queued));
    SHORTLIST_TRY(state, m_parts.journal->state());
    return {};
}

Result<void> Engine::reset(JournalState &state, const CentreStanding &centre)
{
    ++m_counts.resets;
    // What was held back is pulled again from the beginning.
    SHORTLIST_TRY(const auto sent, m_parts.journal->queue(QueueState::Sealed, 0));
    for (const QueuedOperation &queued : sent)
        SHORTLIST_TRY_VOID(m_parts.journal->setStash(queued.operation.row, std::nullopt));
    state.epoch = centre.epoch;
    state.cursor = 0;
    state.chain.clear();
    state.resetting = true;
    ++state.generation;
    SHORTLIST_TRY_VOID(becomeNewClient(state));
    // What a purge was made in sight of cannot be told in the other history's revisions.
    SHORTLIST_TRY(const auto pending, m_parts.journal->queue(QueueState::Pending, 0));
    for (QueuedOperation queued : pending) {
        if (queued.operation.kind != OperationKind::Purge)
            continue;
        queued.operation.payload = {};
        SHORTLIST_TRY_VOID(m_parts.journal->putOperation(queued));
    }
    // The centre may be an older self that has lost them; it knows those that it has by their ids.
    SHORTLIST_TRY(const auto done, m_parts.journal->queue(QueueState::Done, 0));
    for (QueuedOperation queued : done) {
        queued.state = QueueState::Pending;
        SHORTLIST_TRY_VOID(m_parts.journal->putOperation(queued));
    }
    return {};
}

Result<std::optional<QueuedOperation>> Engine::pendingChange(const RowKey &key)
{
    return m_parts.journal->queued(key, QueueState::Pending);
}

QJsonValue Engine::mergeBase(const BaseRow &base, const LocalRow &local) const
{
    Q_UNUSED(local)
    return base.document;
}

} // namespace shortlist::sync
