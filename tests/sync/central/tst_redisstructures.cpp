// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/aicache.h"
#include "sync/central/ratelimiter.h"
#include "sync/central/sessions.h"
#include "sync/central/usagecounters.h"
#include "tests/support/servers/redisserver.h"
#include "tests/sync/central/centralfixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::central;
using namespace shortlist::tests;

/// §7 of the schema document: keys, types and expiries, as the web platform reads them.
class RedisStructuresTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void aSessionIsTheDocumentsHashAndSlides();
    void aSessionThatEndedIsNotFound();
    void theLimitLetsThroughWhatItSaysAndNoMore();
    void aRequestSentAgainCostsNothing();
    void anothersMillisecondsAreUnderstood();
    void theAnswerOfAnotherModelIsNotOurs();
    void aCachedAnswerLivesAnHour();
    void theDaysCountIsTheLedgersAfterAFlush();
    void countsAreReadWithoutRedisToo();

private:
    QByteArray type(const QByteArray &key);
    qint64 ttl(const QByteArray &key);

    RedisServer m_server;
    std::unique_ptr<Redis> m_redis;
    ManualClock m_clock{1759881600000};
    const UserId m_user = UserId::parse(u"00000000-0000-4000-8000-000000000001");
};

void RedisStructuresTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.error()));
    m_redis = std::move(Redis::open(RedisSettings::fromUrl(m_server.url()).value())).value();
}

void RedisStructuresTest::init()
{
    QVERIFY(m_redis->command({"FLUSHALL"}));
}

QByteArray RedisStructuresTest::type(const QByteArray &key)
{
    return m_redis->command({"TYPE", key}).value().text;
}

qint64 RedisStructuresTest::ttl(const QByteArray &key)
{
    return m_redis->command({"TTL", key}).value().integer;
}

void RedisStructuresTest::aSessionIsTheDocumentsHashAndSlides()
{
    Sessions sessions(*m_redis);
    const Sessions::Session session{m_user, u"user@example.com"_s, u"free"_s};
    const QByteArray id = sessions.open(session).value();
    const QByteArray key = "session:" + id;
    QCOMPARE(id.size(), 64);
    QCOMPARE(type(key), "hash");
    QCOMPARE(m_redis->command({"HGET", key, "userId"}).value().text, m_user.toString().toUtf8());
    QCOMPARE(m_redis->command({"HGET", key, "tier"}).value().text, "free");
    QVERIFY(ttl(key) > 890 && ttl(key) <= 900);
    QVERIFY(m_redis->command({"EXPIRE", key, "10"}));
    QVERIFY(sessions.find(id).value() == session);
    QVERIFY(ttl(key) > 890);
    QVERIFY(sessions.close(id));
    QVERIFY(!sessions.find(id).value());
}

void RedisStructuresTest::aSessionThatEndedIsNotFound()
{
    Sessions sessions(*m_redis);
    QVERIFY(!sessions.find("nothing").value());
    QCOMPARE(m_redis->command({"EXISTS", "session:nothing"}).value().integer, 0);
}

void RedisStructuresTest::theLimitLetsThroughWhatItSaysAndNoMore()
{
    RateLimiter limiter(*m_redis, m_clock);
    using Outcome = RateLimiter::Decision::Outcome;
    const QByteArray key = "ratelimit:" + m_user.toString().toUtf8() + ":api/analyze";
    for (int i = 0; i < 3; ++i)
        QCOMPARE(
            limiter.ask(m_user, "api/analyze", "r" + QByteArray::number(i), {3, 60}).value().outcome, Outcome::Allowed);
    QCOMPARE(limiter.ask(m_user, "api/analyze", "r3", {3, 60}).value().outcome, Outcome::Refused);
    QCOMPARE(limiter.ask(m_user, "api/other", "r3", {3, 60}).value().outcome, Outcome::Allowed);
    QCOMPARE(type(key), "zset");
    QVERIFY(ttl(key) > 86000);
    QCOMPARE(m_redis->command({"ZSCORE", key, "r0"}).value().text, "1759881600"); // seconds, as in the document
    m_clock.advance(61000);
    const auto later = limiter.ask(m_user, "api/analyze", "r4", {3, 60}).value();
    QCOMPARE(later.outcome, Outcome::Allowed);
    QCOMPARE(later.used, 1); // what left the window was trimmed
}

void RedisStructuresTest::aRequestSentAgainCostsNothing()
{
    RateLimiter limiter(*m_redis, m_clock);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(limiter.ask(m_user, "api/analyze", "same", {1, 60}).value().used, 1);
}

void RedisStructuresTest::anothersMillisecondsAreUnderstood()
{
    const QByteArray key = "ratelimit:" + m_user.toString().toUtf8() + ":api/analyze";
    QVERIFY(m_redis->command({"ZADD", key, QByteArray::number(m_clock.now() - 1000), "web"}));
    RateLimiter limiter(*m_redis, m_clock);
    QCOMPARE(
        limiter.ask(m_user, "api/analyze", "ours", {1, 60}).value().outcome, RateLimiter::Decision::Outcome::Refused);
    QCOMPARE(limiter.ask(m_user, "api/analyze", "ours", {2, 60}).value().used, 2);
    QVERIFY(m_redis->command({"ZSCORE", key, "ours"}).value().text.toLongLong() > 100000000000);
}

void RedisStructuresTest::theAnswerOfAnotherModelIsNotOurs()
{
    AiCache cache(*m_redis);
    QVERIFY(cache.store({"openai", "gpt-4", "prompt"}, R"({"overallScore":78})"));
    QCOMPARE(cache.find({"openai", "gpt-4", "prompt"}).value().value_or("none"), R"({"overallScore":78})");
    QVERIFY(!cache.find({"openai", "gpt-4p", "rompt"}).value());
    QVERIFY(!cache.find({"gemini", "gpt-4", "prompt"}).value());
    QCOMPARE(cache.store({"a", "b", "c"}, QByteArray((1 << 20) + 1, 'x')).error().kind, Error::Kind::TooLarge);
}

void RedisStructuresTest::aCachedAnswerLivesAnHour()
{
    AiCache cache(*m_redis);
    QVERIFY(cache.store({"openai", "gpt-4", "prompt"}, "{}"));
    const QByteArray key = AiCache::key({"openai", "gpt-4", "prompt"});
    QCOMPARE(key.size(), 9 + 64);
    QCOMPARE(type(key), "string");
    QVERIFY(ttl(key) > 3590 && ttl(key) <= 3600);
}

void RedisStructuresTest::theDaysCountIsTheLedgersAfterAFlush()
{
    CentralFixture fixture;
    const QString failure = fixture.start();
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    auto db = fixture.connect();
    must(*db, "INSERT INTO users (id, email, password_hash) VALUES ($1::uuid, 'a@x.com', 'x')", {m_user.value});
    const QDate today = QDate::fromString(must(*db, "SELECT (now() AT TIME ZONE 'UTC')::date").text(0, 0), Qt::ISODate);
    for (int i = 0; i < 3; ++i)
        must(*db, "UPDATE users SET analyses_run_today = analyses_run_today + 1");
    UsageCounters counters(*m_redis, *db);
    QCOMPARE(counters.publish(m_user, "analyses", today).value(), 3);
    QCOMPARE(counters.publish(m_user, "analyses", today).value(), 3); // told twice, counted once
    const QByteArray key = "usage:" + m_user.toString().toUtf8() + ":analyses:" + today.toString(Qt::ISODate).toUtf8();
    QCOMPARE(m_redis->command({"GET", key}).value().text, "3");
    QVERIFY(ttl(key) > 86000);
    QVERIFY(m_redis->command({"FLUSHALL"}));
    QCOMPARE(counters.read(m_user, "analyses", today).value(), 3);
    QCOMPARE(m_redis->command({"GET", key}).value().text, "3");
    QCOMPARE(counters.read(m_user, "analyses", today.addDays(-1)).value(), 0);
}

void RedisStructuresTest::countsAreReadWithoutRedisToo()
{
    CentralFixture fixture;
    QVERIFY(fixture.start().isEmpty());
    auto db = fixture.connect();
    RedisSettings settings = RedisSettings::fromUrl(m_server.url()).value();
    auto redis = std::move(Redis::open(settings)).value();
    m_server.killHard();
    QCOMPARE(UsageCounters(*redis, *db).read(m_user, "analyses", QDate(2026, 1, 1)).value(), 0);
    QVERIFY(m_server.startAgain());
}

QTEST_GUILESS_MAIN(RedisStructuresTest)
#include "tst_redisstructures.moc"
