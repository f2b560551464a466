// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakelibrary.h"

namespace shortlist {

/// The content of an invented analyst's resume: contact, summary, four jobs, projects, education, skills.
Content sampleContent(ResumeId owner);

/// Fills an empty library with ten resumes (two masters with linked variants), four jobs, two templates and a few
/// versions, dated around `library.clock.now()`. The first master is "Marit — master resume".
void fillSampleLibrary(FakeLibrary &library);

} // namespace shortlist
