// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFocusEvent>
#include <QPointer>
#include <QWidget>

namespace shortlist::ui {

/// Gives the focus that a view is given to the control in it that people go on with. A focus proxy would do the same,
/// but in Qt 6.4 it also takes the controls before that one out of the way of Tab.
class PassFocus final : public QObject
{
public:
    PassFocus(QWidget *view, QWidget *target)
        : QObject(view)
        , m_target(target)
    {
        view->installEventFilter(this);
    }
    void setTarget(QWidget *target) { m_target = target; }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::FocusIn && m_target)
            m_target->setFocus(static_cast<QFocusEvent *>(event)->reason());
        return QObject::eventFilter(watched, event);
    }

private:
    QPointer<QWidget> m_target;
};

} // namespace shortlist::ui
