// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/domain/records.h"

namespace shortlist::store {
class LibraryStore;
}

namespace shortlist::app {

/// A complete invented resume, to look around with.
NewResume sampleResume();

/// Puts the sample resumes, a job and a variant for it into an empty library; does nothing where there are resumes.
Result<void> fillWithSamples(store::LibraryStore &library);

} // namespace shortlist::app
