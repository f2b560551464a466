// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/records.h"
#include "models/store/sqlite.h"

namespace shortlist::store {

/// Reads the whole library: SQLite's own integrity and foreign-key checks, then what must hold beyond the schema
/// (version numbers, notes and local facts beside every row, outbox and base shadows, item-id trees and hashes, search
/// index). Changes nothing.
Result<LibraryHealth> checkHealth(Connection &db);

/// Whether the structure of every page makes sense, several times quicker than the whole. Corrupt when it does not.
Result<void> quickCheck(Connection &db);

/// The first part of checkHealth() alone: whether SQLite can read every page. Empty when it can.
Result<QStringList> checkPages(Connection &db);

} // namespace shortlist::store
