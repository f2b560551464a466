// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/device/libraryjournal.h"

namespace shortlist::device {

/// The records of conflicts that nobody has resolved, as they travel between devices; oldest first.
Result<QList<QJsonObject>> openConflicts(LibraryJournal &journal);

enum class Keep {
    Ours, ///< what was set aside takes the place of what stands
    Theirs, ///< what stands stays
};
/// Resolves one, on every device with the next sync. InvalidInput with a sentence where the place in the document is no
/// longer there; nothing is changed then.
Result<void> resolveConflict(LibraryJournal &journal, const QJsonObject &conflict, Keep keep, Timestamp now);

} // namespace shortlist::device
