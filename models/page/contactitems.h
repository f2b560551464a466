// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/page/rowbuilder.h"

namespace shortlist::page {

/// The contact line in one or, split where both are most equal, more lines: first the fields that the design names,
/// then whatever else the resume has. A separator never stands at a line's end.
std::vector<std::vector<TextSpan>> contactLines(
    const SettingContext &context, const Section &contact, double width, const RowBuilder &rows);

} // namespace shortlist::page
