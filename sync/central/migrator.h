// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/central/adoption.h"
#include "sync/central/postgresconnection.h"

namespace shortlist::central {

/// One line of `migrate status`.
struct MigrationState
{
    enum class State {
        Applied,
        Pending,
        Failed, ///< began and did not finish: nothing is applied until somebody has looked at it
        Changed, ///< applied, but the file is not what was applied
        Unknown ///< applied by a later Shortlist
    };

    QString name;
    State state = State::Pending;
};

struct DeployReport
{
    Origin origin = Origin::Empty;
    QStringList applied;
};

/// Brings a database to the schema of this program, next to Prisma: the same history table, the same lock, and after a
/// failure the same state that Prisma would leave.
class Migrator
{
public:
    /// Prisma's own advisory lock: neither migrates while the other does.
    static constexpr qint64 advisoryLock = 72707369;

    /// `database` must be a connection straight to the server, made with forMigrations().
    Migrator(Database &database, const MigrationSet &set);

    /// Waits for a lock as long as Prisma does, and for statements as long as they take.
    static PostgresSettings forMigrations(PostgresSettings settings);

    Result<QList<MigrationState>> status();
    /// Busy while somebody else migrates; Conflict with the obstacles one a line, or where an earlier migration failed;
    /// NewerSchema where a later Shortlist was here.
    Result<DeployReport> deploy();
    /// Drops everything in public and sync, then deploys.
    Result<DeployReport> reset();
    /// A migration that failed was undone by hand, so it may be tried again.
    Result<void> markRolledBack(const QString &name);

private:
    Result<DeployReport> deployLocked();
    Result<void> prepareHistories();
    Result<void> refuseFailed();
    Result<void> refuseNewer();
    Result<void> adopt();
    Result<QStringList> finishedShared();
    Result<QStringList> finishedOwn();
    Result<void> applyShared(const Migration &migration);
    Result<void> applyOwn(const Migration &migration);
    Result<void> remember(const Migration &migration, const QByteArray &kind);
    Result<QStringList> names(const QByteArray &table, const QByteArray &sql);

    Database &m_database;
    const MigrationSet &m_set;
};

} // namespace shortlist::central
