// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/merge/listorder.h"

#include <QHash>

#include <algorithm>
#include <vector>

namespace shortlist::sync {

namespace {

QStringList only(const QStringList &ids, const QSet<QString> &wanted)
{
    QStringList left;
    for (const QString &id : ids) {
        if (wanted.contains(id))
            left.append(id);
    }
    return left;
}

/// The ids outside the longest run that keeps the order of `before`: those that were moved.
QSet<QString> moved(const QStringList &before, const QStringList &now)
{
    QHash<QString, int> places;
    for (int i = 0; i < static_cast<int>(before.size()); ++i)
        places.insert(before.at(i), i);
    std::vector<int> tails; // index into now of the end of the best run of each length
    std::vector<int> previous(static_cast<size_t>(now.size()), -1);
    const auto place = [&](int index) { return places.value(now.at(index)); };
    for (int i = 0; i < static_cast<int>(now.size()); ++i) {
        const auto at = std::lower_bound(
            tails.begin(), tails.end(), place(i), [&](int index, int value) { return place(index) < value; });
        if (at != tails.begin())
            previous[static_cast<size_t>(i)] = *(at - 1);
        if (at == tails.end())
            tails.push_back(i);
        else
            *at = i;
    }
    QSet<QString> outside(now.begin(), now.end());
    for (int i = tails.empty() ? -1 : tails.back(); i >= 0; i = previous[static_cast<size_t>(i)])
        outside.remove(now.at(i));
    return outside;
}

/// Puts what `order` has and `result` has not behind its nearest predecessor.
void follow(QStringList &result, const QStringList &order)
{
    QSet<QString> there(result.begin(), result.end());
    qsizetype after = 0;
    for (const QString &id : order) {
        if (there.contains(id)) {
            after = result.indexOf(id) + 1;
        } else {
            result.insert(after++, id);
            there.insert(id);
        }
    }
}

} // namespace

MergedOrder mergeOrder(
    const QStringList &base, const QStringList &ours, const QStringList &theirs, const QSet<QString> &kept)
{
    QSet<QString> common(base.begin(), base.end());
    common &= QSet<QString>(ours.begin(), ours.end());
    common &= QSet<QString>(theirs.begin(), theirs.end());
    const QStringList was = only(base, common);
    const QStringList mine = only(ours, common);
    const QStringList other = only(theirs, common);

    MergedOrder order;
    const QStringList oursKept = only(ours, kept);
    const QStringList theirsKept = only(theirs, kept);
    if (mine != was && other == was) {
        order.ids = oursKept;
        follow(order.ids, theirsKept);
        return order;
    }
    order.ids = theirsKept;
    if (mine != was && mine != other) {
        const QSet<QString> movedByUs = moved(was, mine);
        const QSet<QString> movedByThem = moved(was, other);
        for (const QString &id : movedByUs) {
            if (movedByThem.contains(id))
                order.conflict = true;
            else
                order.ids.removeAll(id);
        }
    }
    follow(order.ids, oursKept);
    return order;
}

} // namespace shortlist::sync
