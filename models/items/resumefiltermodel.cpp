// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/resumefiltermodel.h"

#include "models/items/resumetreemodel.h"

namespace shortlist {

ResumeFilterModel::ResumeFilterModel(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
    setDynamicSortFilter(true);
    sort(0);
}

void ResumeFilterModel::setStatus(std::optional<ResumeStatus> status)
{
    m_status = status;
    invalidateFilter();
}

void ResumeFilterModel::setJob(std::optional<JobId> job)
{
    m_job = job;
    invalidateFilter();
}

void ResumeFilterModel::setOrder(Order order)
{
    m_order = order;
    invalidate();
}

const ResumeTreeModel &ResumeFilterModel::tree() const
{
    Q_ASSERT(qobject_cast<const ResumeTreeModel *>(sourceModel()));
    return *static_cast<const ResumeTreeModel *>(sourceModel());
}

bool ResumeFilterModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (!m_status && !m_job)
        return true;
    const ResumeSummary &summary = tree().summaryAt(tree().index(row, 0, parent));
    return (!m_status || summary.status == *m_status) && (!m_job || summary.targetJob == m_job);
}

bool ResumeFilterModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const ResumeSummary &a = tree().summaryAt(left);
    const ResumeSummary &b = tree().summaryAt(right);
    switch (m_order) {
    case Order::LastEdited: {
        const Timestamp one = tree().familyEdited(left);
        const Timestamp two = tree().familyEdited(right);
        if (one != two)
            return one > two;
        break;
    }
    case Order::Created:
        if (a.createdAt != b.createdAt)
            return a.createdAt > b.createdAt;
        break;
    case Order::Title:
        break;
    }
    const int byTitle = QString::localeAwareCompare(a.title, b.title);
    return byTitle != 0 ? byTitle < 0 : a.id < b.id;
}

} // namespace shortlist
