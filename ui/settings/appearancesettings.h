// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace shortlist::ui {

class SettingsCard;

/// Theme, interface size, dimmed pages, row height, motion: applied at once and kept in QSettings.
void addAppearanceRows(SettingsCard &card);

} // namespace shortlist::ui
