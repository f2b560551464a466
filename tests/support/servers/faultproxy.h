// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <atomic>
#include <memory>
#include <thread>

namespace shortlist::tests {

/// Stands on a loopback port in front of a server on a Unix socket and can make connections half-open: what either side
/// sends is taken and thrown away, and neither learns anything.
class FaultProxy
{
public:
    FaultProxy();
    FaultProxy(const FaultProxy &) = delete;
    FaultProxy &operator=(const FaultProxy &) = delete;
    ~FaultProxy();

    /// `socketPath` is the server's socket. False where no port could be taken.
    bool start(const QString &socketPath);
    [[nodiscard]] int port() const { return m_port; }
    /// Every connection that there is goes silent and stays so; new ones are passed on as before.
    void silenceWhatIsOpen();
    /// How many have been silenced.
    [[nodiscard]] int silenced() const { return m_silenced; }

private:
    struct Pair;
    void run();

    QByteArray m_target;
    int m_listener = -1;
    int m_port = 0;
    std::atomic<bool> m_ended = false;
    std::atomic<bool> m_silence = false;
    std::atomic<int> m_silenced = 0;
    std::thread m_thread;
};

} // namespace shortlist::tests
