// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/domain/records.h"

#include <QStyledItemDelegate>
#include <QWidget>

namespace shortlist::ui {

/// Paints a row of Trash as the library paints a resume: icon, title and second line, when it went, days left.
class TrashDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit TrashDelegate(const Clock &clock, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Clock &m_clock;
};

/// The head of the list: words over the columns.
class TrashHead final : public QWidget
{
    Q_OBJECT

public:
    explicit TrashHead(QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// "Resume, 14 versions" or "Job".
QString trashKind(const TrashItem &item);
/// "29 days left", "Last day".
QString daysLeftText(int days);
/// All that a row says, for a screen reader.
QString spokenTrashRow(const TrashItem &item, Timestamp now);

} // namespace shortlist::ui
