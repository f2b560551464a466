// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace shortlist {

/// UTC milliseconds since 1970: how every stored time is kept.
using Timestamp = qint64;

/// Where the program asks what time it is, so that tests decide.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    [[nodiscard]] virtual Timestamp now() const = 0;
};

/// The computer's own clock.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] Timestamp now() const override;
};

/// Stands still until it is told otherwise.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(Timestamp start)
        : m_now(start)
    {
    }
    [[nodiscard]] Timestamp now() const override { return m_now; }
    void advance(qint64 milliseconds) { m_now += milliseconds; }
    void set(Timestamp now) { m_now = now; }

private:
    Timestamp m_now = 0;
};

} // namespace shortlist
