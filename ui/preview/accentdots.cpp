// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/accentdots.h"

#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace shortlist::ui {

namespace {

constexpr int dotSize = 14;
constexpr int pitch = 23;
constexpr int dotsHeight = 24;

} // namespace

AccentDots::AccentDots(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Accent colour"));
}

void AccentDots::setColours(const QList<QColor> &colours, int current)
{
    if (colours == m_colours && current == m_current)
        return;
    m_colours = colours;
    m_current = current;
    const QString name = current <= 0 ? tr("the template’s own") : m_colours.value(current).name();
    setAccessibleDescription(tr("%1, %2 of %3").arg(name).arg(current + 1).arg(colours.size()));
    updateGeometry();
    update();
}

QSize AccentDots::sizeHint() const
{
    return {px(pitch) * static_cast<int>(std::max<qsizetype>(1, m_colours.size())) + 2, px(dotsHeight)};
}

QRect AccentDots::dotRect(int index) const
{
    const int place = layoutDirection() == Qt::RightToLeft ? static_cast<int>(m_colours.size()) - 1 - index : index;
    const int size = px(dotSize);
    return {place * px(pitch) + (px(pitch) - size) / 2 + 1, (height() - size) / 2, size, size};
}

void AccentDots::choose(int index)
{
    const int next = std::clamp(index, 0, static_cast<int>(m_colours.size()) - 1);
    if (next != m_current)
        emit chosen(next);
}

bool AccentDots::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        for (int i = 0; i < m_colours.size(); ++i) {
            if (dotRect(i).adjusted(-4, -4, 4, 4).contains(help->pos()))
                QToolTip::showText(
                    help->globalPos(), i == 0 ? tr("The template’s own colour") : m_colours.at(i).name(), this);
        }
        return true;
    }
    return QWidget::event(event);
}

void AccentDots::keyPressEvent(QKeyEvent *event)
{
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    if (event->key() == Qt::Key_Right)
        choose(m_current + (rightToLeft ? -1 : 1));
    else if (event->key() == Qt::Key_Left)
        choose(m_current + (rightToLeft ? 1 : -1));
    else
        QWidget::keyPressEvent(event);
}

void AccentDots::mousePressEvent(QMouseEvent *event)
{
    for (int i = 0; i < m_colours.size(); ++i) {
        if (dotRect(i).adjusted(-5, -5, 5, 5).contains(event->position().toPoint()))
            choose(i);
    }
}

void AccentDots::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < m_colours.size(); ++i) {
        const QRectF dot = dotRect(i);
        painter.setPen(tokens().dark ? QPen(tokens().ctl, 1) : QPen(Qt::NoPen));
        painter.setBrush(m_colours.at(i));
        painter.drawEllipse(dot);
        if (i != m_current)
            continue;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(tokens().accent, hasFocus() ? 2 : 1.5));
        painter.drawEllipse(dot.adjusted(-3, -3, 3, 3));
    }
}

} // namespace shortlist::ui
