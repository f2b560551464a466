// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/components/switch.h"

#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace shortlist::ui {

Switch::Switch(const QString &accessibleName, QWidget *parent)
    : QAbstractButton(parent)
{
    setAccessibleName(accessibleName);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, [this] { updateGeometry(); });
}

QSize Switch::sizeHint() const
{
    // 3 px all around for the focus ring; tall enough for a target of 24 px.
    return {px(30) + 6, px(18) + 6};
}

void Switch::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokens();
    QRectF track(0, 0, px(30), px(18));
    track.moveCenter(QRectF(rect()).center());
    if (hasFocus()) {
        painter.setPen(QPen(t.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(track.adjusted(-2, -2, 2, 2), track.height() / 2 + 2, track.height() / 2 + 2);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(!isEnabled() ? t.disabled : isChecked() ? t.accentFill : t.ctl);
    painter.drawRoundedRect(track, track.height() / 2, track.height() / 2);
    const double d = track.height() - 4;
    const bool right = isChecked() != (layoutDirection() == Qt::RightToLeft);
    painter.setBrush(t.onAccent);
    painter.drawEllipse(QRectF(right ? track.right() - 2 - d : track.left() + 2, track.top() + 2, d, d));
}

void Switch::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace shortlist::ui
