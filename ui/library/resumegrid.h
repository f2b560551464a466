// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"

#include <QListView>
#include <QStyledItemDelegate>

namespace shortlist::ui {

class Thumbnails;

/// A card of the grid: the first page 152 px wide (two sheets behind it where there are variants), title, target, time.
class ResumeCardDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    ResumeCardDelegate(Thumbnails &thumbnails, const Clock &clock, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Thumbnails &m_thumbnails;
    const Clock &m_clock;
};

/// The resumes as cards. The same keys as the list.
class ResumeGrid final : public QListView
{
    Q_OBJECT

public:
    explicit ResumeGrid(QWidget *parent = nullptr);

signals:
    void openRequested(const QModelIndex &index);
    void previewRequested(const QModelIndex &index);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
};

} // namespace shortlist::ui
