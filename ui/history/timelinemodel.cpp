// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/timelinemodel.h"

#include "ui/history/historytext.h"

#include <QDateTime>

namespace shortlist::ui {

TimelineModel::TimelineModel(VersionListModel &versions, const Clock &clock, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_versions(versions)
    , m_clock(clock)
{
    setSourceModel(&versions);
}

VersionSummary TimelineModel::version(int row) const
{
    return m_versions.row(mapToSource(index(row, 0)).row());
}

QString TimelineModel::day(int row) const
{
    // Today needs no second look at the clock for each row: two rows are compared by their own days.
    const VersionSummary here = version(row);
    if (here.number == presentState)
        return {};
    if (row > 0) {
        const VersionSummary above = version(row - 1);
        if (above.number != presentState
            && QDateTime::fromMSecsSinceEpoch(above.createdAt).date()
                == QDateTime::fromMSecsSinceEpoch(here.createdAt).date())
            return {};
    }
    return dayText(here.createdAt, m_clock.now());
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case DayRole:
        return day(index.row());
    case LastRole:
        return index.row() == rowCount() - 1;
    case ComparedRole: {
        const int number = version(index.row()).number;
        return number == m_after ? 2 : number == m_before ? 1 : 0;
    }
    case Qt::AccessibleTextRole: {
        QString text = spokenVersion(version(index.row()), m_clock.now());
        const int number = version(index.row()).number;
        if (number == m_after || number == m_before)
            text += u' ' + (number == m_after ? tr("Compared, after.") : tr("Compared, before."));
        return text;
    }
    case Qt::ToolTipRole: {
        const VersionSummary shown = version(index.row());
        return shown.name.isEmpty() ? shown.summary : tr("%1\n%2").arg(shown.name, shown.summary);
    }
    default:
        return QSortFilterProxyModel::data(index, role);
    }
}

void TimelineModel::setFilter(Filter filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    invalidateFilter();
}

void TimelineModel::setCompared(int before, int after)
{
    if (before == m_before && after == m_after)
        return;
    const int rows[] = {rowOf(m_before), rowOf(m_after), rowOf(before), rowOf(after)};
    m_before = before;
    m_after = after;
    for (const int row : rows) {
        if (row >= 0)
            emit dataChanged(index(row, 0), index(row, 0), {ComparedRole, Qt::AccessibleTextRole});
    }
}

int TimelineModel::rowOf(int number) const
{
    if (number < 0)
        return -1;
    for (int row = 0; row < m_versions.rowCount(); ++row) {
        if (m_versions.row(row).number == number)
            return mapFromSource(m_versions.index(row)).row();
    }
    return -1;
}

bool TimelineModel::filterAcceptsRow(int row, const QModelIndex &) const
{
    const VersionSummary &version = m_versions.row(row);
    if (version.number == presentState)
        return true;
    switch (m_filter) {
    case Filter::All:
        return true;
    case Filter::Named:
        return !version.name.isEmpty();
    case Filter::Edits:
        return version.origin == ChangeOrigin::Manual || version.origin == ChangeOrigin::Optimised;
    case Filter::Look:
        return version.origin == ChangeOrigin::TemplateChange;
    case Filter::Arrivals:
        return version.origin == ChangeOrigin::Restore || version.origin == ChangeOrigin::Merge
            || version.origin == ChangeOrigin::Import || version.origin == ChangeOrigin::Variant;
    }
    return true;
}

} // namespace shortlist::ui
