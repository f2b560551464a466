// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

class QPainter;
class QRect;

namespace shortlist::ui {

/// Which colour of the theme an icon takes. It is looked up when the icon is painted, so icons follow a theme switch
/// by themselves.
enum class IconTone { Text, Secondary, Tertiary, OnAccent, Accent, Ok, Warn, Bad, Plum, Inverse };

/// An icon of resources/icons by name ("file-text"), for buttons, menus and models. Disabled icons take the disabled
/// colour; highlighted menu items need nothing. An unknown name is a programmer's error (asserted).
QIcon icon(const QString &name, IconTone tone = IconTone::Secondary);

/// The icon as a pixmap of `size` logical px with a stroke of 1.5 px, for delegates; cached.
QPixmap iconPixmap(const QString &name, int size, const QColor &colour, qreal devicePixelRatio);

/// Paints the icon centred in `rect` at `size` logical px.
void paintIcon(QPainter &painter, const QRect &rect, const QString &name, int size, const QColor &colour);

/// The colour of a tone in the present theme.
QColor iconColour(IconTone tone);

/// Whether the icon set has this name.
bool hasIcon(const QString &name);

} // namespace shortlist::ui
