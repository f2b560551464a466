// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/page/pagelist.h"

#include <QImage>
#include <QRectF>

class QPainter;

namespace shortlist::page {

/// Paints one page, its upper left corner at the painter's origin, at `scale` device pixels a point (dots per inch ÷
/// 72). The sheet itself (white paper, shadow) is the caller's. The painter may be translated but not scaled: glyphs
/// are made for the pixel size. Only what meets the painter's clip is painted. Safe on any thread, for one painter. A
/// page that does not exist paints nothing.
void paintPage(QPainter &painter, const PageList &list, int page, double scale);

/// A page on white paper at a resolution in dots per inch, for PNG and thumbnails. At most 10,000 pixels a side.
QImage renderPage(const PageList &list, int page, double dpi);

/// What differs between the same page of two lists, in points: the least rectangle that must be painted again. Empty
/// where nothing does; the whole sheet where one of them lacks the page or the sizes differ.
QRectF changedArea(const PageList &before, const PageList &after, int page);

} // namespace shortlist::page
