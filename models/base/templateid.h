// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/id.h"

#include <QString>

namespace shortlist {

/// The id of the template that the program brings along under this slug: uuid5 of Shortlist's fixed namespace and the
/// slug, so it is the same on every device and at the centre.
TemplateId templateIdOf(const QString &slug);

} // namespace shortlist
