// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/clock.h"
#include "sync/central/bullqueue.h"
#include "sync/central/sessions.h"
#include "tests/support/servers/faultproxy.h"
#include "tests/support/servers/redisserver.h"
#include "tests/sync/central/centralfixture.h"
#include "tests/sync/central/numberwriters.h"

#include <QLoggingCategory>
#include <QTest>

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
};

void FailoverTest::initTestCase()
{
    QLoggingCategory::setFilterRules(u"shortlist.central.*.debug=false"_s); // every attempt to connect again
}

void FailoverTest::aReplicaThatTakesOverHasEveryAcknowledgedWriteOnce()
{
    PostgresServer primary;
    QVERIFY2(primary.start(PostgresServer::Durability::Full), qPrintable(primary.error()));
    auto owner = std::move(PostgresConnection::open(PostgresSettings::fromUrl(primary.url()).value())).value();
    NumberWriters::prepare(PostgresSettings::fromUrl(primary.url()).value());
    PostgresServer replica;
    QVERIFY2(replica.startAsReplicaOf(primary), qPrintable(replica.error()));
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
    NumberWriters writers(both, 300);
    writers.waitFor(200);
    primary.crash();
    const bool promoted = replica.promote();
    if (!promoted && !primary.startAgain())
        qFatal("neither server runs, and the writers would wait for ever");
    const qint64 recovery = writers.timeToTheNext();
    writers.join();
    QVERIFY2(promoted, qPrintable(replica.error()));
    qInfo("writing again %lld ms after the replica had taken over", recovery);
    QCOMPARE(faultInNumbers(both, writers.all()), QString());
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
    const QString socket = server.folder() + u"/redis.sock"_s;
    QVERIFY2(server.start({u"--unixsocket"_s, socket}), qPrintable(server.error()));
    FaultProxy proxy;
    QVERIFY(proxy.start(socket));
    RedisSettings settings = RedisSettings::fromUrl(u"redis://127.0.0.1:%1/0"_s.arg(proxy.port())).value();
    settings.commandTimeoutMs = 200;
    const auto redis = std::move(Redis::open(settings)).value();
    QVERIFY(redis->command({"SET", "k", "v"}));
    proxy.silenceWhatIsOpen();
    const auto silent = redis->command({"GET", "k"});
    QVERIFY(!silent);
    QCOMPARE(silent.error().kind, Error::Kind::Unreachable);
    const auto found = redis->command({"GET", "k"});
    QVERIFY2(found, qPrintable(found ? QString() : found.error().detail));
    QCOMPARE(found.value().text, QByteArray("v"));
}

QTEST_GUILESS_MAIN(FailoverTest)
#include "tst_failover.moc"
