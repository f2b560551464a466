// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/contentdiff.h"

#include <QHash>

#include <algorithm>
#include <vector>

namespace shortlist {

namespace {

using Kind = TextSpan::Kind;

/// Scripts that put no space between words: every character is a token.
bool isUnspaced(QChar c)
{
    switch (c.script()) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Thai:
        return true;
    default:
        return false;
    }
}

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate();
}

/// Words, single signs and runs of white space. A word may hold signs ("half-hourly", "2.1", "C++"), but not end or
/// begin with punctuation that belongs to the sentence.
QStringList tokens(const QString &text)
{
    QStringList out;
    qsizetype i = 0;
    while (i < text.size()) {
        const qsizetype start = i;
        const QChar c = text.at(i);
        if (c.isSpace()) {
            while (i < text.size() && text.at(i).isSpace())
                ++i;
        } else if (!isWordCharacter(c) || isUnspaced(c)) {
            ++i;
        } else {
            qsizetype end = i;
            while (i < text.size() && !text.at(i).isSpace() && !isUnspaced(text.at(i))) {
                if (isWordCharacter(text.at(i)) || text.at(i) == u'+' || text.at(i) == u'#' || text.at(i) == u'%')
                    end = i + 1;
                ++i;
            }
            i = end;
        }
        out.append(text.sliced(start, i - start));
    }
    return out;
}

/// A step of the edit script.
struct Step
{
    Kind kind = Kind::Kept;
    QStringList tokens;
};

void push(std::vector<Step> &script, Kind kind, const QString &token)
{
    if (script.empty() || script.back().kind != kind)
        script.push_back({kind, {}});
    script.back().tokens.append(token);
}

constexpr size_t maxCells = 1'500'000;

/// The longest common subsequence of the middle parts, by the textbook table (Hunt and Szymanski describe it as the
/// basic method); bounded by maxCells.
void diffMiddle(std::vector<Step> &script, const QStringList &a, const QStringList &b)
{
    const auto n = static_cast<size_t>(a.size());
    const auto m = static_cast<size_t>(b.size());
    if ((n + 1) * (m + 1) > maxCells) {
        for (const QString &token : a)
            push(script, Kind::Removed, token);
        for (const QString &token : b)
            push(script, Kind::Added, token);
        return;
    }
    QHash<QString, int> numbers;
    const auto numbered = [&numbers](const QStringList &list) {
        std::vector<int> out;
        for (const QString &token : list)
            out.push_back(*numbers.insert(token, numbers.value(token, static_cast<int>(numbers.size()))));
        return out;
    };
    const std::vector<int> x = numbered(a);
    const std::vector<int> y = numbered(b);
    std::vector<quint32> table((n + 1) * (m + 1), 0);
    const auto at = [&table, m](size_t i, size_t j) -> quint32 & { return table[i * (m + 1) + j]; };
    for (size_t i = n; i-- > 0;) {
        for (size_t j = m; j-- > 0;)
            at(i, j) = x[i] == y[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
    }
    size_t i = 0;
    size_t j = 0;
    while (i < n || j < m) {
        if (i < n && j < m && x[i] == y[j]) {
            push(script, Kind::Kept, a.at(static_cast<qsizetype>(i)));
            ++i;
            ++j;
        } else if (j >= m || (i < n && at(i + 1, j) >= at(i, j + 1))) {
            push(script, Kind::Removed, a.at(static_cast<qsizetype>(i++)));
        } else {
            push(script, Kind::Added, b.at(static_cast<qsizetype>(j++)));
        }
    }
}

qsizetype letters(const QStringList &list)
{
    qsizetype count = 0;
    for (const QString &token : list)
        count += std::count_if(token.begin(), token.end(), [](QChar c) { return isWordCharacter(c); });
    return count;
}

/// Common words too short to tell anything ("the", "of") between two changes make a comparison hard to read: they go
/// with the changes. So does everything where hardly anything is common.
bool isIsland(const std::vector<Step> &script, size_t at)
{
    constexpr qsizetype shortIsland = 3;
    return script[at].kind == Kind::Kept && at > 0 && at + 1 < script.size()
        && letters(script[at].tokens) <= shortIsland;
}

bool mostlyDifferent(const std::vector<Step> &script)
{
    qsizetype kept = 0;
    qsizetype removed = 0;
    qsizetype added = 0;
    for (const Step &step : script)
        (step.kind == Kind::Kept ? kept : step.kind == Kind::Removed ? removed : added) += letters(step.tokens);
    return kept * 5 < kept + std::max(removed, added);
}

void append(QList<TextSpan> &spans, Kind kind, const QString &text)
{
    if (text.isEmpty())
        return;
    if (!spans.isEmpty() && spans.last().kind == kind)
        spans.last().text += text;
    else
        spans.append({kind, text});
}

} // namespace

TextDiff diffText(const QString &before, const QString &after)
{
    TextDiff diff;
    if (before == after) {
        append(diff.before, Kind::Kept, before);
        append(diff.after, Kind::Kept, after);
        return diff;
    }
    const QStringList a = tokens(before);
    const QStringList b = tokens(after);
    const qsizetype shorter = std::min(a.size(), b.size());
    qsizetype head = 0;
    while (head < shorter && a.at(head) == b.at(head))
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && a.at(a.size() - 1 - tail) == b.at(b.size() - 1 - tail))
        ++tail;
    std::vector<Step> script;
    for (qsizetype i = 0; i < head; ++i)
        push(script, Kind::Kept, a.at(i));
    diffMiddle(script, a.sliced(head, a.size() - head - tail), b.sliced(head, b.size() - head - tail));
    for (qsizetype i = a.size() - tail; i < a.size(); ++i)
        push(script, Kind::Kept, a.at(i));
    const bool whole = mostlyDifferent(script);
    for (size_t i = 0; i < script.size(); ++i) {
        const QString text = script[i].tokens.join(QString());
        const bool common = script[i].kind == Kind::Kept;
        const bool kept = common && !whole && !isIsland(script, i);
        if (script[i].kind != Kind::Added)
            append(diff.before, kept ? Kind::Kept : Kind::Removed, text);
        if (script[i].kind != Kind::Removed)
            append(diff.after, kept ? Kind::Kept : Kind::Added, text);
    }
    return diff;
}

} // namespace shortlist
