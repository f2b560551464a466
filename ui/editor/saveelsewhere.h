// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace shortlist::ui {

class ResumeSession;

/// The way out when the library cannot be written: asks for a file and writes the draft there as content JSON, which
/// Shortlist imports again without loss. Says how it went.
void saveDraftElsewhere(QWidget *window, ResumeSession &session);

} // namespace shortlist::ui
