// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace shortlist::resources {

/// Makes the files of this folder known to Qt under ":/templates". Cheap, and may be called again.
void registerTemplates();

} // namespace shortlist::resources
