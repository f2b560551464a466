// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/components/sectiondelegate.h"

#include "ui/components/painting.h"
#include "ui/theme/icons.h"

#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

SectionDelegate::SectionDelegate(int rowHeight, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_rowHeight(rowHeight)
{
}

QSize SectionDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {px(80), std::max(px(m_rowHeight) + 1, QFontMetrics(typeFont(Type::Control13)).height() + px(6))};
}

void SectionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = tokens();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    const bool focus = selected && option.widget && option.widget->hasFocus();
    const QRect row = option.rect.adjusted(px(8), 0, -px(8), -1);
    if (selected || hovered) {
        painter->setPen(focus ? QPen(t.accent, 2) : QPen(Qt::NoPen));
        painter->setBrush(selected ? t.select : t.hover);
        const double inset = focus ? 1.0 : 0.0;
        painter->drawRoundedRect(QRectF(row).adjusted(inset, inset, -inset, -inset), px(6), px(6));
    }
    const bool rtl = option.direction == Qt::RightToLeft;
    const auto at = [&](int from, int width) {
        return QRect(rtl ? row.right() - from - width + 1 : row.left() + from, row.top(), width, row.height());
    };
    const QString iconName = index.data(IconNameRole).toString();
    const bool movable = index.data(MovableRole).toBool();
    if (row.width() < px(60)) { // a rail: the icon alone
        paintIcon(*painter, row, iconName, px(16), selected ? t.text : t.text2);
        painter->restore();
        return;
    }
    int left = px(8);
    if (!iconName.isEmpty() && movable) {
        // Among rows that can be moved the icon stands where their grips do, and the words stand under each other.
        paintIcon(*painter, at(px(4), px(14)), iconName, px(14), t.text3);
        left = px(26);
    } else if (!iconName.isEmpty()) {
        paintIcon(*painter, at(left, px(16)), iconName, px(16), selected ? t.text : t.text2);
        left += px(25);
    } else if (movable) {
        if (selected || hovered)
            paintIcon(*painter, at(px(4), px(14)), u"grip-vertical"_s, px(14), t.text3);
        left = px(26);
    }
    int right = row.width() - px(8);
    const QString tag = index.data(TagRole).toString();
    const QVariant count = index.data(CountRole);
    if (!tag.isEmpty()) {
        right -= tagWidth(tag);
        paintTag(*painter, at(right, tagWidth(tag)).left(), row.center().y() + 1, tag, Tone::Warn);
        right -= px(6);
    } else if (count.isValid() && count.toInt() >= 0) {
        painter->setFont(typeFont(Type::Secondary12));
        painter->setPen(t.text3);
        const QString figure = QString::number(count.toInt());
        const int width = painter->fontMetrics().horizontalAdvance(figure) + 1;
        right -= width;
        painter->drawText(at(right, width), Qt::AlignVCenter | Qt::AlignRight, figure);
        right -= px(6);
    }
    painter->setFont(typeFont(index.data(QuietRole).toBool() ? Type::Body13 : Type::Control13));
    painter->setPen(index.data(QuietRole).toBool() ? t.text3 : selected ? t.text : t.text2);
    painter->drawText(at(left, right - left), Qt::AlignVCenter | (rtl ? Qt::AlignRight : Qt::AlignLeft),
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, right - left));
    painter->restore();
}

} // namespace shortlist::ui
