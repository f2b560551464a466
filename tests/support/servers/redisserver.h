// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/servers/serverprocess.h"

namespace shortlist::tests {

/// Redis from nothing on a free loopback port (the peers from npm know no sockets). Nothing is kept on disk.
class RedisServer final : public ServerProcess
{
public:
    ~RedisServer();
    bool start(const QStringList &options = {});
    /// After killHard(): the same port, empty.
    bool startAgain();

    [[nodiscard]] QString url(int database = 0) const;
    [[nodiscard]] int port() const { return m_port; }

private:
    int m_port = 0;
    QStringList m_options;
};

} // namespace shortlist::tests
