// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/pagepainting.h"

#include "models/page/layoutengine.h"
#include "models/page/painter.h"

namespace shortlist::ui {

namespace {

constexpr double pointsPerInch = 72.0;

} // namespace

PagePainter firstPagePainter()
{
    return [](const Content &content, const Look &look, int width) {
        page::LayoutEngine engine;
        const auto pages = engine.layout({content, look, std::nullopt, {}});
        if (!pages || pages.value()->size.width() <= 0) {
            QImage blank(width, static_cast<int>(width * 1.414), QImage::Format_RGB32);
            blank.fill(Qt::white);
            return blank;
        }
        return page::renderPage(*pages.value(), 0, width * pointsPerInch / pages.value()->size.width());
    };
}

} // namespace shortlist::ui
