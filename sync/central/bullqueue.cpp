// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/bullqueue.h"

#include "sync/central/bullscripts.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QUuid>

namespace shortlist::central {

using namespace Qt::StringLiterals;

namespace {

constexpr int lookEveryMs = 5000;

QJsonObject optionsJson(const BullOptions &options, Timestamp now)
{
    QJsonObject json{{u"attempts"_s, options.attempts}, {u"delay"_s, options.delayMs}, {u"timestamp"_s, now}};
    if (options.priority > 0)
        json.insert(u"priority"_s, options.priority);
    if (options.lifo)
        json.insert(u"lifo"_s, true);
    if (!options.jobId.isEmpty())
        json.insert(u"jobId"_s, QString::fromUtf8(options.jobId));
    if (options.backoffMs > 0) {
        json.insert(u"backoff"_s,
            QJsonObject{{u"type"_s, options.exponentialBackoff ? u"exponential"_s : u"fixed"_s},
                {u"delay"_s, options.backoffMs}});
    }
    if (options.removeOnComplete)
        json.insert(u"removeOnComplete"_s, true);
    if (options.removeOnFail)
        json.insert(u"removeOnFail"_s, true);
    return json;
}

} // namespace

QByteArray bullPrefix(const QByteArray &queue)
{
    return "bull:" + queue + ':';
}

Result<void> refuseForeignQueue(Redis &redis, const QByteArray &prefix)
{
    SHORTLIST_TRY(const RedisReply version, redis.command({"HEXISTS", prefix + "meta", "version"}));
    SHORTLIST_TRY(const RedisReply events, redis.command({"EXISTS", prefix + "events"}));
    if (version.integer == 1 || events.integer == 1)
        return Error{Error::Kind::InvalidInput, u"this queue belongs to BullMQ; Bull 4 is what we speak"_s};
    SHORTLIST_TRY(const RedisReply repeat, redis.command({"EXISTS", prefix + "repeat", prefix + "limiter"}));
    if (repeat.integer > 0)
        return Error{Error::Kind::InvalidInput, u"this queue has repeated jobs or a rate limit"_s};
    return {};
}

BullProducer::BullProducer(QByteArray prefix, const Clock &clock)
    : m_prefix(std::move(prefix))
    , m_clock(clock)
    , m_token(QUuid::createUuid().toByteArray(QUuid::WithoutBraces))
{
}

Result<std::unique_ptr<BullProducer>> BullProducer::open(
    const RedisSettings &settings, const QByteArray &queue, const Clock &clock)
{
    std::unique_ptr<BullProducer> producer(new BullProducer(bullPrefix(queue), clock));
    SHORTLIST_TRY(producer->m_redis, Redis::open(settings));
    SHORTLIST_TRY(
        const RedisReply version, producer->m_redis->command({"HEXISTS", producer->m_prefix + "meta", "version"}));
    if (version.integer == 1)
        return Error{Error::Kind::InvalidInput, u"this queue belongs to BullMQ; Bull 4 is what we speak"_s};
    // Before anything is added, or a quick worker's answer would be missed.
    SHORTLIST_TRY(producer->m_events,
        RedisSubscription::open(settings, {producer->m_prefix + "completed", producer->m_prefix + "failed"}));
    return producer;
}

Result<BullProducer::Added> BullProducer::add(
    const QByteArray &name, const QJsonObject &data, const BullOptions &options)
{
    if (options.jobId.contains(':'))
        return Error{Error::Kind::InvalidInput, u"a job's own id has no colon"_s};
    const Timestamp now = m_clock.now();
    SHORTLIST_TRY(const RedisReply reply,
        m_redis->script(bull::addScript, {m_prefix},
            {options.jobId, m_token, name, QJsonDocument(data).toJson(QJsonDocument::Compact),
                QJsonDocument(optionsJson(options, now)).toJson(QJsonDocument::Compact), QByteArray::number(now),
                QByteArray::number(options.delayMs), QByteArray::number(options.priority),
                options.lifo ? "lifo" : ""}));
    if (reply.items.size() != 2)
        return Error{Error::Kind::Unknown, u"Redis gave no id for the job"_s};
    return Added{reply.items[1].integer == 1 ? Added::State::New : Added::State::Duplicate, reply.items[0].text};
}

Result<std::optional<BullProducer::Outcome>> BullProducer::look(const QByteArray &id)
{
    SHORTLIST_TRY(const RedisReply completed, m_redis->command({"ZSCORE", m_prefix + "completed", id}));
    SHORTLIST_TRY(const RedisReply failed, m_redis->command({"ZSCORE", m_prefix + "failed", id}));
    if (completed.isNil() && failed.isNil())
        return std::optional<Outcome>();
    const bool good = !completed.isNil();
    SHORTLIST_TRY(RedisReply value, m_redis->command({"HGET", m_prefix + id, good ? "returnvalue" : "failedReason"}));
    return std::optional(Outcome{good ? Outcome::State::Completed : Outcome::State::Failed, std::move(value.text)});
}

Result<BullProducer::Outcome> BullProducer::wait(const QByteArray &id, int timeoutMs)
{
    const QDeadlineTimer deadline(timeoutMs);
    for (;;) {
        SHORTLIST_TRY(const std::optional<Outcome> there, look(id));
        if (there)
            return *there;
        const QDeadlineTimer nextLook(qMin<qint64>(lookEveryMs, deadline.remainingTime()));
        while (!nextLook.hasExpired()) {
            const auto message = m_events->next(static_cast<int>(nextLook.remainingTime()));
            if (!message || !message.value())
                break; // lost or late: look again
            const QJsonObject json = QJsonDocument::fromJson(message.value()->payload).object();
            if (json.value(u"jobId"_s).toString().toUtf8() != id)
                continue;
            const bool good = message.value()->channel.endsWith("completed");
            return Outcome{
                good ? Outcome::State::Completed : Outcome::State::Failed, json.value(u"val"_s).toString().toUtf8()};
        }
        if (deadline.hasExpired())
            return Error{Error::Kind::Busy, u"the job has not ended yet"_s};
    }
}

} // namespace shortlist::central
