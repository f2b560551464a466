// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/migrator.h"

namespace shortlist::central {

using namespace Qt::StringLiterals;

namespace {

// As Prisma creates it.
constexpr auto prismaHistory = "CREATE TABLE IF NOT EXISTS public._prisma_migrations ("
                               " id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL,"
                               " finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL, logs TEXT,"
                               " rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(),"
                               " applied_steps_count INTEGER NOT NULL DEFAULT 0)";
constexpr auto ownHistory = "CREATE SCHEMA IF NOT EXISTS sync;"
                            "CREATE TABLE IF NOT EXISTS sync.migration (name text PRIMARY KEY, kind text NOT NULL,"
                            " checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())";
// Milliseconds, as everything that Prisma writes.
constexpr auto present = "date_trunc('milliseconds', clock_timestamp())";

QString newRowId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

// Held by the session, so that it outlives the transactions of the single migrations.
class MigrationLock
{
public:
    explicit MigrationLock(Database &database)
        : m_database(database)
    {
    }
    MigrationLock(const MigrationLock &) = delete;
    MigrationLock &operator=(const MigrationLock &) = delete;
    ~MigrationLock()
    {
        // A lost session has let go of it already.
        if (m_held) [[maybe_unused]]
            const auto released = m_database.run("SELECT pg_advisory_unlock($1::bigint)", {Migrator::advisoryLock});
    }

    Result<void> take()
    {
        const Result<Rows> taken = m_database.run("SELECT pg_advisory_lock($1::bigint)", {Migrator::advisoryLock});
        if (!taken && taken.error().kind == Error::Kind::Busy)
            return Error{Error::Kind::Busy, u"somebody else is migrating this database"_s};
        if (!taken)
            return taken.error();
        m_held = true;
        return {};
    }

private:
    Database &m_database;
    bool m_held = false;
};

} // namespace

Migrator::Migrator(Database &database, const MigrationSet &set)
    : m_database(database)
    , m_set(set)
{
}

PostgresSettings Migrator::forMigrations(PostgresSettings settings)
{
    settings.lockTimeoutMs = 10000;
    settings.statementTimeoutMs = 0;
    settings.idleInTransactionTimeoutMs = 0;
    return settings;
}

Result<QStringList> Migrator::names(const QByteArray &table, const QByteArray &sql)
{
    SHORTLIST_TRY(const Rows exists, m_database.run("SELECT to_regclass($1) IS NOT NULL", {QString::fromUtf8(table)}));
    QStringList names;
    if (!exists.boolean(0, 0))
        return names;
    SHORTLIST_TRY(const Rows rows, m_database.run(sql));
    for (int i = 0; i < rows.size(); ++i)
        names.append(rows.text(i, 0));
    return names;
}

Result<QStringList> Migrator::finishedShared()
{
    return names("public._prisma_migrations",
        "SELECT migration_name FROM public._prisma_migrations WHERE rolled_back_at IS NULL");
}

Result<QStringList> Migrator::finishedOwn()
{
    return names("sync.migration", "SELECT name FROM sync.migration WHERE kind = 'sync'");
}

Result<void> Migrator::refuseFailed()
{
    SHORTLIST_TRY(const QStringList failed,
        names("public._prisma_migrations",
            "SELECT migration_name FROM public._prisma_migrations"
            " WHERE finished_at IS NULL AND rolled_back_at IS NULL"));
    if (failed.isEmpty())
        return {};
    return Error{Error::Kind::Conflict,
        u"The migration %1 failed before. Nothing is applied until that is resolved."_s.arg(failed.first())};
}

// Every migration of ours, of public too, is in our own history, so one that this program does not have is a later one.
Result<void> Migrator::refuseNewer()
{
    SHORTLIST_TRY(QStringList applied, names("sync.migration", "SELECT name FROM sync.migration ORDER BY name"));
    for (const QList<Migration> &list : {m_set.shared, m_set.own}) {
        for (const Migration &migration : list)
            applied.removeAll(migration.name);
    }
    if (applied.isEmpty())
        return {};
    return Error{Error::Kind::NewerSchema, u"A later Shortlist has migrated this database (%1)."_s.arg(applied.last())};
}

Result<QList<MigrationState>> Migrator::status()
{
    SHORTLIST_TRY(const QStringList shared, finishedShared());
    SHORTLIST_TRY(const QStringList own, finishedOwn());
    SHORTLIST_TRY(const QStringList failed,
        names("public._prisma_migrations",
            "SELECT migration_name FROM public._prisma_migrations"
            " WHERE finished_at IS NULL AND rolled_back_at IS NULL"));
    SHORTLIST_TRY(
        const QStringList sums, names("sync.migration", "SELECT name || ' ' || checksum FROM sync.migration"));
    SHORTLIST_TRY(QStringList unknown, names("sync.migration", "SELECT name FROM sync.migration ORDER BY name"));

    QList<MigrationState> states;
    const auto add = [&](const Migration &migration, const QStringList &finished) {
        using State = MigrationState::State;
        State state = finished.contains(migration.name) ? State::Applied : State::Pending;
        if (failed.contains(migration.name))
            state = State::Failed;
        else if (unknown.removeAll(migration.name) > 0 && !sums.contains(migration.name + u' ' + migration.checksum()))
            state = State::Changed;
        states.append({migration.name, state});
    };
    for (const Migration &migration : m_set.shared)
        add(migration, shared);
    for (const Migration &migration : m_set.own)
        add(migration, own);
    for (const QString &name : unknown)
        states.append({name, MigrationState::State::Unknown});
    return states;
}

Result<DeployReport> Migrator::deploy()
{
    MigrationLock lock(m_database);
    SHORTLIST_TRY_VOID(lock.take());
    return deployLocked();
}

Result<DeployReport> Migrator::deployLocked()
{
    SHORTLIST_TRY_VOID(refuseFailed());
    SHORTLIST_TRY_VOID(refuseNewer());
    SHORTLIST_TRY(const Inspection inspection, inspect(m_database, m_set));
    if (!inspection.obstacles.isEmpty())
        return Error{Error::Kind::Conflict, inspection.obstacles.join(u'\n')};

    DeployReport report;
    report.origin = inspection.origin;
    SHORTLIST_TRY_VOID(prepareHistories());
    if (inspection.origin == Origin::Adoptable)
        SHORTLIST_TRY_VOID(adopt());
    SHORTLIST_TRY(const QStringList shared, finishedShared());
    for (const Migration &migration : m_set.shared) {
        if (shared.contains(migration.name))
            continue;
        SHORTLIST_TRY_VOID(applyShared(migration));
        report.applied.append(migration.name);
    }
    SHORTLIST_TRY(const QStringList own, finishedOwn());
    for (const Migration &migration : m_set.own) {
        if (own.contains(migration.name))
            continue;
        SHORTLIST_TRY_VOID(applyOwn(migration));
        report.applied.append(migration.name);
    }
    return report;
}

Result<void> Migrator::prepareHistories()
{
    SHORTLIST_TRY_VOID(m_database.runScript(prismaHistory));
    return m_database.runScript(ownHistory);
}

Result<void> Migrator::remember(const Migration &migration, const QByteArray &kind)
{
    SHORTLIST_TRY([[maybe_unused]] const Rows rows,
        m_database.run("INSERT INTO sync.migration (name, kind, checksum) VALUES ($1, $2, $3)"
                       " ON CONFLICT (name) DO UPDATE SET checksum = excluded.checksum",
            {migration.name, Parameter::utf8(kind), migration.checksum()}));
    return {};
}

// As `prisma migrate resolve --applied` writes it: finished as it began, no steps.
Result<void> Migrator::adopt()
{
    const Migration &first = m_set.shared.first();
    SHORTLIST_TRY(Transaction transaction, Transaction::begin(m_database));
    SHORTLIST_TRY_VOID(m_database.runScript(m_set.adoption));
    SHORTLIST_TRY([[maybe_unused]] const Rows rows,
        m_database.run(QByteArray("INSERT INTO public._prisma_migrations (id, checksum, started_at,"
                                  " finished_at, migration_name, logs) SELECT $1, $2, n, n, $3, '' FROM (SELECT ")
                + present + " AS n) t",
            {newRowId(), first.checksum(), first.name}));
    SHORTLIST_TRY_VOID(remember(first, "public"));
    SHORTLIST_TRY(const Commit done, transaction.commit());
    return done == Commit::Done ? Result<void>()
                                : Error{Error::Kind::Unreachable, u"the connection was lost; deploy again"_s};
}

// Step by step as Prisma does it, so that whoever comes after a failure finds what Prisma would have left.
Result<void> Migrator::applyShared(const Migration &migration)
{
    const QString id = newRowId();
    SHORTLIST_TRY(Rows rows,
        m_database.run(QByteArray("INSERT INTO public._prisma_migrations (id, checksum, started_at,"
                                  " migration_name) VALUES ($1, $2, ")
                + present + ", $3)",
            {id, migration.checksum(), migration.name}));
    if (const Result<void> applied = m_database.runScript(migration.sql); !applied) {
        const QString log = u"Migration name: %1\n\nDatabase error: %2"_s.arg(migration.name, applied.error().detail);
        SHORTLIST_TRY(rows, m_database.run("UPDATE public._prisma_migrations SET logs = $2 WHERE id = $1", {id, log}));
        return Error{applied.error().kind, u"%1: %2"_s.arg(migration.name, applied.error().detail)};
    }
    SHORTLIST_TRY(rows,
        m_database.run("UPDATE public._prisma_migrations SET applied_steps_count ="
                       " applied_steps_count + 1 WHERE id = $1",
            {id}));
    SHORTLIST_TRY(rows,
        m_database.run(
            QByteArray("UPDATE public._prisma_migrations SET finished_at = ") + present + " WHERE id = $1", {id}));
    return remember(migration, "public");
}

Result<void> Migrator::applyOwn(const Migration &migration)
{
    SHORTLIST_TRY(Transaction transaction, Transaction::begin(m_database));
    if (const Result<void> applied = m_database.runScript(migration.sql); !applied)
        return Error{applied.error().kind, u"%1: %2"_s.arg(migration.name, applied.error().detail)};
    SHORTLIST_TRY_VOID(remember(migration, "sync"));
    SHORTLIST_TRY(const Commit done, transaction.commit());
    return done == Commit::Done ? Result<void>()
                                : Error{Error::Kind::Unreachable, u"the connection was lost; deploy again"_s};
}

Result<DeployReport> Migrator::reset()
{
    MigrationLock lock(m_database);
    SHORTLIST_TRY_VOID(lock.take());
    SHORTLIST_TRY_VOID(m_database.runScript("DROP SCHEMA IF EXISTS sync CASCADE; DROP SCHEMA IF EXISTS public CASCADE;"
                                            "CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO PUBLIC"));
    return deployLocked();
}

Result<void> Migrator::markRolledBack(const QString &name)
{
    SHORTLIST_TRY(const Rows rows,
        m_database.run(QByteArray("UPDATE public._prisma_migrations SET rolled_back_at = ") + present
                + " WHERE migration_name = $1 AND finished_at IS NULL"
                  " AND rolled_back_at IS NULL",
            {name}));
    if (rows.affected() == 0)
        return Error{Error::Kind::NotFound, u"no failed migration has the name "_s + name};
    return {};
}

} // namespace shortlist::central
