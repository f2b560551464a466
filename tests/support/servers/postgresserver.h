// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/servers/serverprocess.h"

namespace shortlist::tests {

/// PostgreSQL from nothing on a Unix socket only. Which one: the folder of programs in SHORTLIST_POSTGRESQL_BIN, else
/// Debian's 15. Nothing is made durable unless asked for, because a test's power never fails.
class PostgresServer final : public ServerProcess
{
public:
    enum class Durability { None, Full };

    ~PostgresServer();
    bool start(Durability durability = Durability::None);
    /// After killHard() or stopFast(): the same data again.
    bool startAgain();
    /// A streaming copy of `primary`, which goes on as a replica of it. False where PostgreSQL came without its client
    /// programs (the builds from npm do).
    bool startAsReplicaOf(const PostgresServer &primary);
    /// The replica becomes a server of its own that takes writes.
    bool promote();
    void stopFast();
    /// As a power cut: no checkpoint, recovery at the next start.
    void crash();

    /// The URL of a database on this server, as DATABASE_URL has it. The user is `owner`, a superuser.
    [[nodiscard]] QString url(
        const QString &database = QStringLiteral("postgres"), const QString &user = QStringLiteral("owner")) const;

private:
    void setOptions(Durability durability);

    QStringList m_options;
};

} // namespace shortlist::tests
