// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/central/redis.h"

#include <optional>

namespace shortlist::central {

/// A connection of its own on which messages arrive. The socket has no timeout of the library's, which would end the
/// connection: waiting is done by poll().
class RedisSubscription
{
public:
    struct Message
    {
        QByteArray channel;
        QByteArray payload;
    };

    /// Returns once Redis has confirmed every channel, so nothing published afterwards is missed.
    static Result<std::unique_ptr<RedisSubscription>> open(
        const RedisSettings &settings, const std::vector<QByteArray> &channels);

    /// The next message, or nothing after `timeoutMs`. After Unreachable the next call connects and subscribes again;
    /// what was published in between is gone, so whoever listens has to look at the state once as well.
    Result<std::optional<Message>> next(int timeoutMs);

private:
    RedisSubscription(RedisSettings settings, std::vector<QByteArray> channels);
    Result<void> subscribe();
    Result<std::optional<RedisReply>> read(int timeoutMs);

    RedisSettings m_settings;
    std::vector<QByteArray> m_channels;
    std::unique_ptr<Redis> m_redis;
};

} // namespace shortlist::central
