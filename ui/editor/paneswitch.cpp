// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/paneswitch.h"

#include <QApplication>
#include <QWidget>

namespace shortlist::ui {

namespace {

QWidget *firstControl(QWidget *pane)
{
    for (QWidget *widget = pane->nextInFocusChain(); widget && widget != pane; widget = widget->nextInFocusChain()) {
        if (pane->isAncestorOf(widget) && widget->isVisibleTo(pane) && widget->isEnabled()
            && (widget->focusPolicy() & Qt::TabFocus) != 0)
            return widget;
    }
    return nullptr;
}

} // namespace

bool focusPane(const QList<QWidget *> &panes, bool next, const std::function<QWidget *(QWidget *)> &first)
{
    QWidget *focused = QApplication::focusWidget();
    int at = -1;
    for (int i = 0; i < panes.size(); ++i) {
        if (focused && (panes.at(i) == focused || panes.at(i)->isAncestorOf(focused)))
            at = i;
    }
    const int to = at < 0 ? (next ? 0 : static_cast<int>(panes.size()) - 1) : at + (next ? 1 : -1);
    if (to < 0 || to >= panes.size())
        return false;
    QWidget *pane = panes.at(to);
    // QWidget::focusWidget() remembers who had the focus inside last.
    QWidget *target = pane->focusWidget();
    if (!target || !target->isVisibleTo(pane))
        target = first(pane);
    if (!target)
        target = firstControl(pane);
    if (!target)
        return false;
    target->setFocus(Qt::ShortcutFocusReason);
    return true;
}

} // namespace shortlist::ui
