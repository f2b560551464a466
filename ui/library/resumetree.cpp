// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/resumetree.h"

#include "models/items/resumetreemodel.h"
#include "ui/components/painting.h"
#include "ui/components/textfield.h"
#include "ui/components/timetext.h"
#include "ui/library/resumetexts.h"
#include "ui/library/thumbnails.h"
#include "ui/theme/icons.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr int parentThumb = 34;
constexpr int variantThumb = 25;
constexpr double sheetRatio = 1.414;
constexpr int chevronZone = 38;
constexpr int elbowX = 42;

int thumbHeight(int width)
{
    return static_cast<int>(width * sheetRatio + 0.5);
}

/// A place in a row, mirrored where the row is: `from` px from its leading edge.
QRect placed(const QRect &row, Qt::LayoutDirection direction, int from, int width)
{
    return QStyle::visualRect(direction, row, QRect(row.left() + from, row.top(), width, row.height()));
}

QRect thumbRect(const QRect &row, bool variant)
{
    const int width = px(variant ? variantThumb : parentThumb);
    const int height = std::min(thumbHeight(width), row.height() - px(8));
    return {row.left() + px(variant ? 60 : 38), row.top() + (row.height() - height) / 2, width, height};
}

int textLeft(bool variant)
{
    return px(variant ? 95 : 82);
}

} // namespace

ResumeColumns ResumeColumns::forWidth(int width)
{
    // Fixed columns at the end; the name takes the rest. A narrow list gives up the target job first.
    ResumeColumns c;
    c.end = width;
    c.edited = width - px(100);
    c.status = c.edited - px(98);
    const bool roomForTarget = width >= px(560);
    c.target = roomForTarget ? c.status - px(width >= px(700) ? 190 : 130) : c.status;
    c.name = px(chevronZone);
    return c;
}

ResumeHead::ResumeHead(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Columns"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ResumeHead::setOrderedBy(int column)
{
    m_orderedBy = column;
    update();
}

void ResumeHead::follow(QAbstractScrollArea *list)
{
    m_list = list;
}

int ResumeHead::rowWidth() const
{
    return m_list ? m_list->viewport()->width() : width();
}

QSize ResumeHead::sizeHint() const
{
    return {px(200), px(30)};
}

void ResumeHead::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens();
    QPainter painter(this);
    painter.fillRect(rect(), t.surface);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    const ResumeColumns c = ResumeColumns::forWidth(rowWidth());
    painter.setPen(t.text2);
    painter.setFont(typeFont(Type::Caption11));
    const auto word = [&](int from, int to, const QString &text, bool ordered, bool up) {
        const QRect area
            = QStyle::visualRect(layoutDirection(), rect(), QRect(from, 0, to - from - px(8), height() - 1));
        painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft, text);
        if (ordered) {
            const int x = from + painter.fontMetrics().horizontalAdvance(text) + px(4);
            paintIcon(painter, placed(rect(), layoutDirection(), x, px(14)), up ? u"arrow-up"_s : u"arrow-down"_s,
                px(14), t.text2);
        }
    };
    word(c.name, c.target, tr("Name"), m_orderedBy == 0, true);
    if (c.target < c.status)
        word(c.target, c.status, tr("Target job"), false, false);
    word(c.status, c.edited, tr("Status"), false, false);
    word(c.edited, c.end, tr("Edited"), m_orderedBy == 3, false);
}

void ResumeHead::mousePressEvent(QMouseEvent *event)
{
    const ResumeColumns c = ResumeColumns::forWidth(rowWidth());
    const int x = layoutDirection() == Qt::RightToLeft ? width() - event->pos().x() : event->pos().x();
    if (x < c.target)
        emit orderRequested(0);
    else if (x >= c.edited)
        emit orderRequested(3);
}

void paintSheet(QPainter &painter, const QRect &rect, const QPixmap &picture, const QColor &edge)
{
    constexpr double radius = 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens().paper);
    painter.drawRoundedRect(rect, radius, radius);
    if (!picture.isNull()) {
        // White in the picture takes the paper's colour, which the dark theme dims.
        painter.setCompositionMode(QPainter::CompositionMode_Multiply);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        const QSizeF logical = picture.deviceIndependentSize();
        const double shown = std::min<double>(rect.height(), logical.height() * rect.width() / logical.width());
        painter.drawPixmap(QRectF(rect.left(), rect.top(), rect.width(), shown), picture,
            QRectF(
                0, 0, picture.width(), picture.height() * shown / (logical.height() * rect.width() / logical.width())));
    }
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    painter.setPen(QPen(edge.isValid() ? edge : tokens().line2, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.restore();
}

ResumeDelegate::ResumeDelegate(Thumbnails &thumbnails, const Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_thumbnails(thumbnails)
    , m_clock(clock)
{
    connect(&Theme::instance(), &Theme::changed, this, [this] { m_heights[0] = m_heights[1] = 0; });
}

QSize ResumeDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const bool variant = index.data(ResumeTreeModel::IsVariantRole).toBool();
    int &height = m_heights[variant ? 1 : 0];
    if (height == 0) {
        const int text = QFontMetrics(typeFont(Type::RowTitle13)).height()
            + (variant ? 0 : QFontMetrics(typeFont(Type::Secondary12)).height());
        height = std::max(rowHeight(variant ? 48 : 62), text + px(10));
    }
    return {px(300), height};
}

void ResumeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = tokens();
    const ResumeRow row = ResumeRow::fromIndex(index);
    painter->save();
    paintRowBackground(*painter, option);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.line);
    const QRect r = option.rect;
    const QRect thumb = QStyle::visualRect(option.direction, r, thumbRect(r, row.isVariant));
    paintSheet(
        *painter, thumb, m_thumbnails.picture(row.summary, thumb.width(), painter->device()->devicePixelRatioF()));

    const ResumeColumns c = ResumeColumns::forWidth(r.width());
    const int left = textLeft(row.isVariant);
    const int room = c.target - px(12) - left;
    const QRect words = placed(r, option.direction, left, room);
    painter->setPen(t.text);
    QFont title = typeFont(row.isVariant ? Type::Control13 : Type::RowTitle13);
    painter->setFont(title);
    const QString name = painter->fontMetrics().elidedText(row.summary.title, Qt::ElideRight, room);
    if (row.isVariant) {
        painter->drawText(words, Qt::AlignVCenter | Qt::AlignLeft, name);
    } else {
        const int middle = r.center().y();
        const int line = Theme::instance().lineHeight(Type::Secondary12);
        painter->drawText(QRect(words.left(), middle - line, room, line), Qt::AlignVCenter | Qt::AlignLeft, name);
        painter->setFont(typeFont(Type::Secondary12));
        painter->setPen(t.text3);
        painter->drawText(QRect(words.left(), middle + px(1), room, line), Qt::AlignVCenter | Qt::AlignLeft,
            painter->fontMetrics().elidedText(secondLine(row), Qt::ElideRight, room));
    }
    painter->setFont(typeFont(Type::Secondary12));
    painter->setPen(row.isVariant ? t.text2 : t.text3);
    const auto cell = [&](int from, int to) { return placed(r, option.direction, from, to - from - px(12)); };
    if (c.target < c.status) {
        const QRect area = cell(c.target, c.status);
        painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft,
            painter->fontMetrics().elidedText(targetText(row), Qt::ElideRight, area.width()));
    }
    paintStatus(*painter, cell(c.status, c.edited + px(12)), row.summary.status);
    painter->setFont(typeFont(Type::Secondary12));
    painter->setPen(t.text2);
    painter->drawText(cell(c.edited, c.end + px(6)), Qt::AlignVCenter | Qt::AlignLeft,
        timeText(row.summary.updatedAt, m_clock.now()));
    painter->restore();
}

QWidget *ResumeDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    auto *field = new TextField(tr("Name of %1").arg(index.data().toString()), parent);
    field->setMaxLength(255);
    return field;
}

void ResumeDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *field = static_cast<TextField *>(editor);
    field->setText(index.data().toString());
    field->selectAll();
}

void ResumeDelegate::setModelData(QWidget *editor, QAbstractItemModel *, const QModelIndex &index) const
{
    const QString title = static_cast<TextField *>(editor)->text().trimmed();
    if (!title.isEmpty() && title != index.data().toString())
        emit renamed(index.data(ResumeTreeModel::IdRole).value<ResumeId>(), title);
}

void ResumeDelegate::updateEditorGeometry(
    QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool variant = index.data(ResumeTreeModel::IsVariantRole).toBool();
    const ResumeColumns c = ResumeColumns::forWidth(option.rect.width());
    const int left = textLeft(variant) - px(10);
    const int height = px(28);
    const QRect place(option.rect.left() + left, option.rect.center().y() - (variant ? height / 2 : height - px(2)),
        c.target - px(8) - left, height);
    editor->setGeometry(QStyle::visualRect(option.direction, option.rect, place));
}

ResumeTree::ResumeTree(QWidget *parent)
    : QTreeView(parent)
{
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setUniformRowHeights(false);
    setExpandsOnDoubleClick(false);
    setMouseTracking(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setAccessibleName(tr("Resumes"));
}

void ResumeTree::setFootText(const QString &text)
{
    m_foot = text;
    viewport()->update();
}

void ResumeTree::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()
        && state() != EditingState) {
        emit openRequested(currentIndex());
        return;
    }
    if (event->key() == Qt::Key_Space && currentIndex().isValid() && state() != EditingState) {
        emit previewRequested(currentIndex());
        return;
    }
    QTreeView::keyPressEvent(event);
}

bool ResumeTree::onChevron(const QPoint &at, const QModelIndex &index) const
{
    const int fromEdge = isRightToLeft() ? viewport()->width() - at.x() : at.x();
    return index.isValid() && model()->hasChildren(index) && fromEdge < px(chevronZone);
}

void ResumeTree::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (onChevron(event->pos(), index)) {
        setExpanded(index, !isExpanded(index));
        return;
    }
    QTreeView::mousePressEvent(event);
}

void ResumeTree::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid() && !onChevron(event->pos(), index))
        emit openRequested(index);
}

void ResumeTree::drawBranches(QPainter *, const QRect &, const QModelIndex &) const { }

void ResumeTree::drawRow(QPainter *painter, const QStyleOptionViewItem &options, const QModelIndex &index) const
{
    QTreeView::drawRow(painter, options, index);
    const Tokens &t = tokens();
    const QRect r = options.rect;
    if (model()->hasChildren(index)) {
        const QString closed = isRightToLeft() ? u"chevron-left"_s : u"chevron-right"_s;
        paintIcon(*painter, placed(r, options.direction, px(12), px(16)),
            isExpanded(index) ? u"chevron-down"_s : closed, px(16), t.text2);
        if (isExpanded(index)) {
            const int top = thumbRect(r, false).bottom() + 1;
            const QRect line = placed(r, options.direction, px(elbowX), 1);
            painter->fillRect(QRect(line.left(), top, 1, r.bottom() + 1 - top), t.line2);
        }
    } else if (index.parent().isValid()) {
        drawElbow(*painter, r, index.row() == model()->rowCount(index.parent()) - 1);
    }
}

void ResumeTree::drawElbow(QPainter &painter, const QRect &row, bool last) const
{
    const QRect place = placed(row, layoutDirection(), px(elbowX), px(13));
    const bool rtl = isRightToLeft();
    const double x = rtl ? place.right() + 0.5 : place.left() + 0.5;
    const double end = rtl ? place.left() : place.right();
    const double y = row.center().y() + 0.5;
    const double r = px(4);
    QPainterPath path(QPointF(x, row.top()));
    path.lineTo(x, y - r);
    path.quadTo(QPointF(x, y), QPointF(x + (rtl ? -r : r), y));
    path.lineTo(end, y);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens().line2, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    if (!last)
        painter.drawLine(QPointF(x, y - r), QPointF(x, row.bottom() + 1));
    painter.restore();
}

void ResumeTree::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (m_foot.isEmpty() || !model() || model()->rowCount() == 0)
        return;
    QModelIndex last = model()->index(model()->rowCount() - 1, 0);
    if (isExpanded(last) && model()->rowCount(last) > 0)
        last = model()->index(model()->rowCount(last) - 1, 0, last);
    const int top = visualRect(last).bottom() + 1;
    if (top + px(46) > viewport()->height())
        return;
    QPainter painter(viewport());
    const QRect row(0, top, viewport()->width(), px(46));
    paintIcon(painter, placed(row, layoutDirection(), px(38), px(14)), u"upload"_s, px(14), tokens().text3);
    painter.setPen(tokens().text3);
    painter.setFont(typeFont(Type::Secondary12));
    painter.drawText(
        placed(row, layoutDirection(), px(60), row.width() - px(72)), Qt::AlignVCenter | Qt::AlignLeft, m_foot);
}

} // namespace shortlist::ui
