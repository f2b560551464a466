// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/central/centralfixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::central;
using namespace shortlist::tests;

/// What schema-design.md promises in §3 to §5, in the form of its own statements. The exceptions are decisions.md's.
class DocumentRulesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void aValueOutsideACheckIsRefused_data();
    void aValueOutsideACheckIsRefused();
    void everyValueOfACheckIsTaken_data();
    void everyValueOfACheckIsTaken();
    void aColumnThatIsLeftOutGetsTheDocumentsDefault_data();
    void aColumnThatIsLeftOutGetsTheDocumentsDefault();
    void aRequiredColumnIsRequired_data();
    void aRequiredColumnIsRequired();
    void whatIsUniqueIsUnique_data();
    void whatIsUniqueIsUnique();
    void deletingFollowsTheCascadeRules_data();
    void deletingFollowsTheCascadeRules();
    void anIndexServesTheQueryItIsFor_data();
    void anIndexServesTheQueryItIsFor();
    void tooLongTextIsRefused();
    void addressesAreWrittenInLowerCase();
    void veryLongTextIsCutForSearchAndNotRefused();
    void whoChangedAVersionExistsAndIsForgottenWithThePerson();
    void theDocumentsCleanupQueriesWork();

private:
    CentralFixture m_fixture;
    std::unique_ptr<PostgresConnection> m_db;
};

namespace {

// Fixed ids, so that the statements read like the document's.
constexpr auto person = "'00000000-0000-4000-8000-000000000001'";
constexpr auto rows = R"(
INSERT INTO users (id, email, password_hash) VALUES ('00000000-0000-4000-8000-000000000001', 'user@example.com', 'x'),
    ('00000000-0000-4000-8000-000000000002', 'other@example.com', 'x');
INSERT INTO templates (id, name, design) VALUES ('00000000-0000-4000-8000-000000000011', 'Classic', '{}');
INSERT INTO job_descriptions (id, user_id, title, description) VALUES ('00000000-0000-4000-8000-000000000021',
    '00000000-0000-4000-8000-000000000001', 'Developer', 'Python and AWS');
INSERT INTO resumes (id, user_id, title, content, template_id, ai_optimized_for_jd_id) VALUES
    ('00000000-0000-4000-8000-000000000031', '00000000-0000-4000-8000-000000000001', 'R', '{}',
     '00000000-0000-4000-8000-000000000011', '00000000-0000-4000-8000-000000000021');
INSERT INTO resumes (id, user_id, title, content, parent_resume_id) VALUES ('00000000-0000-4000-8000-000000000032',
    '00000000-0000-4000-8000-000000000001', 'Variant', '{}', '00000000-0000-4000-8000-000000000031');
INSERT INTO resume_versions (id, resume_id, version_number, content, changed_by_user_id) VALUES
    ('00000000-0000-4000-8000-000000000041', '00000000-0000-4000-8000-000000000031', 1, '{}',
     '00000000-0000-4000-8000-000000000001');
INSERT INTO analyses (id, user_id, resume_id, job_description_id, analysis_type, results) VALUES
    ('00000000-0000-4000-8000-000000000051', '00000000-0000-4000-8000-000000000001',
     '00000000-0000-4000-8000-000000000031', '00000000-0000-4000-8000-000000000021', 'ats_score', '{}');
INSERT INTO ai_usage (user_id, feature, ai_provider) VALUES ('00000000-0000-4000-8000-000000000001', 'analysis', 'openai');
INSERT INTO audit_logs (user_id, action) VALUES ('00000000-0000-4000-8000-000000000001', 'user_login');
INSERT INTO subscriptions (user_id, tier, start_date) VALUES ('00000000-0000-4000-8000-000000000001', 'free', now());
)";

} // namespace

void DocumentRulesTest::initTestCase()
{
    const QString failure = m_fixture.start();
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    m_db = m_fixture.connect();
    // Committed: a foreign key looks at rows of its own transaction more closely than at others.
    const auto filled = m_db->runScript(rows);
    QVERIFY2(filled, qPrintable(filled ? QString() : filled.error().detail));
}

// Each test in a transaction of its own that is never committed.
void DocumentRulesTest::init()
{
    QVERIFY(m_db->begin());
}

void DocumentRulesTest::cleanup()
{
    m_db->rollback();
}

void DocumentRulesTest::aValueOutsideACheckIsRefused_data()
{
    QTest::addColumn<QByteArray>("statement");
    QTest::newRow("users.subscription_tier") << QByteArray("UPDATE users SET subscription_tier = 'gold'");
    QTest::newRow("users.email_format") << QByteArray("UPDATE users SET email = 'not an email' WHERE id = ") + person;
    QTest::newRow("users.email_format, short") << QByteArray("UPDATE users SET email = 'a@b.c' WHERE id = ") + person;
    QTest::newRow("resumes.status") << QByteArray("UPDATE resumes SET status = 'lost'");
    QTest::newRow("resume_versions.change_type") << QByteArray("UPDATE resume_versions SET change_type = 'import'");
    QTest::newRow("analyses.analysis_type") << QByteArray("UPDATE analyses SET analysis_type = 'guess'");
    QTest::newRow("analyses.status") << QByteArray("UPDATE analyses SET status = 'done'");
    QTest::newRow("subscriptions.tier") << QByteArray("UPDATE subscriptions SET tier = 'premium'");
    QTest::newRow("subscriptions.status") << QByteArray("UPDATE subscriptions SET status = 'paused'");
}

void DocumentRulesTest::aValueOutsideACheckIsRefused()
{
    QFETCH(const QByteArray, statement);
    QCOMPARE(stateOf(*m_db, statement), u"23514"_s);
}

void DocumentRulesTest::everyValueOfACheckIsTaken_data()
{
    QTest::addColumn<QByteArray>("column");
    QTest::addColumn<QStringList>("values");
    QTest::newRow("tier") << QByteArray("users.subscription_tier") << QStringList{u"free"_s, u"premium"_s, u"admin"_s};
    QTest::newRow("status") << QByteArray("resumes.status") << QStringList{u"draft"_s, u"published"_s, u"archived"_s};
    QTest::newRow("change") << QByteArray("resume_versions.change_type")
                            << QStringList{u"manual"_s, u"ai_optimized"_s, u"template_change"_s};
    QTest::newRow("type") << QByteArray("analyses.analysis_type")
                          << QStringList{u"ats_score"_s, u"keyword_match"_s, u"full_analysis"_s, u"optimization"_s};
    QTest::newRow("analysis") << QByteArray("analyses.status")
                              << QStringList{u"pending"_s, u"processing"_s, u"completed"_s, u"failed"_s};
    QTest::newRow("plan") << QByteArray("subscriptions.tier")
                          << QStringList{u"free"_s, u"premium_monthly"_s, u"premium_annual"_s};
    QTest::newRow("plan's state") << QByteArray("subscriptions.status")
                                  << QStringList{u"active"_s, u"cancelled"_s, u"expired"_s, u"trial"_s};
}

void DocumentRulesTest::everyValueOfACheckIsTaken()
{
    QFETCH(const QByteArray, column);
    QFETCH(const QStringList, values);
    const QList<QByteArray> parts = column.split('.');
    for (const QString &value : values)
        QCOMPARE(stateOf(*m_db, "UPDATE " + parts[0] + " SET " + parts[1] + " = $1", {value}), QString());
}

void DocumentRulesTest::aColumnThatIsLeftOutGetsTheDocumentsDefault_data()
{
    QTest::addColumn<QByteArray>("column");
    QTest::addColumn<QString>("condition"); // of the column, true for the default
    const auto add = [](const char *column, const char *condition) {
        QTest::newRow(column) << QByteArray(column) << QString::fromLatin1(condition);
    };
    for (const char *column : {"users.id", "templates.id", "job_descriptions.id", "resumes.id", "resume_versions.id",
             "analyses.id", "ai_usage.id", "audit_logs.id", "subscriptions.id"})
        add(column, "IS NOT NULL");
    for (const char *column : {"users.created_at", "users.updated_at", "templates.created_at", "templates.updated_at",
             "job_descriptions.created_at", "job_descriptions.updated_at", "resumes.created_at", "resumes.updated_at",
             "resume_versions.created_at", "analyses.created_at", "ai_usage.created_at", "audit_logs.created_at",
             "subscriptions.created_at", "subscriptions.updated_at"})
        add(column,
            "BETWEEN (now() AT TIME ZONE 'UTC') - interval '5 minutes' AND (now() AT TIME ZONE 'UTC') + interval '1 "
            "second'");
    for (const char *column :
        {"users.email_verified", "resumes.is_public", "templates.is_premium", "ai_usage.was_cached"})
        add(column, "= false");
    add("templates.is_active", "= true");
    add("users.subscription_tier", "= 'free'");
    for (const char *column : {"users.analyses_run_today", "users.ai_generations_today", "users.ai_optimizations_today",
             "templates.usage_count"})
        add(column, "= 0");
    add("users.settings", R"(= '{"theme": "light", "notifications": true}'::jsonb)");
    add("resumes.status", "= 'draft'");
    add("resumes.version", "= 1");
    add("analyses.status", "= 'pending'");
    add("ai_usage.date", "= CURRENT_DATE");
    add("subscriptions.status", "= 'active'");
}

void DocumentRulesTest::aColumnThatIsLeftOutGetsTheDocumentsDefault()
{
    QFETCH(const QByteArray, column);
    QFETCH(const QString, condition);
    const QList<QByteArray> parts = column.split('.');
    const Rows found = must(*m_db,
        "SELECT count(*), count(*) FILTER (WHERE " + parts[1] + ' ' + condition.toLatin1() + ") FROM " + parts[0]);
    QVERIFY(found.integer(0, 0) > 0);
    QCOMPARE(found.integer(0, 1), found.integer(0, 0));
}

void DocumentRulesTest::aRequiredColumnIsRequired_data()
{
    QTest::addColumn<QByteArray>("column");
    for (const char *column :
        {"users.email", "users.password_hash", "resumes.user_id", "resumes.title", "resumes.content",
            "resume_versions.resume_id", "resume_versions.version_number", "resume_versions.content", "templates.name",
            "templates.design", "job_descriptions.user_id", "job_descriptions.title", "job_descriptions.description",
            "analyses.user_id", "analyses.resume_id", "analyses.analysis_type", "analyses.results", "ai_usage.user_id",
            "ai_usage.feature", "ai_usage.ai_provider", "audit_logs.action", "subscriptions.user_id",
            "subscriptions.tier", "subscriptions.start_date"})
        QTest::newRow(column) << QByteArray(column);
}

void DocumentRulesTest::aRequiredColumnIsRequired()
{
    QFETCH(const QByteArray, column);
    const QList<QByteArray> parts = column.split('.');
    QCOMPARE(stateOf(*m_db, "UPDATE " + parts[0] + " SET " + parts[1] + " = NULL"), u"23502"_s);
}

void DocumentRulesTest::whatIsUniqueIsUnique_data()
{
    QTest::addColumn<QByteArray>("statement");
    QTest::newRow("users.email") << QByteArray(
        "INSERT INTO users (email, password_hash) VALUES ('user@example.com', 'x')");
    QTest::newRow("users.email in other case")
        << QByteArray("INSERT INTO users (email, password_hash) VALUES ('USER@example.com', 'x')");
    QTest::newRow("templates.name") << QByteArray("INSERT INTO templates (name, design) VALUES ('Classic', '{}')");
    QTest::newRow("resume_versions (resume_id, version_number)")
        << QByteArray("INSERT INTO resume_versions (resume_id, version_number, content) VALUES"
                      " ('00000000-0000-4000-8000-000000000031', 1, '{}')");
    QTest::newRow("subscriptions.user_id")
        << QByteArray("INSERT INTO subscriptions (user_id, tier, start_date) VALUES (") + person + ", 'free', now())";
}

void DocumentRulesTest::whatIsUniqueIsUnique()
{
    QFETCH(const QByteArray, statement);
    QCOMPARE(stateOf(*m_db, statement), u"23505"_s);
}

void DocumentRulesTest::deletingFollowsTheCascadeRules_data()
{
    QTest::addColumn<QByteArray>("deletion");
    QTest::addColumn<QByteArray>("question"); // true afterwards
    const QByteArray user = QByteArray("DELETE FROM users WHERE id = ") + person;
    const QByteArray resume = "DELETE FROM resumes WHERE id = '00000000-0000-4000-8000-000000000031'";
    const QByteArray job = "DELETE FROM job_descriptions";
    const auto gone = [](const char *table) { return QByteArray("SELECT count(*) = 0 FROM ") + table; };
    for (const char *table :
        {"resumes", "job_descriptions", "analyses", "ai_usage", "subscriptions", "resume_versions"})
        QTest::addRow("users → %s", table) << user << gone(table);
    QTest::newRow("users → audit_logs stay without the person")
        << user << QByteArray("SELECT count(*) = 1 AND bool_and(user_id IS NULL) FROM audit_logs");
    QTest::newRow("resumes → resume_versions") << resume << gone("resume_versions");
    QTest::newRow("resumes → analyses (decisions.md, 3)") << resume << gone("analyses");
    QTest::newRow("resumes → variants stay")
        << resume << QByteArray("SELECT count(*) = 1 AND bool_and(parent_resume_id IS NULL) FROM resumes");
    QTest::newRow("job_descriptions → resumes stay")
        << job << QByteArray("SELECT count(*) = 2 AND bool_and(ai_optimized_for_jd_id IS NULL) FROM resumes");
    QTest::newRow("job_descriptions → analyses stay")
        << job << QByteArray("SELECT count(*) = 1 AND bool_and(job_description_id IS NULL) FROM analyses");
    QTest::newRow("templates → resumes stay") << QByteArray(
        "DELETE FROM templates") << QByteArray("SELECT count(*) = 2 AND bool_and(template_id IS NULL) FROM resumes");
}

void DocumentRulesTest::deletingFollowsTheCascadeRules()
{
    QFETCH(const QByteArray, deletion);
    QFETCH(const QByteArray, question);
    QCOMPARE(stateOf(*m_db, deletion), QString());
    QVERIFY(must(*m_db, question).boolean(0, 0));
}

void DocumentRulesTest::anIndexServesTheQueryItIsFor_data()
{
    QTest::addColumn<QString>("index");
    QTest::addColumn<QByteArray>("query");
    const auto add = [](const char *index, const char *query) {
        QTest::newRow(index) << QString::fromLatin1(index) << QByteArray(query);
    };
    add("users_email", "SELECT * FROM users WHERE email = 'user@example.com'");
    add("idx_users_email_lower", "SELECT * FROM users WHERE lower(email) = 'user@example.com'");
    add("users_subscription_tier_idx", "SELECT * FROM users WHERE subscription_tier = 'admin'");
    add("users_created_at_idx", "SELECT * FROM users ORDER BY created_at DESC LIMIT 10");
    add("idx_users_deleted_at", "DELETE FROM users WHERE deleted_at < NOW() - INTERVAL '30 days'");
    add("idx_resumes_user_created",
        "SELECT * FROM resumes WHERE user_id = '00000000-0000-4000-8000-000000000001' AND"
        " deleted_at IS NULL ORDER BY created_at DESC LIMIT 10");
    add("resumes_template_id_idx", "SELECT * FROM resumes WHERE template_id = '00000000-0000-4000-8000-000000000011'");
    add("resumes_status_idx", "SELECT * FROM resumes WHERE status = 'published'");
    add("resumes_created_at_idx", "SELECT * FROM resumes ORDER BY created_at DESC LIMIT 10");
    add("resumes_updated_at_idx", "SELECT * FROM resumes ORDER BY updated_at DESC LIMIT 10");
    add("idx_resumes_deleted_at", "SELECT * FROM resumes WHERE deleted_at < now()");
    add("idx_resumes_extracted_text",
        "SELECT * FROM resumes WHERE to_tsvector('english', extracted_text) @@"
        " to_tsquery('english', 'python')");
    add("idx_resumes_extracted_text_simple",
        "SELECT * FROM resumes WHERE to_tsvector('simple', extracted_text) @@"
        " to_tsquery('simple', 'python')");
    add("idx_resumes_skills", R"(SELECT * FROM resumes WHERE content->'skills' @> '{"technical": ["Python"]}')");
    add("resume_versions_resume_id",
        "SELECT * FROM resume_versions WHERE resume_id = '00000000-0000-4000-8000-000000000031'");
    add("resume_versions_created_at_idx", "SELECT * FROM resume_versions ORDER BY created_at DESC LIMIT 10");
    add("templates_category_idx", "SELECT * FROM templates WHERE category = 'tech'");
    add("templates_usage_count_idx", "SELECT * FROM templates ORDER BY usage_count DESC LIMIT 5");
    add("job_descriptions_user_id_idx",
        "SELECT * FROM job_descriptions WHERE user_id = '00000000-0000-4000-8000-000000000001'");
    add("idx_job_descriptions_text",
        "SELECT * FROM job_descriptions WHERE to_tsvector('english', description) @@"
        " to_tsquery('english', 'python')");
    add("idx_analyses_user_recent",
        "SELECT * FROM analyses WHERE user_id = '00000000-0000-4000-8000-000000000001' AND"
        " status = 'completed' ORDER BY created_at DESC LIMIT 10");
    add("analyses_resume_id_idx", "SELECT * FROM analyses WHERE resume_id = '00000000-0000-4000-8000-000000000031'");
    add("idx_ai_usage_user_date",
        "SELECT sum(tokens_used) FROM ai_usage WHERE user_id ="
        " '00000000-0000-4000-8000-000000000001' AND date = CURRENT_DATE");
    add("ai_usage_date_idx", "DELETE FROM ai_usage WHERE date < CURRENT_DATE - 90");
    add("audit_logs_created_at_idx", "DELETE FROM audit_logs WHERE created_at < NOW() - INTERVAL '1 year'");
    add("audit_logs_action_idx", "SELECT * FROM audit_logs WHERE action = 'user_login'");
    add("subscriptions_end_date_idx", "SELECT * FROM subscriptions WHERE end_date < now()");
}

// With a table too small to be worth an index the planner is told that scanning is dear; what it then uses is what it
// can use.
void DocumentRulesTest::anIndexServesTheQueryItIsFor()
{
    QFETCH(const QString, index);
    QFETCH(const QByteArray, query);
    must(*m_db,
        "INSERT INTO ai_usage (user_id, feature, ai_provider, date) SELECT '00000000-0000-4000-8000-000000000001',"
        " 'analysis', 'openai', CURRENT_DATE - n FROM generate_series(1, 500) n");
    must(*m_db, "ANALYZE ai_usage");
    must(*m_db, "SET LOCAL enable_seqscan = off");
    must(*m_db, "SET LOCAL enable_sort = off");
    const Rows plan = must(*m_db, "EXPLAIN (FORMAT TEXT) " + query);
    QString text;
    for (int i = 0; i < plan.size(); ++i)
        text += plan.text(i, 0) + u'\n';
    QVERIFY2(text.contains(index), qPrintable(text));
}

void DocumentRulesTest::tooLongTextIsRefused()
{
    QVERIFY(m_db->savepoint("s"));
    QCOMPARE(stateOf(*m_db, "UPDATE users SET phone = repeat('1', 21)"), u"22001"_s);
    QVERIFY(m_db->rollbackTo("s"));
    QCOMPARE(stateOf(*m_db, "UPDATE resumes SET title = repeat('x', 256)"), u"22001"_s);
}

void DocumentRulesTest::addressesAreWrittenInLowerCase()
{
    must(*m_db, "INSERT INTO users (email, password_hash) VALUES ('New.Person@Example.COM', 'x')");
    QCOMPARE(must(*m_db, "SELECT count(*) FROM users WHERE email = 'new.person@example.com'").integer(0, 0), 1);
}

void DocumentRulesTest::veryLongTextIsCutForSearchAndNotRefused()
{
    // Words that all differ, which is the worst that can happen to the index.
    must(*m_db,
        "UPDATE resumes SET extracted_text = (SELECT string_agg('größe' || n, ' ') FROM generate_series(1, 200000) n)");
    const Rows length = must(*m_db, "SELECT max(octet_length(extracted_text)) FROM resumes");
    QVERIFY(length.integer(0, 0) <= 500000);
    QVERIFY(length.integer(0, 0) > 100000);
}

void DocumentRulesTest::whoChangedAVersionExistsAndIsForgottenWithThePerson()
{
    QVERIFY(m_db->savepoint("s"));
    QCOMPARE(stateOf(*m_db, "UPDATE resume_versions SET changed_by_user_id = gen_random_uuid()"), u"23503"_s);
    QVERIFY(m_db->rollbackTo("s"));
    must(*m_db, "UPDATE resume_versions SET changed_by_user_id = '00000000-0000-4000-8000-000000000002'");
    must(*m_db, "DELETE FROM users WHERE id = '00000000-0000-4000-8000-000000000002'");
    QVERIFY(must(*m_db, "SELECT changed_by_user_id IS NULL FROM resume_versions").boolean(0, 0));
}

void DocumentRulesTest::theDocumentsCleanupQueriesWork()
{
    must(*m_db, QByteArray("UPDATE users SET deleted_at = now() - interval '31 days' WHERE id = ") + person);
    must(*m_db, "UPDATE analyses SET status = 'completed', created_at = now() - interval '91 days'");
    must(*m_db, "UPDATE audit_logs SET created_at = now() - interval '366 days'");
    QCOMPARE(must(*m_db, "DELETE FROM analyses WHERE created_at < NOW() - INTERVAL '90 days' AND status = 'completed'")
                 .affected(),
        1);
    QCOMPARE(must(*m_db, "DELETE FROM audit_logs WHERE created_at < NOW() - INTERVAL '1 year'").affected(), 1);
    QCOMPARE(must(*m_db, "DELETE FROM users WHERE deleted_at < NOW() - INTERVAL '30 days'").affected(), 1);
}

QTEST_GUILESS_MAIN(DocumentRulesTest)
#include "tst_documentrules.moc"
