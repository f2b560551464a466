// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/contentdiff.h"

#include <QHash>

#include <algorithm>
#include <vector>

/// How lists are paired for comparison. Private to models/domain.
namespace shortlist::detail {

/// One item of either list, or of both. Places count from 0; -1: not there.
struct ListRow
{
    int before = -1;
    int after = -1;
    bool moved = false; ///< its order among what both lists have is another
};

/// Which of `places` keep their order: the longest ascending run through them (patience method), as flags.
std::vector<bool> keepsOrder(const std::vector<int> &places);
/// Rows for lists of which the n-th item of `after` stood at `origin[n]` before (-1: is new). In the order of `after`;
/// what went stands behind what it followed.
std::vector<ListRow> pairRows(size_t countBefore, const std::vector<int> &origin);

template <typename Item>
std::vector<ListRow> pairById(const QList<Item> &before, const QList<Item> &after)
{
    QHash<ItemId, int> places;
    for (qsizetype i = 0; i < before.size(); ++i)
        places.insert(before.at(i).id, static_cast<int>(i));
    std::vector<int> origin;
    for (const Item &item : after)
        origin.push_back(places.value(item.id, -1));
    return pairRows(static_cast<size_t>(before.size()), origin);
}

/// Two lists of words told as lists: what both have is Kept, by text.
struct ListDiff
{
    QList<TextSpan> before;
    QList<TextSpan> after;
    int added = 0;
    int removed = 0;
    bool reordered = false;
};
ListDiff diffTexts(const QList<TextItem> &before, const QList<TextItem> &after);

} // namespace shortlist::detail
