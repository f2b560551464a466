// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/librarywrite.h"

namespace shortlist::store {

QString tableName(SyncedTable table);

/// The row as one JSON object with a key for each column that travels: what an operation carries and what a merge
/// compares. JSON columns stand in it as JSON. NotFound when there is no such row.
Result<QByteArray> rowDocument(Connection &db, SyncedTable table, const QString &id);

} // namespace shortlist::store
