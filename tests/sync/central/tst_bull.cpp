// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/bullworker.h"
#include "tests/support/servers/redisserver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::central;
using namespace shortlist::tests;

namespace {

/// Real Bull 4.16.5 in a process of its own.
class Peer
{
public:
    Peer(const QString &folder, const QString &redisUrl)
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.setWorkingDirectory(folder);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"REDIS_URL"_s, redisUrl);
        m_process.setProcessEnvironment(environment);
    }
    ~Peer()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    Peer(const Peer &) = delete;
    Peer &operator=(const Peer &) = delete;

    void set(const QString &name, const QString &value)
    {
        QProcessEnvironment environment = m_process.processEnvironment();
        environment.insert(name, value);
        m_process.setProcessEnvironment(environment);
    }
    void start(const QStringList &arguments) { m_process.start(u"node"_s, arguments); }
    /// Everything it said, once it said `text`; otherwise what it said until it ended or the time was up.
    QString until(const QString &text, int limitMs = 60000)
    {
        QElapsedTimer timer;
        timer.start();
        while (!m_said.contains(text)
            && m_process.waitForReadyRead(static_cast<int>(qMax<qint64>(1, limitMs - timer.elapsed()))))
            m_said += QString::fromUtf8(m_process.readAll());
        m_said += QString::fromUtf8(m_process.readAll());
        return m_said;
    }
    bool ended() { return m_process.state() == QProcess::NotRunning || m_process.waitForFinished(60000); }

private:
    QProcess m_process;
    QString m_said;
};

} // namespace

/// Our producer and worker against ourselves, and the eight cases of interoperability against real Bull.
class BullTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void aJobGoesRoundWithinOurOwn();
    void orderIsLifoThenPriorityThenFirstCome();
    void anIdOfOnesOwnIsTakenOnce();
    void whatIsNotKeptIsGone();
    void aNewerQueueIsRefused();
    void aLostLockIsNotFinished();
    void aJobThatStallsTwiceFails();

    void ourJobIsDoneByBull();
    void bullsJobIsDoneByUs();
    void ourFailureIsTriedAgainByBull();
    void ourFinalFailureReachesBullsProducer();
    void aKilledWorkersJobIsDoneByBull();
    void aJobOfADeadBullWorkerIsDoneByUs();
    void bullTakesOurDelayedAndUrgentJobsInOrder();
    void aLongJobOfOursIsNotStolen();

private:
    BullWorker::Settings settings(const QByteArray &queue) const;
    std::unique_ptr<BullProducer> producer(const QByteArray &queue) const;
    std::unique_ptr<BullWorker> worker(const BullWorker::Settings &settings) const;
    Redis &redis() { return *m_redis; }
    bool peersThere() const { return QFile::exists(m_peers + u"/node_modules/bull/package.json"_s); }

    RedisServer m_server;
    SystemClock m_clock;
    std::unique_ptr<Redis> m_redis;
    QString m_peers;
};

#define NEEDS_BULL()                                                                                                   \
    if (!peersThere())                                                                                                 \
    QSKIP("Bull is not installed: run tests/data/interop/install. This case did not run.")

void BullTest::initTestCase()
{
    m_peers = qEnvironmentVariable("SHORTLIST_PEERS", QStringLiteral(SHORTLIST_SOURCE_DIR "/build/peers")) + u"/bull"_s;
    QVERIFY2(m_server.start(), qPrintable(m_server.error()));
    m_redis = std::move(Redis::open(RedisSettings::fromUrl(m_server.url()).value())).value();
}

void BullTest::init()
{
    QVERIFY(m_redis->command({"FLUSHALL"}));
}

BullWorker::Settings BullTest::settings(const QByteArray &queue) const
{
    BullWorker::Settings settings;
    settings.redis = RedisSettings::fromUrl(m_server.url()).value();
    settings.queue = queue;
    return settings;
}

std::unique_ptr<BullProducer> BullTest::producer(const QByteArray &queue) const
{
    return std::move(BullProducer::open(settings(queue).redis, queue, m_clock)).value();
}

std::unique_ptr<BullWorker> BullTest::worker(const BullWorker::Settings &settings) const
{
    return std::move(BullWorker::open(settings, m_clock)).value();
}

void BullTest::aJobGoesRoundWithinOurOwn()
{
    auto adding = producer("shortlist-ai");
    const auto added = adding->add("optimize", {{u"prompt"_s, u"größer \"☃\""_s}});
    QVERIFY(added);
    auto working = worker(settings("shortlist-ai"));
    const auto turn = working->turn(
        [](const BullJob &job) -> Result<QByteArray> {
            return QJsonDocument(
                QJsonObject{{u"echo"_s, job.data.value(u"prompt"_s)}, {u"name"_s, QString::fromUtf8(job.name)}})
                .toJson(QJsonDocument::Compact);
        },
        1000);
    QCOMPARE(turn.value(), BullWorker::Turn::Worked);
    const auto outcome = adding->wait(added.value().id, 3000);
    QVERIFY(outcome);
    QCOMPARE(QJsonDocument::fromJson(outcome.value().value).object().value(u"echo"_s).toString(), u"größer \"☃\""_s);
    QCOMPARE(redis().command({"LLEN", "bull:shortlist-ai:active"}).value().integer, 0);
    QCOMPARE(redis().command({"EXISTS", "bull:shortlist-ai:1:lock"}).value().integer, 0);
    QCOMPARE(working->turn({}, 10).value(), BullWorker::Turn::Idle);
}

void BullTest::orderIsLifoThenPriorityThenFirstCome()
{
    auto adding = producer("q");
    BullOptions later;
    later.delayMs = 3600000;
    QVERIFY(adding->add("later", {}, later));
    QVERIFY(adding->add("first", {}));
    QVERIFY(adding->add("second", {}));
    BullOptions five;
    five.priority = 5;
    QVERIFY(adding->add("five", {}, five));
    BullOptions one;
    one.priority = 1;
    QVERIFY(adding->add("one", {}, one));
    BullOptions lifo;
    lifo.lifo = true;
    QVERIFY(adding->add("lifo", {}, lifo));
    auto working = worker(settings("q"));
    QByteArrayList order;
    while (const auto job = working->take(10).value())
        order.append(job->name);
    QCOMPARE(order.join(' '), "lifo one five first second");
}

void BullTest::anIdOfOnesOwnIsTakenOnce()
{
    auto adding = producer("q");
    BullOptions options;
    options.jobId = "resume-1";
    QCOMPARE(adding->add("x", {}, options).value().state, BullProducer::Added::State::New);
    QCOMPARE(adding->add("x", {}, options).value().state, BullProducer::Added::State::Duplicate);
    QCOMPARE(redis().command({"LLEN", "bull:q:wait"}).value().integer, 1);
    options.jobId = "a:b";
    QCOMPARE(adding->add("x", {}, options).error().kind, Error::Kind::InvalidInput);
}

void BullTest::whatIsNotKeptIsGone()
{
    auto adding = producer("q");
    BullOptions options;
    options.removeOnComplete = true;
    const QByteArray id = adding->add("x", {}, options).value().id;
    auto working = worker(settings("q"));
    QVERIFY(working->turn([](const BullJob &) -> Result<QByteArray> { return QByteArray("1"); }, 1000));
    QCOMPARE(adding->wait(id, 3000).value().value, "1"); // the message is the only result
    QCOMPARE(redis().command({"EXISTS", "bull:q:" + id, "bull:q:completed"}).value().integer, 0);
}

void BullTest::aNewerQueueIsRefused()
{
    QVERIFY(redis().command({"HSET", "bull:q:meta", "version", "bullmq:6.7.0"}));
    QCOMPARE(BullWorker::open(settings("q"), m_clock).error().kind, Error::Kind::InvalidInput);
    QCOMPARE(BullProducer::open(settings("q").redis, "q", m_clock).error().kind, Error::Kind::InvalidInput);
}

void BullTest::aLostLockIsNotFinished()
{
    auto adding = producer("q");
    const QByteArray id = adding->add("x", {}).value().id;
    auto working = worker(settings("q"));
    const auto job = working->take(100).value();
    QVERIFY(job);
    QVERIFY(redis().command({"SET", "bull:q:" + id + ":lock", "somebody else"}));
    QCOMPARE(working->complete(*job, "1").error().kind, Error::Kind::Conflict);
    QCOMPARE(redis().command({"EXISTS", "bull:q:completed"}).value().integer, 0);
}

void BullTest::aJobThatStallsTwiceFails()
{
    auto adding = producer("q");
    const QByteArray id = adding->add("x", {}).value().id;
    auto working = worker(settings("q"));
    for (int stall = 0; stall < 2; ++stall) {
        QVERIFY(working->take(100).value());
        QVERIFY(redis().command({"DEL", "bull:q:" + id + ":lock"})); // its worker is dead
        for (int check = 0; check < 2; ++check) { // the first marks, the second acts
            QVERIFY(redis().command({"DEL", "bull:q:stalled-check"}));
            QVERIFY(working->lookAfterStalled());
        }
    }
    const auto outcome = adding->wait(id, 1000);
    QVERIFY(outcome);
    QCOMPARE(outcome.value().state, BullProducer::Outcome::State::Failed);
    QCOMPARE(outcome.value().value, "job stalled more than allowable limit");
}

void BullTest::ourJobIsDoneByBull()
{
    NEEDS_BULL();
    auto adding = producer("ai-generation");
    const QByteArray id = adding->add("__default__", {{u"prompt"_s, u"größer \"☃\""_s}}).value().id;
    Peer peer(m_peers, m_server.url());
    peer.start({u"worker.js"_s});
    const auto outcome = adding->wait(id, 60000);
    QVERIFY2(outcome, qPrintable(peer.until(u"never"_s, 10)));
    const QJsonObject result = QJsonDocument::fromJson(outcome.value().value).object();
    QCOMPARE(result.value(u"by"_s).toString(), u"bull-worker"_s);
    QCOMPARE(result.value(u"echo"_s).toObject().value(u"prompt"_s).toString(), u"größer \"☃\""_s);
}

void BullTest::bullsJobIsDoneByUs()
{
    NEEDS_BULL();
    Peer peer(m_peers, m_server.url());
    peer.start({u"producer.js"_s, uR"({"prompt":"größer ☃"})"_s, u"{}"_s, u"optimize"_s});
    auto working = worker(settings("ai-generation"));
    const auto turn = working->turn(
        [](const BullJob &job) -> Result<QByteArray> {
            return QJsonDocument(QJsonObject{{u"ours"_s, job.data.value(u"prompt"_s)}}).toJson(QJsonDocument::Compact);
        },
        60000);
    QCOMPARE(turn.value(), BullWorker::Turn::Worked);
    const QString said = peer.until(u"producer result"_s);
    QVERIFY2(said.contains(uR"({"ours":"größer ☃"})"_s), qPrintable(said));
}

void BullTest::ourFailureIsTriedAgainByBull()
{
    NEEDS_BULL();
    auto adding = producer("ai-generation");
    BullOptions options;
    options.attempts = 2;
    options.backoffMs = 500;
    options.exponentialBackoff = true;
    const QByteArray id = adding->add("__default__", {}, options).value().id;
    auto working = worker(settings("ai-generation"));
    QVERIFY(working->turn(
        [](const BullJob &) -> Result<QByteArray> {
            return Error{Error::Kind::Unknown, u"first try"_s};
        },
        1000));
    QCOMPARE(redis().command({"ZCARD", "bull:ai-generation:delayed"}).value().integer, 1);
    Peer peer(m_peers, m_server.url());
    peer.start({u"worker.js"_s});
    const auto outcome = adding->wait(id, 60000);
    QVERIFY2(outcome, qPrintable(peer.until(u"never"_s, 10)));
    QCOMPARE(QJsonDocument::fromJson(outcome.value().value).object().value(u"attempt"_s).toInt(), 1);
}

void BullTest::ourFinalFailureReachesBullsProducer()
{
    NEEDS_BULL();
    Peer peer(m_peers, m_server.url());
    peer.start({u"producer.js"_s, u"{}"_s, u"{}"_s});
    auto working = worker(settings("ai-generation"));
    QVERIFY(working->turn(
        [](const BullJob &) -> Result<QByteArray> {
            return Error{Error::Kind::Unknown, u"bad prompt"_s};
        },
        60000));
    const QString said = peer.until(u"producer failed"_s);
    QVERIFY2(said.contains(u"bad prompt"_s), qPrintable(said));
}

void BullTest::aKilledWorkersJobIsDoneByBull()
{
    NEEDS_BULL();
    auto adding = producer("ai-generation");
    const QByteArray id = adding->add("__default__", {}).value().id;
    // A worker of ours in a process of its own takes the job, says so, and is killed.
    QProcess process;
    process.setProcessEnvironment([this] {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"SHORTLIST_HOLD_JOB_OF"_s, m_server.url());
        return environment;
    }());
    process.start(QCoreApplication::applicationFilePath(), QStringList());
    QVERIFY(process.waitForReadyRead(30000));
    QVERIFY(process.readAll().startsWith("took 1"));
    process.kill();
    QVERIFY(process.waitForFinished());
    QCOMPARE(redis().command({"LLEN", "bull:ai-generation:active"}).value().integer, 1);

    Peer peer(m_peers, m_server.url());
    peer.set(u"STALL"_s, u"1000"_s);
    peer.start({u"worker.js"_s});
    const auto outcome = adding->wait(id, 60000);
    QVERIFY2(outcome, qPrintable(peer.until(u"never"_s, 10)));
    QCOMPARE(outcome.value().state, BullProducer::Outcome::State::Completed);
    QCOMPARE(redis().command({"HGET", "bull:ai-generation:" + id, "stalledCounter"}).value().text, "1");
}

void BullTest::aJobOfADeadBullWorkerIsDoneByUs()
{
    NEEDS_BULL();
    auto adding = producer("ai-generation");
    const QByteArray id = adding->add("__default__", {}).value().id;
    Peer peer(m_peers, m_server.url());
    peer.set(u"CRASH"_s, u"1"_s);
    peer.set(u"LOCK"_s, u"500"_s);
    peer.start({u"worker.js"_s});
    QVERIFY(peer.ended());
    BullWorker::Settings quick = settings("ai-generation");
    quick.stalledIntervalMs = 200;
    auto working = worker(quick);
    QElapsedTimer timer;
    timer.start();
    BullWorker::Turn turn = BullWorker::Turn::Idle;
    while (turn == BullWorker::Turn::Idle && timer.elapsed() < 60000)
        turn = working->turn([](const BullJob &) -> Result<QByteArray> { return QByteArray("\"ours\""); }, 200).value();
    QCOMPARE(adding->wait(id, 3000).value().value, "\"ours\"");
}

void BullTest::bullTakesOurDelayedAndUrgentJobsInOrder()
{
    NEEDS_BULL();
    auto adding = producer("ai-generation");
    const auto add = [&](const QString &prompt, int priority, bool lifo, int delay, const QByteArray &jobId) {
        BullOptions options;
        options.priority = priority;
        options.lifo = lifo;
        options.delayMs = delay;
        options.jobId = jobId;
        options.removeOnComplete = true;
        return adding->add("__default__", {{u"prompt"_s, prompt}}, options).value();
    };
    const QByteArray last = add(u"delayed"_s, 0, false, 1000, {}).id;
    add(u"fifo"_s, 0, false, 0, {});
    add(u"five"_s, 5, false, 0, {});
    add(u"one"_s, 1, false, 0, {});
    add(u"lifo"_s, 0, true, 0, {});
    add(u"custom"_s, 0, false, 0, "mine");
    QCOMPARE(add(u"custom"_s, 0, false, 0, "mine").state, BullProducer::Added::State::Duplicate);
    Peer peer(m_peers, m_server.url());
    peer.start({u"worker.js"_s});
    QVERIFY(adding->wait(last, 60000));
    const QString said = peer.until(u"\"delayed\""_s);
    qsizetype before = -1;
    for (const QString &prompt : {u"lifo"_s, u"one"_s, u"five"_s, u"fifo"_s, u"custom"_s, u"delayed"_s}) {
        const qsizetype place = said.indexOf(u"{\"prompt\":\"%1\"}"_s.arg(prompt));
        QVERIFY2(place > before, qPrintable(prompt + u" in:\n"_s + said));
        before = place;
    }
    QCOMPARE(said.count(u"\"custom\""_s), 1);
    QCOMPARE(redis().command({"EXISTS", "bull:ai-generation:mine", "bull:ai-generation:completed"}).value().integer, 0);
}

void BullTest::aLongJobOfOursIsNotStolen()
{
    NEEDS_BULL();
    BullWorker::Settings quick = settings("ai-generation");
    quick.lockMs = 1000;
    auto adding = producer("ai-generation");
    const QByteArray id = adding->add("__default__", {}).value().id;
    auto working = worker(quick);
    int runs = 0;
    Peer peer(m_peers, m_server.url());
    const auto turn = working->turn(
        [&](const BullJob &) -> Result<QByteArray> {
            ++runs;
            // Bull looks for stalled jobs all the while; it says what it does.
            peer.set(u"STALL"_s, u"500"_s);
            peer.set(u"LOCK"_s, u"1000"_s);
            peer.start({u"worker.js"_s});
            const QString said = peer.until(u"worker"_s, 4000);
            return said.contains(u"worker"_s) ? Result<QByteArray>(Error{Error::Kind::Unknown, said})
                                              : QByteArray("\"ours\"");
        },
        1000);
    QVERIFY2(turn, qPrintable(turn ? QString() : turn.error().detail));
    QCOMPARE(adding->wait(id, 3000).value().value, "\"ours\"");
    QCOMPARE(runs, 1);
}

// As a process of its own this test is a worker that takes one job and holds it until it is killed.
static int holdJob(const QString &url)
{
    const SystemClock clock;
    BullWorker::Settings settings;
    settings.redis = RedisSettings::fromUrl(url).value();
    settings.queue = "ai-generation";
    settings.lockMs = 1000;
    auto worker = BullWorker::open(settings, clock);
    const auto job = worker.value()->take(10000);
    QTextStream(stdout) << "took " << job.value()->id << Qt::endl;
    auto redis = Redis::open(settings.redis);
    return redis.value()->blockingCommand({"BRPOP", "never", "60"}, 60000) ? 1 : 0;
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QString hold = qEnvironmentVariable("SHORTLIST_HOLD_JOB_OF");
    if (!hold.isEmpty())
        return holdJob(hold);
    BullTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_bull.moc"
