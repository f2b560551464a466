// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/timelinedelegate.h"

#include "ui/history/historytext.h"
#include "ui/history/timelinemodel.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr int nodeSize = 22;
constexpr int nodeX = 15; ///< left edge of the node
constexpr int textX = 44;
constexpr int padY = 6;
constexpr int mostLines = 2;

int textWidth(int rowWidth)
{
    return std::max(px(60), rowWidth - px(textX) - px(12));
}

/// Summaries are at most a sentence; those that do not fit on one line take two, and the second one elides.
QStringList wrapped(const QString &text, const QFont &font, int width)
{
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    QStringList lines;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        if (lines.size() == mostLines - 1 && line.textStart() + line.textLength() < text.size()) {
            lines.append(QFontMetrics(font).elidedText(text.mid(line.textStart()), Qt::ElideRight, width));
            break;
        }
        lines.append(text.mid(line.textStart(), line.textLength()).trimmed());
    }
    layout.endLayout();
    return lines;
}

} // namespace

TimelineDelegate::TimelineDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
    connect(&Theme::instance(), &Theme::changed, this, [this] { m_line = 0; });
}

void TimelineDelegate::measure() const
{
    if (m_line > 0)
        return;
    const Theme &theme = Theme::instance();
    m_line = theme.lineHeight(Type::Body13);
    m_detail = std::max(px(18), theme.lineHeight(Type::Secondary12));
    m_heading = std::max(px(32), theme.lineHeight(Type::Caption11) + px(14));
    m_widest = QFontMetricsF(typeFont(Type::Control13)).horizontalAdvance(u'W');
}

int TimelineDelegate::summaryLines(const QString &text, int width) const
{
    if (text.isEmpty())
        return 0;
    if (static_cast<double>(text.size()) * m_widest < width)
        return 1;
    const QFont font = typeFont(Type::Control13);
    if (QFontMetrics(font).horizontalAdvance(text) <= width)
        return 1;
    return mostLines;
}

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    measure();
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    const auto version = index.data(TimelineModel::SummaryRole).value<VersionSummary>();
    int height = 2 * px(padY) + m_detail + m_line * summaryLines(version.summary, textWidth(width));
    if (!version.name.isEmpty())
        height += m_line;
    if (!index.data(TimelineModel::DayRole).toString().isEmpty())
        height += m_heading;
    return {width, height};
}

void TimelineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    measure();
    const Tokens &t = tokens();
    const auto version = index.data(TimelineModel::SummaryRole).value<VersionSummary>();
    const QString day = index.data(TimelineModel::DayRole).toString();
    const int heading = day.isEmpty() ? 0 : m_heading;
    const QRect all = option.rect;
    const QRect row = all.adjusted(0, heading, 0, 0);
    const auto mirrored = [&](const QRect &rect) { return QStyle::visualRect(option.direction, all, rect); };
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const int compared = index.data(TimelineModel::ComparedRole).toInt();
    if (compared != 0) {
        painter->fillRect(row, t.accentSoft);
        painter->fillRect(
            mirrored(QRect(row.left(), row.top(), px(3), row.height())), compared == 2 ? t.accent : t.text3);
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(row, t.hover);
    }
    paintNode(*painter, all, heading, index, version, option.direction);
    if (!day.isEmpty()) {
        painter->setFont(typeFont(Type::Caption11));
        painter->setPen(t.text2);
        const int side = option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
        painter->drawText(mirrored(QRect(all.left() + px(index.row() == 0 ? 16 : textX), all.top() + px(6),
                              all.width() - px(56), heading - px(6))),
            Qt::AlignVCenter | Qt::AlignAbsolute | side, day);
    }
    paintWords(*painter, row, row.top() + px(padY), version, option.direction);
    if (option.state.testFlag(QStyle::State_HasFocus) && option.widget && option.widget->hasFocus()) {
        painter->setPen(QPen(t.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(row.adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

void TimelineDelegate::paintNode(QPainter &painter, const QRect &row, int headingHeight, const QModelIndex &index,
    const VersionSummary &version, Qt::LayoutDirection direction) const
{
    const Tokens &t = tokens();
    const int size = px(nodeSize);
    const QRect node = QStyle::visualRect(direction, row,
        QRect(row.left() + px(nodeX), row.top() + headingHeight + px(padY) + (m_line - size) / 2 + px(2), size, size));
    const double x = node.center().x() + 0.5;
    painter.setPen(QPen(t.line2, 1.5));
    if (index.row() > 0)
        painter.drawLine(QPointF(x, row.top()), QPointF(x, node.top()));
    if (!index.data(TimelineModel::LastRole).toBool())
        painter.drawLine(QPointF(x, node.bottom()), QPointF(x, row.bottom() + 1));
    const bool optimised = version.origin == ChangeOrigin::Optimised;
    painter.setPen(QPen(optimised ? t.plumLine : t.line2, 1));
    painter.setBrush(optimised ? t.plumSoft : t.surface);
    painter.drawEllipse(QRectF(node).adjusted(0.5, 0.5, -0.5, -0.5));
    const QString name = version.number == presentState ? u"square-pen"_s : versionIcon(version.origin);
    paintIcon(painter, node, name, px(12), optimised ? t.plum : t.text2);
}

void TimelineDelegate::paintWords(
    QPainter &painter, const QRect &row, int top, const VersionSummary &version, Qt::LayoutDirection direction) const
{
    const Tokens &t = tokens();
    const int width = textWidth(row.width());
    const int side = direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    const auto line = [&](int height, int indent, const QFont &font, const QColor &ink, const QString &text) {
        const QRect area
            = QStyle::visualRect(direction, row, QRect(row.left() + px(textX) + indent, top, width - indent, height));
        painter.setFont(font);
        painter.setPen(ink);
        painter.drawText(area, Qt::AlignVCenter | Qt::AlignAbsolute | side,
            painter.fontMetrics().elidedText(text, Qt::ElideRight, area.width()));
        top += height;
    };
    if (!version.name.isEmpty()) {
        paintIcon(painter, QStyle::visualRect(direction, row, QRect(row.left() + px(textX), top, px(14), m_line)),
            u"bookmark"_s, px(12), t.accentText);
        line(m_line, px(16), typeFont(Type::Control13), t.accentText, version.name);
    }
    if (!version.summary.isEmpty()) {
        const QFont font = typeFont(Type::Control13);
        const QStringList lines = summaryLines(version.summary, width) == 1 ? QStringList{version.summary}
                                                                            : wrapped(version.summary, font, width);
        for (const QString &text : lines)
            line(m_line, 0, font, t.text, text);
    }
    line(m_detail, 0, typeFont(Type::Secondary12), t.text3, versionDetail(version));
}

} // namespace shortlist::ui
