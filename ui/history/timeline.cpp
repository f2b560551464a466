// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/timeline.h"

#include "ui/history/timelinedelegate.h"
#include "ui/history/timelinemodel.h"
#include "ui/theme/theme.h"

#include <QContextMenuEvent>
#include <QItemSelectionModel>
#include <QKeyEvent>

namespace shortlist::ui {

Timeline::Timeline(TimelineModel &model, QWidget *parent)
    : QListView(parent)
    , m_timeline(model)
{
    setModel(&model);
    setItemDelegate(new TimelineDelegate(this));
    setProperty("panel", QStringLiteral("sunken"));
    setAccessibleName(tr("Versions"));
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(NoSelection);
    setMouseTracking(true);
    connect(&Theme::instance(), &Theme::changed, this, &Timeline::scheduleDelayedItemsLayout);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &Timeline::scheduleDelayedItemsLayout);
}

int Timeline::number(const QModelIndex &index) const
{
    return m_timeline.version(index.row()).number;
}

void Timeline::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    // Summaries wrap: heights depend on the width alone.
    if (event->size().width() != event->oldSize().width())
        scheduleDelayedItemsLayout();
}

void Timeline::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (event->button() != Qt::LeftButton || !index.isValid()) {
        QListView::mousePressEvent(event);
        return;
    }
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    if (event->modifiers().testFlag(Qt::ControlModifier))
        emit otherSideChosen(number(index));
    else {
        emit chosen(number(index));
        emit settled();
    }
}

void Timeline::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const QModelIndex before = currentIndex();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space) {
        if (!before.isValid())
            return;
        if (control)
            emit otherSideChosen(number(before));
        else {
            emit chosen(number(before));
            emit settled();
        }
        return;
    }
    if (control && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        const int row = std::clamp(
            before.row() + (event->key() == Qt::Key_Down ? 1 : -1), 0, std::max(0, m_timeline.rowCount() - 1));
        selectionModel()->setCurrentIndex(m_timeline.index(row, 0), QItemSelectionModel::NoUpdate);
        return;
    }
    QListView::keyPressEvent(event);
    if (currentIndex().isValid() && currentIndex() != before)
        emit chosen(number(currentIndex()));
}

void Timeline::contextMenuEvent(QContextMenuEvent *event)
{
    const bool mouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = mouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid())
        return;
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    emit menuRequested(number(index), mouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).center()));
}

} // namespace shortlist::ui
