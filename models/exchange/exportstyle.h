// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/domain/look.h"

#include <QString>

namespace shortlist::exchange {

/// What DOCX and HTML take over of a resume's design.
struct ExportStyle
{
    QString bodyFamily; ///< of text
    QString headingFamily; ///< of name and section headings
    bool serif = true; ///< what to use where the family is not there
    QString ink; ///< of text, "#rrggbb"
    QString accent; ///< of name, headings and rules, "#rrggbb"
    double bodySize = 10; ///< points
    double width = 595.28; ///< of the sheet in points
    double height = 841.89;
    Timestamp updatedAt = 0; ///< of the document; 0: the file bears no date
};

/// The style of a look; Classic's where its design does not hold. `letter` tells the paper.
ExportStyle exportStyleOf(const Look &look, bool letter);

} // namespace shortlist::exchange
