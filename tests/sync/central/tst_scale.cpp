// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/queries.h"
#include "tests/sync/central/centralfixture.h"
#include "tests/sync/central/scaledata.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::central;
using namespace shortlist::tests;

/// The queries of §4.2 and §10 on a part of the schema document's table of sizes: SHORTLIST_SCALE of it (0.01 where it
/// is not set, 0.1 in the nightly run, 1 is 10,000 users and 12 GB). SHORTLIST_SCALE_URL names a migrated database to
/// use in place of one of its own: filled by the first run and left there, so that a later run only measures.
class ScaleTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void pagesFollowOneAnotherWithoutGapOrRepeat();
    void skillsAreFoundWholeAndNeverDeleted();
    void everyQueryIsQuickAndGoesByAnIndex_data();
    void everyQueryIsQuickAndGoesByAnIndex();
    void theTriggersCostLittle();
    void cleanupTestCase();

private:
    UserId anyUser(int n) const
    {
        return UserId::parse(u"00000000-0000-4000-8000-%1"_s.arg(1 + (n * 7919) % m_users, 12, 10, QChar(u'0')));
    }

    CentralFixture m_fixture;
    std::unique_ptr<PostgresConnection> m_db;
    double m_scale = 0.01;
    int m_users = 0;
};

void ScaleTest::initTestCase()
{
    bool given = false;
    const double scale = qEnvironmentVariable("SHORTLIST_SCALE").toDouble(&given);
    if (given)
        m_scale = scale;
    m_users = qMax(10, static_cast<int>(10000 * m_scale));
    PostgresSettings patient;
    if (const QString url = qEnvironmentVariable("SHORTLIST_SCALE_URL"); !url.isEmpty()) {
        patient = PostgresSettings::fromUrl(url).value();
    } else {
        const QString failure = m_fixture.start();
        QVERIFY2(failure.isEmpty(), qPrintable(failure));
        patient = m_fixture.settings();
    }
    patient.statementTimeoutMs = 0;
    m_db = std::move(PostgresConnection::open(patient)).value();
    if (must(*m_db, "SELECT count(*) FROM users").integer(0, 0) > 0)
        return;
    QElapsedTimer timer;
    timer.start();
    const QString failure = fillAtScale(*m_db, m_users);
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    qInfo("%d users, %s in %.1f s", m_users,
        qPrintable(must(*m_db, "SELECT pg_size_pretty(pg_database_size(current_database()))").text(0, 0)),
        static_cast<double>(timer.elapsed()) / 1000);
}

void ScaleTest::pagesFollowOneAnotherWithoutGapOrRepeat()
{
    Queries queries(*m_db);
    must(*m_db,
        "UPDATE audit_logs SET created_at = '2024-01-01' WHERE id IN (SELECT id FROM audit_logs LIMIT 50)"); // ties
    QSet<QUuid> seen;
    std::optional<PageKey> after;
    for (;;) {
        const auto page = queries.auditLog(97, after);
        QVERIFY2(page, qPrintable(page ? QString() : page.error().detail));
        if (page.value().isEmpty())
            break;
        for (const Queries::AuditRow &row : page.value()) {
            QVERIFY(!seen.contains(row.id));
            seen.insert(row.id);
        }
        after = PageKey{page.value().last().createdAt, page.value().last().id};
    }
    QCOMPARE(seen.size(), m_users * 20);
}

// Quotes, backslashes and what a query language makes something of are part of a skill's name.
void ScaleTest::skillsAreFoundWholeAndNeverDeleted()
{
    Queries queries(*m_db);
    const QString odd = u"C'est | \\ & !x:*"_s;
    const auto change = [this](const QByteArray &set, const Parameters &values = {}) {
        must(*m_db, "UPDATE resumes SET " + set + " WHERE id = '00000000-0000-4000-8001-000000000001'", values);
    };
    const QByteArray before
        = must(*m_db, "SELECT content FROM resumes WHERE id = '00000000-0000-4000-8001-000000000001'").utf8(0, 0);
    change("content = jsonb_build_object('skills', jsonb_build_object('soft', jsonb_build_array($1::text, NULL, '', 7),"
           " 'technical', 'none'))",
        {odd});
    const auto found = [&](const QString &group, const QString &skill) {
        const auto rows = queries.resumesWithSkill(group, skill, 10);
        return rows ? static_cast<int>(rows.value().size()) : -1;
    };
    QCOMPARE(found(u"soft"_s, odd), 1);
    QCOMPARE(found(u"soft"_s, u"7"_s), 1);
    QCOMPARE(found(u"technical"_s, odd), 0);
    QCOMPARE(found(u"soft"_s, u"C"_s), 0);
    change("deleted_at = now()");
    QCOMPARE(found(u"soft"_s, odd), 0);
    change("deleted_at = NULL, content = '[]'"); // nothing that the function could not read
    change("content = $1::jsonb", {Parameter::utf8(before)});
}

void ScaleTest::everyQueryIsQuickAndGoesByAnIndex_data()
{
    QTest::addColumn<int>("query");
    QTest::addColumn<QString>("index"); // one of them
    int n = 0;
    QTest::newRow("dashboard") << n++ << u"idx_resumes_user_created|resumes_user_id_idx"_s;
    QTest::newRow("recent analyses") << n++ << u"idx_analyses_user_recent|analyses_user_id_idx"_s;
    QTest::newRow("usage by day") << n++ << u"idx_ai_usage_user_date"_s;
    QTest::newRow("job search") << n++ << u"idx_job_descriptions_owner_text"_s;
    QTest::newRow("skill search") << n++ << u"idx_resumes_skill_words"_s;
    QTest::newRow("template ranking") << n++ << u"idx_templates_ranking"_s;
    QTest::newRow("browsing users") << n++ << u"users_created_at_idx"_s;
    QTest::newRow("browsing audit logs") << n++ << u"audit_logs_created_at_idx"_s;
}

void ScaleTest::everyQueryIsQuickAndGoesByAnIndex()
{
    QFETCH(const int, query);
    QFETCH(const QString, index);
    Queries queries(*m_db);
    Accounts accounts(*m_db);
    const auto ask = [&](int n) -> Result<qsizetype> {
        const UserId user = anyUser(n);
        const auto size = [](const auto &rows) -> Result<qsizetype> {
            return rows ? Result<qsizetype>(rows.value().size()) : rows.error();
        };
        switch (query) {
        case 0:
            return size(queries.dashboard(user, 10));
        case 1:
            return size(queries.recentAnalyses(user, 10));
        case 2:
            return size(queries.usageByDay(user, QDate(2025, 1, 1), QDate(2025, 1, 31)));
        case 3:
            return size(queries.searchJobs(user, u"python engineer"_s, 10));
        case 4:
            return size(queries.resumesWithSkill(u"technical"_s, u"S%1"_s.arg(n % qMin(1000, m_users * 3)), 10));
        case 5:
            return size(queries.templateRanking(10));
        case 6:
            return size(accounts.list(20, {}));
        default:
            return size(queries.auditLog(50));
        }
    };
    const qint64 before = must(*m_db,
        "SELECT pg_stat_force_next_flush(), coalesce(sum(idx_scan), 0) FROM pg_stat_user_indexes WHERE indexrelname = "
        "ANY (string_to_array($1, '|'))",
        {index})
                              .integer(0, 1);
    std::vector<double> times;
    for (int n = 0; n < 300; ++n) {
        QElapsedTimer timer;
        timer.start();
        const auto rows = ask(n);
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        QVERIFY2(rows, qPrintable(rows ? QString() : rows.error().detail));
        QVERIFY(rows.value() > 0 || query == 4);
    }
    std::sort(times.begin(), times.end());
    qInfo("%s by %s: p50 %.2f ms, p99 %.2f ms", QTest::currentDataTag(), qPrintable(index), times[150], times[297]);
    must(*m_db, "SELECT pg_stat_force_next_flush()");
    const qint64 after = must(*m_db,
        "SELECT coalesce(sum(idx_scan), 0) FROM pg_stat_user_indexes WHERE indexrelname = ANY (string_to_array($1, "
        "'|'))",
        {index})
                             .integer(0, 0);
    QVERIFY2(after - before >= 290, qPrintable(u"%1 of 300 by the index"_s.arg(after - before)));
}

// A Prisma-style UPDATE of a 50 KB resume, with all triggers and without any: every resume once each way, the order
// changing from one to the next, so that whatever else the computer does meets both.
void ScaleTest::theTriggersCostLittle()
{
    const Rows content = must(*m_db, "SELECT content FROM resumes LIMIT 1");
    const auto update = [&](int n, bool on) {
        must(*m_db, QByteArray("SET session_replication_role = ") + (on ? "origin" : "replica"));
        QElapsedTimer timer;
        timer.start();
        must(*m_db, "UPDATE resumes SET title = $2, content = $3::jsonb, updated_at = now() WHERE id = $1::uuid",
            {u"00000000-0000-4000-8001-%1"_s.arg(1 + n % (m_users * 3), 12, 10, QChar(u'0')), u"T%1"_s.arg(n),
                Parameter::utf8(content.utf8(0, 0))});
        return static_cast<double>(timer.nsecsElapsed()) / 1e6;
    };
    std::vector<double> with;
    std::vector<double> without;
    for (int n = 0; n < 1000; ++n) {
        const bool first = n % 2 == 0;
        for (const bool on : {first, !first})
            (on ? with : without).push_back(update(n, on));
    }
    must(*m_db, "SET session_replication_role = origin");
    std::sort(with.begin(), with.end());
    std::sort(without.begin(), without.end());
    for (const size_t percent : {10U, 50U}) {
        const size_t at = with.size() * percent / 100;
        qInfo("UPDATE of 50 KB: p%zu %.2f ms with, %.2f ms without (%.0f %% more)", percent, with[at], without[at],
            (with[at] / without[at] - 1) * 100);
    }
    QVERIFY(must(*m_db, "SELECT count(*) FROM sync.row WHERE tbl = 'resumes'").integer(0, 0) > 0); // they did run
}

void ScaleTest::cleanupTestCase()
{
    m_db.reset();
}

QTEST_GUILESS_MAIN(ScaleTest)
#include "tst_scale.moc"
