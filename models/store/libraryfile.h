// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

namespace shortlist::store {

/// What the first bytes of a file say about it, before SQLite may touch it: opening in WAL mode already changes a file,
/// and that must not happen to somebody else's database. A missing or empty file is fine.
Result<void> checkFileHeader(const QString &path);

/// ReadOnly, NotFound or the error itself: what a failure to open means for this path. SQLite says the same
/// "unable to open" for a missing folder, a read-only one and a directory in the file's place.
Error openError(const Error &error, const QString &path);

} // namespace shortlist::store
