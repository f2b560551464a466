// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/resumedocument.h"
#include "models/page/face.h"

#include <QColor>
#include <QImage>
#include <QRectF>
#include <QSizeF>
#include <QString>

#include <memory>
#include <vector>

/// The display list: what screen, PNG and PDF paint. Immutable once laid out; pages share the blocks that did not
/// change with the list before. All lengths are PostScript points, y runs down from the top of the sheet.
namespace shortlist::page {

/// Structure types of the tagged PDF.
enum class Tag { Sect, H1, H2, H3, P, L, LI, Lbl, LBody };

struct StructNode
{
    Tag tag = Tag::P;
    int parent = -1; ///< index in the same block, or -1 for the document
};

struct Glyph
{
    unsigned id = 0;
    float x = 0; ///< from the start of the run
    float y = 0; ///< above the baseline
    quint32 cluster = 0; ///< index in the run's text of the first character that the glyph stands for
};

/// Text of one face, size and colour on one line, in visual order.
struct TextRun
{
    const Face *face = nullptr;
    double size = 0;
    QColor color;
    double x = 0; ///< from the left edge of the row's column
    double width = 0;
    double dy = 0; ///< below the row's baseline
    QString text; ///< what a reader copies: real characters, spaces included
    std::vector<Glyph> glyphs;
    bool rightToLeft = false;
    int node = -1; ///< in the block's nodes; -1: an artifact
    QString href; ///< an address that the run links to, or empty
    Location where;
    double stretch = 1; ///< how much wider than the face says; of a space that fills a gap
};

/// A line painted beside the text; takes no room.
struct RuleMark
{
    double x1 = 0; ///< from the left edge of the row's column
    double x2 = 0;
    double dy = 0; ///< of its middle, below the baseline
    double weight = 0.4;
    QColor color;
};

struct Picture
{
    QImage image;
    QRectF rect; ///< relative to the column's left edge and the row's baseline
    QString description;
};

/// What it costs to break a page before a row (TEMPLATES.md §4); Never forbids it.
enum class BreakCost {
    Section = 0,
    Entry = 6,
    Publication = 10,
    Skill = 12,
    Bullet = 14,
    SubBullet = 20,
    Paragraph = 40,
    Never = 1000
};

/// One line of the baseline grid.
struct Row
{
    double height = 0;
    double baseline = 0; ///< from the row's top
    double before = 0; ///< least distance to the row above; gone at the top of a page
    double after = 0;
    BreakCost breakBefore = BreakCost::Paragraph;
    bool forcePageBreak = false;
    std::vector<TextRun> runs; ///< in reading order
    std::vector<RuleMark> rules;
    std::vector<Picture> pictures;
    Location where;
    double left = 0; ///< horizontal extent that a selection covers, from the column's left edge
    double right = 0;
};

/// Rows that are laid out together and reused together: a heading, an entry, a skill group …
struct Block
{
    std::vector<Row> rows;
    std::vector<StructNode> nodes;
    Location where; ///< section and entry
    QString outline; ///< text of the bookmark that starts here, or empty
};

/// A row where it came to stand.
struct PlacedRow
{
    std::shared_ptr<const Block> block;
    int row = 0;
    int blockNumber = 0; ///< place of the block in reading order, from 0 through the whole list
    double x = 0; ///< of the column's left edge, on the sheet
    double top = 0; ///< of the row, on the sheet

    [[nodiscard]] const Row &line() const { return block->rows[static_cast<size_t>(row)]; }
    [[nodiscard]] double baseline() const { return top + line().baseline; }
    friend bool operator==(const PlacedRow &a, const PlacedRow &b)
    {
        return a.block == b.block && a.row == b.row && a.blockNumber == b.blockNumber && a.x == b.x && a.top == b.top;
    }
};

struct Fill
{
    QRectF rect;
    QColor color;
    friend bool operator==(const Fill &, const Fill &) = default;
};

struct Page
{
    std::vector<Fill> fills; ///< painted first
    std::vector<PlacedRow> rows; ///< in reading order
    std::vector<PlacedRow> artifacts; ///< running heads, painted last
    double used = 0; ///< share of the text height that is filled, 0 to 1
};

/// A whole resume, laid out.
struct PageList
{
    QSizeF size; ///< of a sheet
    std::vector<std::shared_ptr<const Page>> pages; ///< never empty
    std::vector<std::shared_ptr<const Block>> blocks; ///< in reading order
    QString title; ///< for the document properties
    QString author;
    QString language; ///< BCP 47
    int overflowLines = 0; ///< rows beyond the target number of pages when fitting failed, else 0

    /// What is under a point of a page: the row there, or the nearest row above it. Empty outside the text.
    [[nodiscard]] Location hit(int page, QPointF point) const;
    struct Area
    {
        int page = 0;
        QRectF rect;
    };
    /// Where something is set: the areas of the rows that show this item (or section, where the item is null).
    [[nodiscard]] std::vector<Area> areasOf(const Location &where) const;
    /// All text in export order, one row a line.
    [[nodiscard]] QString plainText() const;
};

using PageListPtr = std::shared_ptr<const PageList>;

} // namespace shortlist::page
