// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"

#include <QString>

namespace shortlist::app {

/// The main job without a person, with the real window and the real library: import a resume, edit it, look at its
/// page, name a version, compare, export. Leaves pictures of the window, the PDF and the library in `folder` and says
/// each step on standard output. Returns the exit code of the process.
int runMainJob(const QString &folder, const Clock &clock);

} // namespace shortlist::app
