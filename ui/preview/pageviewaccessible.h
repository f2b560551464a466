// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace shortlist::ui {

/// Makes PageView known to assistive technology: a read-only document whose text is the export's, in its order. Call
/// as often as you like.
void installPageViewAccessible();

} // namespace shortlist::ui
