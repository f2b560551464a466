// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/components/popover.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace shortlist::ui {

Popover::Popover(const QString &accessibleName, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_content(new QVBoxLayout(this))
{
    setAccessibleName(accessibleName);
    m_content->setContentsMargins(px(12), px(12), px(12), px(12));
    m_content->setSpacing(px(8));
}

void Popover::openAt(QWidget *anchor)
{
    m_opener = QApplication::focusWidget();
    adjustSize();
    const QRect room = anchor->screen()->availableGeometry();
    QPoint at = anchor->mapToGlobal(QPoint(0, anchor->height() + px(4)));
    if (anchor->layoutDirection() == Qt::RightToLeft)
        at.setX(at.x() + anchor->width() - width());
    if (at.y() + height() > room.bottom())
        at.setY(anchor->mapToGlobal(QPoint(0, 0)).y() - height() - px(4));
    at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width())));
    move(at);
    show();
    focusNextChild();
}

void Popover::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    if (m_opener)
        m_opener->setFocus(Qt::PopupFocusReason);
}

void Popover::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), tokens().surface);
    painter.setPen(QPen(tokens().line2, 1));
    painter.setBrush(tokens().surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(8), px(8));
}

void Popover::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    QPainterPath path;
    path.addRoundedRect(QRectF(rect()), px(8), px(8));
    setMask(QRegion(path.toFillPolygon().toPolygon()));
}

} // namespace shortlist::ui
