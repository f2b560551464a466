// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/titleblock.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

TitleBlock::TitleBlock(QWidget *parent)
    : QPushButton(parent)
{
    setObjectName(u"titleBlock"_s);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, [this] { updateGeometry(); });
}

void TitleBlock::setTexts(const QString &title, const QString &subtitle)
{
    m_title = title;
    m_subtitle = subtitle;
    setAccessibleName(tr("%1. %2. Rename, status, target job").arg(title, subtitle));
    setToolTip(title + u'\n' + subtitle);
    updateGeometry();
    update();
}

QSize TitleBlock::sizeHint() const
{
    const int title = QFontMetrics(typeFont(Type::RowTitle13)).horizontalAdvance(m_title) + px(22);
    const int subtitle = QFontMetrics(typeFont(Type::Caption11)).horizontalAdvance(m_subtitle);
    return {std::max(title, subtitle) + px(14), px(40)};
}

QSize TitleBlock::minimumSizeHint() const
{
    return {px(96), px(40)};
}

void TitleBlock::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus() || underMouse() || isDown()) {
        painter.setPen(hasFocus() ? QPen(t.accent, 2) : QPen(Qt::NoPen));
        painter.setBrush(isDown() ? QBrush(t.press) : underMouse() ? QBrush(t.hover) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), px(6), px(6));
    }
    const int left = px(6);
    const int room = width() - px(12);
    painter.setPen(t.text);
    painter.setFont(typeFont(Type::RowTitle13));
    const QString title = painter.fontMetrics().elidedText(m_title, Qt::ElideRight, room - px(20));
    const int half = height() / 2;
    painter.drawText(QRect(left, px(2), room, half - px(1)), Qt::AlignVCenter | Qt::AlignLeft, title);
    const int x = left + painter.fontMetrics().horizontalAdvance(title) + px(4);
    const QRect chevron(x, px(2), px(14), half - px(1));
    paintIcon(painter, QStyle::visualRect(layoutDirection(), rect(), chevron), u"chevron-down"_s, px(14), t.text2);
    painter.setPen(t.text3);
    painter.setFont(typeFont(Type::Caption11));
    painter.drawText(QRect(left, half, room, half - px(3)), Qt::AlignVCenter | Qt::AlignLeft,
        painter.fontMetrics().elidedText(m_subtitle, Qt::ElideRight, room));
}

} // namespace shortlist::ui
