// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/searchwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::store {

namespace {

constexpr qsizetype maxWords = 12;
constexpr qsizetype maxWordLength = 64;

struct Range
{
    qsizetype from = 0;
    qsizetype to = 0;
};

char32_t characterAt(QStringView text, qsizetype place, qsizetype &length)
{
    const QChar first = text.at(place);
    if (first.isHighSurrogate() && place + 1 < text.size() && text.at(place + 1).isLowSurrogate()) {
        length = 2;
        return QChar::surrogateToUcs4(first, text.at(place + 1));
    }
    length = 1;
    return first.unicode();
}

QList<Range> wordRanges(QStringView text)
{
    QList<Range> ranges;
    qsizetype start = -1;
    qsizetype length = 1;
    for (qsizetype place = 0; place < text.size(); place += length) {
        const char32_t character = characterAt(text, place, length);
        // A combining accent stays with its letter.
        if (isWordCharacter(character) || (start >= 0 && QChar::isMark(character))) {
            if (start < 0)
                start = place;
        } else if (start >= 0) {
            ranges.append({start, place});
            start = -1;
        }
    }
    if (start >= 0)
        ranges.append({start, text.size()});
    return ranges;
}

bool isAscii(QStringView text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar character) { return character.unicode() < 0x80; });
}

bool hits(QStringView word, const SearchWord &wanted)
{
    const bool whole = wanted.folded.size() == 1;
    if (isAscii(word)) // nothing to fold but case
        return (!whole || word.size() == 1) && word.startsWith(wanted.folded, Qt::CaseInsensitive);
    const QString own = folded(word);
    return whole ? own == wanted.folded : own.startsWith(wanted.folded);
}

} // namespace

bool isWordCharacter(char32_t character)
{
    return QChar::isLetterOrNumber(character) || QChar::category(character) == QChar::Other_PrivateUse;
}

QString folded(QStringView text)
{
    const QString apart = text.toString().toLower().normalized(QString::NormalizationForm_D);
    QString plain;
    plain.reserve(apart.size());
    for (const QChar character : apart) {
        if (character.category() != QChar::Mark_NonSpacing)
            plain.append(character);
    }
    return plain.normalized(QString::NormalizationForm_C);
}

QList<SearchWord> searchWords(const QString &text)
{
    QList<SearchWord> words;
    for (const Range &range : wordRanges(text)) {
        const QStringView word = QStringView(text).sliced(range.from, range.to - range.from);
        SearchWord wanted{word.toString().toLower().toUtf8(), folded(word).left(maxWordLength)};
        if (wanted.folded.isEmpty())
            continue;
        words.append(std::move(wanted));
        if (words.size() == maxWords)
            break;
    }
    return words;
}

QString matchExpression(const QList<SearchWord> &words)
{
    QStringList terms;
    for (const SearchWord &word : words)
        terms.append(u'"' + word.folded + (word.folded.size() > 1 ? u"\"*"_s : u"\""_s));
    return terms.join(u" AND "_s);
}

int hitCount(const QString &text, const QList<SearchWord> &words)
{
    const QList<Range> ranges = wordRanges(text);
    return static_cast<int>(std::count_if(words.cbegin(), words.cend(), [&](const SearchWord &wanted) {
        return std::any_of(ranges.cbegin(), ranges.cend(), [&](const Range &range) {
            return hits(QStringView(text).sliced(range.from, range.to - range.from), wanted);
        });
    }));
}

QString markHits(const QString &text, const QList<SearchWord> &words, int width)
{
    QList<Range> found;
    const QList<Range> ranges = wordRanges(text);
    for (const Range &range : ranges) {
        const QStringView word = QStringView(text).sliced(range.from, range.to - range.from);
        if (std::any_of(words.cbegin(), words.cend(), [&](const SearchWord &wanted) { return hits(word, wanted); }))
            found.append(range);
    }
    if (found.isEmpty())
        return {};
    // A third of the room before the first hit, cut between words.
    const qsizetype wish = std::max<qsizetype>(0, found.constFirst().from - width / 3);
    qsizetype from = wish == 0 ? 0 : text.lastIndexOf(u' ', wish) + 1;
    if (found.constFirst().from - from > width / 2)
        from = wish;
    qsizetype to = std::min<qsizetype>(text.size(), std::max<qsizetype>(from + width, found.constFirst().to));
    if (const qsizetype space = text.lastIndexOf(u' ', to); to < text.size() && space > found.constFirst().to)
        to = space;

    QString out = from > 0 ? u"…"_s : QString();
    qsizetype written = from;
    for (const Range &range : std::as_const(found)) {
        if (range.to > to)
            break;
        out += QStringView(text).sliced(written, range.from - written);
        out += u'\u0002' + text.sliced(range.from, range.to - range.from) + u'\u0003';
        written = range.to;
    }
    out += QStringView(text).sliced(written, to - written);
    if (to < text.size())
        out += u'…';
    return out.replace(u'\n', u' ');
}

} // namespace shortlist::store
