// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/exchange/exportstyle.h"
#include "models/exchange/outline.h"

namespace shortlist::exchange {

/// The resume as one HTML file without scripts and without anything to load: header, sections, articles, lists and
/// links by their meaning, a style sheet that prints on the look's paper without splitting entries.
QString html(const Outline &outline, const ExportStyle &style);

} // namespace shortlist::exchange
