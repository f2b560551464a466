// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/id.h"
#include "sync/central/database.h"

namespace shortlist::central {

/// uuid5 of Shortlist's fixed namespace and the slug: the same id on every device and here.
TemplateId templateId(const QString &slug);

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
