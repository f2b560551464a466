// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/catalog.h"

#include <algorithm>
#include <iterator>

namespace shortlist::central {

Result<QList<QByteArray>> readCatalog(Database &database, const MigrationSet &set)
{
    SHORTLIST_TRY(const Rows rows, database.run(set.catalogQuery));
    QList<QByteArray> lines;
    lines.reserve(rows.size());
    for (int i = 0; i < rows.size(); ++i)
        lines.append(rows.utf8(i, 0).simplified()); // a long predicate is broken over lines by some versions
    std::sort(lines.begin(), lines.end());
    return lines;
}

Result<CatalogDifference> compareCatalog(Database &database, const MigrationSet &set)
{
    SHORTLIST_TRY(const QList<QByteArray> found, readCatalog(database, set));
    CatalogDifference difference;
    std::set_difference(
        set.catalog.begin(), set.catalog.end(), found.begin(), found.end(), std::back_inserter(difference.missing));
    std::set_difference(
        found.begin(), found.end(), set.catalog.begin(), set.catalog.end(), std::back_inserter(difference.unexpected));
    return difference;
}

} // namespace shortlist::central
