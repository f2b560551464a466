// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/records.h"

#include <QSortFilterProxyModel>

#include <optional>

namespace shortlist {

class ResumeTreeModel;

/// The library list as a person asked for it: by status, by target job, in an order. A parent stays where one of its
/// variants fits, so that the variant is seen where it belongs.
class ResumeFilterModel : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    enum class Order { LastEdited, Title, Created };

    explicit ResumeFilterModel(QObject *parent = nullptr);

    void setStatus(std::optional<ResumeStatus> status);
    void setJob(std::optional<JobId> job);
    void setOrder(Order order);
    [[nodiscard]] Order order() const { return m_order; }
    [[nodiscard]] std::optional<ResumeStatus> status() const { return m_status; }
    [[nodiscard]] std::optional<JobId> job() const { return m_job; }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    [[nodiscard]] const ResumeTreeModel &tree() const;

    std::optional<ResumeStatus> m_status;
    std::optional<JobId> m_job;
    Order m_order = Order::LastEdited;
};

} // namespace shortlist
