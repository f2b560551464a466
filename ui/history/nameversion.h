// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace shortlist::ui {

class ResumeSession;

/// Ctrl S in every mode: asks for a name for what the resume holds now, and gives it. `anywhere` is a widget of the
/// window that asks.
void askVersionName(QWidget *anywhere, ResumeSession &session);

} // namespace shortlist::ui
