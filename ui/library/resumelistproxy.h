// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/resumefiltermodel.h"
#include "models/items/snapshotlistmodel.h"
#include "ui/library/resumetexts.h"

namespace shortlist::ui {

/// The filtered tree with what a screen reader says for each row.
class ResumeListProxy final : public ResumeFilterModel
{
    Q_OBJECT

public:
    ResumeListProxy(const Clock &clock, QObject *parent = nullptr);
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    const Clock &m_clock;
};

/// The same rows one after another, parents before their variants, for the grid.
class ResumeGridModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit ResumeGridModel(ResumeListProxy &tree, QObject *parent = nullptr);
    /// Holds the rows from now on: nobody pays for a grid that is not looked at.
    void follow();
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QModelIndex treeIndex(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex gridIndex(const QModelIndex &treeIndex) const;

private:
    void rebuild();

    ResumeListProxy &m_tree;
    QList<QPersistentModelIndex> m_rows;
    bool m_due = false;
    bool m_followed = false;
};

} // namespace shortlist::ui
