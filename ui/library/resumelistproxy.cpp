// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/resumelistproxy.h"

#include <utility>

namespace shortlist::ui {

ResumeListProxy::ResumeListProxy(const Clock &clock, QObject *parent)
    : ResumeFilterModel(parent)
    , m_clock(clock)
{
}

QVariant ResumeListProxy::data(const QModelIndex &index, int role) const
{
    if (role == Qt::AccessibleTextRole)
        return spokenRow(ResumeRow::fromIndex(index), m_clock.now());
    return ResumeFilterModel::data(index, role);
}

Qt::ItemFlags ResumeListProxy::flags(const QModelIndex &index) const
{
    // Names are typed in place; the delegate asks the library to rename.
    return ResumeFilterModel::flags(index) | (index.isValid() ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

ResumeGridModel::ResumeGridModel(ResumeListProxy &tree, QObject *parent)
    : QAbstractListModel(parent)
    , m_tree(tree)
{
    const auto later = [this] {
        if (m_due || !m_followed)
            return;
        m_due = true;
        QMetaObject::invokeMethod(this, &ResumeGridModel::rebuild, Qt::QueuedConnection);
    };
    connect(&tree, &QAbstractItemModel::rowsInserted, this, later);
    connect(&tree, &QAbstractItemModel::rowsRemoved, this, later);
    connect(&tree, &QAbstractItemModel::rowsMoved, this, later);
    connect(&tree, &QAbstractItemModel::layoutChanged, this, later);
    connect(&tree, &QAbstractItemModel::modelReset, this, later);
    connect(&tree, &QAbstractItemModel::dataChanged, this, [this] {
        if (!m_rows.isEmpty())
            emit dataChanged(index(0), index(rowCount() - 1));
    });
}

void ResumeGridModel::follow()
{
    if (std::exchange(m_followed, true))
        return;
    rebuild();
}

void ResumeGridModel::rebuild()
{
    m_due = false;
    beginResetModel();
    m_rows.clear();
    for (int row = 0; row < m_tree.rowCount(); ++row) {
        const QModelIndex top = m_tree.index(row, 0);
        m_rows.append(top);
        for (int child = 0; child < m_tree.rowCount(top); ++child)
            m_rows.append(m_tree.index(child, 0, top));
    }
    endResetModel();
}

int ResumeGridModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ResumeGridModel::data(const QModelIndex &index, int role) const
{
    const QModelIndex row = treeIndex(index);
    return row.isValid() ? row.data(role) : QVariant();
}

QModelIndex ResumeGridModel::treeIndex(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_rows.size() ? QModelIndex(m_rows.at(index.row())) : QModelIndex();
}

QModelIndex ResumeGridModel::gridIndex(const QModelIndex &treeIndex) const
{
    const qsizetype at = m_rows.indexOf(QPersistentModelIndex(treeIndex));
    return at < 0 ? QModelIndex() : index(static_cast<int>(at));
}

} // namespace shortlist::ui
