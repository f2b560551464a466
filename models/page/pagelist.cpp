// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/pagelist.h"

namespace shortlist::page {

namespace {

QRectF areaOf(const PlacedRow &placed)
{
    const Row &row = placed.line();
    return {placed.x + row.left, placed.top, row.right - row.left, row.height};
}

bool shows(const Row &row, const Block &block, const Location &where)
{
    if (where.item.isNull())
        return where.section == row.where.section || where.section == block.where.section;
    if (row.where.item == where.item || block.where.item == where.item)
        return true;
    for (const TextRun &run : row.runs) {
        if (run.where.item == where.item)
            return true;
    }
    return false;
}

} // namespace

Location PageList::hit(int page, QPointF point) const
{
    if (page < 0 || static_cast<size_t>(page) >= pages.size())
        return {};
    const PlacedRow *best = nullptr;
    for (const PlacedRow &placed : pages[static_cast<size_t>(page)]->rows) {
        const QRectF area = areaOf(placed);
        if (point.x() < area.left() - 8 || point.x() > area.right() + 8 || point.y() < area.top())
            continue;
        if (!best || placed.top >= best->top)
            best = &placed;
    }
    if (!best || point.y() > best->top + best->line().height * 2)
        return {};
    for (const TextRun &run : best->line().runs) {
        const double left = best->x + run.x;
        if (point.x() >= left && point.x() <= left + run.width && !run.where.section.isEmpty())
            return run.where;
    }
    return best->line().where;
}

std::vector<PageList::Area> PageList::areasOf(const Location &where) const
{
    std::vector<Area> areas;
    if (where.section.isEmpty() && where.item.isNull())
        return areas;
    for (size_t page = 0; page < pages.size(); ++page) {
        for (const PlacedRow &placed : pages[page]->rows) {
            if (shows(placed.line(), *placed.block, where))
                areas.push_back({static_cast<int>(page), areaOf(placed)});
        }
    }
    return areas;
}

QString PageList::plainText() const
{
    QString text;
    for (const std::shared_ptr<const Page> &page : pages) {
        for (const PlacedRow &placed : page->rows) {
            QString line;
            for (const TextRun &run : placed.line().runs) {
                if (!line.isEmpty() && !line.endsWith(u' '))
                    line += u' ';
                line += run.text;
            }
            if (!line.isEmpty())
                text += line + u'\n';
        }
    }
    return text;
}

} // namespace shortlist::page
