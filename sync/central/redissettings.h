// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QByteArray>
#include <QString>

namespace shortlist::central {

/// How to reach Redis.
struct RedisSettings
{
    QString host;
    int port = 6379;
    /// A Unix socket instead of host and port.
    QString socketPath;
    QByteArray user;
    QByteArray password;
    int database = 0;
    bool tls = false;
    int connectTimeoutMs = 3000;
    int commandTimeoutMs = 3000;

    /// `redis://[[user][:password]@]host[:port][/database]`, `rediss://…` for TLS, `unix:///path?db=N`. InvalidInput
    /// for anything else.
    static Result<RedisSettings> fromUrl(const QString &url);
};

} // namespace shortlist::central
