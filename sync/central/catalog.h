// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/central/database.h"
#include "sync/central/migrationset.h"

namespace shortlist::central {

/// How a database differs from what the migrations leave.
struct CatalogDifference
{
    QList<QByteArray> missing;
    /// Not ours: additions of the web platform's own migrations are no fault.
    QList<QByteArray> unexpected;
};

Result<QList<QByteArray>> readCatalog(Database &database, const MigrationSet &set);
Result<CatalogDifference> compareCatalog(Database &database, const MigrationSet &set);

} // namespace shortlist::central
