// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/central/bullqueue.h"

#include <functional>

namespace shortlist::central {

struct BullJob
{
    QByteArray id;
    QByteArray name;
    QJsonObject data;
    QJsonObject options;
    int attemptsMade = 0;
    int priority = 0;
};

/// The working side of a Bull 4.16 queue. A worker takes every job of its queue, whatever the name, so ours run on a
/// queue of their own (`shortlist-ai`) unless the web platform's workers are off. One thread calls it; while a handler
/// runs, another renews the lock.
class BullWorker
{
public:
    struct Settings
    {
        RedisSettings redis;
        QByteArray queue = "shortlist-ai";
        int lockMs = 30000;
        int stalledIntervalMs = 30000;
        int allowedStalls = 1;
    };
    /// JSON text, or an error whose detail becomes the job's reason.
    using Handler = std::function<Result<QByteArray>(const BullJob &)>;

    static Result<std::unique_ptr<BullWorker>> open(const Settings &settings, const Clock &clock);

    /// Looks after delayed and stalled jobs, then takes one job and carries it out. Waits up to `waitMs` for one.
    /// Returns whether there was one.
    enum class Turn { Worked, Idle };
    Result<Turn> turn(const Handler &handler, int waitMs);

    /// The single steps, for those who need them apart.
    Result<std::optional<BullJob>> take(int waitMs);
    Result<void> complete(const BullJob &job, const QByteArray &json);
    /// Tries again later where attempts are left.
    Result<void> fail(const BullJob &job, const QString &reason);
    Result<void> lookAfterDelayed();
    Result<void> lookAfterStalled();

private:
    BullWorker(Settings settings, const Clock &clock);
    Result<BullJob> locked(const QByteArray &id);
    Result<QByteArray> whileRenewing(const BullJob &job, const Handler &handler);
    Result<void> finish(const BullJob &job, const QByteArray &state, const QByteArray &value,
        const QByteArray &attempts, const QByteArray &stack);

    Settings m_settings;
    const Clock &m_clock;
    QByteArray m_prefix;
    QByteArray m_token;
    std::unique_ptr<Redis> m_redis;
    std::unique_ptr<Redis> m_waiting; ///< blocks, so it has a connection of its own
};

} // namespace shortlist::central
