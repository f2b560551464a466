// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/bullworker.h"

#include "sync/central/bullscripts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

#include <chrono>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace shortlist::central {

using namespace Qt::StringLiterals;

namespace {

// removeOnComplete and removeOnFail: absent or false keeps all, true none, a number that many, {age, count} both.
struct KeepRule
{
    QByteArray count = "all";
    QByteArray ageSeconds;
};

KeepRule keepRule(const QJsonValue &value)
{
    if (value.isBool())
        return {value.toBool() ? "none" : "all", {}};
    if (value.isDouble())
        return {value.toInt() == 0 ? "none" : QByteArray::number(value.toInt()), {}};
    if (!value.isObject())
        return {};
    KeepRule rule;
    const QJsonObject both = value.toObject();
    if (both.contains(u"count"_s))
        rule.count = QByteArray::number(both.value(u"count"_s).toInt());
    if (both.contains(u"age"_s))
        rule.ageSeconds = QByteArray::number(both.value(u"age"_s).toInt());
    return rule;
}

qint64 backoffMs(const QJsonValue &backoff, int attemptsMade)
{
    if (backoff.isDouble())
        return backoff.toInteger();
    const QJsonObject object = backoff.toObject();
    const qint64 delay = object.value(u"delay"_s).toInteger();
    if (object.value(u"type"_s).toString() == u"exponential"_s)
        return std::llround((std::pow(2, attemptsMade) - 1) * static_cast<double>(delay));
    return delay;
}

Result<void> outcomeOf(qint64 code)
{
    if (code == 0)
        return {};
    const QString why = code == -1 ? u"the job is gone"_s
        : code == -2               ? u"the lock of the job ran out"_s
        : code == -6               ? u"somebody else has the job now"_s
                                   : u"the job is not being worked on"_s;
    return Error{Error::Kind::Conflict, why};
}

} // namespace

BullWorker::BullWorker(Settings settings, const Clock &clock)
    : m_settings(std::move(settings))
    , m_clock(clock)
    , m_prefix(bullPrefix(m_settings.queue))
    , m_token(QUuid::createUuid().toByteArray(QUuid::WithoutBraces))
{
}

Result<std::unique_ptr<BullWorker>> BullWorker::open(const Settings &settings, const Clock &clock)
{
    std::unique_ptr<BullWorker> worker(new BullWorker(settings, clock));
    SHORTLIST_TRY(worker->m_redis, Redis::open(settings.redis));
    SHORTLIST_TRY(worker->m_waiting, Redis::open(settings.redis));
    SHORTLIST_TRY_VOID(refuseForeignQueue(*worker->m_redis, worker->m_prefix));
    return worker;
}

Result<std::optional<BullJob>> BullWorker::take(int waitMs)
{
    const QByteArray seconds = QByteArray::number(qMax(waitMs, 1) / 1000.0);
    SHORTLIST_TRY(const RedisReply id,
        m_waiting->blockingCommand({"BRPOPLPUSH", m_prefix + "wait", m_prefix + "active", seconds}, waitMs));
    if (id.isNil())
        return std::optional<BullJob>();
    SHORTLIST_TRY(BullJob job, locked(id.text));
    return job.id.isEmpty() ? std::optional<BullJob>() : std::optional(std::move(job));
}

Result<BullJob> BullWorker::locked(const QByteArray &id)
{
    SHORTLIST_TRY(const RedisReply fields,
        m_redis->script(bull::takeScript, {m_prefix},
            {id, m_token, QByteArray::number(m_settings.lockMs), QByteArray::number(m_clock.now())}));
    BullJob job;
    for (size_t i = 0; i + 1 < fields.items.size(); i += 2) {
        const QByteArray &name = fields.items[i].text;
        const QByteArray &value = fields.items[i + 1].text;
        job.id = id;
        if (name == "name")
            job.name = value;
        else if (name == "data")
            job.data = QJsonDocument::fromJson(value).object();
        else if (name == "opts")
            job.options = QJsonDocument::fromJson(value).object();
        else if (name == "attemptsMade")
            job.attemptsMade = value.toInt();
        else if (name == "priority")
            job.priority = value.toInt();
    }
    return job;
}

Result<void> BullWorker::finish(const BullJob &job, const QByteArray &state, const QByteArray &value,
    const QByteArray &attempts, const QByteArray &stack)
{
    const KeepRule rule = keepRule(job.options.value(state == "completed" ? u"removeOnComplete"_s : u"removeOnFail"_s));
    SHORTLIST_TRY(const RedisReply code,
        m_redis->script(bull::finishScript, {m_prefix},
            {job.id, m_token, QByteArray::number(m_clock.now()), state, value, rule.count, rule.ageSeconds, attempts,
                stack}));
    return outcomeOf(code.integer);
}

Result<void> BullWorker::complete(const BullJob &job, const QByteArray &json)
{
    return finish(job, "completed", json, {}, {});
}

Result<void> BullWorker::fail(const BullJob &job, const QString &reason)
{
    const int attempts = job.attemptsMade + 1;
    const QByteArray stack = QJsonDocument(QJsonArray{reason}).toJson(QJsonDocument::Compact);
    if (attempts >= job.options.value(u"attempts"_s).toInt(1))
        return finish(job, "failed", reason.toUtf8(), QByteArray::number(attempts), stack);
    SHORTLIST_TRY(const RedisReply code,
        m_redis->script(bull::retryScript, {m_prefix},
            {job.id, m_token, QByteArray::number(m_clock.now()),
                QByteArray::number(backoffMs(job.options.value(u"backoff"_s), attempts)), QByteArray::number(attempts),
                reason.toUtf8(), stack, QByteArray::number(job.priority),
                job.options.value(u"lifo"_s).toBool() ? "lifo" : ""}));
    return outcomeOf(code.integer);
}

Result<void> BullWorker::lookAfterDelayed()
{
    SHORTLIST_TRY([[maybe_unused]] const RedisReply next,
        m_redis->script(bull::promoteScript, {m_prefix}, {QByteArray::number(m_clock.now()), m_token}));
    return {};
}

Result<void> BullWorker::lookAfterStalled()
{
    SHORTLIST_TRY([[maybe_unused]] const RedisReply ids,
        m_redis->script(bull::stalledScript, {m_prefix},
            {QByteArray::number(m_clock.now()), QByteArray::number(m_settings.stalledIntervalMs),
                QByteArray::number(m_settings.allowedStalls)}));
    return {};
}

// The renewing thread has a connection of its own. Where the lock is lost the handler's result is not written: finish()
// finds the lock gone or somebody else's.
Result<QByteArray> BullWorker::whileRenewing(const BullJob &job, const Handler &handler)
{
    std::mutex mutex;
    std::condition_variable_any wake;
    const std::jthread renewing([&](const std::stop_token &stop) {
        auto redis = Redis::open(m_settings.redis);
        std::unique_lock lock(mutex);
        while (redis && !stop.stop_requested()) {
            if (wake.wait_for(lock, stop, std::chrono::milliseconds(m_settings.lockMs / 2), [] { return false; })
                || stop.stop_requested())
                return;
            const auto renewed = redis.value()->script(
                bull::renewScript, {m_prefix}, {job.id, m_token, QByteArray::number(m_settings.lockMs)});
            if (renewed && renewed.value().integer == 0)
                return;
        }
    });
    return handler(job);
}

Result<BullWorker::Turn> BullWorker::turn(const Handler &handler, int waitMs)
{
    SHORTLIST_TRY_VOID(lookAfterStalled());
    SHORTLIST_TRY_VOID(lookAfterDelayed());
    SHORTLIST_TRY(const std::optional<BullJob> job, take(waitMs));
    if (!job)
        return Turn::Idle;
    const Result<QByteArray> done = whileRenewing(*job, handler);
    SHORTLIST_TRY_VOID(done ? complete(*job, done.value()) : fail(*job, done.error().detail));
    return Turn::Worked;
}

} // namespace shortlist::central
