// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/history/diffsheet.h"

#include <QAbstractListModel>
#include <QSet>

#include <vector>

namespace shortlist::ui {

/// The rows of a comparison, one under another: a row for each heading, the rows of those that are open, and a foot.
class DiffModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        KindRole = Qt::UserRole, ///< Kind as int
        OpenRole, ///< bool, of a heading
    };
    enum class Kind { Group, Row, Foot };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    void setSheet(const DiffSheet &sheet, const QString &nameBefore, const QString &nameAfter);
    [[nodiscard]] const DiffSheet &sheet() const { return m_sheet; }

    [[nodiscard]] Kind kind(int row) const;
    [[nodiscard]] bool isOpen(int row) const;
    [[nodiscard]] const DiffGroup &group(int row) const; ///< of a heading or of a row under it
    [[nodiscard]] const DiffRow *row(int row) const; ///< null of headings and the foot
    void setOpen(int row, bool open);
    /// The heading above a row; the row itself if it is one.
    [[nodiscard]] int groupRow(int row) const;
    /// The row of the next change after `from` in this direction; -1 where there is none. Closed headings are opened.
    int nextChange(int from, bool forward);

private:
    struct Place
    {
        int group = -1; ///< -1: the foot
        int row = -1; ///< -1: the heading
    };
    void arrange();
    [[nodiscard]] QString spoken(int row) const;

    DiffSheet m_sheet;
    QString m_nameBefore;
    QString m_nameAfter;
    QSet<QString> m_closed;
    std::vector<Place> m_places;
};

} // namespace shortlist::ui
