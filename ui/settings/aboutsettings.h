// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/library.h"

namespace shortlist::ui {

class SettingsCard;

/// Version, licence, where the library lies, and whether it is well.
void addAboutRows(SettingsCard &card, Library &library);

} // namespace shortlist::ui
