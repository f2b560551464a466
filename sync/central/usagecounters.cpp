// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/usagecounters.h"

namespace shortlist::central {

namespace {

QByteArray key(const UserId &user, const QByteArray &metric, QDate day)
{
    return "usage:" + user.toString().toUtf8() + ':' + metric + ':' + day.toString(Qt::ISODate).toUtf8();
}

} // namespace

Result<int> UsageCounters::fromLedger(const UserId &user, const QByteArray &metric, QDate day)
{
    SHORTLIST_TRY(const Rows rows,
        m_database.run("SELECT sync.counted($1::uuid, $2, $3::date)",
            {user.value, Parameter::utf8(metric), day.toString(Qt::ISODate)}));
    return static_cast<int>(rows.integer(0, 0));
}

Result<int> UsageCounters::publish(const UserId &user, const QByteArray &metric, QDate day)
{
    SHORTLIST_TRY(const int count, fromLedger(user, metric, day));
    SHORTLIST_TRY([[maybe_unused]] const RedisReply reply,
        m_redis.command(
            {"SET", key(user, metric, day), QByteArray::number(count), "EX", QByteArray::number(lifetimeSeconds)}));
    return count;
}

Result<int> UsageCounters::read(const UserId &user, const QByteArray &metric, QDate day)
{
    const Result<RedisReply> cached = m_redis.command({"GET", key(user, metric, day)});
    if (!cached) // a cache that is away must not stand in the way
        return fromLedger(user, metric, day);
    return cached.value().isNil() ? publish(user, metric, day) : Result<int>(cached.value().text.toInt());
}

} // namespace shortlist::central
