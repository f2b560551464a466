// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/sessions.h"

#include <QRandomGenerator>

namespace shortlist::central {

using namespace Qt::StringLiterals;

namespace {

// One script each, so that no session is ever left without an end.
constexpr auto openScript = "redis.call('HSET', KEYS[1], 'userId', ARGV[1], 'email', ARGV[2], 'tier', ARGV[3]) "
                            "return redis.call('EXPIRE', KEYS[1], ARGV[4])";
constexpr auto findScript = "local s = redis.call('HMGET', KEYS[1], 'userId', 'email', 'tier') "
                            "if s[1] then redis.call('EXPIRE', KEYS[1], ARGV[1]) end return s";

QByteArray key(const QByteArray &sessionId)
{
    return "session:" + sessionId;
}

} // namespace

Result<QByteArray> Sessions::open(const Session &session)
{
    std::array<quint32, 8> random{};
    QRandomGenerator::system()->generate(random.begin(), random.end());
    const QByteArray id = QByteArray(reinterpret_cast<const char *>(random.data()), sizeof(random)).toHex(); // 256 bits
    SHORTLIST_TRY([[maybe_unused]] const RedisReply reply,
        m_redis.script(openScript, {key(id)},
            {session.user.toString().toUtf8(), session.email.toUtf8(), session.tier.toUtf8(),
                QByteArray::number(lifetimeSeconds)}));
    return id;
}

Result<std::optional<Sessions::Session>> Sessions::find(const QByteArray &sessionId)
{
    SHORTLIST_TRY(
        const RedisReply reply, m_redis.script(findScript, {key(sessionId)}, {QByteArray::number(lifetimeSeconds)}));
    if (reply.items.size() != 3 || reply.items[0].isNil())
        return std::optional<Session>();
    return std::optional(Session{UserId::parse(QString::fromUtf8(reply.items[0].text)),
        QString::fromUtf8(reply.items[1].text), QString::fromUtf8(reply.items[2].text)});
}

Result<void> Sessions::close(const QByteArray &sessionId)
{
    SHORTLIST_TRY([[maybe_unused]] const RedisReply reply, m_redis.command({"DEL", key(sessionId)}));
    return {};
}

} // namespace shortlist::central
