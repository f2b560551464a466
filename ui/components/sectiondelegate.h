// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace shortlist::ui {

/// Rows of the sidebar and of the section list, 30 or 32 px high: icon or grip, text, and a count or a tag at the end.
/// The chosen row has the neutral `select` fill; the grip shows on hover and for the current row.
class SectionDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum Role {
        IconNameRole = Qt::UserRole + 100, ///< QString
        CountRole, ///< int; absent or -1: none
        TagRole, ///< QString shown as a tag in `warn`
        MovableRole, ///< bool: has a grip
        QuietRole, ///< bool: text3 instead of text2 ("Add section…")
    };

    explicit SectionDelegate(int rowHeight, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int m_rowHeight;
};

} // namespace shortlist::ui
