// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/page/blockbuilder.h"

#include <functional>
#include <vector>

namespace shortlist::page {

/// Appends rows to one block: the part of setting that knows rows, breaks and the grid, but no fields.
class RowBuilder
{
public:
    RowBuilder(const SettingContext &context, const Frame &frame, Block &block)
        : m_context(context)
        , m_frame(frame)
        , m_block(block)
    {
    }

    /// A structure node of the block; -1 is the document.
    int node(Tag tag, int parent = -1) const;
    /// A row of `lines` baselines, its text baseline 0.27 of a baseline above its bottom.
    Row &row(double lines, const Location &where) const;

    /// How a paragraph joins what stands above it.
    struct Joining
    {
        double before = 0; ///< baselines
        BreakCost breakBefore = BreakCost::Never;
        BreakCost breakInside = BreakCost::Paragraph;
    };
    /// Sets a paragraph at x with a measure; three lines or fewer are never split, longer ones keep two on each side.
    /// Gives the number of rows.
    size_t paragraph(const std::vector<TextSpan> &spans, double x, double width, double lines, const Joining &joining,
        const Location &where) const;
    /// One bullet: the glyph, and text on the hang.
    size_t bullet(const TextItem &item, const QString &section, const QString &listKey, const QString &role, int list,
        const Joining &joining) const;
    /// Makes one block of a bullet for readers that group lines by their edges (pdfminer): a space between glyph and
    /// text, and the space that a line was broken at before the next line, below the glyph. Nobody sees either.
    void tieHang(size_t first, size_t count, int label, const RoleStyle &glyphStyle) const;
    /// A space from `left` to `right` that takes no room in the line.
    [[nodiscard]] TextRun spaceRun(const RoleStyle &style, double left, double right) const;
    /// A line with a left and a right part (TEMPLATES.md §3, Entry head).
    void headLine(std::vector<std::vector<TextSpan>> left, const std::vector<TextSpan> &right, double before,
        BreakCost breakBefore, const Location &where) const;
    /// Puts texts into the gutter, from the row `first` on; makes empty rows where the entry has too few.
    void gutter(const std::vector<std::vector<TextSpan>> &texts, size_t first, const Location &where) const;

    /// Whether a text stands in the gutter on one row, a little smaller at worst.
    [[nodiscard]] bool fitsGutter(const std::vector<TextSpan> &text) const;

    /// Places lines of text into the last row at x.
    static void place(Row &row, const TextLine &line, double x);
    [[nodiscard]] ParagraphOptions options(double width) const;
    [[nodiscard]] double baselines(double count) const { return count * m_context.baseline; }
    [[nodiscard]] double gap(double count) const { return count * m_context.baseline * m_context.fit.gap; }
    [[nodiscard]] RoleStyle role(const QString &name) const;

private:
    [[nodiscard]] double gutterRoom() const;

    const SettingContext &m_context;
    const Frame &m_frame;
    Block &m_block;
};

} // namespace shortlist::page
