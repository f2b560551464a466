// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/central/database.h"
#include "sync/engine/contract.h"

namespace shortlist::central {

/// The few statements of sync that PostgreSQL answers with functions of its own schema and SQLite cannot.
class SyncDialect
{
public:
    SyncDialect() = default;
    SyncDialect(const SyncDialect &) = delete;
    SyncDialect &operator=(const SyncDialect &) = delete;
    virtual ~SyncDialect() = default;

    enum class Access { Reading, Writing };
    /// After the beginning of a transaction, before anything else in it. One that reads sees one state throughout.
    virtual Result<void> enter(Database &database, Access access) = 0;
    /// Takes the account's lock and raises its revision: the first statement of a transaction that writes.
    virtual Result<void> raise(Database &database, const QString &space) = 0;
    /// Counts an event once, however often it is told.
    virtual Result<void> count(Database &database, const QString &space, const sync::Operation &event, Timestamp now)
        = 0;
    /// Keeps what was changed in a row, for those who have the row as it was before.
    virtual Result<void> keepPatch(Database &database, const QString &space, const sync::RowChange &change) = 0;
};

/// For SqliteDatabase.
class SqliteDialect final : public SyncDialect
{
public:
    Result<void> enter(Database &database, Access access) override;
    Result<void> raise(Database &database, const QString &space) override;
    Result<void> count(Database &database, const QString &space, const sync::Operation &event, Timestamp now) override;
    Result<void> keepPatch(Database &database, const QString &space, const sync::RowChange &change) override;
};

/// For PostgreSQL, in the session of one device: everything happens with the rights of its token.
class PostgresDialect final : public SyncDialect
{
public:
    explicit PostgresDialect(QString token)
        : m_token(std::move(token))
    {
    }
    Result<void> enter(Database &database, Access access) override;
    Result<void> raise(Database &database, const QString &space) override;
    Result<void> count(Database &database, const QString &space, const sync::Operation &event, Timestamp now) override;
    Result<void> keepPatch(Database &database, const QString &space, const sync::RowChange &change) override;

private:
    QString m_token;
};

} // namespace shortlist::central
