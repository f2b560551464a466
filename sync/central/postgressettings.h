// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QString>

namespace shortlist::central {

/// How to reach PostgreSQL and what every session or transaction of ours is bound to.
struct PostgresSettings
{
    /// A libpq URI or keyword string without what only Prisma understands.
    QString connection;
    /// In front of PostgreSQL stands PgBouncer in transaction mode: nothing may rest on the session.
    bool throughPooler = false;
    QString applicationName;
    /// Below PostgreSQL's deadlock_timeout of 1 s, so that ours gives way and the web platform's request never does.
    int lockTimeoutMs = 500;
    int statementTimeoutMs = 30000; ///< 0: none, and then no answer is given up either
    /// How long after the end of a statement's time its answer may still come, before the connection counts as lost.
    int answerDelayMs = 2000;
    int idleInTransactionTimeoutMs = 5000;
    int connectTimeoutSeconds = 5;

    /// From a DATABASE_URL as the web platform writes it: `schema`, `connection_limit`, `pool_timeout`, `pgbouncer`,
    /// … are Prisma's own and would make libpq refuse the address. `pgbouncer=true` sets throughPooler. InvalidInput
    /// for anything that is not an address of PostgreSQL.
    static Result<PostgresSettings> fromUrl(const QString &url);
};

} // namespace shortlist::central
