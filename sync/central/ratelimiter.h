// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/base/id.h"
#include "sync/central/redis.h"

namespace shortlist::central {

/// `ratelimit:{userId}:{endpoint}`: a sorted set of requests by time, shared with the web platform. One script decides
/// and records, so two servers never both let the last one through. Times are seconds as in the schema document, or
/// milliseconds where the set already has them.
class RateLimiter
{
public:
    struct Limit
    {
        int requests = 0;
        int windowSeconds = 0;
    };
    struct Decision
    {
        enum class Outcome { Allowed, Refused } outcome = Outcome::Refused;
        int used = 0; ///< within the window, this one included where it is allowed
    };

    RateLimiter(Redis &redis, const Clock &clock)
        : m_redis(redis)
        , m_clock(clock)
    {
    }

    /// The same request id counts once, so a request that is sent again costs nothing. `endpoint` has no leading slash:
    /// "api/analyze".
    Result<Decision> ask(
        const UserId &user, const QByteArray &endpoint, const QByteArray &requestId, const Limit &limit);

private:
    Redis &m_redis;
    const Clock &m_clock;
};

} // namespace shortlist::central
