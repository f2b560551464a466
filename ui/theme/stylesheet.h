// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace shortlist::ui {

/// The application's stylesheet with `@token` names for colours; sizes are at the given interface scale. It rules what
/// the style does not paint itself: fields, scroll bars, headers, tool tips, frames. Widgets opt in by the dynamic
/// properties `card`, `panel` ("window", "sidebar", "surface", "sunken", "canvas") and `hasError`.
QString stylesheetTemplate(double scale);

} // namespace shortlist::ui
