// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/id.h"
#include "sync/central/redis.h"

namespace shortlist::central {

/// `session:{sessionId}`: a hash with userId, email and tier that lives for 15 minutes after it was last looked at. The
/// web platform reads the same keys. Losing Redis ends sessions and nothing else: the device's token makes new ones.
class Sessions
{
public:
    struct Session
    {
        UserId user;
        QString email;
        QString tier;

        friend bool operator==(const Session &, const Session &) = default;
    };

    static constexpr int lifetimeSeconds = 900;

    explicit Sessions(Redis &redis)
        : m_redis(redis)
    {
    }

    /// A new random session id.
    Result<QByteArray> open(const Session &session);
    /// Nothing where it ended. Looking at it lets it live on.
    Result<std::optional<Session>> find(const QByteArray &sessionId);
    Result<void> close(const QByteArray &sessionId);

private:
    Redis &m_redis;
};

} // namespace shortlist::central
