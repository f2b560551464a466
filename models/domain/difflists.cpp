// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/difflists.h"

namespace shortlist::detail {

std::vector<bool> keepsOrder(const std::vector<int> &places)
{
    std::vector<size_t> tops; // index of the smallest last place of an ascending run of each length
    std::vector<int> previous(places.size(), -1);
    for (size_t i = 0; i < places.size(); ++i) {
        const auto pile = std::lower_bound(
            tops.begin(), tops.end(), places[i], [&places](size_t top, int place) { return places[top] < place; });
        if (pile != tops.begin())
            previous[i] = static_cast<int>(*(pile - 1));
        if (pile == tops.end())
            tops.push_back(i);
        else
            *pile = i;
    }
    std::vector<bool> keeps(places.size(), false);
    for (int i = tops.empty() ? -1 : static_cast<int>(tops.back()); i >= 0; i = previous[static_cast<size_t>(i)])
        keeps[static_cast<size_t>(i)] = true;
    return keeps;
}

std::vector<ListRow> pairRows(size_t countBefore, const std::vector<int> &origin)
{
    std::vector<int> common;
    std::vector<int> placeAfter(countBefore, -1);
    for (size_t i = 0; i < origin.size(); ++i) {
        if (origin[i] < 0)
            continue;
        common.push_back(origin[i]);
        placeAfter[static_cast<size_t>(origin[i])] = static_cast<int>(i);
    }
    const std::vector<bool> keeps = keepsOrder(common);
    std::vector<std::vector<ListRow>> gone(origin.size() + 1); // by the place behind which they are told
    int behind = -1;
    for (size_t i = 0; i < countBefore; ++i) {
        if (placeAfter[i] >= 0)
            behind = placeAfter[i];
        else
            gone[static_cast<size_t>(behind + 1)].push_back({static_cast<int>(i), -1, false});
    }
    std::vector<ListRow> rows = gone[0];
    size_t nth = 0;
    for (size_t i = 0; i < origin.size(); ++i) {
        rows.push_back({origin[i], static_cast<int>(i), origin[i] >= 0 && !keeps[nth]});
        nth += origin[i] >= 0;
        rows.insert(rows.end(), gone[i + 1].begin(), gone[i + 1].end());
    }
    return rows;
}

ListDiff diffTexts(const QList<TextItem> &before, const QList<TextItem> &after)
{
    QHash<QString, int> spare; // how often a text of `before` is still free
    for (const TextItem &item : before)
        ++spare[item.text];
    ListDiff diff;
    QStringList keptAfter;
    QHash<QString, int> kept;
    for (const TextItem &item : after) {
        const bool common = spare.value(item.text) > 0;
        diff.after.append({common ? TextSpan::Kind::Kept : TextSpan::Kind::Added, item.text});
        diff.added += !common;
        if (common) {
            --spare[item.text];
            ++kept[item.text];
            keptAfter.append(item.text);
        }
    }
    QStringList keptBefore;
    for (const TextItem &item : before) {
        const bool common = kept.value(item.text) > 0;
        diff.before.append({common ? TextSpan::Kind::Kept : TextSpan::Kind::Removed, item.text});
        diff.removed += !common;
        if (common) {
            --kept[item.text];
            keptBefore.append(item.text);
        }
    }
    diff.reordered = keptBefore != keptAfter;
    return diff;
}

} // namespace shortlist::detail
