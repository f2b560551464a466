// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "sync/central/database.h"

namespace shortlist::central {

/// What one export holds.
struct ExportedData
{
    int tables = 0;
    qint64 rows = 0;
};

/// Everything that is kept of a person, as one JSON file: `{"exportedAt", "account", "tables": {"public.resumes": [row,
/// …], …}}`, from one state of the database, numbers and unknown keys exactly as they are stored. Which tables: all
/// that have a column for the person, asked of PostgreSQL, so that none is forgotten. Hashes of passwords and tokens
/// are the only columns left out. Written with an audit entry, over the owner's connection; the file is its owner's
/// only and is there whole or not at all.
///
/// NotFound where nobody has this address; ReadOnly or DiskFull where the file cannot be written.
Result<ExportedData> exportData(Database &database, const QString &email, const QString &path, Timestamp now);

} // namespace shortlist::central
