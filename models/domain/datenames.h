// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

/// Words that dates are made of, by language. Private to models/domain.
namespace shortlist::detail {

struct DateNames
{
    QString present; ///< for an open end
    QString pattern; ///< of TEMPLATES.md §5: "MMM yyyy", "MM/yyyy", "M/yyyy", "MM.yyyy", "yyyy年M月", "yyyy년 M월"
    QString yearPattern; ///< "yyyy" or with its counter
    QStringList shortMonths; ///< twelve; empty where `pattern` needs none
};

/// The part of a tag before the first hyphen, lower case; "no" reads as "nb". Empty for an unknown language.
QString baseLanguage(const QString &tag);
/// The names of a language, English for one we do not know.
const DateNames &dateNames(const QString &tag);
/// All languages with names, English first.
QStringList dateLanguages();
/// "Mar", "März": own tables first, so that the same document looks the same with every Qt; else CLDR's.
QString monthName(const QString &tag, int month, bool longName);
/// 1 to 12 for a month's name or abbreviation (lower case, no full stop) in any language, 0 for another word. A name
/// that several languages give to different months means that of `tag`, then the English one.
int monthByName(const QString &name, const QString &tag);
/// Whether a text (lower case, trimmed) is a word for "present" in any language.
bool isPresentWord(const QString &text);

} // namespace shortlist::detail
