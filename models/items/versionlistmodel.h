// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/records.h"
#include "models/items/snapshotlistmodel.h"

namespace shortlist {

/// The timeline of one resume, newest first.
class VersionListModel : public SnapshotListModel<VersionSummary, VersionId>
{
    Q_OBJECT

public:
    using SnapshotListModel::SnapshotListModel;

    void setVersions(const QList<VersionSummary> &versions) { moveTo(versions); }

protected:
    [[nodiscard]] VersionId key(const VersionSummary &row) const override { return row.id; }
    [[nodiscard]] QString text(const VersionSummary &row) const override
    {
        return row.name.isEmpty() ? row.summary : row.name;
    }
};

} // namespace shortlist
