// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/clock.h"
#include "sync/central/bullqueue.h"
#include "sync/central/connectionpool.h"
#include "sync/central/sessions.h"
#include "tests/support/servers/postgresserver.h"
#include "tests/support/servers/redisserver.h"
#include "tests/sync/central/centralfixture.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QTest>

#include <atomic>
#include <csignal>
#include <thread>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::central;
using namespace shortlist::tests;

/// A replica that takes over, a Redis without room, servers that no longer answer.
class FailoverTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aReplicaThatTakesOverHasEveryAcknowledgedWriteOnce();
    void aFullRedisRefusesAndLosesNoJob();
    void aRedisThatNoLongerAnswersIsGivenUpAndFoundAgain();

private:
    static void write(ConnectionPool &pool, int first, int last, std::atomic<int> &written);
};

void FailoverTest::initTestCase()
{
    QLoggingCategory::setFilterRules(u"shortlist.central.*.debug=false"_s); // every attempt to connect again
}

// Each number once: the number is the idempotency key, so a commit whose answer was lost is simply tried again.
void FailoverTest::write(ConnectionPool &pool, int first, int last, std::atomic<int> &written)
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
        if (there || (committed && committed.value() == Commit::Done)) {
            ++written;
            ++n;
        }
    }
}

void FailoverTest::aReplicaThatTakesOverHasEveryAcknowledgedWriteOnce()
{
    PostgresServer primary;
    QVERIFY2(primary.start(PostgresServer::Durability::Full), qPrintable(primary.error()));
    auto owner = std::move(PostgresConnection::open(PostgresSettings::fromUrl(primary.url()).value())).value();
    must(*owner, "CREATE TABLE numbers (n int PRIMARY KEY)");
    PostgresServer replica;
    if (!replica.startAsReplicaOf(primary))
        QSKIP(qPrintable(replica.error()));
    // Only then does "done" mean done on both.
    must(*owner, "ALTER SYSTEM SET synchronous_standby_names = '*'");
    must(*owner, "SELECT pg_reload_conf()");
    QTRY_COMPARE(must(*owner, "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'").integer(0, 0), 1);
    owner.reset();

    // As an administrator writes it: both servers, whichever takes writes.
    const PostgresSettings both = PostgresSettings::fromUrl(
        u"postgresql:///postgres?user=owner&host=%1,%2&target_session_attrs=read-write"_s.arg(
            primary.folder(), replica.folder()))
                                      .value();
    ConnectionPool pool({both, 4});
    std::atomic<int> written = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&, i] { write(pool, i * 300, (i + 1) * 300, written); });
    while (written < 200)
        std::this_thread::yield();
    primary.crash();
    const bool promoted = replica.promote();
    QElapsedTimer timer;
    timer.start();
    const int before = written;
    if (promoted) {
        while (written == before)
            std::this_thread::yield();
    } else if (!primary.startAgain()) {
        qFatal("neither server runs, and the writers would wait for ever");
    }
    const qint64 recovery = timer.elapsed();
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY2(promoted, qPrintable(replica.error()));
    qInfo("writing again %lld ms after the replica had taken over", recovery);
    const Rows rows
        = must(*std::move(PostgresConnection::open(both)).value(), "SELECT count(*), count(DISTINCT n) FROM numbers");
    QCOMPARE(rows.integer(0, 0), 1200);
    QCOMPARE(rows.integer(0, 1), 1200);
}

void FailoverTest::aFullRedisRefusesAndLosesNoJob()
{
    RedisServer server;
    QVERIFY2(server.start({u"--maxmemory"_s, u"4mb"_s, u"--maxmemory-policy"_s, u"noeviction"_s}),
        qPrintable(server.error()));
    const RedisSettings settings = RedisSettings::fromUrl(server.url()).value();
    const auto redis = std::move(Redis::open(settings)).value();
    const SystemClock clock;
    const auto producer = std::move(BullProducer::open(settings, "shortlist-ai", clock)).value();
    QVERIFY(producer->add("work", {{u"n"_s, 1}}));
    // Coarse first, then to the last byte.
    int fillers = 0;
    for (const int size : {100000, 1000, 10, 1}) {
        while (redis->command({"SET", "filler:" + QByteArray::number(fillers), QByteArray(size, 'x')}))
            ++fillers;
    }
    const auto refused = producer->add("work", {{u"n"_s, 2}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::DiskFull);
    Sessions sessions(*redis);
    const auto session = sessions.open({UserId::create(), u"a@example.com"_s, u"free"_s});
    QVERIFY(!session);
    QCOMPARE(session.error().kind, Error::Kind::DiskFull);
    // Nothing half done is left of either, and what was there before still is.
    QCOMPARE(redis->command({"LLEN", "bull:shortlist-ai:wait"}).value().integer, 1);
    for (int i = 0; i < fillers; ++i)
        QVERIFY(redis->command({"DEL", "filler:" + QByteArray::number(i)}));
    QVERIFY(producer->add("work", {{u"n"_s, 3}}));
    QVERIFY(sessions.open({UserId::create(), u"a@example.com"_s, u"free"_s}));
    QCOMPARE(redis->command({"LLEN", "bull:shortlist-ai:wait"}).value().integer, 2);
}

// As with a half-open connection: the other side takes what is sent and says nothing.
void FailoverTest::aRedisThatNoLongerAnswersIsGivenUpAndFoundAgain()
{
    RedisServer server;
    QVERIFY2(server.start(), qPrintable(server.error()));
    RedisSettings settings = RedisSettings::fromUrl(server.url()).value();
    settings.commandTimeoutMs = 200;
    const auto redis = std::move(Redis::open(settings)).value();
    QVERIFY(redis->command({"SET", "k", "v"}));
    ::kill(static_cast<pid_t>(server.processId()), SIGSTOP);
    const auto silent = redis->command({"GET", "k"});
    ::kill(static_cast<pid_t>(server.processId()), SIGCONT);
    QVERIFY(!silent);
    QCOMPARE(silent.error().kind, Error::Kind::Unreachable);
    QTRY_VERIFY_WITH_TIMEOUT(redis->command({"GET", "k"}).has_value(), 5000);
}

QTEST_GUILESS_MAIN(FailoverTest)
#include "tst_failover.moc"
