// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/redissubscription.h"
#include "tests/support/servers/redisserver.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::central;

class RedisTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void addressesAreReadInEveryForm();
    void bytesAndNestedListsComeBackAsTheyWent();
    void answersThatAreErrorsAreErrors();
    void aScriptIsSentWholeOnlyWhereItIsUnknown();
    void afterARestartPasswordAndDatabaseAreRestored();
    void aBlockingCommandMayWaitLongerThanTheTimeout();
    void aSubscriptionHearsWhatIsPublishedAfterItStands();
    void aSubscriptionSurvivesARestart();
    void tlsIsNeverSilentlyLeftOut();

private:
    RedisSettings settings(int database = 0) const;
    std::unique_ptr<Redis> open(int database = 0) const;

    tests::RedisServer m_server;
};

void RedisTest::initTestCase()
{
    QVERIFY2(m_server.start({u"--requirepass"_s, u"s3cr:t@"_s}), qPrintable(m_server.error()));
}

void RedisTest::init()
{
    QVERIFY(open()->command({"FLUSHALL"}));
}

RedisSettings RedisTest::settings(int database) const
{
    return RedisSettings::fromUrl(u"redis://:s3cr%3At%40@127.0.0.1:%1/%2"_s.arg(m_server.port()).arg(database)).value();
}

std::unique_ptr<Redis> RedisTest::open(int database) const
{
    auto redis = Redis::open(settings(database));
    if (!redis)
        qFatal("%s", qPrintable(redis.error().detail));
    return std::move(redis).value();
}

void RedisTest::addressesAreReadInEveryForm()
{
    const RedisSettings plain = RedisSettings::fromUrl(u"redis://cache.example"_s).value();
    QCOMPARE(plain.host, u"cache.example"_s);
    QCOMPARE(plain.port, 6379);
    QVERIFY(!plain.tls);
    const RedisSettings full = RedisSettings::fromUrl(u"rediss://me:p%40ss@h:7000/3"_s).value();
    QCOMPARE(full.user, "me");
    QCOMPARE(full.password, "p@ss");
    QCOMPARE(full.port, 7000);
    QCOMPARE(full.database, 3);
    QVERIFY(full.tls);
    const RedisSettings unixSocket = RedisSettings::fromUrl(u"unix:///run/redis.sock?db=2"_s).value();
    QCOMPARE(unixSocket.socketPath, u"/run/redis.sock"_s);
    QCOMPARE(unixSocket.database, 2);
    for (const QString &wrong : {u"http://h"_s, u"redis://h/x"_s, u""_s, u"redis://h:port"_s})
        QCOMPARE(RedisSettings::fromUrl(wrong).error().kind, Error::Kind::InvalidInput);
}

void RedisTest::bytesAndNestedListsComeBackAsTheyWent()
{
    auto redis = open();
    const QByteArray bytes("a\0\r\n\xff", 5);
    QVERIFY(redis->command({"SET", "k", bytes}));
    QCOMPARE(redis->command({"GET", "k"}).value().text, bytes);
    QVERIFY(redis->command({"GET", "none"}).value().isNil());
    const auto nested = redis->command({"EVAL", "return {1,{'x',{false,2}}}", "0"});
    QVERIFY(nested);
    QCOMPARE(nested.value().items[0].integer, 1);
    QCOMPARE(nested.value().items[1].items[0].text, "x");
    QVERIFY(nested.value().items[1].items[1].items[0].isNil());
    QCOMPARE(nested.value().items[1].items[1].items[1].integer, 2);
}

void RedisTest::answersThatAreErrorsAreErrors()
{
    auto redis = open();
    QVERIFY(redis->command({"SET", "k", "x"}));
    QCOMPARE(redis->command({"LPUSH", "k", "y"}).error().kind, Error::Kind::InvalidInput);
    QVERIFY(redis->command({"PING"})); // the connection lives on

    RedisSettings wrong = settings();
    wrong.password = "guess";
    QCOMPARE(Redis::open(wrong).error().kind, Error::Kind::InvalidInput);
    wrong = settings();
    wrong.port = tests::freePort();
    QCOMPARE(Redis::open(wrong).error().kind, Error::Kind::Unreachable);
}

void RedisTest::aScriptIsSentWholeOnlyWhereItIsUnknown()
{
    auto redis = open();
    const QByteArray source = "return {KEYS[1], ARGV[1]}";
    for (int i = 0; i < 2; ++i) {
        const auto reply = redis->script(source, {"key"}, {"argument"});
        QVERIFY(reply);
        QCOMPARE(reply.value().items[0].text, "key");
        QCOMPARE(reply.value().items[1].text, "argument");
    }
    QVERIFY(redis->command({"SCRIPT", "FLUSH"}));
    QVERIFY(redis->script(source, {"key"}, {"argument"}));
}

void RedisTest::afterARestartPasswordAndDatabaseAreRestored()
{
    auto redis = open(3);
    m_server.killHard();
    QCOMPARE(redis->command({"PING"}).error().kind, Error::Kind::Unreachable);
    QVERIFY2(m_server.startAgain(), qPrintable(m_server.error()));
    QVERIFY(redis->command({"SET", "k", "x"}));
    QVERIFY(open(0)->command({"GET", "k"}).value().isNil());
    QCOMPARE(open(3)->command({"GET", "k"}).value().text, "x");
}

void RedisTest::aBlockingCommandMayWaitLongerThanTheTimeout()
{
    RedisSettings impatient = settings();
    impatient.commandTimeoutMs = 200;
    auto redis = std::move(Redis::open(impatient)).value();
    const auto nothing = redis->blockingCommand({"BRPOP", "list", "1"}, 1000);
    QVERIFY2(nothing, qPrintable(nothing ? QString() : nothing.error().detail));
    QVERIFY(nothing.value().isNil());
    QCOMPARE(redis->command({"BRPOP", "list", "2"}).error().kind, Error::Kind::Unreachable);
    QVERIFY(redis->command({"PING"}));
}

void RedisTest::aSubscriptionHearsWhatIsPublishedAfterItStands()
{
    auto subscription = RedisSubscription::open(settings(), {"a", "b"});
    QVERIFY(subscription);
    auto redis = open();
    QVERIFY(redis->command({"PUBLISH", "b", "one"}));
    QVERIFY(redis->command({"PUBLISH", "c", "not for us"}));
    QVERIFY(redis->command({"PUBLISH", "a", "two"}));
    const auto first = subscription.value()->next(3000);
    QVERIFY(first && first.value());
    QCOMPARE(first.value()->channel, "b");
    QCOMPARE(first.value()->payload, "one");
    QCOMPARE(subscription.value()->next(3000).value()->payload, "two");
    QVERIFY(!subscription.value()->next(10).value());
}

void RedisTest::aSubscriptionSurvivesARestart()
{
    auto subscription = RedisSubscription::open(settings(), {"a"});
    QVERIFY(subscription);
    m_server.killHard();
    QCOMPARE(subscription.value()->next(3000).error().kind, Error::Kind::Unreachable);
    QVERIFY2(m_server.startAgain(), qPrintable(m_server.error()));
    QVERIFY(!subscription.value()->next(10).value()); // subscribed again, nothing there
    QVERIFY(open()->command({"PUBLISH", "a", "back"}));
    QCOMPARE(subscription.value()->next(3000).value()->payload, "back");
}

void RedisTest::tlsIsNeverSilentlyLeftOut()
{
    RedisSettings secure = settings();
    secure.tls = true; // the server here speaks none
    QVERIFY(!Redis::open(secure));
}

QTEST_GUILESS_MAIN(RedisTest)
#include "tst_redis.moc"
