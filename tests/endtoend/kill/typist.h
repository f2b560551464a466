// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/resumesession.h"

#include <QRandomGenerator>
#include <QTimer>

namespace shortlist::kill {

/// Types into one bullet of an open resume without end, at a person's and at a machine's pace, with pauses, and does
/// other things in between: moves, versions, status, search, another resume. The seed decides all of it.
/// Writes one line for each key to standard output: when it was typed, in nanoseconds of the monotonic clock.
class Typist final : public QObject
{
    Q_OBJECT

public:
    Typist(Library &library, ui::ResumeSession &session, quint32 seed, QObject *parent = nullptr);

    /// Makes the bullet of this session and begins.
    void start();

private:
    void act();
    void typeKey();
    void doSomethingElse();
    void scheduleNext();

    Library &m_library;
    ui::ResumeSession &m_session;
    quint32 m_seed = 0;
    QRandomGenerator m_random;
    QTimer m_timer;
    ItemId m_bullet;
    int m_keys = 0;
};

} // namespace shortlist::kill
