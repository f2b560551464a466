// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/central/centralfixture.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::central;
using namespace shortlist::tests;

/// The registry, the revisions, versions and counters that the triggers keep, whoever writes.
class CaptureTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void aTransactionRaisesTheRevisionOnceForAllItsRows();
    void aRolledBackSavepointLeavesNoRevision();
    void everySyncedTableIsRecorded();
    void aDeletedRowLeavesATombstoneWithItsChildren();
    void aPurgedAccountTakesItsRegistryAlong();
    void aRowThatChangesHandsIsGoneForTheOneAndThereForTheOther();
    void aNewPasswordIsNoNewsForDevices();
    void templatesHaveASpaceOfTheirOwnAndUsesAreNoNews();
    void aVersionRaisesItsResumeToItsNumber();
    void creationsAreCountedOnceWhateverAWriterDoesToTheColumn();
    void aWritersOwnCountersBecomeEventsOfToday();
    void anEventToldTwiceIsCountedOnce();
    void anImpossibleTimeIsCountedToday();
    void revisionsAreAChainWithoutGaps();
    void writersOfOneAccountMissNothingAndNeverDeadlock();

private:
    qint64 revision() const;
    QString registry() const;

    CentralFixture m_fixture;
    std::unique_ptr<PostgresConnection> m_db;
    QUuid m_user;
    QUuid m_resume;
};

void CaptureTest::initTestCase()
{
    const QString failure = m_fixture.start();
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    m_db = m_fixture.connect();
}

void CaptureTest::init()
{
    must(*m_db, "DELETE FROM users");
    must(*m_db, "DELETE FROM templates");
    m_user
        = must(*m_db, "INSERT INTO users (email, password_hash) VALUES ('a@example.com', 'x') RETURNING id").uuid(0, 0);
    m_resume = must(
        *m_db, "INSERT INTO resumes (user_id, title, content) VALUES ($1::uuid, 'R', '{}') RETURNING id", {m_user})
                   .uuid(0, 0);
}

qint64 CaptureTest::revision() const
{
    return must(*m_db, "SELECT rev FROM sync.space WHERE space_id = $1::uuid", {m_user}).integer(0, 0);
}

// "resumes 2 L, users 1 L"
QString CaptureTest::registry() const
{
    return must(*m_db,
        "SELECT string_agg(tbl || ' ' || rev || ' ' || state::text, ', ' ORDER BY tbl, rev) FROM sync.row"
        " WHERE space_id = $1::uuid",
        {m_user})
        .text(0, 0);
}

void CaptureTest::aTransactionRaisesTheRevisionOnceForAllItsRows()
{
    const qint64 before = revision();
    QVERIFY(m_db->begin());
    for (int i = 0; i < 5; ++i)
        must(*m_db, "UPDATE resumes SET title = title || 'x' WHERE id = $1::uuid", {m_resume});
    must(*m_db, "INSERT INTO job_descriptions (user_id, title, description) VALUES ($1::uuid, 'J', 'd')", {m_user});
    QCOMPARE(m_db->commit().value(), Commit::Done);
    QCOMPARE(revision(), before + 1);
    QCOMPARE(registry(), u"job_descriptions 3 L, resumes 3 L, users 2 L"_s);
}

void CaptureTest::aRolledBackSavepointLeavesNoRevision()
{
    const qint64 before = revision();
    QVERIFY(m_db->begin());
    QVERIFY(m_db->savepoint("s"));
    must(*m_db, "SET CONSTRAINTS ALL IMMEDIATE");
    must(*m_db, "UPDATE resumes SET title = 'lost'");
    QVERIFY(m_db->rollbackTo("s"));
    QCOMPARE(m_db->commit().value(), Commit::Done);
    QCOMPARE(revision(), before);
}

void CaptureTest::everySyncedTableIsRecorded()
{
    must(*m_db, "INSERT INTO resume_versions (resume_id, version_number, content) VALUES ($1::uuid, 1, '{}')",
        {m_resume});
    must(*m_db, "INSERT INTO job_descriptions (user_id, title, description) VALUES ($1::uuid, 'J', 'd')", {m_user});
    must(*m_db,
        "INSERT INTO analyses (user_id, resume_id, analysis_type, results) VALUES ($1::uuid, $2::uuid, 'ats_score', "
        "'{}')",
        {m_user, m_resume});
    must(*m_db, "INSERT INTO subscriptions (user_id, tier, start_date) VALUES ($1::uuid, 'free', now())", {m_user});
    must(*m_db, "UPDATE users SET first_name = 'Ann'");
    QCOMPARE(registry(),
        u"analyses 5 L, job_descriptions 4 L, resume_versions 3 L, resumes 2 L, subscriptions 6 L, users 7 L"_s);
}

void CaptureTest::aDeletedRowLeavesATombstoneWithItsChildren()
{
    must(*m_db, "INSERT INTO resume_versions (resume_id, version_number, content) VALUES ($1::uuid, 1, '{}')",
        {m_resume});
    must(*m_db,
        "INSERT INTO analyses (user_id, resume_id, analysis_type, results) VALUES ($1::uuid, $2::uuid, 'ats_score', "
        "'{}')",
        {m_user, m_resume});
    must(*m_db, "DELETE FROM resumes");
    QCOMPARE(registry(), u"analyses 5 T, resume_versions 5 T, resumes 5 T, users 2 L"_s);
}

void CaptureTest::aPurgedAccountTakesItsRegistryAlong()
{
    must(*m_db, "INSERT INTO resume_versions (resume_id, version_number, content) VALUES ($1::uuid, 1, '{}')",
        {m_resume});
    must(*m_db, "DELETE FROM users");
    QCOMPARE(must(*m_db, "SELECT count(*) FROM sync.space WHERE space_id <> sync.template_space()").integer(0, 0), 0);
    QCOMPARE(must(*m_db, "SELECT count(*) FROM sync.row WHERE space_id <> sync.template_space()").integer(0, 0), 0);
    QCOMPARE(must(*m_db, "SELECT count(*) FROM sync.usage_event").integer(0, 0), 0);
}

void CaptureTest::aRowThatChangesHandsIsGoneForTheOneAndThereForTheOther()
{
    const QUuid other
        = must(*m_db, "INSERT INTO users (email, password_hash) VALUES ('b@example.com', 'x') RETURNING id").uuid(0, 0);
    must(*m_db, "UPDATE resumes SET user_id = $1::uuid", {other});
    QVERIFY(registry().contains(u"resumes 3 T"_s));
    QCOMPARE(must(*m_db, "SELECT state::text FROM sync.row WHERE space_id = $1::uuid AND tbl = 'resumes'", {other})
                 .text(0, 0),
        u"L"_s);
}

void CaptureTest::aNewPasswordIsNoNewsForDevices()
{
    const qint64 before = revision();
    must(*m_db, "UPDATE users SET password_hash = 'y', last_login_at = now(), updated_at = now()");
    QCOMPARE(revision(), before);
    must(*m_db, "UPDATE users SET settings = '{\"theme\": \"dark\"}'");
    QCOMPARE(revision(), before + 1);
}

void CaptureTest::templatesHaveASpaceOfTheirOwnAndUsesAreNoNews()
{
    const auto rev = [this] {
        return must(*m_db, "SELECT rev FROM sync.space WHERE space_id = sync.template_space()").integer(0, 0);
    };
    const qint64 before = rev();
    must(*m_db, "INSERT INTO templates (name, design) VALUES ('Classic', '{}')");
    QCOMPARE(rev(), before + 1);
    must(*m_db, "UPDATE templates SET usage_count = usage_count + 1, updated_at = now()");
    QCOMPARE(rev(), before + 1);
    must(*m_db, "UPDATE templates SET design = '{\"layout\": \"x\"}'");
    QCOMPARE(rev(), before + 2);
}

void CaptureTest::aVersionRaisesItsResumeToItsNumber()
{
    must(*m_db, "INSERT INTO resume_versions (resume_id, version_number, content) VALUES ($1::uuid, 7, '{}')",
        {m_resume});
    QCOMPARE(must(*m_db, "SELECT version FROM resumes").integer(0, 0), 7);
    must(*m_db, "INSERT INTO resume_versions (resume_id, version_number, content) VALUES ($1::uuid, 3, '{}')",
        {m_resume});
    QCOMPARE(must(*m_db, "SELECT version FROM resumes").integer(0, 0), 7);
}

void CaptureTest::creationsAreCountedOnceWhateverAWriterDoesToTheColumn()
{
    // The web platform counts too, in the transaction of the creation: both orders, and a value out of thin air.
    QVERIFY(m_db->begin());
    must(*m_db, "INSERT INTO resumes (user_id, title, content) VALUES ($1::uuid, 'second', '{}')", {m_user});
    must(*m_db, "UPDATE users SET resumes_created = resumes_created + 1");
    QCOMPARE(m_db->commit().value(), Commit::Done);
    QVERIFY(m_db->begin());
    must(*m_db, "UPDATE users SET resumes_created = resumes_created + 1");
    must(*m_db, "INSERT INTO resumes (user_id, title, content) VALUES ($1::uuid, 'third', '{}')", {m_user});
    QCOMPARE(m_db->commit().value(), Commit::Done);
    must(*m_db, "UPDATE users SET resumes_created = 99");
    must(*m_db, "DELETE FROM resumes WHERE title = 'third'"); // creations ever, not what is there
    QCOMPARE(must(*m_db, "SELECT resumes_created FROM users").integer(0, 0), 3);
}

void CaptureTest::aWritersOwnCountersBecomeEventsOfToday()
{
    must(*m_db,
        "UPDATE users SET analyses_run_today = analyses_run_today + 1, last_analysis_date = CURRENT_DATE,"
        " ai_generations_today = ai_generations_today + 2");
    must(*m_db, "UPDATE users SET analyses_run_today = analyses_run_today + 1");
    const auto ledger = [this] {
        return must(*m_db,
            "SELECT string_agg(metric || ' ' || n, ', ' ORDER BY metric) FROM sync.usage_day WHERE metric <> "
            "'resumes_created'"
            " AND day = (now() AT TIME ZONE 'UTC')::date")
            .text(0, 0);
    };
    QCOMPARE(ledger(), u"ai_generations 2, analyses 2"_s);
    QCOMPARE(must(*m_db, "SELECT analyses_run_today FROM users").integer(0, 0), 2);

    // Yesterday's sum stands in the column until somebody writes; the writer begins the day at 1.
    must(*m_db, "UPDATE sync.usage_day SET day = day - 1");
    must(*m_db, "UPDATE users SET last_analysis_date = CURRENT_DATE - 1");
    QCOMPARE(must(*m_db, "SELECT analyses_run_today FROM users").integer(0, 0), 0);
    must(*m_db, "UPDATE users SET analyses_run_today = 1, last_analysis_date = CURRENT_DATE");
    QCOMPARE(ledger(), u"analyses 1"_s);
}

void CaptureTest::anEventToldTwiceIsCountedOnce()
{
    const QUuid op = QUuid::createUuid();
    for (int i = 0; i < 2; ++i)
        must(*m_db, "SELECT sync.count($1::uuid, $2::uuid, 'analyses', 1, (now() AT TIME ZONE 'UTC')::timestamp)",
            {m_user, op});
    QCOMPARE(must(*m_db, "SELECT n FROM sync.usage_day WHERE metric = 'analyses'").integer(0, 0), 1);
}

void CaptureTest::anImpossibleTimeIsCountedToday()
{
    for (const char *when : {"2001-01-01", "2999-01-01"})
        must(*m_db, "SELECT sync.count($1::uuid, gen_random_uuid(), 'analyses', 1, $2::timestamp)",
            {m_user, QString::fromLatin1(when)});
    QCOMPARE(
        must(*m_db, "SELECT n FROM sync.usage_day WHERE metric = 'analyses' AND day = (now() AT TIME ZONE 'UTC')::date")
            .integer(0, 0),
        2);
    must(*m_db,
        "SELECT sync.count($1::uuid, gen_random_uuid(), 'analyses', 1, ((now() AT TIME ZONE 'UTC') - interval '3 "
        "days')::timestamp)",
        {m_user});
    QCOMPARE(
        must(*m_db,
            "SELECT n FROM sync.usage_day WHERE metric = 'analyses' AND day = (now() AT TIME ZONE 'UTC')::date - 3")
            .integer(0, 0),
        1);
}

void CaptureTest::revisionsAreAChainWithoutGaps()
{
    for (int i = 0; i < 5; ++i)
        must(*m_db, "UPDATE resumes SET title = title || 'x'");
    const Rows links = must(*m_db,
        "SELECT count(*), max(rev), count(DISTINCT chain), (SELECT chain FROM sync.space WHERE space_id = $1::uuid)"
        " = (array_agg(chain ORDER BY rev DESC))[1] FROM sync.rev WHERE space_id = $1::uuid",
        {m_user});
    QCOMPARE(links.integer(0, 0), links.integer(0, 1));
    QCOMPARE(links.integer(0, 2), links.integer(0, 0));
    QVERIFY(links.boolean(0, 3));
}

// The web platform's transactions (rows first) beside ours (the account first), on rows of one account in every order.
// A reader that goes by the revision alone must see every change, and the platform must see no error.
void CaptureTest::writersOfOneAccountMissNothingAndNeverDeadlock()
{
    must(*m_db,
        "INSERT INTO resumes (user_id, title, content) SELECT $1::uuid, 'n' || n, '{}' FROM generate_series(1, 19) n",
        {m_user});
    const Rows ids = must(*m_db, "SELECT id FROM resumes ORDER BY id");
    constexpr int transactions = 100;
    std::atomic<int> webErrors = 0;
    std::atomic<int> ourRetries = 0;
    std::atomic<int> running = 5;
    const auto run = [&](int number, bool web) {
        PostgresSettings settings = m_fixture.settings();
        if (web)
            settings.lockTimeoutMs = 0; // Prisma sets none
        auto opened = PostgresConnection::open(settings);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        PostgresConnection &db = *opened.value();
        for (int i = 0; i < transactions;) {
            const int first = (number * 31 + i * 7) % ids.size();
            bool ok = db.begin().has_value();
            const QUuid id = ids.uuid(first, 0);
            if (!web) {
                // Holding the account, never wait for a row: whoever holds it may be waiting for the account.
                ok = ok && db.run("SELECT sync.raise_revision($1::uuid)", {m_user})
                    && db.run("SELECT 1 FROM resumes WHERE id = $1::uuid FOR NO KEY UPDATE NOWAIT", {id});
            }
            ok = ok && db.run("UPDATE resumes SET title = $2 WHERE id = $1::uuid", {id, u"%1-%2"_s.arg(number).arg(i)});
            if (web && i % 5 == 0)
                ok = ok && db.run("UPDATE users SET first_name = $2 WHERE id = $1::uuid", {m_user, QString::number(i)});
            ok = ok && db.commit();
            if (!ok) {
                db.rollback();
                ++(web ? webErrors : ourRetries);
            }
            if (ok || web)
                ++i;
        }
        --running;
    };
    std::vector<std::thread> threads;
    for (int i = 0; i < 3; ++i)
        threads.emplace_back(run, i, true);
    for (int i = 3; i < 5; ++i)
        threads.emplace_back(run, i, false);

    // The reader keeps a mirror by asking only for what is above its cursor.
    qint64 cursor = 0;
    QHash<QUuid, QString> mirror;
    bool last = false;
    while (!last) {
        last = running == 0;
        const Rows page = must(*m_db,
            "SELECT r.rev, r.row_id, x.title FROM sync.row r JOIN resumes x ON x.id = r.row_id WHERE r.space_id = "
            "$1::uuid"
            " AND r.rev > $2::bigint AND r.tbl = 'resumes' ORDER BY r.rev",
            {m_user, cursor});
        for (int i = 0; i < page.size(); ++i) {
            mirror.insert(page.uuid(i, 1), page.text(i, 2));
            cursor = page.integer(i, 0);
        }
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(webErrors.load(), 0);
    QCOMPARE(must(*m_db, "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()").integer(0, 0), 0);
    const Rows all = must(*m_db, "SELECT id, title FROM resumes");
    for (int i = 0; i < all.size(); ++i)
        QCOMPARE(mirror.value(all.uuid(i, 0)), all.text(i, 1));
    QCOMPARE(revision(), 3 + 5 * transactions);
    qInfo("ours gave way %d times", ourRetries.load());
}

QTEST_GUILESS_MAIN(CaptureTest)
#include "tst_capture.moc"
