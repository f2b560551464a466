// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/central/redisreply.h"
#include "sync/central/redissettings.h"

#include <initializer_list>
#include <memory>
#include <vector>

struct redisContext;

namespace shortlist::central {

/// One connection to Redis; one thread. A connection that failed is opened again by the next command, with AUTH,
/// SELECT and the timeouts restored. Whether a command that failed on the way was carried out is not known, so only
/// what may be done twice is ever sent again by the callers.
///
/// Errors: Unreachable, ReadOnly (a replica), DiskFull (memory is full and nothing may be evicted), InvalidInput (not
/// let in, wrong type), NotFound (a script that Redis no longer knows), Unknown.
class Redis
{
public:
    using Arguments = std::vector<QByteArray>;

    static Result<std::unique_ptr<Redis>> open(const RedisSettings &settings);
    Redis(const Redis &) = delete;
    Redis &operator=(const Redis &) = delete;
    ~Redis();

    Result<RedisReply> command(const Arguments &arguments);
    /// For commands that wait on the server for up to `serverWaitMs`: the socket waits that much longer.
    Result<RedisReply> blockingCommand(const Arguments &arguments, int serverWaitMs);
    /// A Lua script by its hash, sent whole only where Redis does not know it (after a restart).
    Result<RedisReply> script(const QByteArray &source, const Arguments &keys, const Arguments &arguments);

    [[nodiscard]] const RedisSettings &settings() const { return m_settings; }

private:
    struct Closer
    {
        void operator()(redisContext *context) const noexcept;
    };
    friend class RedisSubscription;

    explicit Redis(RedisSettings settings);
    Result<void> connect();
    Result<RedisReply> send(const Arguments &arguments);
    Result<void> setTimeout(int milliseconds);
    Error lost();

    RedisSettings m_settings;
    std::unique_ptr<redisContext, Closer> m_context;
};

} // namespace shortlist::central
