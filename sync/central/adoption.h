// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/central/database.h"
#include "sync/central/migrationset.h"

#include <QStringList>

namespace shortlist::central {

/// What a database without our history is.
enum class Origin {
    Empty, ///< nothing in public
    Adoptable, ///< the nine tables, made by the document's DDL or by Prisma
    Ours ///< the first migration is in its history
};

struct Inspection
{
    Origin origin = Origin::Empty;
    /// Sentences about what stands in the way; nothing may be changed while there are any.
    QStringList obstacles;
};

/// Looks and changes nothing.
Result<Inspection> inspect(Database &database, const MigrationSet &set);

} // namespace shortlist::central
