// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/itemmatching.h"

#include <QHash>

#include <algorithm>

namespace shortlist {

namespace {

using TextOf = QString ItemTraits::*;

/// Pairs items of equal text, first with first.
void pairEqual(std::vector<int> &match, std::vector<bool> &taken, const std::vector<ItemTraits> &now,
    const std::vector<ItemTraits> &before, TextOf text)
{
    QHash<QString, std::vector<int>> places; // in descending order, so that the first is at the back
    for (size_t i = before.size(); i-- > 0;) {
        if (!taken[i] && !(before[i].*text).isEmpty())
            places[before[i].*text].push_back(static_cast<int>(i));
    }
    for (size_t i = 0; i < now.size(); ++i) {
        if (match[i] >= 0 || (now[i].*text).isEmpty())
            continue;
        const auto found = places.find(now[i].*text);
        if (found == places.end() || found->empty())
            continue;
        match[i] = found->back();
        taken[static_cast<size_t>(match[i])] = true;
        found->pop_back();
    }
}

struct Candidate
{
    double score = 0;
    int now = 0;
    int before = 0;
};

void pairSimilar(std::vector<int> &match, std::vector<bool> &taken, const std::vector<ItemTraits> &now,
    const std::vector<ItemTraits> &before)
{
    constexpr size_t limit = 1'000'000;
    const auto free = static_cast<size_t>(std::count(taken.begin(), taken.end(), false));
    if (static_cast<size_t>(std::count(match.begin(), match.end(), -1)) * free > limit)
        return;
    std::vector<Candidate> candidates;
    for (size_t i = 0; i < now.size(); ++i) {
        if (match[i] >= 0)
            continue;
        for (size_t j = 0; j < before.size(); ++j) {
            if (taken[j])
                continue;
            if (const double score = similarity(now[i].words, before[j].words); score >= 0.5)
                candidates.push_back({score, static_cast<int>(i), static_cast<int>(j)});
        }
    }
    std::stable_sort(
        candidates.begin(), candidates.end(), [](const Candidate &a, const Candidate &b) { return a.score > b.score; });
    for (const Candidate &candidate : candidates) {
        const auto i = static_cast<size_t>(candidate.now);
        const auto j = static_cast<size_t>(candidate.before);
        if (match[i] >= 0 || taken[j])
            continue;
        match[i] = candidate.before;
        taken[j] = true;
    }
}

} // namespace

QStringList sortedWords(const QString &text)
{
    QStringList words;
    QString word;
    for (const QChar c : text.toLower()) {
        if (c.isLetterOrNumber() || c.isSurrogate() || c.isMark()) {
            word += c;
        } else if (!word.isEmpty()) {
            words.append(word);
            word.clear();
        }
    }
    if (!word.isEmpty())
        words.append(word);
    words.sort();
    return words;
}

double similarity(const QStringList &a, const QStringList &b)
{
    if (a.isEmpty() || b.isEmpty())
        return 0;
    qsizetype i = 0;
    qsizetype j = 0;
    qsizetype common = 0;
    while (i < a.size() && j < b.size()) {
        const int order = a.at(i).compare(b.at(j));
        common += order == 0;
        i += order <= 0;
        j += order >= 0;
    }
    return 2.0 * static_cast<double>(common) / static_cast<double>(a.size() + b.size());
}

std::vector<int> matchItems(const std::vector<ItemTraits> &now, const std::vector<ItemTraits> &before)
{
    std::vector<int> match(now.size(), -1);
    std::vector<bool> taken(before.size(), false);
    pairEqual(match, taken, now, before, &ItemTraits::whole);
    pairEqual(match, taken, now, before, &ItemTraits::natural);
    pairSimilar(match, taken, now, before);
    return match;
}

} // namespace shortlist
