// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/history/diffsheet.h"

#include <QHash>
#include <QStyledItemDelegate>

class QTextLayout;

namespace shortlist::ui {

class DiffModel;

/// Where the cells of a comparison lie, shared by its head and its rows. From the leading edge, in px.
struct DiffColumns
{
    int before = 0; ///< left edge of the old text; labels lie before it
    int after = 0; ///< left edge of the new text; equal to `before` where the texts stand one above the other
    int end = 0;

    static DiffColumns forWidth(int width, bool inlined);
};

/// Paints headings, rows and the foot of a comparison. Words that went are struck through and tinted, words that came
/// are underlined and tinted; a row that came or went as a whole tints its cell.
class DiffDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    DiffDelegate(const DiffModel &model, QObject *parent = nullptr);

    void setInlined(bool inlined);
    [[nodiscard]] bool isInlined() const { return m_inlined; }
    /// Keeps room for a button of this width at the end of the old text of this row; -1: of no row.
    void setButtonRow(int row, int width);
    /// Forgets heights: the rows are other ones, or fonts changed.
    void forget();

    /// Where the old text of a row is; the button goes to its trailing end.
    [[nodiscard]] QRect beforeCell(const QRect &row, int at) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintGroup(QPainter &painter, const QStyleOptionViewItem &option, int at) const;
    void paintRow(QPainter &painter, const QStyleOptionViewItem &option, int at) const;
    void paintFoot(QPainter &painter, const QStyleOptionViewItem &option, int at) const;
    void paintCell(QPainter &painter, const QRect &cell, const QRect &text, const QList<TextSpan> &spans, bool present,
        bool whole) const;
    [[nodiscard]] int rowHeightFor(const DiffRow &row, int at, int width) const;
    [[nodiscard]] int labelHeight(const DiffRow &row) const;
    [[nodiscard]] int textRoom(int cellWidth, int at, bool before) const;

    const DiffModel &m_model;
    bool m_inlined = false;
    int m_buttonRow = -1;
    int m_buttonWidth = 0;
    mutable int m_width = -1;
    mutable QHash<int, int> m_heights; ///< by row, for m_width; the button's row is never in it
};

} // namespace shortlist::ui
