// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/device/directline.h"
#include "sync/device/libraryjournal.h"
#include "sync/engine/engine.h"

#include <QLockFile>

#include <functional>

namespace shortlist::device {

/// Runs the engine in the calling thread, which waits for the centre: a worker thread, or the command line. Only one
/// runner syncs a library at a time, whichever process it is in.
class Runner final : private sync::Carrier
{
public:
    /// All outlive it. `device` is shown with conflicts.
    Runner(LibraryJournal &journal, DirectLine &line, const QString &libraryPath, const QString &device);

    /// Syncs until this library and the centre hold the same, or until it is clear that they will not now: the centre
    /// is not reached, or something goes wrong for longer than `patienceMs`. Busy where another process syncs this
    /// library.
    Result<sync::EngineStatus> once(int patienceMs = 20'000);
    /// Syncs whenever something changes here or there, until `stopped` says so, which is asked five times a second.
    /// `changed` hears each new status.
    Result<void> watch(
        const std::function<bool()> &stopped, const std::function<void(const sync::EngineStatus &)> &changed);

    [[nodiscard]] const sync::EngineCounts &counts() const { return m_engine.counts(); }

private:
    class Steady final : public Clock
    {
    public:
        [[nodiscard]] Timestamp now() const override;
    };
    class Dice final : public sync::Random
    {
    public:
        quint64 next() override;
        QString newId() override;
    };

    void send(quint64 request, const QByteArray &bytes) override;
    Result<void> lock();
    void answerAll();
    Result<void> note(const sync::EngineStatus &status);

    LibraryJournal &m_journal;
    DirectLine &m_line;
    QLockFile m_lock;
    SystemClock m_wall;
    Steady m_steady;
    Dice m_dice;
    sync::Engine m_engine;
    std::optional<std::pair<quint64, QByteArray>> m_request;
    bool m_pushed = false;
};

} // namespace shortlist::device
