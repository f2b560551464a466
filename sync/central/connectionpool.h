// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/central/postgresconnection.h"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

namespace shortlist::central {

/// A bounded set of connections that threads borrow. Must outlive every lease.
class ConnectionPool
{
public:
    struct Settings
    {
        PostgresSettings postgres;
        int size = 10;
        std::chrono::milliseconds waitLimit{2000};
        /// A connection that lay unused for longer is asked whether it is alive before it is lent.
        std::chrono::milliseconds healthCheckAfter{5000};
    };

    /// Goes back to the pool when it is destroyed; a transaction left open is rolled back.
    class Lease
    {
    public:
        Lease(Lease &&other) noexcept;
        Lease &operator=(Lease &&) = delete;
        Lease(const Lease &) = delete;
        Lease &operator=(const Lease &) = delete;
        ~Lease();

        PostgresConnection &operator*() const { return *m_connection; }
        PostgresConnection *operator->() const { return m_connection.get(); }

    private:
        friend class ConnectionPool;
        Lease(ConnectionPool &pool, std::unique_ptr<PostgresConnection> connection);

        ConnectionPool *m_pool = nullptr;
        std::unique_ptr<PostgresConnection> m_connection;
    };

    explicit ConnectionPool(Settings settings);
    ConnectionPool(const ConnectionPool &) = delete;
    ConnectionPool &operator=(const ConnectionPool &) = delete;
    ~ConnectionPool();

    /// Waits for a free connection up to the limit, then Busy; Unreachable where a new one cannot be opened.
    Result<Lease> acquire();

    /// Connections that are open, lent or not.
    [[nodiscard]] int open() const;

private:
    struct Idle
    {
        std::unique_ptr<PostgresConnection> connection;
        std::chrono::steady_clock::time_point since;
    };

    void giveBack(std::unique_ptr<PostgresConnection> connection);
    Result<std::unique_ptr<PostgresConnection>> usable(Idle idle);

    const Settings m_settings;
    mutable std::mutex m_mutex;
    std::condition_variable m_freed;
    std::vector<Idle> m_idle;
    int m_open = 0;
};

} // namespace shortlist::central
