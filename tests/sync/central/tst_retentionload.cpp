// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/retention.h"
#include "tests/sync/central/centralfixture.h"
#include "tests/sync/central/scaledata.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::central;
using namespace shortlist::tests;

/// Retention beside people at work, on SHORTLIST_SCALE of the schema document's table of sizes (0.01 where it is not
/// set) or in the filled database that SHORTLIST_SCALE_URL names, which is left without its old rows.
class RetentionLoadTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void writersHardlyNotice();
    void stoppedHalfWayTheNextRunEndsIt();

private:
    static constexpr int writers = 50;
    static constexpr std::chrono::milliseconds pace{400}; // of each writer: 125 updates a second together
    static constexpr qint64 phaseMs = 20000;

    struct Times
    {
        std::vector<double> ms;
        int failed = 0;
        double at(double part) const { return ms[static_cast<size_t>(static_cast<double>(ms.size() - 1) * part)]; }
    };
    Times work(const std::function<bool()> &goOn) const;
    void write(int writer, const std::function<bool()> &goOn, Times &times) const;
    qint64 oldRows();

    CentralFixture m_fixture;
    PostgresSettings m_settings;
    std::unique_ptr<PostgresConnection> m_db;
    QTemporaryDir m_folder;
    int m_resumes = 0;
    // The data are of the first weeks of 2025: all analyses, usage and audit entries are old by then.
    const Timestamp m_now = QDateTime::fromString(u"2026-02-01T02:00:00Z"_s, Qt::ISODate).toMSecsSinceEpoch();
};

void RetentionLoadTest::initTestCase()
{
    bool given = false;
    const double scale = qEnvironmentVariable("SHORTLIST_SCALE").toDouble(&given);
    const int users = qMax(10, static_cast<int>(10000 * (given ? scale : 0.01)));
    if (const QString url = qEnvironmentVariable("SHORTLIST_SCALE_URL"); !url.isEmpty()) {
        m_settings = PostgresSettings::fromUrl(url).value();
    } else {
        const QString failure = m_fixture.start();
        QVERIFY2(failure.isEmpty(), qPrintable(failure));
        m_settings = m_fixture.settings();
    }
    m_settings.statementTimeoutMs = 0;
    m_db = std::move(PostgresConnection::open(m_settings)).value();
    if (must(*m_db, "SELECT count(*) FROM users").integer(0, 0) == 0) {
        const QString failure = fillAtScale(*m_db, users);
        QVERIFY2(failure.isEmpty(), qPrintable(failure));
    }
    m_resumes = static_cast<int>(must(*m_db, "SELECT count(*) FROM resumes").integer(0, 0));
}

qint64 RetentionLoadTest::oldRows()
{
    return must(*m_db,
        "SELECT (SELECT count(*) FROM analyses WHERE created_at < timestamp '2026-02-01 02:00' - interval '90 days')"
        " + (SELECT count(*) FROM ai_usage WHERE date < date '2026-02-01' - 90)"
        " + (SELECT count(*) FROM audit_logs WHERE created_at < timestamp '2026-02-01 02:00' - interval '1 year')")
        .integer(0, 0);
}

// The web platform's way: an update of a document of 50 KB, one transaction each.
void RetentionLoadTest::write(int writer, const std::function<bool()> &goOn, Times &times) const
{
    PostgresSettings patient = m_settings; // nobody tells the web platform how long to wait for a lock
    patient.lockTimeoutMs = 0;
    auto opened = PostgresConnection::open(patient);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().detail));
    PostgresConnection &db = *opened.value();
    const QString id = u"00000000-0000-4000-8001-%1"_s;
    const QByteArray content = must(db, "SELECT content FROM resumes LIMIT 1").utf8(0, 0);
    auto next = std::chrono::steady_clock::now() + pace * writer / writers;
    for (int n = 0; goOn(); ++n) {
        std::this_thread::sleep_until(next);
        next += pace;
        const int resume = 1 + (n * 7919 + writer * 104729) % m_resumes;
        QElapsedTimer timer;
        timer.start();
        const auto updated
            = db.run("UPDATE resumes SET title = $2, content = $3::jsonb, updated_at = now() WHERE id = $1::uuid",
                {id.arg(resume, 12, 10, QChar(u'0')), u"T%1"_s.arg(n), Parameter::utf8(content)});
        times.ms.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        times.failed += updated ? 0 : 1;
    }
}

RetentionLoadTest::Times RetentionLoadTest::work(const std::function<bool()> &goOn) const
{
    std::vector<Times> each(writers);
    std::vector<std::thread> threads;
    for (int i = 0; i < writers; ++i)
        threads.emplace_back([&, i] { write(i, goOn, each[static_cast<size_t>(i)]); });
    for (std::thread &thread : threads)
        thread.join();
    Times all;
    for (const Times &one : each) {
        all.ms.insert(all.ms.end(), one.ms.begin(), one.ms.end());
        all.failed += one.failed;
    }
    std::sort(all.ms.begin(), all.ms.end());
    return all;
}

void RetentionLoadTest::writersHardlyNotice()
{
    QElapsedTimer timer;
    timer.start();
    const Times without = work([&timer] { return timer.elapsed() < phaseMs; });
    const qint64 before = oldRows();
    auto db = std::move(PostgresConnection::open(m_settings)).value();
    const qint64 backend = must(*db, "SELECT pg_backend_pid()").integer(0, 0);
    std::atomic<bool> running = true;
    std::thread retention([&] {
        Archive archive(m_folder.path());
        const auto done = Retention(*db, archive, m_now).run();
        if (done) {
            for (const RetentionCount &count : done.value())
                qInfo("removed %lld %s", count.rows, qPrintable(count.what));
        }
        running = false;
    });
    timer.start();
    const Times with = work([&] { return running && timer.elapsed() < phaseMs; });
    const double seconds = static_cast<double>(timer.elapsed()) / 1000;
    must(*m_db, "SELECT pg_terminate_backend($1::int)", {backend});
    retention.join();
    qInfo("%zu updates without, %zu with; p50 %.2f and %.2f ms, p99 %.2f and %.2f ms (%.2f times), worst %.1f and %.1f",
        without.ms.size(), with.ms.size(), without.at(0.5), with.at(0.5), without.at(0.99), with.at(0.99),
        with.at(0.99) / without.at(0.99), without.ms.back(), with.ms.back());
    const qint64 after = oldRows();
    qInfo("%lld of %lld old rows removed beside them in %.1f s", before - after, before, seconds);
    QCOMPARE(without.failed, 0);
    QCOMPARE(with.failed, 0); // nobody was made to give way, by a lock or by a deadlock
    QVERIFY(before - after > 0);
}

void RetentionLoadTest::stoppedHalfWayTheNextRunEndsIt()
{
    const qint64 resumes = must(*m_db, "SELECT count(*) FROM resumes").integer(0, 0);
    Archive archive(m_folder.path());
    QElapsedTimer timer;
    timer.start();
    const auto done = Retention(*m_db, archive, m_now).run();
    QVERIFY2(done, qPrintable(done ? QString() : done.error().detail));
    qInfo("the rest in %.1f s", static_cast<double>(timer.elapsed()) / 1000);
    QCOMPARE(oldRows(), 0);
    QCOMPARE(must(*m_db, "SELECT count(*) FROM resumes").integer(0, 0), resumes);
}

QTEST_GUILESS_MAIN(RetentionLoadTest)
#include "tst_retentionload.moc"
