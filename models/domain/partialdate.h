// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace shortlist {

/// A date as people write it in a resume: as exact as they know it, or free text ("Summer 2019") that is kept.
struct PartialDate
{
    enum class Kind { Empty, Text, Year, Month, Day, Present };

    Kind kind = Kind::Empty;
    int year = 0; ///< 1000 to 2999
    int month = 0; ///< 1 to 12, from Month on
    int day = 0; ///< 1 to 31, of Day
    QString text; ///< of Text: as typed, trimmed

    /// Reads 2021, 2021-03, 2021-03-09, 03/2021, 3.2021, Mar 2021, 9 March 2021, 2021年3月, and words for "present",
    /// month names and words in any of the program's languages; those of `language` come first where a name is used by
    /// several. Never fails: what is no date is Text. 03/04/2021 is Text, because nobody can tell day from month.
    static PartialDate parse(const QString &text, const QString &language = {});

    [[nodiscard]] bool isDated() const { return kind == Kind::Year || kind == Kind::Month || kind == Kind::Day; }
    /// The form that content keeps: "2021", "2021-03", "2021-03-09", "present", the text, or empty.
    [[nodiscard]] QString toStored() const;

    friend bool operator==(const PartialDate &, const PartialDate &) = default;
};

/// How dates are written (TEMPLATES.md §5).
struct DateStyle
{
    QString language = QStringLiteral("en"); ///< BCP 47 tag
    QString format = QStringLiteral("auto"); ///< auto, MMM yyyy, MMMM yyyy, MM/yyyy, yyyy-MM or yyyy
    QString present; ///< word for an open end in English; other languages have their own
    QString separator = QStringLiteral(" – "); ///< its first space becomes a no-break space
    QString yearSeparator = QStringLiteral("–"); ///< between two plain years

    /// From the member "dates" of a design; `resumeLanguage` is what "locale": "auto" means.
    static DateStyle fromDesign(const QJsonObject &dates, const QString &resumeLanguage);
};

/// "Mar 2021", "03/2021", "2021年3月", "Present"; free text as it is; days are not shown.
QString formatDate(const PartialDate &date, const DateStyle &style);
/// "Mar 2021 – Present", "2016–2020"; equal ends once; one end alone where the other is empty.
QString formatDateRange(const PartialDate &start, const PartialDate &end, const DateStyle &style);
/// The word for an open end: "Present", "heute", "aujourd’hui" …
QString presentWord(const QString &language);

/// Whether the end lies before the start as far as both are known: 2021 does not end before 2021-05. False where one
/// of them is no date.
bool endsBeforeStart(const PartialDate &start, const PartialDate &end);
/// Orders dates in time, later ones higher: unknown, then years …, then present. For sorting, newest first or last.
int dateOrder(const PartialDate &date);

} // namespace shortlist
