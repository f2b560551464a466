// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/merge/itemnames.h"

namespace shortlist::sync {

/// What a merge could not combine. The document has the server's side (of a removal, the side that changed); the other
/// is here, so that nothing is lost and a person can swap them.
struct MergeConflict
{
    enum class Kind {
        Value, ///< both changed the same thing differently; the document has `theirs`
        Removal, ///< one side removed what the other changed; the document has the changed one
        Order, ///< both moved the same items; the document has the server's order; values are lists of ids
    };

    Kind kind = Kind::Value;
    QString path; ///< "/experience/<item id>/bullets/<item id>"; "~" and "/" in keys are "~0" and "~1"
    QJsonValue base; ///< undefined where there was nothing
    QJsonValue ours;
    QJsonValue theirs;
};

struct MergeSide
{
    QJsonValue value;
    ItemNames names; ///< may be empty: then they are found out
};

struct MergeResult
{
    QJsonValue value;
    ItemNames names;
    QList<MergeConflict> conflicts;
};

/// Three-way merge of JSON (sync.md §2.6): `ours` is this device's, `theirs` the server's, `base` what both descend
/// from (undefined where that is not known: then all that differs is a conflict, and all that is on one side only
/// stays). Objects go member by member, lists item by item through their ids, longer texts word by word. A pure
/// function: the same input gives the same bytes on every device. `document` seeds the ids of items that have none.
MergeResult merge3(const QUuid &document, const MergeSide &base, const MergeSide &ours, const MergeSide &theirs);

/// The word for a kind in a stored conflict: "value", "removal", "order".
QString conflictKindName(MergeConflict::Kind kind);

} // namespace shortlist::sync
