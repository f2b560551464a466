// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/clock.h"

#include <QDateTime>

namespace shortlist {

Timestamp SystemClock::now() const
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace shortlist
