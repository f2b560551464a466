// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "sync/central/postgressettings.h"
#include "sync/central/redissettings.h"

#include <QHash>

namespace shortlist::server {

/// DATABASE_URL, REDIS_URL and the rest, from the environment or from a file of NAME=VALUE lines; the environment wins.
class Configuration
{
public:
    /// `path` empty: /etc/shortlist/server.conf where it exists. NotFound where a file that was named is not there.
    static Result<Configuration> load(const QString &path);

    [[nodiscard]] QString value(const QString &name) const;
    /// InvalidInput with a sentence where DATABASE_URL is missing or no address.
    [[nodiscard]] Result<central::PostgresSettings> postgres() const;
    [[nodiscard]] Result<central::RedisSettings> redis() const;

private:
    QHash<QString, QString> m_file;
};

} // namespace shortlist::server
