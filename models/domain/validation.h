// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/domain/resumedocument.h"

#include <QList>
#include <QString>

#include <optional>

namespace shortlist {

/// Longest title of a resume or job (schema-design.md: VARCHAR(255)), in characters.
constexpr int maxTitleLength = 255;

/// Something about a field that the person may want to change. Content is stored as it is all the same: nothing that
/// is typed is ever refused or lost. The sentence is made by ui from `kind`.
struct Problem
{
    enum class Kind {
        NameMissing,
        Email, ///< no address that mail reaches
        Phone, ///< too few or too many figures, or letters
        Url,
        EndsBeforeStart,
        DateAsText, ///< no date that can be read; printed as typed
        TooLong, ///< longer than a resume can show well
        Unclean, ///< control characters or half surrogate pairs
    };
    enum class Severity { Error, Warning, Hint };

    Location where;
    ItemId entry; ///< entry that holds it
    Kind kind = Kind::Email;
    Severity severity = Severity::Warning;

    friend bool operator==(const Problem &, const Problem &) = default;
};

/// All problems, in the order of the content.
QList<Problem> validate(const Content &content);

/// What is wrong with the text of one field of this kind; nothing for an empty one.
std::optional<Problem::Kind> fieldProblem(FieldKind kind, const QString &text);

/// Whether an address is one that the centre's schema accepts: its pattern, without what no mail server accepts either
/// (a dot at either end of the name, two dots in a row, an empty label, "|" in the last one).
bool isEmailAddress(const QString &text);
bool isPhoneNumber(const QString &text);
bool isWebAddress(const QString &text); ///< with or without http(s)://

/// A title as it is stored: cleaned, white space made single. InvalidInput where nothing is left, TooLarge over 255
/// characters; `detail` is the number of characters.
Result<QString> storedTitle(const QString &typed);

/// The content with all its text cleaned (cleanText()); equal where there was nothing to clean.
Content cleanContent(const Content &content);

} // namespace shortlist
