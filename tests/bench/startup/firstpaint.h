// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEvent>
#include <QTimer>
#include <QWidget>

#include <functional>

namespace shortlist::bench {

/// Calls `painted` once, when the first paint of a widget that `counts` is over and has reached the screen's buffer.
class FirstPaint final : public QObject
{
public:
    FirstPaint(QObject *watched, std::function<bool(QWidget *)> counts, std::function<void()> painted)
        : QObject(watched)
        , m_counts(std::move(counts))
        , m_painted(std::move(painted))
    {
        watched->installEventFilter(this);
    }

    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && object->isWidgetType() && !m_done
            && m_counts(static_cast<QWidget *>(object))) {
            m_done = true;
            QTimer::singleShot(0, this, m_painted);
        }
        return false;
    }

private:
    std::function<bool(QWidget *)> m_counts;
    std::function<void()> m_painted;
    bool m_done = false;
};

} // namespace shortlist::bench
