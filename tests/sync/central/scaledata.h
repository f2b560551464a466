// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/central/postgresconnection.h"

namespace shortlist::tests {

/// Fills an empty, migrated database in the proportions of the schema document's table of sizes: for each person 3
/// resumes of 50 KB with 5 versions each, 10 analyses, 5 job descriptions, 50 rows of usage and 20 audit entries; and
/// what the captures would have recorded. 10,000 people are the whole. Empty, or what went wrong.
///
/// Ids count: person n is 00000000-0000-4000-8000-<n in 12 digits>, resume n has 8001 in place of 8000.
QString fillAtScale(central::PostgresConnection &database, int users);

} // namespace shortlist::tests
