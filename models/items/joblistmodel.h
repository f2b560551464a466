// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/records.h"
#include "models/items/snapshotlistmodel.h"

namespace shortlist {

/// The job descriptions, in the order in which the library gives them.
class JobListModel : public SnapshotListModel<JobRecord, JobId>
{
    Q_OBJECT

public:
    using SnapshotListModel::SnapshotListModel;

    void setJobs(const QList<JobRecord> &jobs) { moveTo(jobs); }

protected:
    [[nodiscard]] JobId key(const JobRecord &row) const override { return row.id; }
    [[nodiscard]] QString text(const JobRecord &row) const override { return row.title; }
};

} // namespace shortlist
