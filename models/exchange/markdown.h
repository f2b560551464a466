// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/exchange/outline.h"

namespace shortlist::exchange {

/// The resume as CommonMark: `#` the name, `##` sections, `###` entries with their dates in italics below, lists with
/// "-", links. Characters that would mean something to Markdown are escaped, so that a reader gets the text as typed.
QString markdown(const Outline &outline);

} // namespace shortlist::exchange
