// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/redissubscription.h"

#include <QDeadlineTimer>

#include <hiredis/hiredis.h>

#include <cerrno>
#include <poll.h>

namespace shortlist::central {

using namespace Qt::StringLiterals;

RedisReply copiedReply(const redisReply &reply); // redis.cpp

RedisSubscription::RedisSubscription(RedisSettings settings, std::vector<QByteArray> channels)
    : m_settings(std::move(settings))
    , m_channels(std::move(channels))
{
}

Result<std::unique_ptr<RedisSubscription>> RedisSubscription::open(
    const RedisSettings &settings, const std::vector<QByteArray> &channels)
{
    std::unique_ptr<RedisSubscription> subscription(new RedisSubscription(settings, channels));
    SHORTLIST_TRY_VOID(subscription->subscribe());
    return subscription;
}

Result<void> RedisSubscription::subscribe()
{
    SHORTLIST_TRY(m_redis, Redis::open(m_settings));
    redisContext *context = m_redis->m_context.get();
    Redis::Arguments all{"SUBSCRIBE"};
    all.insert(all.end(), m_channels.begin(), m_channels.end());
    // The answer to the command is the first confirmation; one follows for each further channel.
    Result<RedisReply> first = m_redis->send(all);
    for (size_t i = 1; first && i < m_channels.size(); ++i) {
        const Result<std::optional<RedisReply>> confirmation = read(m_settings.commandTimeoutMs);
        if (!confirmation)
            first = confirmation.error();
        else if (!confirmation.value())
            first = Error{Error::Kind::Unreachable, u"Redis did not confirm a subscription"_s};
    }
    if (!first) {
        m_redis.reset();
        return first.error();
    }
    const timeval none{0, 0};
    if (redisSetTimeout(context, none) != REDIS_OK)
        return m_redis->lost();
    return {};
}

// One answer from the buffer or the socket; nothing when the time is up.
Result<std::optional<RedisReply>> RedisSubscription::read(int timeoutMs)
{
    redisContext *context = m_redis->m_context.get();
    const QDeadlineTimer deadline(timeoutMs);
    for (;;) {
        void *raw = nullptr;
        if (redisReaderGetReply(context->reader, &raw) != REDIS_OK)
            return Error{Error::Kind::Unreachable, u"Redis sent what is no answer"_s};
        if (raw) {
            RedisReply reply = copiedReply(*static_cast<redisReply *>(raw));
            freeReplyObject(raw);
            return std::optional(std::move(reply));
        }
        pollfd waiting{context->fd, POLLIN, 0};
        const int ready = poll(&waiting, 1, static_cast<int>(deadline.remainingTime()));
        if (ready == 0)
            return std::optional<RedisReply>();
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready < 0 || redisBufferRead(context) != REDIS_OK)
            return Error{Error::Kind::Unreachable, u"the subscription was lost"_s};
    }
}

Result<std::optional<RedisSubscription::Message>> RedisSubscription::next(int timeoutMs)
{
    if (!m_redis)
        SHORTLIST_TRY_VOID(subscribe());
    const QDeadlineTimer deadline(timeoutMs);
    do {
        Result<std::optional<RedisReply>> reply = read(static_cast<int>(deadline.remainingTime()));
        if (!reply) {
            m_redis.reset();
            return reply.error();
        }
        if (!reply.value())
            break;
        const std::vector<RedisReply> &items = reply.value()->items;
        if (items.size() == 3 && items[0].text == "message")
            return std::optional(Message{items[1].text, items[2].text});
    } while (!deadline.hasExpired());
    return std::optional<Message>();
}

} // namespace shortlist::central
