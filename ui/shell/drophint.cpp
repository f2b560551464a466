// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/drophint.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace shortlist::ui {

MainWindow::DropHint::DropHint(QWidget *window)
    : QWidget(window)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(MainWindow::tr("Drop a resume here"));
}

void MainWindow::DropHint::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.accent, 2, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(px(12), px(12), -px(12), -px(12)), px(10), px(10));
    painter.setFont(typeFont(Type::RowTitle13));
    const QString text = MainWindow::tr("Drop a resume here. It is read on this computer and goes nowhere else.");
    QRect box(0, 0, painter.fontMetrics().horizontalAdvance(text) + px(32), px(40));
    box.moveCenter(QPoint(width() / 2, height() - px(60)));
    painter.setPen(QPen(t.accentLine, 1));
    painter.setBrush(t.accentSoft);
    painter.drawRoundedRect(box, px(8), px(8));
    painter.setPen(t.accentText);
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace shortlist::ui
