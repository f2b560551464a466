// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/linebreaks.h"

#include <QStringList>
#include <QTextBoundaryFinder>

using namespace Qt::StringLiterals;

namespace shortlist::page {

namespace {

bool isBreakingSpace(QChar c)
{
    return c.isSpace() && c != QChar::Nbsp && c != QChar(0x202f) && c != QChar(0x2007);
}

bool breaksWithoutSpaces(char32_t character)
{
    switch (QChar::script(character)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return (character >= 0x3000 && character <= 0x303f) || (character >= 0xff00 && character <= 0xffef);
    }
}

char32_t characterBefore(const QString &text, qsizetype position)
{
    const QChar last = text.at(position - 1);
    return last.isLowSurrogate() && position >= 2 ? QChar::surrogateToUcs4(text.at(position - 2), last)
                                                  : last.unicode();
}

QStringView wordBefore(const QString &text, qsizetype end)
{
    while (end > 0 && isBreakingSpace(text.at(end - 1)))
        --end;
    qsizetype start = end;
    while (start > 0 && !isBreakingSpace(text.at(start - 1)))
        --start;
    return QStringView(text).mid(start, end - start);
}

QStringView wordAfter(const QString &text, qsizetype start)
{
    qsizetype end = start;
    while (end < text.size() && !isBreakingSpace(text.at(end)))
        ++end;
    return QStringView(text).mid(start, end - start);
}

bool isUnit(QStringView word)
{
    static const QStringList units{u"m"_s, u"bn"_s, u"k"_s, u"%"_s, u"kg"_s, u"g"_s, u"km"_s, u"cm"_s, u"mm"_s, u"s"_s,
        u"ms"_s, u"min"_s, u"h"_s, u"GB"_s, u"MB"_s, u"TB"_s, u"kB"_s, u"kWh"_s, u"MWh"_s, u"kW"_s, u"MW"_s, u"GW"_s,
        u"Hz"_s, u"GHz"_s, u"M"_s, u"K"_s, u"B"_s};
    while (
        !word.isEmpty() && (word.back() == u',' || word.back() == u'.' || word.back() == u';' || word.back() == u')'))
        word.chop(1);
    for (const QString &unit : units) {
        if (word == unit)
            return true;
    }
    return false;
}

bool staysTogether(QStringView before, QStringView after)
{
    static const QStringList titles{u"Dr."_s, u"Prof."_s, u"No."_s, u"p."_s, u"pp."_s};
    if (before.isEmpty() || after.isEmpty())
        return false;
    // A dash stays with what it follows; a hyphen that stands for one goes with what comes, because readers take a
    // hyphen at a line's end for hyphenation and drop it.
    if (after == u"–" || after == u"—" || before == u"-")
        return true;
    if (before.back().isDigit() && isUnit(after))
        return true;
    const bool initial = before.size() == 2 && before.front().isUpper() && before.back() == u'.';
    if (initial || (before.size() == 1 && before.front().isLetter()))
        return true;
    for (const QString &title : titles) {
        if (before == title)
            return true;
    }
    return false;
}

} // namespace

std::vector<bool> breakOpportunities(const QString &text)
{
    std::vector<bool> allowed(static_cast<size_t>(text.size()) + 1, false);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Line, text);
    for (qsizetype at = finder.toNextBoundary(); at > 0 && at < text.size(); at = finder.toNextBoundary()) {
        if (isBreakingSpace(text.at(at - 1)))
            allowed[static_cast<size_t>(at)] = !staysTogether(wordBefore(text, at), wordAfter(text, at));
        else if (breaksWithoutSpaces(characterBefore(text, at)))
            allowed[static_cast<size_t>(at)] = true;
    }
    return allowed;
}

std::vector<qsizetype> emergencyBreaks(const QString &word, bool graphemes)
{
    std::vector<qsizetype> places;
    if (!graphemes) {
        // Not after a hyphen (TEMPLATES.md §3 names it too): poppler takes one at a line's end for hyphenation and
        // drops it, and an address without its hyphen leads nowhere.
        for (qsizetype i = 1; i < word.size(); ++i) {
            if (u"/._@?&="_s.contains(word.at(i - 1)))
                places.push_back(i);
        }
        return places;
    }
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
    for (qsizetype at = finder.toNextBoundary(); at > 0 && at < word.size(); at = finder.toNextBoundary())
        places.push_back(at);
    return places;
}

} // namespace shortlist::page
