// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/central/redis.h"

#include <optional>

namespace shortlist::central {

/// `ai:cache:{hash}`: an answer of an AI provider for an hour. The hash is SHA-256 over provider, model and prompt with
/// a zero byte between, so that no two questions share an answer.
class AiCache
{
public:
    static constexpr int lifetimeSeconds = 3600;
    static constexpr qsizetype largestAnswer = 1 << 20;

    struct Question
    {
        QByteArray provider;
        QByteArray model;
        QByteArray prompt;
    };

    explicit AiCache(Redis &redis)
        : m_redis(redis)
    {
    }

    static QByteArray key(const Question &question);
    Result<std::optional<QByteArray>> find(const Question &question);
    /// TooLarge for what would crowd out the queue that shares this Redis.
    Result<void> store(const Question &question, const QByteArray &json);

private:
    Redis &m_redis;
};

} // namespace shortlist::central
