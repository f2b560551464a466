// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Everything in which hiredis 0.14 and 1.x differ for us.

#include "sync/central/redissettings.h"

#include <hiredis/hiredis.h>
#if HIREDIS_MAJOR >= 1 && __has_include(<hiredis/hiredis_ssl.h>) && defined(SHORTLIST_HIREDIS_SSL)
#include <hiredis/hiredis_ssl.h>
#define SHORTLIST_REDIS_TLS 1
#endif

namespace shortlist::central::compat {

/// TLS on a fresh connection; InvalidInput where the library cannot, because going on in the clear would send the
/// password to whoever listens.
inline Result<void> startTls([[maybe_unused]] redisContext *context, const RedisSettings &settings)
{
    if (!settings.tls)
        return {};
#ifdef SHORTLIST_REDIS_TLS
    static redisSSLContext *const ssl
        = (redisInitOpenSSL(), redisCreateSSLContext(nullptr, "/etc/ssl/certs", nullptr, nullptr, nullptr, nullptr));
    if (!ssl || redisInitiateSSLWithContext(context, ssl) != REDIS_OK)
        return Error{Error::Kind::Unreachable, QStringLiteral("TLS to Redis failed")};
    return {};
#else
    return Error{
        Error::Kind::InvalidInput, QStringLiteral("this build cannot reach Redis over TLS: its hiredis has none")};
#endif
}

} // namespace shortlist::central::compat
