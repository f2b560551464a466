// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/models/store/storefixture.h"

namespace shortlist::store {

/// What a session was told is safe: after any failure, the next start must find at least this.
struct Promised
{
    QMap<QString, QString> titles; ///< id of a resume → title it was last saved with
    QMap<QString, int> versions; ///< id of a resume → number of its newest version
    QSet<QString> gone; ///< ids of resumes that were deleted for good
    QSet<QString> jobs;
    int failures = 0; ///< requests that gave an error
};

/// One working day in short: creates, edits, versions, jobs, variants, trash, search, settings, maintenance. Goes on
/// after an error, as a person does.
Promised runSession(LibraryStore &store, ManualClock &clock);

/// Empty when the library is sound and holds what was promised, else what is wrong.
QString brokenPromise(LibraryStore &store, const Promised &promised);

} // namespace shortlist::store
