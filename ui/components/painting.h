// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/records.h"
#include "ui/theme/theme.h"

#include <QRect>
#include <QString>

class QPainter;
class QStyleOptionViewItem;

namespace shortlist::ui {

/// Colour families of tags, chips, banners.
enum class Tone { Neutral, Accent, Ok, Warn, Bad, Plum };

struct ToneColours
{
    QColor ink, soft, line, mark;
};
ToneColours toneColours(Tone tone);

/// The word of a status, translated.
QString statusWord(ResumeStatus status);
/// Dot and word, vertically centred in `rect`: hollow for Draft, filled ok for Published, faded for Archived.
void paintStatus(QPainter &painter, const QRect &rect, ResumeStatus status);

/// A tag 18 px high with its left edge at `left` and centred on `middle`; gives its width.
int paintTag(QPainter &painter, int left, int middle, const QString &text, Tone tone);
int tagWidth(const QString &text);

/// A list whose choice is led by a field beside it has this property set while that field has the focus.
constexpr auto leadingProperty = "shortlistLed";

/// The row background of a list: accentSoft with a 2 px edge when selected in a list that has focus, `select` when
/// focus is elsewhere, `hover` under the mouse; a 2 px accent frame for a current row that is not selected.
void paintRowBackground(QPainter &painter, const QStyleOptionViewItem &option);

/// The program's mark: the only filled sign there is.
void paintBrandMark(QPainter &painter, const QRect &rect);

/// Key caps ("Ctrl", "K") ending at `right`, centred on `middle`; gives the left edge. 22 px high.
int paintKeyCaps(QPainter &painter, int right, int middle, const QStringList &keys);
/// How wide paintKeyCaps() paints them, in px.
int keyCapsWidth(const QStringList &keys);

/// Text in one line, elided at its end, its `bold` characters (indices) in w600 and accentText.
void paintMatched(QPainter &painter, const QRect &rect, const QString &text, const QList<int> &bold, const QFont &font,
    const QColor &ink);

/// Text from a search with words between U+0002 and U+0003: those are tinted and underlined as found.
void paintSnippet(QPainter &painter, const QRect &rect, const QString &snippet, const QFont &font, const QColor &ink);

} // namespace shortlist::ui
