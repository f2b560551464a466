// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/appearance.h"

namespace shortlist::ui {

class SettingsCard;

/// Looks like this from now on, and after the next start.
void chooseThemeMode(Appearance::Mode mode);

/// Theme, interface size, dimmed pages, row height, motion: applied at once and kept in QSettings.
void addAppearanceRows(SettingsCard &card);

} // namespace shortlist::ui
