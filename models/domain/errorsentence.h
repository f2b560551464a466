// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QString>

namespace shortlist {

/// What people read when something failed, in the window and on the command line: one plain sentence made from the
/// kind of error (DESIGN.md §8). The detail is for the log, except for input, where it names the place in what the
/// person gave us.
QString errorSentence(const Error &error);

} // namespace shortlist
