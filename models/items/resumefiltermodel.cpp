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

bool ResumeFilterModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const auto summary = sourceModel()->index(row, 0, parent).data(ResumeTreeModel::SummaryRole).value<ResumeSummary>();
    return (!m_status || summary.status == *m_status) && (!m_job || summary.targetJob == m_job);
}

bool ResumeFilterModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const auto a = left.data(ResumeTreeModel::SummaryRole).value<ResumeSummary>();
    const auto b = right.data(ResumeTreeModel::SummaryRole).value<ResumeSummary>();
    switch (m_order) {
    case Order::LastEdited: {
        const auto one = left.data(ResumeTreeModel::FamilyEditedRole).toLongLong();
        const auto two = right.data(ResumeTreeModel::FamilyEditedRole).toLongLong();
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
