// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/central/database.h"

#include <QHash>

#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace shortlist::central {

/// The port on SQLite in memory, so that the rules of the centre run in the simulator as they run in production. It
/// takes the statements as they are written for PostgreSQL: casts and row locks are left out, `sync.row` is the
/// table sync_row, `public.resumes` is resumes, all values go in and out as text.
class SqliteDatabase final : public Database
{
public:
    /// An empty database with the tables and triggers of the centre, as far as sync uses them.
    static Result<std::unique_ptr<SqliteDatabase>> createCentre();
    ~SqliteDatabase() override;

    /// The same content in a new database: a backup.
    [[nodiscard]] Result<std::unique_ptr<SqliteDatabase>> copy() const;

    Result<Rows> run(const QByteArray &sql, const Parameters &parameters = {}) override;
    Result<void> runScript(const QByteArray &sql) override;
    Result<void> begin() override;
    Result<Commit> commit() override;
    void rollback() noexcept override;
    Result<void> savepoint(const QByteArray &name) override;
    Result<void> release(const QByteArray &name) override;
    Result<void> rollbackTo(const QByteArray &name) override;
    [[nodiscard]] bool inTransaction() const override;
    [[nodiscard]] bool isAlive() noexcept override { return true; }

    /// The tables and triggers, written for PostgreSQL's names.
    static QByteArray schema();

private:
    explicit SqliteDatabase(sqlite3 *handle)
        : m_handle(handle)
    {
    }
    static Result<std::unique_ptr<SqliteDatabase>> open();
    [[nodiscard]] Error lastError() const;
    Result<sqlite3_stmt *> prepared(const QByteArray &sql);

    sqlite3 *m_handle = nullptr;
    QHash<QByteArray, sqlite3_stmt *> m_statements;
};

} // namespace shortlist::central
