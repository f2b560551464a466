// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace shortlist::app {

/// Gives the QApplication its name, icon, typefaces, translations and the person's appearance. Call it once, before the
/// first window.
void setUpApplication();

} // namespace shortlist::app
