// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/servers/postgresserver.h"

namespace shortlist::tests {

/// PgBouncer in transaction mode in front of a server of ours, on a Unix socket. Two server connections only, so that
/// clients do share them.
class PgBouncerServer final : public ServerProcess
{
public:
    ~PgBouncerServer();
    bool start(const PostgresServer &behind);
    bool startAgain();

    [[nodiscard]] QString url(const QString &database) const;
};

} // namespace shortlist::tests
