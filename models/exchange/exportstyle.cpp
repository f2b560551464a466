// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/exportstyle.h"

#include "models/page/design.h"

using namespace Qt::StringLiterals;

namespace shortlist::exchange {

ExportStyle exportStyleOf(const Look &look, bool letter)
{
    ExportStyle style;
    Result<page::Design> design = page::designOf(look);
    if (!design)
        design = page::designOf({});
    if (design) {
        const page::RoleStyle body = design.value().role(u"body"_s);
        const page::RoleStyle heading = design.value().role(u"sectionHeading"_s);
        style.bodyFamily = body.family;
        style.headingFamily = heading.family;
        style.serif = design.value().fallback == page::FallbackClass::Serif;
        style.ink = body.color.name();
        style.accent = heading.color.name();
        style.bodySize = body.size;
    }
    const QSizeF paper = page::paperSize(letter ? page::Paper::Letter : page::Paper::A4);
    style.width = paper.width();
    style.height = paper.height();
    return style;
}

} // namespace shortlist::exchange
