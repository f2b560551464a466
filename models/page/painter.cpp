// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/painter.h"

#include <QGlyphRun>
#include <QPainter>
#include <QRawFont>

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace shortlist::page {

namespace {

constexpr int pixelsMax = 10'000;
/// How far glyphs reach beyond their row, in points: ascenders of large names, rules below the baseline.
constexpr double overhang = 24;

void paintRun(QPainter &painter, const TextRun &run, double x, double baseline, double scale)
{
    if (run.glyphs.empty() || !run.face)
        return;
    QList<quint32> indexes;
    QList<QPointF> positions;
    indexes.reserve(static_cast<qsizetype>(run.glyphs.size()));
    positions.reserve(static_cast<qsizetype>(run.glyphs.size()));
    for (const Glyph &glyph : run.glyphs) {
        indexes.append(glyph.id);
        positions.append({static_cast<double>(glyph.x) * scale, -static_cast<double>(glyph.y) * scale});
    }
    QGlyphRun glyphs;
    glyphs.setRawFont(run.face->rawFont(run.size * scale));
    glyphs.setGlyphIndexes(indexes);
    glyphs.setPositions(positions);
    painter.setPen(run.color);
    painter.drawGlyphRun({(x + run.x) * scale, (baseline + run.dy) * scale}, glyphs);
}

/// A rule on whole device pixels, at least one thick (TEMPLATES.md §1).
void paintRule(QPainter &painter, const RuleMark &rule, double x, double baseline, double scale)
{
    const double origin = painter.transform().dy();
    const double thickness = std::max(1.0, std::round(rule.weight * scale));
    const double top = std::round((baseline + rule.dy) * scale - thickness / 2 + origin) - origin;
    const double left = (x + rule.x1) * scale;
    painter.fillRect(QRectF(left, top, (rule.x2 - rule.x1) * scale, thickness), rule.color);
}

/// What a row paints on, in points, generously.
QRectF paintedArea(const PlacedRow &placed)
{
    const Row &row = placed.line();
    QRectF area(placed.x + row.left, placed.top, std::max(0.0, row.right - row.left), row.height);
    for (const TextRun &run : row.runs) {
        const double reach = run.size * 0.4; // side bearings and slant
        area |= QRectF(placed.x + run.x - reach, placed.baseline() + run.dy - run.size * 1.3, run.width + 2 * reach,
            run.size * 1.8);
    }
    for (const RuleMark &rule : row.rules)
        area |= QRectF(
            placed.x + rule.x1, placed.baseline() + rule.dy - rule.weight - 1, rule.x2 - rule.x1, 2 * rule.weight + 2);
    for (const Picture &picture : row.pictures)
        area |= picture.rect.translated(placed.x, placed.baseline());
    return area;
}

void paintRow(QPainter &painter, const PlacedRow &placed, double scale, const QRectF &clip)
{
    const Row &row = placed.line();
    const double baseline = placed.baseline();
    if (!clip.isNull()
        && (placed.top - overhang > clip.bottom() || placed.top + row.height + overhang < clip.top()
            || !paintedArea(placed).intersects(clip)))
        return;
    for (const RuleMark &rule : row.rules)
        paintRule(painter, rule, placed.x, baseline, scale);
    for (const Picture &picture : row.pictures) {
        const QRectF target = picture.rect.translated(placed.x, baseline);
        painter.drawImage(QRectF(target.topLeft() * scale, target.size() * scale), picture.image);
    }
    for (const TextRun &run : row.runs)
        paintRun(painter, run, placed.x, baseline, scale);
}

struct PlacedRowHash
{
    size_t operator()(const PlacedRow &placed) const noexcept
    {
        return qHashMulti(0, placed.block.get(), placed.row, placed.top, placed.x);
    }
};

/// Same block, or blocks that came out the same; where on the page it stands counts too. The block's number does not
/// show.
struct PlacedRowLooksSame
{
    bool operator()(const PlacedRow &a, const PlacedRow &b) const noexcept
    {
        return a.block == b.block && a.row == b.row && a.x == b.x && a.top == b.top;
    }
};

QRectF difference(const std::vector<PlacedRow> &before, const std::vector<PlacedRow> &after)
{
    using Rows = std::unordered_set<PlacedRow, PlacedRowHash, PlacedRowLooksSame>;
    const Rows old(before.begin(), before.end());
    const Rows fresh(after.begin(), after.end());
    QRectF area;
    for (const PlacedRow &placed : before) {
        if (!fresh.contains(placed))
            area |= paintedArea(placed);
    }
    for (const PlacedRow &placed : after) {
        if (!old.contains(placed))
            area |= paintedArea(placed);
    }
    return area;
}

} // namespace

void paintPage(QPainter &painter, const PageList &list, int page, double scale)
{
    if (page < 0 || static_cast<size_t>(page) >= list.pages.size() || !(scale > 0))
        return;
    const Page &sheet = *list.pages[static_cast<size_t>(page)];
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform, true);
    QRectF clip;
    if (painter.hasClipping()) {
        const QRectF bounds = painter.clipBoundingRect();
        clip = QRectF(bounds.topLeft() / scale, bounds.size() / scale);
        // An empty clip paints nothing, and a null one would mean the whole page.
        if (clip.isEmpty()) {
            painter.restore();
            return;
        }
    }
    for (const Fill &fill : sheet.fills)
        painter.fillRect(QRectF(fill.rect.topLeft() * scale, fill.rect.size() * scale), fill.color);
    for (const PlacedRow &placed : sheet.rows)
        paintRow(painter, placed, scale, clip);
    for (const PlacedRow &placed : sheet.artifacts)
        paintRow(painter, placed, scale, clip);
    painter.restore();
}

QImage renderPage(const PageList &list, int page, double dpi)
{
    const double scale = dpi / 72;
    const QSize size(std::clamp(static_cast<int>(std::round(list.size.width() * scale)), 1, pixelsMax),
        std::clamp(static_cast<int>(std::round(list.size.height() * scale)), 1, pixelsMax));
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::white);
    const int perMetre = static_cast<int>(std::lround(dpi / 0.0254));
    image.setDotsPerMeterX(perMetre);
    image.setDotsPerMeterY(perMetre);
    QPainter painter(&image);
    paintPage(painter, list, page, std::min(scale, pixelsMax / std::max(list.size.width(), list.size.height())));
    return image;
}

QRectF changedArea(const PageList &before, const PageList &after, int page)
{
    const QRectF sheet(QPointF(0, 0), after.size);
    const auto index = static_cast<size_t>(page);
    if (page < 0 || index >= before.pages.size() || index >= after.pages.size() || before.size != after.size)
        return sheet;
    const Page &old = *before.pages[index];
    const Page &fresh = *after.pages[index];
    if (&old == &fresh)
        return {};
    if (old.fills != fresh.fills)
        return sheet;
    return (difference(old.rows, fresh.rows) | difference(old.artifacts, fresh.artifacts)) & sheet;
}

} // namespace shortlist::page
