// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/thumbnails.h"

namespace shortlist::ui {

/// Draws first pages with the page engine; safe on any thread. A resume that cannot be laid out gives a blank sheet.
PagePainter firstPagePainter();

} // namespace shortlist::ui
