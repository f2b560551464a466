// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/components/panes.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace shortlist::ui {

namespace {

constexpr auto paneProperty = "shortlistPane";

/// The first place for the keyboard in `pane`, in tab order.
QWidget *firstStop(QWidget *pane)
{
    if ((pane->focusPolicy() & Qt::TabFocus) != 0)
        return pane;
    for (QWidget *at = pane->nextInFocusChain(); at != pane; at = at->nextInFocusChain()) {
        if (pane->isAncestorOf(at) && at->isVisible() && at->isEnabled() && (at->focusPolicy() & Qt::TabFocus) != 0)
            return at;
    }
    return nullptr;
}

} // namespace

void setPane(QWidget *widget, Pane place)
{
    widget->setProperty(paneProperty, static_cast<int>(place));
}

PaneCycler::PaneCycler(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { remember(now); });
}

QList<QWidget *> PaneCycler::panes() const
{
    QList<QWidget *> found;
    for (QWidget *widget : m_window->findChildren<QWidget *>()) {
        if (widget->property(paneProperty).isValid() && widget->isVisible() && firstStop(widget))
            found.append(widget);
    }
    std::stable_sort(found.begin(), found.end(), [](const QWidget *a, const QWidget *b) {
        return a->property(paneProperty).toInt() < b->property(paneProperty).toInt();
    });
    return found;
}

void PaneCycler::remember(QWidget *focus)
{
    for (QWidget *at = focus; at; at = at->parentWidget()) {
        if (at->property(paneProperty).isValid()) {
            m_last.insert(at, focus);
            return;
        }
    }
}

void PaneCycler::next()
{
    go(1);
}

void PaneCycler::previous()
{
    go(-1);
}

void PaneCycler::go(int by)
{
    const QList<QWidget *> all = panes();
    if (all.isEmpty())
        return;
    const QWidget *focus = QApplication::focusWidget();
    const auto at = std::find_if(all.begin(), all.end(),
        [&](const QWidget *pane) { return focus && (pane == focus || pane->isAncestorOf(focus)); });
    const qsizetype count = all.size();
    const qsizetype from = at == all.end() ? (by > 0 ? -1 : 0) : at - all.begin();
    QWidget *pane = all.at((from + by + count) % count);
    QWidget *last = m_last.value(pane);
    if (!last || !last->isVisible() || !last->isEnabled() || (pane != last && !pane->isAncestorOf(last)))
        last = firstStop(pane);
    if (last)
        last->setFocus(Qt::TabFocusReason);
}

Bar::Bar(int height, QWidget *parent)
    : QWidget(parent)
    , m_height(height)
{
    setFixedHeight(px(height));
    connect(&Theme::instance(), &Theme::changed, this, [this] { setFixedHeight(px(m_height)); });
}

void Bar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens().surface);
    painter.fillRect(QRect(0, height() - 1, width(), 1), tokens().line);
}

Hairline::Hairline(Qt::Orientation orientation, QWidget *parent)
    : QWidget(parent)
{
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

void Hairline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens().line);
}

} // namespace shortlist::ui
