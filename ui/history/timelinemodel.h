// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/items/versionlistmodel.h"

#include <QSortFilterProxyModel>

namespace shortlist::ui {

/// The versions of one resume as the timeline shows them: filtered, with day headings and with the two that are being
/// compared. Versions stay summaries; contents are loaded by whoever compares them.
class TimelineModel final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    enum class Filter { All, Named, Edits, Look, Arrivals };
    enum Role {
        SummaryRole = VersionListModel::RowRole, ///< VersionSummary
        DayRole = Qt::UserRole + 50, ///< QString: heading above this row; empty where the day is the same as above
        LastRole, ///< bool: nothing below it
        ComparedRole, ///< 0: not compared, 1: the version before, 2: the version after
    };

    TimelineModel(VersionListModel &versions, const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    void setFilter(Filter filter);
    [[nodiscard]] Filter filter() const { return m_filter; }
    /// Marks the two versions that are being compared.
    void setCompared(int before, int after);
    [[nodiscard]] int rowOf(int number) const; ///< -1: filtered out or gone
    [[nodiscard]] VersionSummary version(int row) const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    [[nodiscard]] QString day(int row) const;

    VersionListModel &m_versions;
    const Clock &m_clock;
    Filter m_filter = Filter::All;
    int m_before = -1;
    int m_after = -1;
};

} // namespace shortlist::ui
