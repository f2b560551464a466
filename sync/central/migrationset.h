// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace shortlist::central {

struct Migration
{
    QString name; ///< of the folder; the order of the names is the order of the migrations
    QByteArray sql;

    /// SHA-256 of the file's bytes in lower-case hex, as Prisma keeps it.
    [[nodiscard]] QString checksum() const;
};

/// The migrations of the centre. Those of `public` lie in Prisma's layout and keep Prisma's history, because the web
/// platform's repository carries them too; those of the schema `sync` are only ours and have a history of their own.
struct MigrationSet
{
    QList<Migration> shared; ///< of public
    QList<Migration> own; ///< of sync
    QByteArray adoption; ///< makes what the document's DDL made into what the first migration makes
    QByteArray catalogQuery;
    QList<QByteArray> catalog; ///< one line an object, sorted: what all of them leave

    /// What is built into the program.
    static Result<MigrationSet> builtIn();
    /// The same layout in a folder: postgresql/, postgresql-sync/, postgresql-adopt/.
    static Result<MigrationSet> fromFolder(const QString &folder);
};

/// Makes `folder/<UTC time>_<name>/migration.sql` and returns its path. The name may have lower-case letters, digits
/// and underscores; InvalidInput otherwise.
Result<QString> createMigration(const QString &folder, const QString &name, const QString &utcTime);

} // namespace shortlist::central
