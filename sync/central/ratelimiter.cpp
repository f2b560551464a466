// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/ratelimiter.h"

namespace shortlist::central {

namespace {

// ARGV: milliseconds now, window in seconds, limit, request id. A score above 1e11 can only be milliseconds.
constexpr auto script = R"(
local now, window = tonumber(ARGV[1]), tonumber(ARGV[2])
local newest = redis.call('ZREVRANGE', KEYS[1], 0, 0, 'WITHSCORES')
if newest[2] and tonumber(newest[2]) > 1e11 then window = window * 1000 else now = math.floor(now / 1000) end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - window)
local used = redis.call('ZCARD', KEYS[1])
if redis.call('ZSCORE', KEYS[1], ARGV[4]) then return {1, used} end
if used >= tonumber(ARGV[3]) then return {0, used} end
redis.call('ZADD', KEYS[1], now, ARGV[4])
redis.call('EXPIRE', KEYS[1], 86400)
return {1, used + 1}
)";

} // namespace

Result<RateLimiter::Decision> RateLimiter::ask(
    const UserId &user, const QByteArray &endpoint, const QByteArray &requestId, const Limit &limit)
{
    SHORTLIST_TRY(const RedisReply reply,
        m_redis.script(script, {"ratelimit:" + user.toString().toUtf8() + ':' + endpoint},
            {QByteArray::number(m_clock.now()), QByteArray::number(limit.windowSeconds),
                QByteArray::number(limit.requests), requestId}));
    if (reply.items.size() != 2)
        return Error{Error::Kind::Unknown, QStringLiteral("the rate limit's script gave no answer")};
    return Decision{reply.items[0].integer == 1 ? Decision::Outcome::Allowed : Decision::Outcome::Refused,
        static_cast<int>(reply.items[1].integer)};
}

} // namespace shortlist::central
