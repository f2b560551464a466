// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/records.h"

#include <QStyledItemDelegate>

namespace shortlist::ui {

/// Paints a version of the timeline: a node of 22 px on a line, name, summary and where it was made, and the heading
/// of the day above the first of it.
class TimelineDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit TimelineDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void measure() const;
    [[nodiscard]] int summaryLines(const QString &text, int width) const;
    void paintNode(QPainter &painter, const QRect &row, int headingHeight, const QModelIndex &index,
        const VersionSummary &version, Qt::LayoutDirection direction) const;
    void paintWords(QPainter &painter, const QRect &row, int top, const VersionSummary &version,
        Qt::LayoutDirection direction) const;

    // A view asks for the height of every row: what all have in common is measured once.
    mutable int m_line = 0;
    mutable int m_detail = 0;
    mutable int m_heading = 0;
    mutable double m_widest = 0; ///< of a character, to know what fits on a line without measuring it
};

} // namespace shortlist::ui
