// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/connectionpool.h"
#include "tests/support/servers/pgbouncerserver.h"
#include "tests/sync/central/centralfixture.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::central;
using namespace shortlist::tests;

/// Parts that die while writers work: nothing acknowledged is lost, nothing is done twice.
class FaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void aCrashedServerLosesAndDoublesNothing();
    void aRestartedPgBouncerLosesAndDoublesNothing();
    void behindPgBouncerEveryTransactionHasItsOwnSettings();

private:
    struct Tally
    {
        std::atomic<int> written = 0;
        std::atomic<int> unknown = 0;
        std::atomic<int> lost = 0;
        std::atomic<qint64> lastWriteMs = 0;
    };
    static void write(ConnectionPool &pool, int first, int last, Tally &tally, const QElapsedTimer &timer);
    static void runThrough(
        const PostgresSettings &settings, Tally &tally, const std::function<void(const QElapsedTimer &)> &fault);
};

// Each number once: the number is the idempotency key, so a commit whose answer was lost is simply tried again.
void FaultsTest::write(ConnectionPool &pool, int first, int last, Tally &tally, const QElapsedTimer &timer)
{
    for (int n = first; n < last;) {
        auto lease = pool.acquire();
        if (!lease) {
            std::this_thread::yield();
            continue;
        }
        PostgresConnection &db = *lease.value();
        Result<Rows> inserted = Rows();
        if (auto begun = db.begin(); !begun)
            inserted = begun.error();
        else
            inserted = db.run("INSERT INTO numbers VALUES ($1::int)", {n});
        const bool there = !inserted && inserted.error().kind == Error::Kind::Constraint;
        const auto committed = inserted ? db.commit() : Result<Commit>(inserted.error());
        if (!inserted)
            db.rollback();
        if (committed && committed.value() == Commit::Unknown)
            ++tally.unknown;
        else if (!committed && !there)
            ++tally.lost;
        if (there || (committed && committed.value() == Commit::Done)) {
            ++tally.written;
            tally.lastWriteMs = timer.elapsed();
            ++n;
        }
    }
}

void FaultsTest::runThrough(
    const PostgresSettings &settings, Tally &tally, const std::function<void(const QElapsedTimer &)> &fault)
{
    ConnectionPool pool({settings, 4});
    QElapsedTimer timer;
    timer.start();
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&, i] { write(pool, i * 500, (i + 1) * 500, tally, timer); });
    while (tally.written < 300)
        std::this_thread::yield();
    fault(timer);
    for (std::thread &thread : threads)
        thread.join();
}

void FaultsTest::aCrashedServerLosesAndDoublesNothing()
{
    QLoggingCategory::setFilterRules(u"shortlist.central.*.debug=false"_s); // every attempt to connect again
    PostgresServer server;
    QVERIFY2(server.start(PostgresServer::Durability::Full), qPrintable(server.error()));
    const PostgresSettings settings = PostgresSettings::fromUrl(server.url()).value();
    must(*PostgresConnection::open(settings).value(), "CREATE TABLE numbers (n int PRIMARY KEY)");
    Tally tally;
    qint64 readyAt = 0;
    int writtenAtReady = 0;
    runThrough(settings, tally, [&](const QElapsedTimer &timer) {
        server.crash();
        if (!server.startAgain())
            qFatal("%s", qPrintable(server.error()));
        readyAt = timer.elapsed();
        writtenAtReady = tally.written;
        while (tally.written == writtenAtReady && timer.elapsed() - readyAt < 60000)
            std::this_thread::yield();
        QVERIFY(tally.written > writtenAtReady); // the goal of 5 s is measured, below: a loaded machine may miss it
        qInfo("writing again %lld ms after the server was ready", timer.elapsed() - readyAt);
    });
    QVERIFY(tally.lost > 0); // somebody was hit
    QCOMPARE(tally.written.load(), 2000);
    const Rows rows = must(
        *PostgresConnection::open(settings).value(), "SELECT count(*), count(DISTINCT n), min(n), max(n) FROM numbers");
    QCOMPARE(rows.integer(0, 0), 2000);
    QCOMPARE(rows.integer(0, 1), 2000);
    qInfo("%d commits of unknown end", tally.unknown.load());
}

void FaultsTest::aRestartedPgBouncerLosesAndDoublesNothing()
{
    PostgresServer server;
    QVERIFY2(server.start(), qPrintable(server.error()));
    PgBouncerServer pooler;
    QVERIFY2(pooler.start(server), qPrintable(pooler.error()));
    const PostgresSettings settings = PostgresSettings::fromUrl(pooler.url(u"postgres"_s)).value();
    QVERIFY(settings.throughPooler);
    must(*PostgresConnection::open(settings).value(), "CREATE TABLE numbers (n int PRIMARY KEY)");
    Tally tally;
    runThrough(settings, tally, [&](const QElapsedTimer &) {
        pooler.killHard();
        if (!pooler.startAgain())
            qFatal("%s", qPrintable(pooler.error()));
    });
    QVERIFY(tally.lost > 0);
    QCOMPARE(must(*PostgresConnection::open(settings).value(), "SELECT count(*) FROM numbers").integer(0, 0), 2000);
}

void FaultsTest::behindPgBouncerEveryTransactionHasItsOwnSettings()
{
    PostgresServer server;
    QVERIFY2(server.start(), qPrintable(server.error()));
    PgBouncerServer pooler;
    QVERIFY2(pooler.start(server), qPrintable(pooler.error()));
    const PostgresSettings settings = PostgresSettings::fromUrl(pooler.url(u"postgres"_s)).value();
    auto one = std::move(PostgresConnection::open(settings)).value();
    auto other = std::move(PostgresConnection::open(settings)).value();
    // A token of one transaction must never be there in another one on the same server connection.
    for (int i = 0; i < 20; ++i) {
        QVERIFY(one->begin());
        must(*one, "SELECT set_config('shortlist.token', 'mine', true)");
        QCOMPARE(one->commit().value(), Commit::Done);
        QVERIFY(other->begin());
        const Rows row = must(*other,
            "SELECT coalesce(current_setting('shortlist.token', true), ''), current_setting('timezone'), "
            "current_setting('lock_timeout')");
        QCOMPARE(row.text(0, 0), QString());
        QCOMPARE(row.text(0, 1), u"UTC"_s);
        QCOMPARE(row.text(0, 2), u"500ms"_s);
        other->rollback();
    }
}

QTEST_GUILESS_MAIN(FaultsTest)
#include "tst_faults.moc"
