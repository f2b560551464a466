// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/diffdelegate.h"

#include "ui/history/diffmodel.h"
#include "ui/history/markedtext.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr int padX = 14;
constexpr int padY = 8;

int labelPad()
{
    return px(16);
}

/// The words in a cell of a version that does not have this row.
QList<TextSpan> absent()
{
    return {{TextSpan::Kind::Kept, DiffDelegate::tr("Not in this version")}};
}

bool sameTexts(const DiffRow &row)
{
    return row.inBefore && row.inAfter && row.before == row.after;
}

} // namespace

DiffColumns DiffColumns::forWidth(int width, bool inlined)
{
    DiffColumns c;
    c.before = px(96);
    c.end = width;
    c.after = inlined ? c.before : c.before + (width - c.before) / 2;
    return c;
}

DiffDelegate::DiffDelegate(const DiffModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
    // Heights are kept by row: whenever rows come or go they are other ones.
    connect(&m_model, &QAbstractItemModel::rowsAboutToBeInserted, this, &DiffDelegate::forget);
    connect(&m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this, &DiffDelegate::forget);
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, &DiffDelegate::forget);
}

void DiffDelegate::setInlined(bool inlined)
{
    m_inlined = inlined;
    forget();
}

void DiffDelegate::setButtonRow(int row, int width)
{
    m_buttonRow = row;
    m_buttonWidth = width;
}

void DiffDelegate::forget()
{
    m_heights.clear();
    m_width = -1;
}

int DiffDelegate::textRoom(int cellWidth, int at, bool before) const
{
    const int room = cellWidth - 2 * px(padX);
    return std::max(px(60), before && at == m_buttonRow ? room - m_buttonWidth - px(8) : room);
}

int DiffDelegate::labelHeight(const DiffRow &row) const
{
    const int room = px(96) - labelPad() - px(6);
    const auto height = [room](Type type, const QString &text) {
        if (text.isEmpty())
            return 0;
        const int line = Theme::instance().lineHeight(type);
        const QRect box = QFontMetrics(typeFont(type)).boundingRect(QRect(0, 0, room, 10000), Qt::TextWordWrap, text);
        const int lines = std::max(1, qRound(double(box.height()) / QFontMetrics(typeFont(type)).lineSpacing()));
        return line * lines;
    };
    return height(Type::Secondary12, row.label) + height(Type::Caption11, row.note);
}

int DiffDelegate::rowHeightFor(const DiffRow &row, int at, int width) const
{
    const DiffColumns c = DiffColumns::forWidth(width, m_inlined);
    const auto textHeight = [&](const QList<TextSpan> &spans, bool present, int cellWidth, bool before) {
        return MarkedText(present ? spans : absent(), textRoom(cellWidth, at, before)).height() + 2 * px(padY);
    };
    int text = 0;
    if (m_inlined) {
        const int cell = c.end - c.before;
        if (row.inBefore)
            text += textHeight(row.before, true, cell, true);
        if (row.inAfter && !sameTexts(row))
            text += textHeight(row.after, true, cell, !row.inBefore);
    } else {
        text = std::max(textHeight(row.before, row.inBefore, c.after - c.before, true),
            textHeight(row.after, row.inAfter, c.end - c.after, false));
    }
    return std::max(text, labelHeight(row) + 2 * px(padY)) + 1;
}

QSize DiffDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    const int at = index.row();
    const auto kind = m_model.kind(at);
    if (kind == DiffModel::Kind::Group)
        return {width, std::max(px(34), QFontMetrics(typeFont(Type::RowTitle13)).height() + px(10))};
    if (kind == DiffModel::Kind::Foot) {
        const QRect box = QFontMetrics(typeFont(Type::Secondary12))
                              .boundingRect(QRect(0, 0, std::max(px(80), width - px(60)), 10000), Qt::TextWordWrap,
                                  m_model.sheet().unchanged);
        return {width, box.height() + px(30)};
    }
    if (width != m_width) {
        m_heights.clear();
        m_width = width;
    }
    if (at == m_buttonRow)
        return {width, rowHeightFor(*m_model.row(at), at, width)};
    auto known = m_heights.constFind(at);
    if (known == m_heights.constEnd())
        known = m_heights.insert(at, rowHeightFor(*m_model.row(at), at, width));
    return {width, *known};
}

QRect DiffDelegate::beforeCell(const QRect &row, int at) const
{
    const DiffColumns c = DiffColumns::forWidth(row.width(), m_inlined);
    Q_UNUSED(at)
    return {row.left() + c.before, row.top(), (m_inlined ? c.end : c.after) - c.before, row.height()};
}

void DiffDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = tokens();
    painter->save();
    switch (m_model.kind(index.row())) {
    case DiffModel::Kind::Group:
        paintGroup(*painter, option, index.row());
        break;
    case DiffModel::Kind::Row:
        paintRow(*painter, option, index.row());
        break;
    case DiffModel::Kind::Foot:
        paintFoot(*painter, option, index.row());
        break;
    }
    if (option.state.testFlag(QStyle::State_HasFocus) && option.widget && option.widget->hasFocus()) {
        painter->setPen(QPen(t.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(1, 1, -1, -2));
    }
    painter->restore();
}

void DiffDelegate::paintGroup(QPainter &painter, const QStyleOptionViewItem &option, int at) const
{
    const Tokens &t = tokens();
    const DiffGroup &group = m_model.group(at);
    const QRect r = option.rect;
    const bool rtl = option.direction == Qt::RightToLeft;
    painter.fillRect(r, option.state.testFlag(QStyle::State_MouseOver) ? t.hover : t.sunken);
    painter.fillRect(QRect(r.left(), r.bottom(), r.width(), 1), t.line);
    const auto place = [&](int from, int width) {
        return QStyle::visualRect(option.direction, r, QRect(r.left() + from, r.top(), width, r.height() - 1));
    };
    const int side = Qt::AlignVCenter | Qt::AlignAbsolute | (rtl ? Qt::AlignRight : Qt::AlignLeft);
    paintIcon(painter, place(px(15), px(16)),
        m_model.isOpen(at) ? u"chevron-down"_s
            : rtl          ? u"chevron-left"_s
                           : u"chevron-right"_s,
        px(16), t.text2);
    painter.setFont(typeFont(Type::Secondary12));
    const int noteWidth = painter.fontMetrics().horizontalAdvance(group.note) + 2;
    painter.setFont(typeFont(Type::RowTitle13));
    const int room = std::max(px(40), r.width() - px(38) - noteWidth - px(24));
    const QString title = painter.fontMetrics().elidedText(group.title, Qt::ElideRight, room);
    const int width = painter.fontMetrics().horizontalAdvance(title) + 2;
    painter.setPen(t.text);
    painter.drawText(place(px(38), width), side, title);
    painter.setFont(typeFont(Type::Secondary12));
    painter.setPen(t.text3);
    painter.drawText(place(px(38) + width + px(6), noteWidth), side, group.note);
}

void DiffDelegate::paintFoot(QPainter &painter, const QStyleOptionViewItem &option, int at) const
{
    Q_UNUSED(at)
    const Tokens &t = tokens();
    const QRect r = option.rect;
    const bool rtl = option.direction == Qt::RightToLeft;
    const QRect mark
        = QStyle::visualRect(option.direction, r, QRect(r.left() + px(15), r.top() + px(15), px(16), px(18)));
    paintIcon(painter, mark, u"equal"_s, px(16), t.text3);
    painter.setFont(typeFont(Type::Secondary12));
    painter.setPen(t.text3);
    painter.drawText(QStyle::visualRect(option.direction, r, r.adjusted(px(38), px(15), -px(16), 0)),
        Qt::TextWordWrap | Qt::AlignTop | Qt::AlignAbsolute | (rtl ? Qt::AlignRight : Qt::AlignLeft),
        m_model.sheet().unchanged);
}

void DiffDelegate::paintCell(QPainter &painter, const QRect &cell, const QRect &text, const QList<TextSpan> &spans,
    bool present, bool whole) const
{
    const Tokens &t = tokens();
    if (present && whole && !spans.isEmpty() && spans.constFirst().kind != TextSpan::Kind::Kept) {
        const bool added = spans.constFirst().kind == TextSpan::Kind::Added;
        painter.fillRect(cell, added ? t.okSoft : t.badSoft);
        if (t.highContrast) {
            painter.setPen(QPen(added ? t.ok : t.bad, 1));
            painter.drawRect(cell.adjusted(0, 0, -1, -1));
        }
    }
    MarkedText(present ? spans : absent(), text.width())
        .paint(painter, text.topLeft(), present ? t.text : t.text3, !whole);
}

void DiffDelegate::paintRow(QPainter &painter, const QStyleOptionViewItem &option, int at) const
{
    const Tokens &t = tokens();
    const DiffRow &row = *m_model.row(at);
    const QRect r = option.rect;
    const auto mirrored = [&](const QRect &rect) { return QStyle::visualRect(option.direction, r, rect); };
    const DiffColumns c = DiffColumns::forWidth(r.width(), m_inlined);
    painter.fillRect(r, t.surface);

    const auto inner = [&](const QRect &cell, bool before) {
        QRect text = cell.adjusted(px(padX), px(padY), -px(padX), 0);
        text.setWidth(textRoom(cell.width(), at, before));
        // In a mirrored row the room for the button is on the other side of the text.
        if (option.direction == Qt::RightToLeft)
            text.moveRight(cell.right() - px(padX));
        return text;
    };
    const int height = r.height() - 1;
    if (m_inlined) {
        const QRect all = mirrored(QRect(r.left() + c.before, r.top(), c.end - c.before, height));
        QRect upper = all;
        if (row.inBefore) {
            const QRect text = inner(all, true);
            const bool alone = sameTexts(row) || !row.inAfter;
            upper.setHeight(alone ? height : MarkedText(row.before, text.width()).height() + 2 * px(padY));
            paintCell(painter, upper, text, row.before, true, !row.inAfter);
        }
        if (row.inAfter && !sameTexts(row)) {
            QRect lower = all;
            if (row.inBefore)
                lower.setTop(upper.bottom() + 1);
            paintCell(painter, lower, inner(lower, !row.inBefore), row.after, true, !row.inBefore);
        }
    } else {
        const QRect before = mirrored(QRect(r.left() + c.before, r.top(), c.after - c.before, height));
        const QRect after = mirrored(QRect(r.left() + c.after, r.top(), c.end - c.after, height));
        paintCell(painter, before, inner(before, true), row.before, row.inBefore, !row.inAfter);
        paintCell(painter, after, inner(after, false), row.after, row.inAfter, !row.inBefore);
        painter.fillRect(mirrored(QRect(r.left() + c.after, r.top(), 1, r.height())), t.line);
    }
    painter.fillRect(mirrored(QRect(r.left() + c.before, r.top(), 1, r.height())), t.line);
    painter.fillRect(QRect(r.left(), r.bottom(), r.width(), 1), t.line);

    const int side = option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    QRect label
        = mirrored(QRect(r.left() + labelPad(), r.top() + px(padY), c.before - labelPad() - px(6), height - px(padY)));
    const auto words = [&](Type type, const QColor &ink, const QString &text) {
        if (text.isEmpty())
            return;
        painter.setFont(typeFont(type));
        painter.setPen(ink);
        QRect used;
        painter.drawText(label, Qt::TextWordWrap | Qt::AlignTop | Qt::AlignAbsolute | side, text, &used);
        label.setTop(used.bottom() + px(1));
    };
    words(Type::Secondary12, t.text2, row.label);
    words(Type::Caption11, t.text3, row.note);
}

} // namespace shortlist::ui
