// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/joblistmodel.h"

#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>

namespace shortlist::ui {

/// The jobs whose title, company, place or text holds all the words, with what a screen reader says.
class JobFilterModel final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    enum class Order { LastEdited, Title, Company };

    JobFilterModel(JobListModel &jobs, QObject *parent = nullptr);

    void setWords(const QString &words);
    void setOrder(Order order);
    [[nodiscard]] Order order() const { return m_order; }
    [[nodiscard]] JobRecord job(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(JobId id) const;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    JobListModel &m_jobs;
    QStringList m_words;
    Order m_order = Order::LastEdited;
};

/// Paints a job of the list: title, company and place, number of resumes.
class JobDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    JobDelegate(const JobFilterModel &model, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const JobFilterModel &m_model;
};

} // namespace shortlist::ui
