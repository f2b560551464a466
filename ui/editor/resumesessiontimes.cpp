// SPDX-License-Identifier: GPL-3.0-or-later
// When a session does what: the deadlines of resumesession.h as one timer.
#include "ui/editor/resumesession.h"

#include <algorithm>

namespace shortlist::ui {

bool ResumeSession::reached(Timestamp since, qint64 wait, Timestamp now)
{
    return now - since >= wait || now < since;
}

std::optional<Timestamp> ResumeSession::nextDue() const
{
    std::optional<Timestamp> due;
    const auto add = [&due](Timestamp at) { due = due ? std::min(*due, at) : at; };
    if (m_lastEdit)
        add(*m_lastEdit + pauseMs);
    if (m_failedAt)
        add(*m_failedAt + retryMs);
    else if (m_dirty && m_dirtySince && !m_writing)
        add(*m_dirtySince + saveThrottleMs);
    if (const auto version = m_editing.dueAt(); version && !m_failedAt)
        add(*version);
    return due;
}

void ResumeSession::schedule()
{
    const auto due = nextDue();
    if (!due) {
        m_timer.stop();
        return;
    }
    const qint64 wait = std::clamp<qint64>(*due - m_clock.now(), 0, quietBeforeVersionMs);
    m_timer.start(static_cast<int>(wait));
}

void ResumeSession::tick()
{
    const Timestamp now = m_clock.now();
    if (m_lastEdit && reached(*m_lastEdit, pauseMs, now)) {
        m_lastEdit.reset();
        m_document.closeStep();
    }
    if (m_failedAt) {
        if (reached(*m_failedAt, retryMs, now))
            retry();
    } else if (m_editing.isDue(now)) {
        cutVersion(VersionTrigger::Quiet);
    } else if (m_dirty && m_dirtySince && reached(*m_dirtySince, saveThrottleMs, now)) {
        saveNow();
    }
    schedule();
}

} // namespace shortlist::ui
