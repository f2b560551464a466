// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/partialdate.h"

#include "models/domain/datenames.h"

#include <QDate>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace shortlist {

namespace {

constexpr int maxLength = 60; ///< longer texts are no dates, and no pattern is tried on them

bool validYear(int year)
{
    return year >= 1000 && year <= 2999;
}

/// A date of these parts; Empty where they make none. Zero means not given.
PartialDate dated(int year, int month = 0, int day = 0)
{
    PartialDate date;
    if (!validYear(year) || month < 0 || month > 12 || (day != 0 && !QDate::isValid(year, month, day)))
        return date;
    date.kind = day ? PartialDate::Kind::Day : month ? PartialDate::Kind::Month : PartialDate::Kind::Year;
    date.year = year;
    date.month = month;
    date.day = day;
    return date;
}

int number(const QRegularExpressionMatch &match, const QString &name)
{
    return match.captured(name).toInt();
}

/// Forms made of figures only.
PartialDate fromFigures(const QString &text)
{
    static const QRegularExpression iso(
        uR"(^(?<y>\d{4})(?:[-/.](?<m>\d{1,2})(?:[-/.](?<d>\d{1,2})(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)?)?$)"_s);
    static const QRegularExpression monthFirst(uR"(^(?<m>\d{1,2})\s?[-/.]\s?(?<y>\d{4})$)"_s);
    static const QRegularExpression dayFirst(uR"(^(?<a>\d{1,2})(?<s>[-/.])(?<b>\d{1,2})[-/.](?<y>\d{4})$)"_s);
    static const QRegularExpression counted(
        uR"(^(?<y>\d{4})\s?[年년](?:\s?(?<m>\d{1,2})\s?[月월](?:\s?(?<d>\d{1,2})\s?[日일])?)?$)"_s);
    for (const QRegularExpression &form : {iso, counted}) {
        if (const auto match = form.match(text); match.hasMatch()) {
            // A zero month or day would read as "not given" and change what was typed.
            const bool zero = (match.hasCaptured(u"m"_s) && number(match, u"m"_s) == 0)
                || (match.hasCaptured(u"d"_s) && number(match, u"d"_s) == 0);
            return zero ? PartialDate() : dated(number(match, u"y"_s), number(match, u"m"_s), number(match, u"d"_s));
        }
    }
    if (const auto match = monthFirst.match(text); match.hasMatch())
        return number(match, u"m"_s) ? dated(number(match, u"y"_s), number(match, u"m"_s)) : PartialDate();
    if (const auto match = dayFirst.match(text); match.hasMatch()) {
        const int a = number(match, u"a"_s);
        const int b = number(match, u"b"_s);
        if (a == 0 || b == 0)
            return {};
        if (match.captured(u"s"_s) == "."_L1 || a > 12)
            return dated(number(match, u"y"_s), b, a);
        if (b > 12)
            return dated(number(match, u"y"_s), a, b);
    }
    return {};
}

/// Forms with a month's name: Mar 2021, March, 2021, 9 March 2021, March 9th, 2021, 2021 March.
PartialDate fromNames(const QString &text, const QString &language)
{
    static const QRegularExpression gap(u"[\\s,]+"_s);
    static const QRegularExpression dayForm(u"^(\\d{1,2})(?:st|nd|rd|th|\\.|er)?$"_s);
    int year = 0;
    int month = 0;
    int day = 0;
    QStringList words = text.toLower().split(gap, Qt::SkipEmptyParts);
    words.removeAll(u"de"_s); // marzo de 2021, март 2021 г.
    words.removeAll(u"г."_s);
    words.removeAll(u"р."_s);
    if (words.size() < 2 || words.size() > 3)
        return {};
    for (QString word : std::as_const(words)) {
        bool whole = false;
        const int figures = word.toInt(&whole);
        if (whole && word.size() == 4 && year == 0) {
            year = figures;
        } else if (const auto match = dayForm.match(word); match.hasMatch() && day == 0) {
            day = match.captured(1).toInt();
        } else if (month == 0) {
            if (word.endsWith(u'.'))
                word.chop(1);
            month = detail::monthByName(word, language);
            if (month == 0)
                return {};
        } else {
            return {};
        }
    }
    const bool hasDay = words.size() == 3;
    if (month == 0 || hasDay != (day != 0))
        return {};
    return dated(year, month, day);
}

QString twoDigits(int number)
{
    return QString::number(number).rightJustified(2, u'0');
}

bool isCounted(const QString &pattern)
{
    return pattern.startsWith("yyyy"_L1) && pattern.size() > 4 && pattern != "yyyy-MM"_L1;
}

QString monthYear(const PartialDate &date, const DateStyle &style)
{
    const detail::DateNames &names = detail::dateNames(style.language);
    QString pattern = style.format.isEmpty() || style.format == "auto"_L1 ? names.pattern : style.format;
    if (pattern.startsWith("MMM"_L1) && isCounted(names.pattern))
        pattern = names.pattern;
    pattern.replace("yyyy"_L1, QString::number(date.year));
    if (pattern.contains("MMMM"_L1))
        return pattern.replace("MMMM"_L1, detail::monthName(style.language, date.month, true));
    if (pattern.contains("MMM"_L1))
        return pattern.replace("MMM"_L1, detail::monthName(style.language, date.month, false));
    if (pattern.contains("MM"_L1))
        return pattern.replace("MM"_L1, twoDigits(date.month));
    return pattern.replace(u'M', QString::number(date.month));
}

bool showsYear(const PartialDate &date, const DateStyle &style)
{
    return date.kind == PartialDate::Kind::Year || (date.isDated() && style.format == "yyyy"_L1);
}

} // namespace

PartialDate PartialDate::parse(const QString &text, const QString &language)
{
    PartialDate date;
    const QString trimmed = text.simplified();
    if (trimmed.isEmpty())
        return date;
    if (detail::isPresentWord(trimmed.toLower())) {
        date.kind = Kind::Present;
        return date;
    }
    if (trimmed.size() <= maxLength) {
        date = fromFigures(trimmed);
        if (date.kind == Kind::Empty)
            date = fromNames(trimmed, language);
    }
    if (date.kind == Kind::Empty) {
        date.kind = Kind::Text;
        date.text = text.trimmed();
    }
    return date;
}

QString PartialDate::toStored() const
{
    switch (kind) {
    case Kind::Empty:
        return {};
    case Kind::Text:
        return text;
    case Kind::Present:
        return u"present"_s;
    case Kind::Year:
        return QString::number(year);
    case Kind::Month:
        return QString::number(year) + u'-' + twoDigits(month);
    case Kind::Day:
        return QString::number(year) + u'-' + twoDigits(month) + u'-' + twoDigits(day);
    }
    return {};
}

DateStyle DateStyle::fromDesign(const QJsonObject &dates, const QString &resumeLanguage)
{
    DateStyle style;
    const QString locale = dates.value("locale"_L1).toString(u"auto"_s);
    style.language = locale == "auto"_L1 ? resumeLanguage : locale;
    if (style.language.isEmpty())
        style.language = u"en"_s;
    style.format = dates.value("format"_L1).toString(style.format);
    style.present = dates.value("present"_L1).toString();
    style.separator = dates.value("separator"_L1).toString(style.separator);
    style.yearSeparator = dates.value("yearSeparator"_L1).toString(style.yearSeparator);
    return style;
}

QString presentWord(const QString &language)
{
    return detail::dateNames(language).present;
}

QString formatDate(const PartialDate &date, const DateStyle &style)
{
    switch (date.kind) {
    case PartialDate::Kind::Empty:
        return {};
    case PartialDate::Kind::Text:
        return date.text;
    case PartialDate::Kind::Present: {
        const QString base = detail::baseLanguage(style.language);
        const bool english = base.isEmpty() || base == "en"_L1;
        return english && !style.present.isEmpty() ? style.present : presentWord(style.language);
    }
    default:
        break;
    }
    if (!showsYear(date, style))
        return monthYear(date, style);
    return QString(detail::dateNames(style.language).yearPattern).replace("yyyy"_L1, QString::number(date.year));
}

QString formatDateRange(const PartialDate &start, const PartialDate &end, const DateStyle &style)
{
    const QString from = formatDate(start, style);
    const QString to = formatDate(end, style);
    if (from.isEmpty() || to.isEmpty() || from == to)
        return from.isEmpty() ? to : from;
    const bool openYears = end.kind == PartialDate::Kind::Present && style.format == "yyyy"_L1;
    if (showsYear(start, style) && (showsYear(end, style) || openYears))
        return from + style.yearSeparator + to;
    QString separator = style.separator;
    if (separator.startsWith(u' '))
        separator[0] = QChar::Nbsp;
    return from + separator + to;
}

bool endsBeforeStart(const PartialDate &start, const PartialDate &end)
{
    if (!start.isDated() || !end.isDated())
        return false;
    if (start.year != end.year)
        return end.year < start.year;
    if (start.month == 0 || end.month == 0 || start.month != end.month)
        return start.month != 0 && end.month != 0 && end.month < start.month;
    return start.day != 0 && end.day != 0 && end.day < start.day;
}

int dateOrder(const PartialDate &date)
{
    if (date.kind == PartialDate::Kind::Present)
        return 99'999'999;
    return date.isDated() ? date.year * 10'000 + date.month * 100 + date.day : 0;
}

} // namespace shortlist
