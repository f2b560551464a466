// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/searchwords.h"
#include "models/store/sqlite.h"

namespace shortlist::store {

/// Letters that must be added, dropped, changed or swapped with their neighbour to make `a` into `b` (optimal string
/// alignment distance), but never more than `limit` + 1.
int editDistance(QStringView a, QStringView b, int limit);

/// The words with those that occur nowhere replaced by the nearest that do, by the library's own vocabulary. One letter
/// may differ in words of up to four letters, two in longer ones. Empty when nothing is near.
Result<QString> nearestSpelling(Connection &db, const QList<SearchWord> &words);

} // namespace shortlist::store
