// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/services.h"

namespace shortlist::ui {

class SettingsCard;

/// When the last backup was made, one more now, and the way back from one.
void addBackupRows(SettingsCard &card, const Services &services);

} // namespace shortlist::ui
