// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QSet>

#include <algorithm>
#include <utility>

namespace shortlist {

/// A list of values that moves from one snapshot to the next with few signals: gone rows are removed, new ones
/// inserted, known ones moved or changed in place, so that views keep selection and scroll position. It never touches
/// the library; whoever loads the rows hands them over. Derived classes say which part of a row is its identity.
template <typename Row, typename Key>
class SnapshotListModel : public QAbstractListModel
{
public:
    /// The whole row as a value.
    static constexpr int RowRole = Qt::UserRole;

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
            return {};
        const Row &row = m_rows.at(index.row());
        if (role == RowRole)
            return QVariant::fromValue(row);
        return role == Qt::DisplayRole ? QVariant(text(row)) : QVariant();
    }

    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }
    [[nodiscard]] const Row &row(int at) const { return m_rows.at(at); }
    [[nodiscard]] int rowOf(const Key &wanted) const
    {
        const auto at
            = std::find_if(m_rows.cbegin(), m_rows.cend(), [&](const Row &row) { return key(row) == wanted; });
        return at == m_rows.cend() ? -1 : static_cast<int>(at - m_rows.cbegin());
    }

protected:
    [[nodiscard]] virtual Key key(const Row &row) const = 0;
    [[nodiscard]] virtual QString text(const Row &row) const = 0;

    void moveTo(const QList<Row> &snapshot)
    {
        // All at once the first time: 10,000 single insertions cost views a second.
        if (m_rows.isEmpty() && !snapshot.isEmpty()) {
            beginInsertRows({}, 0, static_cast<int>(snapshot.size()) - 1);
            m_rows = snapshot;
            endInsertRows();
            return;
        }
        QSet<Key> wanted;
        for (const Row &row : snapshot)
            wanted.insert(key(row));
        for (int at = rowCount() - 1; at >= 0; --at) {
            if (wanted.contains(key(m_rows.at(at))))
                continue;
            beginRemoveRows({}, at, at);
            m_rows.removeAt(at);
            endRemoveRows();
        }
        for (int at = 0; at < snapshot.size(); ++at)
            settle(at, snapshot.at(at));
    }

private:
    void settle(int at, const Row &incoming)
    {
        int from = at;
        while (from < m_rows.size() && !(key(m_rows.at(from)) == key(incoming)))
            ++from;
        if (from == m_rows.size()) {
            beginInsertRows({}, at, at);
            m_rows.insert(at, incoming);
            endInsertRows();
            return;
        }
        if (from != at) {
            beginMoveRows({}, from, from, {}, at);
            m_rows.move(from, at);
            endMoveRows();
        }
        if (!(m_rows.at(at) == incoming)) {
            m_rows[at] = incoming;
            emit dataChanged(index(at), index(at));
        }
    }

    QList<Row> m_rows;
};

} // namespace shortlist
