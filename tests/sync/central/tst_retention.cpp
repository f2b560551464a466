// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/retention.h"
#include "tests/sync/central/centralfixture.h"

#include <QDateTime>
#include <QFile>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::central;
using namespace shortlist::tests;

class RetentionTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void aDryRunCountsAndTouchesNothing();
    void nothingGoesADayEarly();
    void whatIsOldGoesAndWhatIsArchivedIsReadable();
    void aPurgedPersonLeavesNoPersonalDataBehind();
    void scoresOutliveThePurgedResume();
    void devicesLearnOfOldAnalysesByOneWatermark();
    void versionsThinToOneADay();
    void aFullArchiveStopsTheDeletion();
    void onlyOneRunAtATime();
    void lostHalfWayItGoesOnWhereItStopped();
    void rowsThatSomebodyHoldsArePassedOver();

private:
    qint64 count(const QByteArray &table);
    QByteArray unpacked(const QString &table);
    Result<QList<RetentionCount>> run(const QDateTime &now);

    CentralFixture m_fixture;
    std::unique_ptr<PostgresConnection> m_db;
    std::unique_ptr<QTemporaryDir> m_folder;
    // All rows are made at this moment.
    const QDateTime m_made = QDateTime::fromString(u"2026-01-01T12:00:00Z"_s, Qt::ISODate);
};

void RetentionTest::initTestCase()
{
    const QString failure = m_fixture.start();
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
}

void RetentionTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_db = m_fixture.connect();
    must(*m_db, "DELETE FROM audit_logs");
    must(*m_db, "DELETE FROM users");
    QVERIFY(m_db->runScript(R"(
INSERT INTO users (id, email, password_hash, created_at, deleted_at)
    SELECT ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'p' || n || '@example.com', 'x', '2026-01-01 12:00',
           CASE WHEN n = 1 THEN timestamp '2026-01-01 12:00' END FROM generate_series(1, 3) n;
INSERT INTO resumes (id, user_id, title, content, created_at, deleted_at)
    SELECT ('00000000-0000-4000-8001-' || lpad(n::text, 12, '0'))::uuid, '00000000-0000-4000-8000-000000000002', 'R', '{}',
           '2026-01-01 12:00', CASE WHEN n = 1 THEN timestamp '2026-01-01 12:00' END FROM generate_series(1, 2) n;
INSERT INTO job_descriptions (user_id, title, description, deleted_at)
    VALUES ('00000000-0000-4000-8000-000000000002', 'J', 'd', '2026-01-01 12:00');
INSERT INTO analyses (user_id, resume_id, analysis_type, results, status, created_at)
    SELECT '00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8001-000000000002', 'ats_score',
           '{"overallScore": 78}', CASE WHEN n % 2 = 0 THEN 'completed' ELSE 'failed' END, '2026-01-01 12:00'
    FROM generate_series(1, 450) n;
INSERT INTO ai_usage (user_id, feature, ai_provider, created_at, date)
    SELECT '00000000-0000-4000-8000-000000000002', 'analysis', 'openai', '2026-01-01 12:00', '2026-01-01' FROM generate_series(1, 5);
INSERT INTO audit_logs (user_id, action, ip_address, changes, created_at)
    SELECT ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'user_login', '10.0.0.1', '{"before": "private"}',
           '2026-01-01 12:00' FROM generate_series(1, 2) n;
)"));
}

qint64 RetentionTest::count(const QByteArray &table)
{
    return must(*m_db, "SELECT count(*) FROM " + table).integer(0, 0);
}

Result<QList<RetentionCount>> RetentionTest::run(const QDateTime &now)
{
    Archive archive(m_folder->path());
    return Retention(*m_db, archive, now.toMSecsSinceEpoch()).run();
}

// With the system's own gzip: the archive must not need us to be read.
QByteArray RetentionTest::unpacked(const QString &table)
{
    QProcess gzip;
    gzip.start(u"sh"_s, {u"-c"_s, u"zcat \"$1\"/\"$2\"-*.jsonl.gz"_s, u"sh"_s, m_folder->path(), table});
    gzip.waitForFinished();
    return gzip.exitCode() == 0 ? gzip.readAllStandardOutput() : QByteArray();
}

void RetentionTest::aDryRunCountsAndTouchesNothing()
{
    Archive archive(m_folder->path());
    const auto counts = Retention(*m_db, archive, m_made.addDays(400).toMSecsSinceEpoch()).dryRun();
    QVERIFY2(counts, qPrintable(counts ? QString() : counts.error().detail));
    QString text;
    for (const RetentionCount &count : counts.value())
        text += u"%1 %2, "_s.arg(count.rows).arg(count.what);
    QCOMPARE(text,
        u"1 accounts, 1 resumes in Trash, 1 job descriptions in Trash, 450 analyses, 5 AI usage, 2 audit entries, 0 automatic versions, "_s);
    QCOMPARE(count("analyses"), 450);
}

void RetentionTest::nothingGoesADayEarly()
{
    QVERIFY(run(m_made.addDays(30).addSecs(-60)));
    QCOMPARE(count("users"), 3);
    QCOMPARE(count("resumes"), 2);
    QCOMPARE(count("job_descriptions"), 1);
    QVERIFY(run(m_made.addDays(90).addSecs(-60)));
    QCOMPARE(count("analyses"), 450);
    QCOMPARE(count("ai_usage"), 5);
    QVERIFY(run(m_made.addDays(365).addSecs(-60)));
    QCOMPARE(count("audit_logs"), 2);
    QVERIFY(run(m_made.addDays(365).addSecs(60)));
    QCOMPARE(count("audit_logs"), 0);
}

void RetentionTest::whatIsOldGoesAndWhatIsArchivedIsReadable()
{
    const auto counts = run(m_made.addDays(91));
    QVERIFY2(counts, qPrintable(counts ? QString() : counts.error().detail));
    QCOMPARE(count("users"), 2);
    QCOMPARE(count("resumes"), 1);
    QCOMPARE(count("job_descriptions"), 0);
    QCOMPARE(count("analyses"), 0); // also those that failed
    QCOMPARE(count("ai_usage"), 0);
    QCOMPARE(count("audit_logs"), 2);
    const QList<QByteArray> lines = unpacked(u"analyses"_s).trimmed().split('\n');
    QCOMPARE(lines.size(), 450);
    QSet<QString> ids;
    for (const QByteArray &line : lines)
        ids.insert(QJsonDocument::fromJson(line)[u"id"_s].toString());
    QCOMPARE(ids.size(), 450);
    QCOMPARE(QJsonDocument::fromJson(lines[0])[u"results"_s][u"overallScore"_s].toInt(), 78);
    QCOMPARE(unpacked(u"ai_usage"_s).count('\n'), 5);
    for (const RetentionCount &again : run(m_made.addDays(91)).value())
        QCOMPARE(again.rows, 0);
}

void RetentionTest::aPurgedPersonLeavesNoPersonalDataBehind()
{
    QVERIFY(run(m_made.addDays(31)));
    QCOMPARE(
        must(*m_db, "SELECT count(*) FROM audit_logs WHERE user_id IS NULL AND changes IS NULL AND ip_address IS NULL")
            .integer(0, 0),
        1);
    QCOMPARE(must(*m_db, "SELECT count(*) FROM audit_logs WHERE changes IS NOT NULL").integer(0, 0),
        1); // the other person's
}

void RetentionTest::scoresOutliveThePurgedResume()
{
    must(*m_db,
        "UPDATE analyses SET resume_id = '00000000-0000-4000-8001-000000000001' WHERE id IN (SELECT id FROM analyses "
        "LIMIT 2)");
    QVERIFY(run(m_made.addDays(31)));
    QCOMPARE(
        must(*m_db, "SELECT count(*) FROM sync.row WHERE tbl = 'analyses' AND state = 'T' AND summary->>'score' = '78'")
            .integer(0, 0),
        2);
}

void RetentionTest::devicesLearnOfOldAnalysesByOneWatermark()
{
    const QByteArray space = "'00000000-0000-4000-8000-000000000002'";
    const qint64 before = must(*m_db, "SELECT rev FROM sync.space WHERE space_id = " + space).integer(0, 0);
    QVERIFY(run(m_made.addDays(91)));
    const Rows mark
        = must(*m_db, "SELECT before, rev FROM sync.watermark WHERE tbl = 'analyses' AND space_id = " + space);
    QCOMPARE(mark.size(), 1);
    QCOMPARE(mark.text(0, 0), u"2026-01-02 12:00:00"_s);
    QVERIFY(mark.integer(0, 1) > before);
    QCOMPARE(must(*m_db, "SELECT count(*) FROM sync.row WHERE tbl = 'analyses'").integer(0, 0), 0);
}

void RetentionTest::versionsThinToOneADay()
{
    // Two days, ten versions each; one with a name, one of the AI.
    must(*m_db,
        "INSERT INTO resume_versions (resume_id, version_number, content, change_type, created_at)"
        " SELECT '00000000-0000-4000-8001-000000000002', n, '{}', CASE WHEN n = 3 THEN 'ai_optimized' ELSE 'manual' "
        "END,"
        " timestamp '2026-01-01 08:00' + ((n - 1) / 10) * interval '1 day' + n * interval '1 minute' FROM "
        "generate_series(1, 20) n");
    must(*m_db,
        "INSERT INTO sync.version_note (version_id, space_id, name) SELECT id, '00000000-0000-4000-8000-000000000002', "
        "'Sent to Acme'"
        " FROM resume_versions WHERE version_number = 5");
    QVERIFY(run(m_made.addDays(80)));
    QCOMPARE(count("resume_versions"), 20);
    QVERIFY(run(m_made.addDays(120)));
    QCOMPARE(must(*m_db, "SELECT string_agg(version_number::text, ' ' ORDER BY version_number) FROM resume_versions")
                 .text(0, 0),
        u"3 5 10 20"_s);
}

void RetentionTest::aFullArchiveStopsTheDeletion()
{
    Archive archive(u"/proc/no-such-folder"_s);
    const auto counts = Retention(*m_db, archive, m_made.addDays(91).toMSecsSinceEpoch()).run();
    QVERIFY(!counts);
    QCOMPARE(counts.error().kind, Error::Kind::ReadOnly);
    QCOMPARE(count("analyses"), 450);
    QVERIFY(run(m_made.addDays(91))); // the lock was given back
}

void RetentionTest::onlyOneRunAtATime()
{
    auto other = m_fixture.connect();
    must(*other, "SELECT pg_advisory_lock($1::bigint)", {Retention::advisoryLock});
    QCOMPARE(run(m_made.addDays(91)).error().kind, Error::Kind::Busy);
}

// Killed in the middle of a batch: the connection ends at the 300th analysis, of which whole batches of 20 are gone.
void RetentionTest::lostHalfWayItGoesOnWhereItStopped()
{
    must(*m_db, "CREATE SEQUENCE deleted");
    QVERIFY(m_db->runScript(
        "CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " IF nextval('deleted') = 300 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN OLD; END $$;"
        "CREATE TRIGGER a_stop BEFORE DELETE ON analyses FOR EACH ROW EXECUTE FUNCTION stop()"));
    const auto stopped = run(m_made.addDays(91));
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, Error::Kind::Unreachable);
    m_db = m_fixture.connect();
    QCOMPARE(count("analyses"), 450 - 280);
    QVERIFY(run(m_made.addDays(91)));
    QCOMPARE(count("analyses"), 0);
    QSet<QByteArray> lines;
    for (const QByteArray &line : unpacked(u"analyses"_s).trimmed().split('\n'))
        lines.insert(line);
    QCOMPARE(lines.size(), 450); // complete; the batch that was lost is in it twice
    QVERIFY(m_db->runScript("DROP TRIGGER a_stop ON analyses; DROP FUNCTION stop; DROP SEQUENCE deleted"));
}

void RetentionTest::rowsThatSomebodyHoldsArePassedOver()
{
    auto writer = m_fixture.connect();
    QVERIFY(writer->begin());
    must(*writer,
        "UPDATE analyses SET error_message = 'looking at it' WHERE id = (SELECT min(id::text)::uuid FROM analyses)");
    QVERIFY(run(m_made.addDays(91)));
    QCOMPARE(count("analyses"), 1);
    QCOMPARE(writer->commit().value(), Commit::Done);
    QVERIFY(run(m_made.addDays(91)));
    QCOMPARE(count("analyses"), 0);
}

QTEST_GUILESS_MAIN(RetentionTest)
#include "tst_retention.moc"
