// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/page/pagelist.h"

#include <memory>
#include <vector>

namespace shortlist::page {

/// A block in its flow.
struct FlowBlock
{
    std::shared_ptr<const Block> block;
    int number = 0; ///< in reading order through the whole resume
};

/// The room that a flow has on each page, in points from the top of the sheet.
struct FlowRoom
{
    double x = 0;
    double top = 0; ///< of the first page
    double topAfter = 0; ///< of the pages after it, below the running head
    double bottom = 0;
};

/// Distributes the rows of one flow over pages. Headings stay with what follows, rows that forbid a break keep
/// together, and each page ends where kind of break + 100 × unused share of the page is least (TEMPLATES.md §4). The
/// result has one list of placed rows a page, at least one.
std::vector<std::vector<PlacedRow>> paginate(const std::vector<FlowBlock> &flow, const FlowRoom &room);

} // namespace shortlist::page
