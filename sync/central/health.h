// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "sync/central/migrationset.h"
#include "sync/central/migrator.h"
#include "sync/central/redis.h"

namespace shortlist::central {

/// What `shortlist-server check` found.
struct HealthReport
{
    QStringList problems; ///< something to mend
    QStringList notes; ///< worth knowing
};

/// Schema against the migrations (columns, indexes, triggers, policies, privileges), history, versions, clock, rows
/// that the rules allow but people would trip over.
Result<HealthReport> checkPostgres(PostgresConnection &database, const MigrationSet &set, Timestamp now);
/// Version, eviction (queues and sessions share the instance, so nothing may be evicted), memory.
Result<HealthReport> checkRedis(Redis &redis, Timestamp now);

} // namespace shortlist::central
