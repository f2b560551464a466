// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/records.h"
#include "models/items/snapshotlistmodel.h"

namespace shortlist {

/// What lies in Trash, newest first.
class TrashListModel : public SnapshotListModel<TrashItem, QUuid>
{
    Q_OBJECT

public:
    using SnapshotListModel::SnapshotListModel;

    void setItems(const QList<TrashItem> &items) { moveTo(items); }

protected:
    [[nodiscard]] QUuid key(const TrashItem &row) const override
    {
        return row.kind == TrashItem::Kind::Resume ? row.resume.value : row.job.value;
    }
    [[nodiscard]] QString text(const TrashItem &row) const override { return row.title; }
};

} // namespace shortlist
