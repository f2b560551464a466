// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/page/shaper.h"

#include <vector>

namespace shortlist::page {

/// Text in one style, part of a paragraph.
struct TextSpan
{
    QString text;
    RoleStyle style;
    Location where;
    QString href;
    int node = -1; ///< structure node that the text belongs to
};

/// One line of a paragraph; x of its runs starts at 0.
struct TextLine
{
    std::vector<TextRun> runs;
    double width = 0; ///< without spaces at its end
};

struct ParagraphOptions
{
    double width = 0; ///< the measure in points
    bool pretty = true; ///< least raggedness instead of greedy, never more lines (TEMPLATES.md §3)
    double runt = 0.16; ///< smallest welcome share of the measure for the last line
    bool rightToLeft = false; ///< direction of the paragraph
};

/// Breaks a paragraph into lines. Nothing is lost: a word wider than the measure breaks after / . - _ @ ? & = and then
/// between graphemes. An empty paragraph has no lines.
std::vector<TextLine> breakParagraph(
    Shaper &shaper, const std::vector<TextSpan> &spans, const ParagraphOptions &options);

/// The width of text set on one line.
double lineWidth(Shaper &shaper, const std::vector<TextSpan> &spans);

} // namespace shortlist::page
