// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/central/database.h"

namespace shortlist::central {

struct SeedReport
{
    int created = 0;
    int updated = 0;
    int unchanged = 0;
};

/// Writes the designs of a folder (`*.json`) into `templates`, as often as wanted. A template of that name that exists
/// keeps its id, its usage and whether it is on offer. All or nothing. InvalidInput names the file that is no design.
Result<SeedReport> seedTemplates(Database &database, const QString &folder);

} // namespace shortlist::central
