// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/aicache.h"

#include <QCryptographicHash>

namespace shortlist::central {

QByteArray AiCache::key(const Question &question)
{
    const char zero[1] = {'\0'};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(question.provider);
    hash.addData(QByteArrayView(zero, 1));
    hash.addData(question.model);
    hash.addData(QByteArrayView(zero, 1));
    hash.addData(question.prompt);
    return "ai:cache:" + hash.result().toHex();
}

Result<std::optional<QByteArray>> AiCache::find(const Question &question)
{
    SHORTLIST_TRY(RedisReply reply, m_redis.command({"GET", key(question)}));
    return reply.isNil() ? std::optional<QByteArray>() : std::optional(std::move(reply.text));
}

Result<void> AiCache::store(const Question &question, const QByteArray &json)
{
    if (json.size() > largestAnswer)
        return Error{Error::Kind::TooLarge, QStringLiteral("an AI answer of %1 bytes").arg(json.size())};
    SHORTLIST_TRY([[maybe_unused]] const RedisReply reply,
        m_redis.command({"SET", key(question), json, "EX", QByteArray::number(lifetimeSeconds)}));
    return {};
}

} // namespace shortlist::central
