// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/contract.h"
#include "sync/engine/merge/merge.h"

namespace shortlist::sync {

/// What sync has to know about a table.
struct TableRule
{
    QString name;
    QString parent; ///< the table that its rows belong to; a row goes when its parent is purged
    QString parentKey; ///< the member of the document that names the parent
    bool appendOnly = false; ///< rows are created and purged, never changed
};

/// The tables whose rows travel both ways, parents first.
const QList<TableRule> &syncedTables();
/// Nothing for a table that does not sync.
const TableRule *tableRule(const QString &name);
/// The table of counted events, which travel up only.
QString usageTable();

/// merge3() for the document of a row: times of change and of access take the later one, and what only the centre
/// decides (version numbers) is the centre's.
MergeResult mergeRows(const RowKey &row, const QJsonValue &base, const QJsonObject &ours, const QJsonObject &theirs);

} // namespace shortlist::sync
