// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/paginator.h"

#include <algorithm>
#include <limits>

namespace shortlist::page {

namespace {

constexpr double tolerance = 0.01; // points

struct FlowRow
{
    const FlowBlock *block = nullptr;
    int index = 0;
    [[nodiscard]] const Row &row() const { return block->block->rows[static_cast<size_t>(index)]; }
};

double distance(const Row &upper, const Row &lower)
{
    return std::max(upper.after, lower.before);
}

} // namespace

std::vector<std::vector<PlacedRow>> paginate(const std::vector<FlowBlock> &flow, const FlowRoom &room)
{
    std::vector<FlowRow> rows;
    for (const FlowBlock &block : flow) {
        for (size_t i = 0; i < block.block->rows.size(); ++i)
            rows.push_back({&block, static_cast<int>(i)});
    }
    std::vector<std::vector<PlacedRow>> pages(1);
    size_t start = 0;
    while (start < rows.size()) {
        const double top = pages.size() == 1 ? room.top : room.topAfter;
        const double height = room.bottom - top;
        std::vector<double> tops; // of the rows that fit on this page
        double bottom = top;
        size_t end = start;
        bool forced = false;
        for (; end < rows.size(); ++end) {
            const Row &row = rows[end].row();
            if (end > start && row.forcePageBreak) {
                forced = true;
                break;
            }
            const double rowTop = end == start ? top : bottom + distance(rows[end - 1].row(), row);
            if (rowTop + row.height > room.bottom + tolerance && end > start)
                break;
            tops.push_back(rowTop);
            bottom = rowTop + row.height;
        }
        size_t cut = end;
        if (end < rows.size() && !forced) {
            double least = std::numeric_limits<double>::infinity();
            for (size_t candidate = end; candidate > start; --candidate) {
                const BreakCost kind = rows[candidate].row().breakBefore;
                if (kind == BreakCost::Never)
                    continue;
                const double used = tops[candidate - start - 1] + rows[candidate - 1].row().height - top;
                const double cost = static_cast<int>(kind) + 100 * (height - used) / height;
                if (cost < least) {
                    least = cost;
                    cut = candidate;
                }
            }
        }
        for (size_t i = start; i < cut; ++i)
            pages.back().push_back(
                {rows[i].block->block, rows[i].index, rows[i].block->number, room.x, tops[i - start]});
        start = cut;
        if (start < rows.size())
            pages.emplace_back();
    }
    return pages;
}

} // namespace shortlist::page
