// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migrations/migrations.h"
#include "models/base/clock.h"
#include "models/store/sqlite.h"

namespace shortlist::store {

/// "SHLT": tells a library from any other SQLite file, at byte 68 of it.
constexpr quint32 libraryApplicationId = 0x53484c54;

/// Brings a library's schema to what this program knows. Each file is applied in one IMMEDIATE transaction, so that a
/// crash leaves the schema before or after it and never between.
class Migrator
{
public:
    Migrator(Connection &db, QList<Migration> migrations);

    /// NewerSchema when a later Shortlist made the file; Corrupt when a file that was applied is not the one we know;
    /// InvalidInput when the file is somebody else's database. Changes nothing.
    Result<void> check();

    /// Number of the last file applied, 0 for an empty database.
    Result<int> version();
    [[nodiscard]] int newest() const;

    /// Applies what is missing. Where the library is not new and something is missing, a copy is written to `copyPath`
    /// first, and without it nothing is changed. Safe beside another process that does the same.
    Result<void> migrate(const QString &copyPath, Timestamp now);

private:
    Result<void> apply(const Migration &migration, Timestamp now);

    Connection &m_db;
    QList<Migration> m_migrations;
};

} // namespace shortlist::store
