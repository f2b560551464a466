// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/redis.h"

#include "sync/central/hirediscompat.h"

#include <QCryptographicHash>

namespace shortlist::central {

using namespace Qt::StringLiterals;

namespace {

struct ReplyFreer
{
    void operator()(redisReply *reply) const noexcept { freeReplyObject(reply); }
};

timeval duration(int milliseconds)
{
    return {milliseconds / 1000, (milliseconds % 1000) * 1000};
}

Error replyError(const QByteArray &text)
{
    Error::Kind kind = Error::Kind::Unknown;
    if (text.startsWith("LOADING") || text.startsWith("MASTERDOWN") || text.startsWith("BUSY"))
        kind = Error::Kind::Unreachable;
    else if (text.startsWith("OOM") || text.startsWith("MISCONF"))
        kind = Error::Kind::DiskFull;
    else if (text.startsWith("READONLY"))
        kind = Error::Kind::ReadOnly;
    else if (text.startsWith("NOSCRIPT"))
        kind = Error::Kind::NotFound;
    else if (text.startsWith("NOAUTH") || text.startsWith("WRONGPASS") || text.startsWith("NOPERM")
        || text.startsWith("WRONGTYPE") || text.startsWith("ERR"))
        kind = Error::Kind::InvalidInput;
    return {kind, QString::fromUtf8(text)};
}

} // namespace

// Depth is bounded: hiredis refuses answers nested deeper than its own limit.
RedisReply copiedReply(const redisReply &reply)
{
    RedisReply copy;
    switch (reply.type) {
    case REDIS_REPLY_INTEGER:
        copy.type = RedisReply::Type::Integer;
        copy.integer = reply.integer;
        break;
    case REDIS_REPLY_STRING:
    case REDIS_REPLY_STATUS:
    case REDIS_REPLY_ERROR: // inside a list only: at the top it has become an Error
        copy.type = RedisReply::Type::Text;
        copy.text = QByteArray(reply.str, static_cast<qsizetype>(reply.len));
        break;
    case REDIS_REPLY_ARRAY:
        copy.type = RedisReply::Type::List;
        copy.items.reserve(reply.elements);
        for (size_t i = 0; i < reply.elements; ++i)
            copy.items.push_back(copiedReply(*reply.element[i]));
        break;
    default:
        break;
    }
    return copy;
}

void Redis::Closer::operator()(redisContext *context) const noexcept
{
    redisFree(context);
}

Redis::Redis(RedisSettings settings)
    : m_settings(std::move(settings))
{
}

Redis::~Redis() = default;

Result<std::unique_ptr<Redis>> Redis::open(const RedisSettings &settings)
{
    std::unique_ptr<Redis> redis(new Redis(settings));
    SHORTLIST_TRY_VOID(redis->connect());
    return redis;
}

Error Redis::lost()
{
    const QString why = m_context && m_context->err ? QString::fromUtf8(m_context->errstr) : u"no connection"_s;
    m_context.reset();
    return {Error::Kind::Unreachable, why};
}

// A new context rather than redisReconnect(), which in 0.14 forgets the timeouts.
Result<void> Redis::connect()
{
    const timeval timeout = duration(m_settings.connectTimeoutMs);
    m_context.reset(m_settings.socketPath.isEmpty()
            ? redisConnectWithTimeout(m_settings.host.toUtf8().constData(), m_settings.port, timeout)
            : redisConnectUnixWithTimeout(m_settings.socketPath.toUtf8().constData(), timeout));
    if (!m_context || m_context->err)
        return lost();
    if (m_settings.socketPath.isEmpty())
        redisEnableKeepAlive(m_context.get());
    // Also for the handshake: a server that speaks no TLS waits for more, and we would wait for it.
    SHORTLIST_TRY_VOID(setTimeout(m_settings.connectTimeoutMs));
    SHORTLIST_TRY_VOID(compat::startTls(m_context.get(), m_settings));
    SHORTLIST_TRY_VOID(setTimeout(m_settings.commandTimeoutMs));
    Result<RedisReply> ready = RedisReply();
    if (!m_settings.password.isEmpty()) {
        ready = m_settings.user.isEmpty() ? send({"AUTH", m_settings.password})
                                          : send({"AUTH", m_settings.user, m_settings.password});
    }
    if (ready && m_settings.database != 0)
        ready = send({"SELECT", QByteArray::number(m_settings.database)});
    if (ready)
        return {};
    m_context.reset(); // half made is not made
    return ready.error();
}

Result<void> Redis::setTimeout(int milliseconds)
{
    if (redisSetTimeout(m_context.get(), duration(milliseconds)) != REDIS_OK)
        return lost();
    return {};
}

Result<RedisReply> Redis::send(const Arguments &arguments)
{
    std::vector<const char *> texts;
    std::vector<size_t> sizes;
    for (const QByteArray &argument : arguments) {
        texts.push_back(argument.constData());
        sizes.push_back(static_cast<size_t>(argument.size()));
    }
    const std::unique_ptr<redisReply, ReplyFreer> reply(static_cast<redisReply *>(
        redisCommandArgv(m_context.get(), static_cast<int>(arguments.size()), texts.data(), sizes.data())));
    if (!reply)
        return lost();
    if (reply->type == REDIS_REPLY_ERROR)
        return replyError(QByteArray(reply->str, static_cast<qsizetype>(reply->len)));
    return copiedReply(*reply);
}

Result<RedisReply> Redis::command(const Arguments &arguments)
{
    Q_ASSERT(!arguments.empty());
    if (!m_context)
        SHORTLIST_TRY_VOID(connect());
    return send(arguments);
}

Result<RedisReply> Redis::blockingCommand(const Arguments &arguments, int serverWaitMs)
{
    if (!m_context)
        SHORTLIST_TRY_VOID(connect());
    SHORTLIST_TRY_VOID(setTimeout(serverWaitMs + m_settings.commandTimeoutMs));
    Result<RedisReply> reply = send(arguments);
    if (m_context)
        SHORTLIST_TRY_VOID(setTimeout(m_settings.commandTimeoutMs));
    return reply;
}

Result<RedisReply> Redis::script(const QByteArray &source, const Arguments &keys, const Arguments &arguments)
{
    Arguments all{"EVALSHA", QCryptographicHash::hash(source, QCryptographicHash::Sha1).toHex(),
        QByteArray::number(static_cast<qulonglong>(keys.size()))};
    all.insert(all.end(), keys.begin(), keys.end());
    all.insert(all.end(), arguments.begin(), arguments.end());
    Result<RedisReply> reply = command(all);
    if (reply || reply.error().kind != Error::Kind::NotFound)
        return reply;
    all[0] = "EVAL";
    all[1] = source;
    return command(all);
}

} // namespace shortlist::central
