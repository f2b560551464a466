// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/connectionpool.h"

namespace shortlist::central {

using namespace Qt::StringLiterals;

ConnectionPool::Lease::Lease(ConnectionPool &pool, std::unique_ptr<PostgresConnection> connection)
    : m_pool(&pool)
    , m_connection(std::move(connection))
{
}

ConnectionPool::Lease::Lease(Lease &&other) noexcept
    : m_pool(std::exchange(other.m_pool, nullptr))
    , m_connection(std::move(other.m_connection))
{
}

ConnectionPool::Lease::~Lease()
{
    if (!m_pool)
        return;
    m_connection->rollback();
    m_pool->giveBack(std::move(m_connection));
}

ConnectionPool::ConnectionPool(Settings settings)
    : m_settings(std::move(settings))
{
}

ConnectionPool::~ConnectionPool()
{
    Q_ASSERT(m_open == static_cast<int>(m_idle.size()));
}

Result<ConnectionPool::Lease> ConnectionPool::acquire()
{
    Idle idle;
    {
        std::unique_lock lock(m_mutex);
        const auto available = [this] { return !m_idle.empty() || m_open < m_settings.size; };
        if (!m_freed.wait_for(lock, m_settings.waitLimit, available))
            return Error{Error::Kind::Busy, u"every connection of the pool is in use"_s};
        if (m_idle.empty()) {
            ++m_open;
        } else {
            // The one used last: the others may grow old and be closed by a pooler in between.
            idle = std::move(m_idle.back());
            m_idle.pop_back();
        }
    }
    Result<std::unique_ptr<PostgresConnection>> connection = usable(std::move(idle));
    if (!connection) {
        {
            const std::lock_guard lock(m_mutex);
            --m_open;
        }
        m_freed.notify_one();
        return connection.error();
    }
    return Lease(*this, std::move(connection).value());
}

Result<std::unique_ptr<PostgresConnection>> ConnectionPool::usable(Idle idle)
{
    if (idle.connection) {
        const bool fresh = std::chrono::steady_clock::now() - idle.since < m_settings.healthCheckAfter;
        if (fresh || idle.connection->isAlive())
            return std::move(idle.connection);
    }
    return PostgresConnection::open(m_settings.postgres);
}

void ConnectionPool::giveBack(std::unique_ptr<PostgresConnection> connection)
{
    {
        const std::lock_guard lock(m_mutex);
        m_idle.push_back({std::move(connection), std::chrono::steady_clock::now()});
    }
    m_freed.notify_one();
}

int ConnectionPool::open() const
{
    const std::lock_guard lock(m_mutex);
    return m_open;
}

} // namespace shortlist::central
