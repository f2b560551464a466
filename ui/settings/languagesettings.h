// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace shortlist::ui {

class SettingsCard;

/// How dates and figures are written in the window, and the language that new resumes begin with.
void addLanguageRows(SettingsCard &card);

/// Takes over what was chosen before; call once at start, before the first window.
void applyLanguage();

/// BCP 47 tag for new resumes; empty: the program's own.
QString newResumeLanguage();

} // namespace shortlist::ui
