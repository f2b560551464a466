// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/thumbnails.h"

namespace shortlist::app {

/// Draws first pages for thumbnails with the page engine, in a layout engine of its own for each call: it is called on
/// worker threads.
ui::PagePainter pagePainter();

} // namespace shortlist::app
