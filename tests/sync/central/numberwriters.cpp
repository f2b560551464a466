// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/central/numberwriters.h"

#include "tests/sync/central/centralfixture.h"

namespace shortlist::tests {

using namespace Qt::StringLiterals;
using namespace shortlist::central;

void NumberWriters::prepare(const PostgresSettings &settings)
{
    must(*PostgresConnection::open(settings).value(), "CREATE TABLE numbers (n int PRIMARY KEY)");
}

NumberWriters::NumberWriters(const PostgresSettings &settings, int numbersEach)
    : m_pool({settings, threads})
    , m_each(numbersEach)
{
    for (int i = 0; i < threads; ++i)
        m_threads.emplace_back([this, i] { write(i * m_each, (i + 1) * m_each); });
}

NumberWriters::~NumberWriters()
{
    join();
}

void NumberWriters::waitFor(int written) const
{
    while (m_written < written)
        std::this_thread::yield();
}

qint64 NumberWriters::timeToTheNext() const
{
    QElapsedTimer timer;
    timer.start();
    waitFor(m_written + 1);
    return timer.elapsed();
}

void NumberWriters::join()
{
    for (std::thread &thread : m_threads)
        thread.join();
    m_threads.clear();
}

void NumberWriters::write(int first, int last)
{
    for (int n = first; n < last;) {
        auto lease = m_pool.acquire();
        if (!lease) {
            std::this_thread::yield();
            continue;
        }
        if (writeOne(*lease.value(), n)) {
            ++m_written;
            ++n;
        }
    }
}

bool NumberWriters::writeOne(PostgresConnection &database, int number)
{
    Result<Rows> inserted = Rows();
    if (auto begun = database.begin(); !begun)
        inserted = begun.error();
    else
        inserted = database.run("INSERT INTO numbers VALUES ($1::int)", {number});
    if (!inserted) {
        database.rollback();
        const bool there = inserted.error().kind == Error::Kind::Constraint;
        m_failed += there ? 0 : 1;
        return there;
    }
    const auto committed = database.commit();
    if (!committed)
        ++m_failed;
    else if (committed.value() == Commit::Unknown)
        ++m_unknown;
    return committed && committed.value() == Commit::Done;
}

QString faultInNumbers(const PostgresSettings &settings, int all)
{
    const Rows rows = must(
        *PostgresConnection::open(settings).value(), "SELECT count(*), count(DISTINCT n), min(n), max(n) FROM numbers");
    if (rows.integer(0, 0) == all && rows.integer(0, 1) == all && rows.integer(0, 2) == 0
        && rows.integer(0, 3) == all - 1)
        return {};
    return u"%1 rows, %2 numbers from %3 to %4"_s.arg(
        rows.text(0, 0), rows.text(0, 1), rows.text(0, 2), rows.text(0, 3));
}

} // namespace shortlist::tests
