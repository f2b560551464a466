// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/merge/textmerge.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace shortlist::sync {

namespace {

using Words = std::vector<QString>;

/// One change: the words [from, to) of the base become `now`.
struct Edit
{
    size_t from = 0;
    size_t to = 0;
    Words now;

    friend bool operator==(const Edit &a, const Edit &b) { return a.from == b.from && a.to == b.to && a.now == b.now; }
};

Words split(const QString &text)
{
    Words words;
    qsizetype start = 0;
    for (qsizetype i = 1; i <= text.size(); ++i) {
        if (i == text.size() || text.at(i).isSpace() != text.at(start).isSpace()) {
            words.push_back(text.mid(start, i - start));
            start = i;
        }
    }
    return words;
}

/// Lengths of the longest common subsequences of all suffixes of a[0, rows) and b[0, columns), shifted by `skip`.
class CommonTable
{
public:
    CommonTable(const Words &a, const Words &b, size_t skip, size_t rows, size_t columns)
        : m_width(columns + 1)
        , m_lengths((rows + 1) * m_width, 0)
    {
        for (size_t i = rows; i-- > 0;) {
            for (size_t j = columns; j-- > 0;) {
                const bool same = a[skip + i] == b[skip + j];
                m_lengths[i * m_width + j] = same ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
            }
        }
    }
    [[nodiscard]] std::uint32_t at(size_t i, size_t j) const { return m_lengths[i * m_width + j]; }

private:
    size_t m_width = 0;
    std::vector<std::uint32_t> m_lengths;
};

std::optional<std::vector<Edit>> editsOf(const Words &base, const Words &now)
{
    constexpr size_t limit = 1'000'000;
    size_t skip = 0;
    while (skip < base.size() && skip < now.size() && base[skip] == now[skip])
        ++skip;
    size_t rows = base.size() - skip;
    size_t columns = now.size() - skip;
    while (rows > 0 && columns > 0 && base[skip + rows - 1] == now[skip + columns - 1]) {
        --rows;
        --columns;
    }
    if ((rows + 1) * (columns + 1) > limit)
        return std::nullopt;
    const CommonTable common(base, now, skip, rows, columns);
    std::vector<Edit> edits;
    size_t i = 0;
    size_t j = 0;
    while (i < rows || j < columns) {
        if (i < rows && j < columns && base[skip + i] == now[skip + j]) {
            ++i;
            ++j;
            continue;
        }
        Edit edit{skip + i, skip + i, {}};
        while ((i < rows || j < columns) && !(i < rows && j < columns && base[skip + i] == now[skip + j])) {
            if (j == columns || (i < rows && common.at(i + 1, j) >= common.at(i, j + 1)))
                edit.to = skip + ++i;
            else
                edit.now.push_back(now[skip + j++]);
        }
        edits.push_back(std::move(edit));
    }
    return edits;
}

} // namespace

std::optional<QString> mergeText(const QString &base, const QString &ours, const QString &theirs)
{
    const Words words = split(base);
    const auto mine = editsOf(words, split(ours));
    const auto other = editsOf(words, split(theirs));
    if (!mine || !other)
        return std::nullopt;
    QString result;
    size_t place = 0;
    const auto apply = [&](const Edit &edit) {
        for (; place < edit.from; ++place)
            result += words[place];
        for (const QString &word : edit.now)
            result += word;
        place = edit.to;
    };
    size_t i = 0;
    size_t j = 0;
    while (i < mine->size() || j < other->size()) {
        const Edit *a = i < mine->size() ? &mine->at(i) : nullptr;
        const Edit *b = j < other->size() ? &other->at(j) : nullptr;
        if (a && b && *a == *b) {
            apply(*a);
            ++i;
            ++j;
        } else if (a && b && a->from <= b->to && b->from <= a->to) {
            return std::nullopt;
        } else if (!b || (a && a->from < b->from)) {
            apply(*a);
            ++i;
        } else {
            apply(*b);
            ++j;
        }
    }
    apply({words.size(), words.size(), {}});
    return result;
}

} // namespace shortlist::sync
