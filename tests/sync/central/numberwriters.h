// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/central/connectionpool.h"

#include <QElapsedTimer>

#include <atomic>
#include <thread>
#include <vector>

namespace shortlist::tests {

/// Threads that write numbers into the table `numbers`, each number once, whatever becomes of the server meanwhile. The
/// number is the idempotency key, so a commit whose answer was lost is simply tried again.
class NumberWriters
{
public:
    static constexpr int threads = 4;

    /// Makes the table. Ends the test program where it cannot.
    static void prepare(const central::PostgresSettings &settings);

    NumberWriters(const central::PostgresSettings &settings, int numbersEach);
    NumberWriters(const NumberWriters &) = delete;
    NumberWriters &operator=(const NumberWriters &) = delete;
    ~NumberWriters();

    /// Returns once so many are written.
    void waitFor(int written) const;
    /// From now to the next number written, in milliseconds.
    [[nodiscard]] qint64 timeToTheNext() const;
    /// Until all are written.
    void join();

    [[nodiscard]] int all() const { return threads * m_each; }
    [[nodiscard]] int written() const { return m_written; }
    /// Commits whose answer was lost.
    [[nodiscard]] int unknown() const { return m_unknown; }
    /// Attempts that failed in any other way.
    [[nodiscard]] int failed() const { return m_failed; }

private:
    void write(int first, int last);
    bool writeOne(central::PostgresConnection &database, int number);

    central::ConnectionPool m_pool;
    const int m_each;
    std::vector<std::thread> m_threads;
    std::atomic<int> m_written = 0;
    std::atomic<int> m_unknown = 0;
    std::atomic<int> m_failed = 0;
};

/// Empty where the table has each of `all` numbers once, else what is wrong.
QString faultInNumbers(const central::PostgresSettings &settings, int all);

} // namespace shortlist::tests
