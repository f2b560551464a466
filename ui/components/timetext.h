// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"

#include <QString>

namespace shortlist::ui {

/// When something was edited, short: "now", "4 min ago", "Today 08:52", "Yesterday", "17 Nov", "17 Nov 2023".
QString timeText(Timestamp when, Timestamp now);
/// The same where there is no room for the time of day: "Today".
QString shortTimeText(Timestamp when, Timestamp now);
/// The same for a screen reader: "4 minutes ago", "today at 08:52", "on 17 November".
QString spokenTime(Timestamp when, Timestamp now);

} // namespace shortlist::ui
