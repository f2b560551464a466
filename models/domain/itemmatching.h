// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace shortlist {

/// What is looked at when items of two lists are matched.
struct ItemTraits
{
    QString whole; ///< all text; equal means the same item
    QString natural; ///< name and start date …; empty: has none
    QStringList words; ///< sorted; for similarity
};

/// The words of a text, lower case, sorted: what similarity() compares.
QStringList sortedWords(const QString &text);
/// Share of words that two sorted lists have in common (Dice's coefficient), 0 to 1.
double similarity(const QStringList &a, const QStringList &b);
/// For each item of `now` the index of the item of `before` that it descends from, or -1 (sync.md §2.6, rule 3): equal
/// whole text first, then natural keys, then similarity of at least one half, the most similar
/// first and ties by index. The last step is left out where it would cost more than about a million comparisons of
/// items.
std::vector<int> matchItems(const std::vector<ItemTraits> &now, const std::vector<ItemTraits> &before);

} // namespace shortlist
