// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/resumegrid.h"

#include "ui/components/painting.h"
#include "ui/components/timetext.h"
#include "ui/library/resumetexts.h"
#include "ui/library/resumetree.h"
#include "ui/library/thumbnails.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr int sheetWidth = 152;
constexpr int sheetHeight = 215;

/// At most two lines of the title, the second one elided.
void paintTitle(QPainter &painter, const QRect &area, const QString &title)
{
    QTextLayout layout(title, painter.font());
    layout.beginLayout();
    const int line = Theme::instance().lineHeight(Type::RowTitle13) - px(2);
    for (int at = 0; at < 2; ++at) {
        QTextLine part = layout.createLine();
        if (!part.isValid())
            break;
        part.setLineWidth(area.width());
        QString text = title.mid(part.textStart(), part.textLength()).trimmed();
        if (at == 1 && part.textStart() + part.textLength() < title.size())
            text = painter.fontMetrics().elidedText(title.mid(part.textStart()), Qt::ElideRight, area.width());
        painter.drawText(
            QRect(area.left(), area.top() + at * line, area.width(), line), Qt::AlignVCenter | Qt::AlignLeft, text);
    }
    layout.endLayout();
}

} // namespace

ResumeCardDelegate::ResumeCardDelegate(Thumbnails &thumbnails, const Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_thumbnails(thumbnails)
    , m_clock(clock)
{
}

QSize ResumeCardDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {px(188), px(316)};
}

void ResumeCardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = tokens();
    const ResumeRow row = ResumeRow::fromIndex(index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect card = option.rect.adjusted(px(4), px(4), -px(4), -px(4));
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool focus = option.widget && option.widget->hasFocus();
    if (selected) {
        painter->setPen(QPen(focus ? t.accentLine : t.line2, 1));
        painter->setBrush(focus ? t.accentSoft : t.select);
        painter->drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), px(8), px(8));
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(t.hover);
        painter->drawRoundedRect(card, px(8), px(8));
    }
    const QRect sheet(
        card.left() + (card.width() - px(sheetWidth)) / 2, card.top() + px(14), px(sheetWidth), px(sheetHeight));
    for (int behind = row.variants > 0 ? 2 : 0; behind > 0; --behind)
        paintSheet(*painter, sheet.translated(px(4) * behind, -px(4) * behind), {}, t.ctl);
    paintSheet(*painter, sheet,
        m_thumbnails.picture(row.summary, sheet.width(), painter->device()->devicePixelRatioF()), t.ctl);

    painter->setFont(typeFont(Type::RowTitle13));
    painter->setPen(t.text);
    const QRect words(sheet.left() + 1, sheet.bottom() + px(10), sheet.width(), px(40));
    paintTitle(*painter, words, row.summary.title);
    painter->setFont(typeFont(Type::Secondary12));
    painter->setPen(t.text3);
    const QRect foot(words.left(), words.bottom() + 1, words.width(), px(20));
    // Half the width of a row of the list: a day is enough.
    const QString time = shortTimeText(row.summary.updatedAt, m_clock.now());
    painter->drawText(foot, Qt::AlignVCenter | Qt::AlignRight, time);
    QString left = row.variants == 1 ? QCoreApplication::translate("shortlist::ui::ResumeTexts", "1 variant")
        : row.variants > 1 ? QCoreApplication::translate("shortlist::ui::ResumeTexts", "%1 variants").arg(row.variants)
                           : targetText(row);
    if (left == u"—"_s)
        left = QCoreApplication::translate("shortlist::ui::ResumeTexts", "No job");
    const int room = foot.width() - painter->fontMetrics().horizontalAdvance(time) - px(8);
    painter->drawText(
        foot, Qt::AlignVCenter | Qt::AlignLeft, painter->fontMetrics().elidedText(left, Qt::ElideRight, room));
    painter->restore();
}

ResumeGrid::ResumeGrid(QWidget *parent)
    : QListView(parent)
{
    setViewMode(QListView::IconMode);
    setMovement(QListView::Static);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setAccessibleName(tr("Resumes"));
    setContentsMargins(0, 0, 0, 0);
    setViewportMargins(px(10), px(8), 0, px(8)); // four sheets fit beside a scroll bar in 775 px
}

void ResumeGrid::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        emit openRequested(currentIndex());
        return;
    }
    if (event->key() == Qt::Key_Space && currentIndex().isValid()) {
        emit previewRequested(currentIndex());
        return;
    }
    QListView::keyPressEvent(event);
}

void ResumeGrid::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid())
        emit openRequested(index);
}

} // namespace shortlist::ui
