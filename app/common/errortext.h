// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

namespace shortlist::app {

/// What an error says to a person: one sentence, in plain words. `subject` names what the operation was about (a file,
/// a resume), as the person wrote it; it may be empty. The detail of an error is shown for bad input only, because it
/// then names the place in what the person gave us.
QString errorText(const Error &error, const QString &subject);

} // namespace shortlist::app
