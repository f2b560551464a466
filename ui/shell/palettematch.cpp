// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palettematch.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr int startScore = 100;
constexpr int wordScore = 80;
constexpr int insideScore = 50;
constexpr int lettersScore = 10;
constexpr qsizetype leastForBody = 3;
constexpr qsizetype excerptBefore = 12;
constexpr qsizetype excerptAfter = 40;

/// Lower case without accents, one character for one, so that positions stay those of the text.
QString folded(const QString &text)
{
    QString out = text;
    for (QChar &c : out) {
        if (c.unicode() < 0x80) { // whole postings are looked through at every key
            c = c >= u'A' && c <= u'Z' ? QChar(c.unicode() + (u'a' - u'A')) : c;
            continue;
        }
        const QString parts = c.decomposition();
        if (!parts.isEmpty() && c.decompositionTag() == QChar::Canonical)
            c = parts.at(0);
        c = c.toLower();
    }
    return out;
}

bool startsWord(const QString &text, qsizetype at)
{
    return at == 0 || !text.at(at - 1).isLetterOrNumber();
}

PaletteMatch run(int score, qsizetype from, qsizetype length)
{
    PaletteMatch match{score, {}};
    for (qsizetype at = from; at < from + length; ++at)
        match.positions.append(static_cast<int>(at));
    return match;
}

std::optional<PaletteMatch> piece(const QString &word, const QString &text)
{
    qsizetype inside = -1;
    for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        if (startsWord(text, at))
            return run(at == 0 ? startScore : wordScore, at, word.size());
        if (inside < 0)
            inside = at;
    }
    if (inside >= 0)
        return run(insideScore, inside, word.size());
    // The letters in order; first letters of words are taken where there is a choice.
    PaletteMatch match{lettersScore, {}};
    qsizetype at = 0;
    for (const QChar letter : word) {
        qsizetype found = -1;
        for (qsizetype probe = at; probe < text.size(); ++probe) {
            if (text.at(probe) == letter && startsWord(text, probe)) {
                found = probe;
                break;
            }
        }
        const qsizetype next = text.indexOf(letter, at);
        // A first letter far away would leave the rest without room, so plain order is the way out.
        if (found < 0 || (next == at && at > 0))
            found = next;
        if (found < 0)
            return std::nullopt;
        match.score += startsWord(text, found) ? 3 : 0;
        match.positions.append(static_cast<int>(found));
        at = found + 1;
    }
    return match;
}

} // namespace

std::optional<PaletteMatch> paletteMatch(const QString &query, const QString &text)
{
    PaletteMatch all;
    const QString hay = folded(text);
    const QStringList words = folded(query).split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const auto match = piece(word, hay);
        if (!match)
            return std::nullopt;
        all.score += match->score;
        all.positions.append(match->positions);
    }
    std::sort(all.positions.begin(), all.positions.end());
    all.positions.erase(std::unique(all.positions.begin(), all.positions.end()), all.positions.end());
    // Of two equal fits the shorter text is the closer one.
    if (!words.isEmpty())
        all.score -= static_cast<int>(std::min<qsizetype>(text.size() / 16, 5));
    return all;
}

std::optional<PaletteExcerpt> paletteExcerpt(const QString &query, const QString &body)
{
    const QString wanted = folded(query.trimmed());
    if (wanted.size() < leastForBody)
        return std::nullopt;
    const qsizetype at = folded(body).indexOf(wanted);
    if (at < 0)
        return std::nullopt;
    // Whole words to both sides, as many as fit.
    qsizetype from = std::max<qsizetype>(0, at - excerptBefore);
    while (from > 0 && from < at && !body.at(from - 1).isSpace())
        ++from;
    qsizetype to = std::min(body.size(), at + wanted.size() + excerptAfter);
    while (to < body.size() && to > at + wanted.size() && !body.at(to).isSpace())
        --to;
    QString words = body.mid(from, to - from);
    std::replace_if(
        words.begin(), words.end(), [](QChar c) { return c.isSpace(); }, QChar(u' '));
    PaletteExcerpt excerpt;
    excerpt.text = from > 0 ? u"“… "_s : u"“"_s;
    excerpt.match = run(0, excerpt.text.size() + at - from, wanted.size());
    excerpt.text += words + (to < body.size() ? u" …”"_s : u"”"_s);
    return excerpt;
}

} // namespace shortlist::ui
