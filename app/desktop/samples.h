// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

namespace shortlist::store {
class LibraryStore;
}

namespace shortlist::app {

/// Puts the sample resumes, a job and a variant for it into an empty library; does nothing where there are resumes.
Result<void> fillWithSamples(store::LibraryStore &library);

} // namespace shortlist::app
