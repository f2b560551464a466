// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/pageview.h"

#include "models/page/painter.h"
#include "ui/preview/pageviewaccessible.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

// px at 100 %.
constexpr int gap = 14; ///< between pages
constexpr int topMargin = 16;
constexpr int sideMargin = 24;
constexpr int barWidth = 3;
constexpr int barDistance = 12;
constexpr double pixelsPerPoint = 96.0 / 72.0;
constexpr double zoomStep = 1.15;

std::vector<page::PageList::Area> joined(const std::vector<page::PageList::Area> &areas)
{
    std::vector<page::PageList::Area> result;
    for (const page::PageList::Area &area : areas) {
        if (!result.empty() && result.back().page == area.page)
            result.back().rect |= area.rect;
        else
            result.push_back(area);
    }
    return result;
}

bool sameAreas(const std::vector<page::PageList::Area> &a, const std::vector<page::PageList::Area> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
        [](const auto &one, const auto &two) { return one.page == two.page && one.rect == two.rect; });
}

} // namespace

PageView::PageView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    installPageViewAccessible();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Page"));
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    verticalScrollBar()->setSingleStep(40);
    horizontalScrollBar()->setSingleStep(40);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        fit();
        viewport()->update();
    });
}

double PageView::scale() const
{
    return m_zoom * pixelsPerPoint;
}

int PageView::pageCount() const
{
    return m_pages ? static_cast<int>(m_pages->pages.size()) : 0;
}

QSize PageView::pageSize() const
{
    if (!m_pages)
        return {};
    return {static_cast<int>(std::lround(m_pages->size.width() * scale())),
        static_cast<int>(std::lround(m_pages->size.height() * scale()))};
}

QRect PageView::contentRect(int page) const
{
    const QSize size = pageSize();
    const int room = std::max(viewport()->width(), size.width() + 2 * px(sideMargin));
    return {QPoint((room - size.width()) / 2, px(topMargin) + page * (size.height() + px(gap))), size};
}

QRect PageView::pageRect(int page) const
{
    return contentRect(page).translated(-horizontalScrollBar()->value(), -verticalScrollBar()->value());
}

QPointF PageView::toView(int page, const QPointF &point) const
{
    return QPointF(pageRect(page).topLeft()) + point * scale();
}

void PageView::setPages(const page::PageListPtr &pages)
{
    const page::PageListPtr before = std::exchange(m_pages, pages);
    const bool sameShape
        = before && pages && before->size == pages->size && before->pages.size() == pages->pages.size();
    if (!sameShape) {
        fit();
        setMarks(marksNow(), false);
        viewport()->update();
        emit pageChanged();
        return;
    }
    for (int page = 0; page < pageCount(); ++page) {
        const QRect on = pageRect(page);
        if (!on.intersects(viewport()->rect()))
            continue;
        const QRectF changed = page::changedArea(*before, *pages, page);
        if (changed.isEmpty())
            continue;
        const QRectF area(toView(page, changed.topLeft()), changed.size() * scale());
        viewport()->update(area.toAlignedRect().adjusted(-1, -1, 1, 1) & on);
    }
    setMarks(marksNow(), true);
    showMarks();
    emit pageChanged();
}

PageView::Marks PageView::marksNow() const
{
    if (!m_pages)
        return {};
    return {joined(m_pages->areasOf(m_entry)), joined(m_pages->areasOf(m_item))};
}

void PageView::setMarks(Marks marks, bool repaint)
{
    if (sameAreas(marks.entry, m_marks.entry) && sameAreas(marks.item, m_marks.item))
        return;
    if (repaint) {
        updateMarks(m_marks);
        updateMarks(marks);
    }
    m_marks = std::move(marks);
}

void PageView::updateMarks(const Marks &marks)
{
    for (const page::PageList::Area &area : marks.entry)
        viewport()->update(barRect(area).adjusted(-1, -1, 1, 1));
    for (const page::PageList::Area &area : marks.item)
        viewport()->update(tintRect(area).adjusted(-1, -1, 1, 1));
}

void PageView::setCurrent(const Location &entry, const Location &item)
{
    m_entry = entry;
    m_item = item;
    setMarks(marksNow(), true);
    showMarks();
}

void PageView::showMarks()
{
    const std::vector<page::PageList::Area> &wanted = m_marks.item.empty() ? m_marks.entry : m_marks.item;
    if (wanted.empty())
        return;
    const QRect target = tintRect(wanted.front());
    const QRect seen = viewport()->rect();
    QScrollBar *bar = verticalScrollBar();
    const int margin = px(40);
    if (target.top() < seen.top())
        bar->setValue(bar->value() + target.top() - margin);
    else if (target.bottom() > seen.bottom())
        bar->setValue(bar->value() + std::min(target.top() - margin, target.bottom() - seen.bottom() + margin));
}

QRect PageView::barRect(const page::PageList::Area &area) const
{
    const QPointF from = toView(area.page, area.rect.topLeft());
    const int x = static_cast<int>(from.x()) - px(barDistance);
    return {x, static_cast<int>(from.y()), px(barWidth), static_cast<int>(std::ceil(area.rect.height() * scale()))};
}

QRect PageView::tintRect(const page::PageList::Area &area) const
{
    const QRectF rect(toView(area.page, area.rect.topLeft()), area.rect.size() * scale());
    return rect.toAlignedRect().adjusted(-2, 0, 2, 0);
}

void PageView::applyZoom(double zoom)
{
    const double next = std::clamp(zoom, minimumZoom, maximumZoom);
    if (std::abs(next - m_zoom) < 0.0001) {
        updateBars();
        return;
    }
    // The middle of what is seen stays in the middle.
    const double before = scale();
    const int half = viewport()->height() / 2;
    const double middle = (verticalScrollBar()->value() + half) / before;
    m_zoom = next;
    updateBars();
    verticalScrollBar()->setValue(static_cast<int>(middle * scale()) - half);
    viewport()->update();
    emit zoomChanged();
}

void PageView::setZoom(double zoom)
{
    m_fitWidth = false;
    applyZoom(zoom);
    emit zoomChanged();
}

void PageView::zoomIn()
{
    setZoom(m_zoom * zoomStep);
}

void PageView::zoomOut()
{
    setZoom(m_zoom / zoomStep);
}

void PageView::setFitWidth(bool fitWidth)
{
    m_fitWidth = fitWidth;
    fit();
    emit zoomChanged();
}

void PageView::fit()
{
    if (m_fitWidth && m_pages && viewport()->width() > 0) {
        const double room = std::max(50, viewport()->width() - 2 * px(sideMargin));
        applyZoom(room / (m_pages->size.width() * pixelsPerPoint));
    } else {
        updateBars();
    }
}

void PageView::updateBars()
{
    const QSize size = pageSize();
    const int pages = pageCount();
    const int height = pages == 0 ? 0 : 2 * px(topMargin) + pages * size.height() + (pages - 1) * px(gap);
    const int width = size.width() + 2 * px(sideMargin);
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    horizontalScrollBar()->setRange(0, m_fitWidth ? 0 : std::max(0, width - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
}

int PageView::currentPage() const
{
    int best = 0;
    int most = -1;
    for (int page = 0; page < pageCount(); ++page) {
        const int seen = (pageRect(page) & viewport()->rect()).height();
        if (seen > most) {
            most = seen;
            best = page;
        }
    }
    return best + 1;
}

Location PageView::placeAt(const QPoint &point) const
{
    for (int page = 0; page < pageCount(); ++page) {
        const QRect on = pageRect(page);
        if (on.contains(point))
            return m_pages->hit(page, QPointF(point - on.topLeft()) / scale());
    }
    return {};
}

void PageView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::PaletteChange)
        viewport()->update();
}

void PageView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void PageView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void PageView::keyPressEvent(QKeyEvent *event)
{
    QScrollBar *bar = verticalScrollBar();
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit placeActivated(m_item.item.isNull() ? m_entry : m_item);
        return;
    case Qt::Key_Home:
        bar->setValue(bar->minimum());
        return;
    case Qt::Key_End:
        bar->setValue(bar->maximum());
        return;
    case Qt::Key_Space:
        bar->triggerAction(event->modifiers().testFlag(Qt::ShiftModifier) ? QAbstractSlider::SliderPageStepSub
                                                                          : QAbstractSlider::SliderPageStepAdd);
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void PageView::mouseMoveEvent(QMouseEvent *event)
{
    const bool text = !placeAt(event->position().toPoint()).section.isEmpty();
    viewport()->setCursor(text ? Qt::IBeamCursor : Qt::ArrowCursor);
}

void PageView::mouseReleaseEvent(QMouseEvent *event)
{
    const Location place = placeAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && !place.section.isEmpty())
        emit placeActivated(place);
}

void PageView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    fit();
}

void PageView::scrollContentsBy(int dx, int dy)
{
    viewport()->scroll(dx, dy);
    if (hasFocus())
        viewport()->update();
    if (const int page = currentPage(); page != m_lastPage) {
        m_lastPage = page;
        emit pageChanged();
    }
}

void PageView::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    if (event->angleDelta().y() != 0)
        setZoom(m_zoom * std::pow(zoomStep, event->angleDelta().y() / 120.0));
    event->accept();
}

void PageView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    for (const QRect &dirty : event->region())
        painter.fillRect(dirty, tokens().canvas);
    for (int page = 0; page < pageCount(); ++page) {
        const QRect on = pageRect(page).adjusted(-1, -1, 1, 1);
        if (on.top() > event->rect().bottom())
            break;
        if (event->region().intersects(on))
            paintOne(painter, page, event->rect());
    }
    if (hasFocus()) {
        painter.setPen(QPen(tokens().accent, 2));
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

void PageView::paintOne(QPainter &painter, int page, const QRect &dirty) const
{
    const Tokens &colours = tokens();
    const QRect on = pageRect(page);
    painter.save();
    painter.setClipRect(dirty & on.adjusted(-1, -1, 1, 1));
    painter.fillRect(on.adjusted(-1, -1, 1, 1), colours.line2);
    const bool dimmed = colours.dark && Theme::instance().appearance().dimPages;
    painter.fillRect(on, dimmed ? colours.paper : QColor(Qt::white));
    // On paper the light theme's accent reads in both themes.
    const QColor accent = Tokens::light().accent;
    for (const page::PageList::Area &area : m_marks.item) {
        QColor tint = accent;
        tint.setAlphaF(0.1F);
        if (area.page == page)
            painter.fillRect(tintRect(area) & on, tint);
    }
    for (const page::PageList::Area &area : m_marks.entry) {
        if (area.page != page)
            continue;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(accent);
        painter.drawRoundedRect(barRect(area), px(barWidth) / 2.0, px(barWidth) / 2.0);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    painter.translate(on.topLeft());
    page::paintPage(painter, *m_pages, page, scale());
    painter.restore();
}

} // namespace shortlist::ui
