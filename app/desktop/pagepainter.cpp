// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/pagepainter.h"

#include "models/page/layoutengine.h"
#include "models/page/pagelist.h"
#include "models/page/painter.h"

namespace shortlist::app {

namespace {

constexpr double pointsAnInch = 72;

QImage firstPage(const Content &content, const Look &look, int width)
{
    page::LayoutEngine engine;
    const Result<page::PageListPtr> pages = engine.layout({content, look, {}, {}});
    if (!pages || width < 1)
        return {};
    return page::renderPage(*pages.value(), 0, width * pointsAnInch / pages.value()->size.width());
}

} // namespace

ui::PagePainter pagePainter()
{
    return firstPage;
}

} // namespace shortlist::app
