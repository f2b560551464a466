// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/id.h"
#include "sync/central/database.h"
#include "sync/central/redis.h"

#include <QDate>

namespace shortlist::central {

/// `usage:{userId}:{metric}:{date}`: the day's count as the web platform looks at it. The ledger in PostgreSQL is the
/// truth; here it is only ever set to the ledger's sum, so doing it twice, or after Redis was emptied, is harmless.
class UsageCounters
{
public:
    static constexpr int lifetimeSeconds = 86400;

    UsageCounters(Redis &redis, Database &database)
        : m_redis(redis)
        , m_database(database)
    {
    }

    /// After the transaction that counted has committed. Returns the sum. `day` is a UTC day.
    Result<int> publish(const UserId &user, const QByteArray &metric, QDate day);
    /// From Redis, or from PostgreSQL where Redis does not know or does not answer.
    Result<int> read(const UserId &user, const QByteArray &metric, QDate day);

private:
    Result<int> fromLedger(const UserId &user, const QByteArray &metric, QDate day);

    Redis &m_redis;
    Database &m_database;
};

} // namespace shortlist::central
