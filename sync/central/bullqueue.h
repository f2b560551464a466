// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "sync/central/redissubscription.h"

#include <QJsonObject>

namespace shortlist::central {

/// How Bull 4 is told to treat a job; names and meanings as in its `opts`.
struct BullOptions
{
    int attempts = 1;
    qint64 delayMs = 0;
    int priority = 0; ///< 1 is the most urgent; 0 is none
    bool lifo = false;
    /// Milliseconds before the next attempt; exponential: (2^attempt − 1) times that.
    qint64 backoffMs = 0;
    bool exponentialBackoff = false;
    /// An idempotency key for as long as the job is kept: a second add of it does nothing. Has no ':'.
    QByteArray jobId;
    bool removeOnComplete = false;
    bool removeOnFail = false;
};

/// The producing side of a Bull 4.16 queue, for Bull's own workers or ours.
class BullProducer
{
public:
    struct Added
    {
        enum class State { New, Duplicate } state = State::New;
        QByteArray id;
    };
    struct Outcome
    {
        enum class State { Completed, Failed } state = State::Completed;
        /// The result as JSON text, or the reason as it is.
        QByteArray value;
    };

    /// InvalidInput where the queue is BullMQ's, which has another format under the same names.
    static Result<std::unique_ptr<BullProducer>> open(
        const RedisSettings &settings, const QByteArray &queue, const Clock &clock);

    /// `name`: a worker without a handler of that name fails the job; "__default__" is Bull's for none.
    Result<Added> add(const QByteArray &name, const QJsonObject &data, const BullOptions &options = {});
    /// Waits for the job's end; Busy when the time is up. Hears it when it happens, and looks every few seconds in case
    /// the message was lost.
    Result<Outcome> wait(const QByteArray &id, int timeoutMs);

private:
    BullProducer(QByteArray prefix, const Clock &clock);
    Result<std::optional<Outcome>> look(const QByteArray &id);

    QByteArray m_prefix;
    const Clock &m_clock;
    QByteArray m_token;
    std::unique_ptr<Redis> m_redis;
    std::unique_ptr<RedisSubscription> m_events;
};

/// A prefix for the keys of a queue.
QByteArray bullPrefix(const QByteArray &queue);
/// InvalidInput where the queue is not one that Bull 4 made, or has what we do not carry out (repeated jobs, limiter).
Result<void> refuseForeignQueue(Redis &redis, const QByteArray &prefix);

} // namespace shortlist::central
