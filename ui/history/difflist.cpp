// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/difflist.h"

#include "ui/components/button.h"
#include "ui/history/diffdelegate.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

DiffList::DiffList(QWidget *parent)
    : QListView(parent)
    , m_model(new DiffModel(this))
    , m_delegate(new DiffDelegate(*m_model, this))
    , m_restore(new Button(Button::Kind::Secondary, tr("Restore field"), viewport()))
{
    setModel(m_model);
    setItemDelegate(m_delegate);
    setAccessibleName(tr("Changes"));
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(NoSelection);
    setResizeMode(Adjust);
    setMouseTracking(true);
    m_restore->setButtonSize(Button::Size::Small);
    m_restore->setCursor(Qt::ArrowCursor);
    m_restore->hide();
    connect(m_restore, &QPushButton::clicked, this, &DiffList::restoreCurrent);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &DiffList::placeButton);
    connect(&Theme::instance(), &Theme::changed, this, &DiffList::relayout);
}

void DiffList::setSheet(const DiffSheet &sheet, const QString &nameBefore, const QString &nameAfter)
{
    const int at = currentIndex().row();
    const int scrolled = verticalScrollBar()->value();
    m_hovered = -1;
    m_delegate->setButtonRow(-1, 0);
    m_delegate->forget();
    m_model->setSheet(sheet, nameBefore, nameAfter);
    if (at >= 0 && m_model->rowCount() > 0) {
        setCurrentIndex(m_model->index(std::min(at, m_model->rowCount() - 1)));
        verticalScrollBar()->setValue(scrolled);
    }
    placeButton();
}

void DiffList::setInlined(bool inlined)
{
    m_delegate->setInlined(inlined);
    relayout();
}

void DiffList::relayout()
{
    m_delegate->forget();
    scheduleDelayedItemsLayout();
    viewport()->update();
}

bool DiffList::goToChange(bool forward)
{
    const int from = currentIndex().isValid() ? currentIndex().row() : forward ? -1 : m_model->rowCount();
    const int next = m_model->nextChange(from, forward);
    if (next < 0)
        return false;
    setCurrentIndex(m_model->index(next));
    scrollTo(currentIndex());
    return true;
}

bool DiffList::isRestorable(int row) const
{
    if (row < 0 || row >= m_model->rowCount())
        return false;
    if (m_model->kind(row) == DiffModel::Kind::Group)
        return m_model->group(row).whole.has_value();
    const DiffRow *shown = m_model->row(row);
    return shown && shown->isRestorable();
}

int DiffList::buttonRow() const
{
    // The keyboard's row has the button; under the mouse another row may borrow it.
    return isRestorable(m_hovered) && !m_restore->hasFocus() ? m_hovered : currentIndex().row();
}

void DiffList::placeButton()
{
    const int row = buttonRow();
    if (!isRestorable(row)) {
        m_restore->hide();
        return;
    }
    const QRect area = visualRect(m_model->index(row));
    m_restore->setText(m_model->kind(row) == DiffModel::Kind::Group ? tr("Restore entry") : tr("Restore field"));
    m_restore->setAccessibleName(tr("%1: %2").arg(m_restore->text(), m_model->index(row).data().toString()));
    m_restore->adjustSize();
    QRect cell = m_delegate->beforeCell(area, row);
    const bool group = m_model->kind(row) == DiffModel::Kind::Group;
    if (group)
        cell = area;
    const QRect place(cell.right() - m_restore->width() - px(10),
        group ? area.center().y() - m_restore->height() / 2 : cell.top() + px(6), m_restore->width(),
        m_restore->height());
    m_restore->setGeometry(QStyle::visualRect(layoutDirection(), area, place));
    m_restore->setVisible(area.intersects(viewport()->rect()));
}

void DiffList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    const bool rows = isRestorable(current.row()) && m_model->kind(current.row()) == DiffModel::Kind::Row;
    m_delegate->setButtonRow(rows ? current.row() : -1, m_restore->sizeHint().width());
    scheduleDelayedItemsLayout();
    placeButton();
}

void DiffList::updateGeometries()
{
    QListView::updateGeometries();
    if (m_restore)
        placeButton();
}

void DiffList::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    placeButton();
}

void DiffList::mouseMoveEvent(QMouseEvent *event)
{
    QListView::mouseMoveEvent(event);
    m_hovered = indexAt(event->pos()).row();
    placeButton();
}

void DiffList::leaveEvent(QEvent *event)
{
    QListView::leaveEvent(event);
    m_hovered = -1;
    placeButton();
}

void DiffList::mousePressEvent(QMouseEvent *event)
{
    QListView::mousePressEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && index.isValid() && m_model->kind(index.row()) == DiffModel::Kind::Group)
        m_model->setOpen(index.row(), !m_model->isOpen(index.row()));
}

void DiffList::keyPressEvent(QKeyEvent *event)
{
    const int row = currentIndex().row();
    const bool group = row >= 0 && m_model->kind(row) == DiffModel::Kind::Group;
    const bool closes = event->key() == (layoutDirection() == Qt::RightToLeft ? Qt::Key_Right : Qt::Key_Left);
    const bool opens = event->key() == (layoutDirection() == Qt::RightToLeft ? Qt::Key_Left : Qt::Key_Right);
    const bool turns = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (row < 0 || !(closes || opens || turns)) {
        QListView::keyPressEvent(event);
        return;
    }
    if (group) {
        m_model->setOpen(row, turns ? !m_model->isOpen(row) : opens);
    } else if (closes && m_model->kind(row) == DiffModel::Kind::Row) {
        setCurrentIndex(m_model->index(m_model->groupRow(row)));
    } else if (turns && m_restore->isVisible()) {
        m_restore->setFocus(Qt::OtherFocusReason);
    }
}

void DiffList::restoreCurrent()
{
    const int row = buttonRow();
    if (!isRestorable(row))
        return;
    if (m_restore->hasFocus())
        setFocus(Qt::OtherFocusReason);
    if (m_model->kind(row) == DiffModel::Kind::Group)
        emit restoreGroupRequested(m_model->group(row));
    else
        emit restoreRequested(*m_model->row(row));
}

void DiffList::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index = event->reason() == QContextMenuEvent::Mouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    const int row = index.row();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (const DiffRow *shown = m_model->row(row)) {
        const auto copy = [menu, this](const QString &name, const QString &text) {
            QAction *action = menu->addAction(icon(u"copy"_s), name);
            connect(action, &QAction::triggered, this, [text] { QGuiApplication::clipboard()->setText(text); });
        };
        if (shown->inBefore)
            copy(tr("Copy the old text"), shown->textBefore());
        if (shown->inAfter)
            copy(tr("Copy the new text"), shown->textAfter());
    } else if (m_model->kind(row) == DiffModel::Kind::Group) {
        const bool open = m_model->isOpen(row);
        connect(menu->addAction(open ? tr("Collapse") : tr("Expand")), &QAction::triggered, this,
            [this, row, open] { m_model->setOpen(row, !open); });
    }
    if (isRestorable(row)) {
        m_hovered = -1;
        connect(menu->addAction(icon(u"history"_s), m_restore->text()), &QAction::triggered, this,
            &DiffList::restoreCurrent);
    }
    menu->popup(event->reason() == QContextMenuEvent::Mouse ? event->globalPos()
                                                            : viewport()->mapToGlobal(visualRect(index).center()));
}

} // namespace shortlist::ui
