// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QByteArray>
#include <QString>

namespace shortlist::exchange {

/// Larger files are refused: no posting is that long.
constexpr qsizetype maxPostingBytes = qsizetype(2) << 20;
/// Longer texts are cut here; a posting has some thousands of characters.
constexpr qsizetype maxPostingText = 200'000;

/// A job posting read from pasted text or a file.
struct Posting
{
    QString title; ///< the first line that says something, at most 255 characters
    QString text;
};

/// From plain text: line ends are made one, trailing spaces and runs of empty lines go, control characters too.
Posting postingFromText(const QString &text);
/// From HTML: what a reader would see, one line a block, "• " before list items. Scripts, styles and comments say
/// nothing. Never fails; malformed markup is read as far as it goes, in time linear in its length.
Posting postingFromHtml(const QString &html);
/// From the bytes of a .txt or .html file: UTF-8 (with or without a mark) or UTF-16 with a mark. TooLarge,
/// InvalidInput for what is no text or says nothing.
Result<Posting> readPosting(const QByteArray &bytes);

} // namespace shortlist::exchange
