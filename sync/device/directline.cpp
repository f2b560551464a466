// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/device/directline.h"

#include "sync/central/syncrules.h"

using namespace Qt::StringLiterals;

namespace shortlist::device {

using namespace shortlist::central;

namespace {

const SystemClock wall;

} // namespace

Result<void> DirectLine::connect()
{
    if (m_connection)
        return {};
    SHORTLIST_TRY(PostgresSettings settings, PostgresSettings::fromUrl(m_settings.central));
    settings.applicationName = u"shortlist sync"_s;
    SHORTLIST_TRY(auto connection, PostgresConnection::open(settings));
    SHORTLIST_TRY(const Rows time, connection->run("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint"));
    m_aheadMs = time.integer(0, 0) - wall.now();
    m_connection = std::move(connection);
    return {};
}

Result<QByteArray> DirectLine::answer(const QByteArray &request)
{
    if (auto connected = connect(); !connected) {
        const Error &error = connected.error();
        return error.kind == Error::Kind::InvalidInput ? error : Error{Error::Kind::Unreachable, error.detail};
    }
    m_up += request.size();
    PostgresDialect dialect(m_settings.token);
    SyncRules rules(*m_connection, dialect, m_settings.account);
    QByteArray reply = rules.answer(request, wall.now() + m_aheadMs);
    m_down += reply.size();
    const auto decoded = sync::decodeReply(reply);
    const bool failed = decoded && std::holds_alternative<sync::ErrorReply>(decoded.value());
    if (failed && !m_connection->isAlive()) {
        m_connection.reset();
        return Error{Error::Kind::Unreachable, u"the connection was lost"_s};
    }
    return reply;
}

QByteArray DirectLine::channel(const QString &account)
{
    return "shortlist:changed:" + account.toUtf8();
}

void DirectLine::tellOthers()
{
    if (m_settings.redis.isEmpty())
        return;
    if (!m_redis) {
        const auto settings = RedisSettings::fromUrl(m_settings.redis);
        if (!settings)
            return;
        auto opened = Redis::open(settings.value());
        if (!opened)
            return;
        m_redis = std::move(opened).value();
    }
    const auto told = m_redis->command({"PUBLISH", channel(m_settings.account), "1"});
    Q_UNUSED(told) // best effort: they ask once a minute anyway
}

} // namespace shortlist::device
