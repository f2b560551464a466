// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/catalog.h"

#include <QRegularExpression>

#include <algorithm>
#include <iterator>

namespace shortlist::central {

using namespace Qt::StringLiterals;

namespace {

// PostgreSQL prints a list of words in a check another way once it has read its own print, as after a restore: the cast
// of the list is then one of each word. Both become the list without a cast.
QByteArray canonical(const QByteArray &line)
{
    static const QRegularExpression word(u"\\(('[^']*'::character varying)\\)::text"_s);
    static const QRegularExpression list(u"\\(ARRAY\\[([^\\]]*)\\]\\)::text\\[\\]"_s);
    // A long predicate is broken over lines by some versions.
    QString text = QString::fromUtf8(line.simplified());
    if (text.contains(u"ARRAY["_s))
        text.replace(word, u"\\1"_s).replace(list, u"ARRAY[\\1]"_s);
    // A chain of ORs is printed with one pair of brackets then, not with one for each.
    if (text.startsWith(u"trigger "_s))
        text.remove(u'(').remove(u')');
    return text.toUtf8();
}

} // namespace

Result<QList<QByteArray>> readCatalog(Database &database, const MigrationSet &set)
{
    SHORTLIST_TRY(const Rows rows, database.run(set.catalogQuery));
    QList<QByteArray> lines;
    lines.reserve(rows.size());
    for (int i = 0; i < rows.size(); ++i)
        lines.append(canonical(rows.utf8(i, 0)));
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
