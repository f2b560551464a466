// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trash/trashdelegate.h"

#include "models/items/trashlistmodel.h"
#include "ui/components/painting.h"
#include "ui/components/timetext.h"
#include "ui/theme/icons.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

/// Fixed columns at the end; the name takes the rest. From the leading edge.
struct Columns
{
    int name, deleted, left, end;

    static Columns forWidth(int width)
    {
        Columns c{px(20), 0, 0, width};
        c.left = width - px(130);
        c.deleted = c.left - px(120);
        return c;
    }
};

QString tr(const char *text, int count = -1)
{
    return QCoreApplication::translate("shortlist::ui::Trash", text, nullptr, count);
}

/// A cell between two columns of `row`, mirrored where the row is.
QRect cell(const QRect &row, Qt::LayoutDirection direction, int from, int to)
{
    const QRect area(row.left() + from, row.top(), to - from - px(12), row.height());
    return QStyle::visualRect(direction, row, area);
}

} // namespace

QString trashKind(const TrashItem &item)
{
    if (item.kind == TrashItem::Kind::Job)
        return tr("Job");
    if (item.versionCount == 1)
        return tr("Resume · 1 version");
    return tr("Resume · %1 versions").arg(item.versionCount);
}

QString daysLeftText(int days)
{
    return days <= 0 ? tr("Goes today") : days == 1 ? tr("1 day left") : tr("%1 days left").arg(days);
}

QString spokenTrashRow(const TrashItem &item, Timestamp now)
{
    QString kind = trashKind(item);
    kind.replace(u" · "_s, u", "_s);
    return tr("%1. %2. Deleted %3. %4.")
        .arg(item.title, kind, spokenTime(item.deletedAt, now), daysLeftText(item.daysLeft));
}

TrashDelegate::TrashDelegate(const Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_clock(clock)
{
}

QSize TrashDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int text
        = QFontMetrics(typeFont(Type::RowTitle13)).height() + QFontMetrics(typeFont(Type::Secondary12)).height();
    return {px(300), std::max(rowHeight(62), text + px(10))};
}

void TrashDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = tokens();
    const auto item = index.data(TrashListModel::RowRole).value<TrashItem>();
    painter->save();
    paintRowBackground(*painter, option);
    const QRect row = option.rect;
    painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), t.line);
    const Columns c = Columns::forWidth(row.width());
    const bool job = item.kind == TrashItem::Kind::Job;
    paintIcon(*painter, cell(row, option.direction, c.name, c.name + px(32)),
        job ? u"briefcase-business"_s : u"file-text"_s, px(20), t.text3);

    const QRect name = cell(row, option.direction, c.name + px(34), c.deleted);
    const int line = Theme::instance().lineHeight(Type::Body13);
    const int second = Theme::instance().lineHeight(Type::Secondary12);
    const int top = row.top() + (row.height() - line - second) / 2;
    const auto words = [&](const QRect &area, Type type, const QColor &ink, const QString &text) {
        painter->setFont(typeFont(type));
        painter->setPen(ink);
        const int side = option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
        painter->drawText(area, Qt::AlignVCenter | Qt::AlignAbsolute | side,
            painter->fontMetrics().elidedText(text, Qt::ElideRight, area.width()));
    };
    words(QRect(name.left(), top, name.width(), line), Type::RowTitle13, t.text, item.title);
    words(QRect(name.left(), top + line, name.width(), second), Type::Secondary12, t.text3, trashKind(item));
    words(cell(row, option.direction, c.deleted, c.left + px(12)), Type::Secondary12, t.text2,
        timeText(item.deletedAt, m_clock.now()));
    words(cell(row, option.direction, c.left, c.end), Type::Secondary12, item.daysLeft <= 3 ? t.warn : t.text2,
        daysLeftText(item.daysLeft));
    painter->restore();
}

TrashHead::TrashHead(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize TrashHead::sizeHint() const
{
    return {px(200), std::max(px(30), QFontMetrics(typeFont(Type::Caption11)).height() + px(8))};
}

void TrashHead::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens();
    QPainter painter(this);
    painter.fillRect(rect(), t.surface);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    painter.setPen(t.text2);
    painter.setFont(typeFont(Type::Caption11));
    const Columns c = Columns::forWidth(width());
    const auto word = [&](int from, int to, const QString &text) {
        painter.drawText(cell(rect(), layoutDirection(), from, to),
            Qt::AlignVCenter | Qt::AlignAbsolute
                | (layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft),
            text);
    };
    word(c.name, c.deleted, tr("Name"));
    word(c.deleted, c.left, tr("Deleted"));
    word(c.left, c.end, tr("Kept for"));
}

} // namespace shortlist::ui
