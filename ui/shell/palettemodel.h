// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/palette.h"
#include "ui/shell/palettematch.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

#include <optional>

namespace shortlist::ui {

/// What the palette shows for what is typed: heading rows and items.
class PaletteModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    struct Row
    {
        QString heading; ///< not empty: a heading
        const PaletteItem *item = nullptr;
        PaletteMatch inText;
        PaletteMatch inNote;
        QString note; ///< what stands beside the text
    };

    using QAbstractListModel::QAbstractListModel;

    /// `items` must outlive the model's use of them. `query` may begin with `>`, `#` or `@`.
    void show(const QList<PaletteItem> &items, const QString &query, std::optional<PaletteItem::Kind> only);
    [[nodiscard]] const Row &row(int at) const { return m_rows.at(at); }
    [[nodiscard]] int firstItem() const; ///< -1 when there is none
    /// The item after (`by` 1) or before (-1) `at`, around the ends.
    [[nodiscard]] int nextItem(int at, int by) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    QList<Row> m_rows;
};

/// The kind that the first character of a query stands for, if it stands for one.
std::optional<PaletteItem::Kind> paletteScope(const QString &query);
QString paletteKindName(PaletteItem::Kind kind);

class PaletteDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace shortlist::ui
