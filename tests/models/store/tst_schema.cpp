// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/store/session.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::store;

namespace {

constexpr auto userId = "00000000-0000-7000-8000-00000000000a";
constexpr auto resumeId = "00000000-0000-7000-8000-00000000000b";
constexpr auto jobId = "00000000-0000-7000-8000-00000000000c";
constexpr auto templateId = "00000000-0000-7000-8000-00000000000d";

/// Notes every statement that is compiled.
class Recorder final : public CallHook
{
public:
    int before(const char *call) override
    {
        const QByteArray sql(call);
        if (sql.startsWith("SELECT") || sql.startsWith("UPDATE") || sql.startsWith("DELETE")
            || sql.startsWith("INSERT"))
            statements.insert(sql);
        return 0;
    }
    QSet<QByteArray> statements;
};

QByteArray quoted(const QString &text)
{
    return '\'' + QString(text).replace(u'\'', u"''"_s).toUtf8() + '\'';
}

} // namespace

class SchemaTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_store = m_fixture.open();
        QVERIFY(m_store);
        m_store.reset();
        m_db = m_fixture.raw();
        QVERIFY(m_db);
    }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        QVERIFY_RESULT(m_db->runScript("BEGIN IMMEDIATE; UPDATE sync_context SET writing = 1; DELETE FROM users; "
                                       "DELETE FROM templates;"));
        QVERIFY_RESULT(m_db->runScript(QByteArray("INSERT INTO users (id, created_at, updated_at) VALUES ('") + userId
            + "', 1, 1);INSERT INTO templates (id, name, design, created_at, updated_at) VALUES ('" + templateId
            + "', 'T', '{}', 1, 1);"
              "INSERT INTO job_descriptions (id, user_id, title, description, created_at, updated_at) VALUES ('"
            + jobId + "', '" + userId
            + "', 'J', 'D', 1, 1);"
              "INSERT INTO resumes (id, user_id, title, content, template_id, ai_optimized_for_jd_id, created_at, "
              "updated_at) VALUES ('"
            + resumeId + "', '" + userId + "', 'R', '{}', '" + templateId + "', '" + jobId + "', 1, 1)"));
    }

    void cleanup() { QVERIFY_RESULT(m_db->runScript("ROLLBACK")); }

    void everyTableAndColumnOfTheDocumentIsMirroredStrictly_data()
    {
        QTest::addColumn<QString>("columns");
        QTest::newRow("users")
            << u"id email email_verified first_name last_name phone profile_picture_url subscription_tier subscription_start_date subscription_end_date resumes_created analyses_run_today last_analysis_date ai_generations_today ai_optimizations_today created_at updated_at last_login_at deleted_at settings"_s;
        QTest::newRow("resumes")
            << u"id user_id title template_id content extracted_text status is_public ai_optimized_for_jd_id optimization_score original_file_url exported_pdf_url created_at updated_at last_accessed_at deleted_at version parent_resume_id"_s;
        QTest::newRow("resume_versions")
            << u"id resume_id version_number content change_summary changed_by_user_id change_type created_at"_s;
        QTest::newRow("templates")
            << u"id name description category design preview_image_url demo_resume_id is_active is_premium ats_score usage_count created_at updated_at"_s;
        QTest::newRow("job_descriptions")
            << u"id user_id title company location description extracted_data source_url created_at updated_at deleted_at"_s;
        QTest::newRow("analyses")
            << u"id user_id resume_id job_description_id analysis_type ai_provider model_used results processing_time_ms tokens_used estimated_cost status error_message created_at completed_at"_s;
        QTest::newRow("ai_usage")
            << u"id user_id feature ai_provider model tokens_used estimated_cost request_summary response_summary response_time_ms was_cached created_at date"_s;
        QTest::newRow("audit_logs")
            << u"id user_id action entity_type entity_id ip_address user_agent changes created_at"_s;
        QTest::newRow("subscriptions")
            << u"id user_id tier status stripe_customer_id stripe_subscription_id start_date end_date trial_end_date cancelled_at custom_limits created_at updated_at"_s;
    }

    void everyTableAndColumnOfTheDocumentIsMirroredStrictly()
    {
        QFETCH(const QString, columns);
        QSet<QString> found;
        QTRY_RESULT(auto select, m_db->prepare("SELECT name FROM pragma_table_info(?1) WHERE name <> 'seq'"));
        QVERIFY_RESULT(select.bind(QString::fromLatin1(QTest::currentDataTag())));
        QVERIFY_RESULT(select.forEach([&](const Statement &row) -> Result<void> {
            found.insert(row.text(0));
            return {};
        }));
        const QStringList wanted = columns.split(u' ');
        QCOMPARE(found, QSet<QString>(wanted.begin(), wanted.end()));
        QTRY_RESULT(auto strict, m_db->prepare("SELECT strict FROM pragma_table_list WHERE name = ?1"));
        QVERIFY_RESULT(strict.bind(QString::fromLatin1(QTest::currentDataTag())));
        QVERIFY_RESULT(strict.step());
        QCOMPARE(strict.integer(0), 1);
    }

    void everyCheckRefuses_data()
    {
        QTest::addColumn<QByteArray>("sql");
        const auto row = [](const char *name, const QByteArray &sql) { QTest::newRow(name) << sql; };
        const QByteArray user = QByteArray("UPDATE users SET ");
        row("e-mail without a domain", user + "email = 'a@b'");
        row("e-mail with two at-signs", user + "email = 'a@b@c.de'");
        row("e-mail with a digit in the top level", user + "email = 'a@b.c1'");
        row("e-mail with a space", user + "email = 'a b@c.de'");
        row("unknown tier", user + "subscription_tier = 'gold'");
        row("truth value of 2", user + "email_verified = 2");
        row("name over 100", user + "first_name = printf('%.101c', 'x')");
        row("phone over 20", user + "phone = printf('%.21c', '1')");
        row("date that is none", user + "last_analysis_date = 'today'");
        row("settings that are no JSON", user + "settings = '{'");
        const QByteArray resume = QByteArray("UPDATE resumes SET ");
        row("title over 255", resume + "title = printf('%.256c', 'x')");
        row("no title", resume + "title = NULL");
        row("unknown status", resume + "status = 'secret'");
        row("public of 3", resume + "is_public = 3");
        row("content that is no JSON", resume + "content = '{\"a\": }'");
        row("no content", resume + "content = NULL");
        row("id that is no UUID", resume + "id = 'x'");
        row("id in capitals", resume + "id = '00000000-0000-7000-8000-00000000000B'");
        row("text in a number", resume + "created_at = 'now'");
        row("unknown template", resume + "template_id = '" + userId + "'");
        row("unknown job", resume + "ai_optimized_for_jd_id = '" + userId + "'");
        row("unknown parent", resume + "parent_resume_id = '" + userId + "'");
        row("unknown owner", resume + "user_id = '" + jobId + "'");
        const QByteArray version
            = QByteArray("INSERT INTO resume_versions (id, resume_id, version_number, content, change_type, "
                         "changed_by_user_id, created_at) VALUES ('00000000-0000-7000-8000-000000000001', ");
        row("unknown change type", version + quoted(QString::fromLatin1(resumeId)) + ", 1, '{}', 'merge', NULL, 1)");
        row("version of nothing", version + quoted(QString::fromLatin1(jobId)) + ", 1, '{}', NULL, NULL, 1)");
        row("version by nobody",
            version + quoted(QString::fromLatin1(resumeId)) + ", 1, '{}', NULL, '" + jobId + "', 1)");
        row("template name twice",
            QByteArray("INSERT INTO templates (id, name, design, created_at, updated_at) VALUES "
                       "('00000000-0000-7000-8000-000000000001', 'T', '{}', 1, 1)"));
        row("design that is no JSON", "UPDATE templates SET design = ''");
        row("category over 50", "UPDATE templates SET category = printf('%.51c', 'x')");
        const QByteArray job = "UPDATE job_descriptions SET ";
        row("company over 255", job + "company = printf('%.256c', 'x')");
        row("no description", job + "description = NULL");
        row("extracted data that is no JSON", job + "extracted_data = 'x'");
        const QByteArray analysis
            = QByteArray("INSERT INTO analyses (id, user_id, resume_id, created_at, analysis_type, "
                         "status, estimated_cost, results) VALUES "
                         "('00000000-0000-7000-8000-000000000001', '")
            + userId + "', '" + resumeId + "', 1, ";
        row("unknown analysis", analysis + "'horoscope', 'pending', NULL, '{}')");
        row("unknown analysis status", analysis + "'ats_score', 'odd', NULL, '{}')");
        row("cost that is no number", analysis + "'ats_score', 'pending', 'cheap', '{}')");
        row("results that are no JSON", analysis + "'ats_score', 'pending', '0.1', 'x')");
        const QByteArray subscription = QByteArray("INSERT INTO subscriptions (id, user_id, tier, status, start_date, "
                                                   "created_at, updated_at) VALUES "
                                                   "('00000000-0000-7000-8000-000000000001', '")
            + userId + "', ";
        row("unknown subscription tier", subscription + "'premium', 'active', 1, 1, 1)");
        row("unknown subscription status", subscription + "'free', 'odd', 1, 1, 1)");
        row("usage on no day",
            QByteArray("INSERT INTO ai_usage (id, user_id, feature, ai_provider, created_at, date) VALUES "
                       "('00000000-0000-7000-8000-000000000001', '")
                + userId + "', 'f', 'p', 1, 'monday')");
        row("outbox of an unknown kind",
            "INSERT INTO outbox (op_id, client_id, tbl, pk, kind, group_id, created_at) VALUES "
            "('00000000-0000-7000-8000-000000000001', 'c', 't', 'p', 'odd', 'g', 1)");
    }

    void everyCheckRefuses()
    {
        QFETCH(const QByteArray, sql);
        QVERIFY_KIND(m_db->runScript(sql), Error::Kind::Constraint);
    }

    void goodEmailsAreTaken()
    {
        for (const char *email : {"marit@example.org", "a.b+c%d_e-f@x-y.co.uk", "A@B.CD"})
            QVERIFY_RESULT(m_db->runScript(QByteArray("UPDATE users SET email = '") + email + '\''));
    }

    void cascadesAreThoseOfTheWebPlatform()
    {
        QVERIFY_RESULT(m_db->runScript(
            QByteArray("INSERT INTO resume_versions (id, resume_id, version_number, content, created_at, "
                       "changed_by_user_id) VALUES ('00000000-0000-7000-8000-000000000001', '")
            + resumeId + "', 1, '{}', 1, '" + userId
            + "');INSERT INTO analyses (id, user_id, resume_id, job_description_id, analysis_type, results, "
              "created_at) "
              "VALUES ('00000000-0000-7000-8000-000000000002', '"
            + userId + "', '" + resumeId + "', '" + jobId
            + "', 'ats_score', '{}', 1);INSERT INTO audit_logs (id, user_id, action, created_at) VALUES "
              "('00000000-0000-7000-8000-000000000003', '"
            + userId + "', 'resume_created', 1)"));
        QVERIFY_RESULT(m_db->runScript("DELETE FROM templates; DELETE FROM job_descriptions;"));
        QCOMPARE(
            number("SELECT count(*) FROM resumes WHERE template_id IS NULL AND ai_optimized_for_jd_id IS NULL"), 1);
        QCOMPARE(number("SELECT count(*) FROM analyses WHERE job_description_id IS NULL"), 1);
        QVERIFY_RESULT(m_db->runScript(QByteArray("UPDATE users SET id = '") + jobId + '\''));
        QCOMPARE(number("SELECT count(*) FROM resumes r, resume_versions v, analyses a, audit_logs l, users u WHERE "
                        "r.user_id = u.id AND v.changed_by_user_id = u.id AND a.user_id = u.id AND l.user_id = u.id"),
            1);
        QVERIFY_RESULT(m_db->runScript("DELETE FROM users"));
        QCOMPARE(number("SELECT count(*) FROM resumes"), 0);
        QCOMPARE(number("SELECT count(*) FROM resume_versions"), 0);
        QCOMPARE(number("SELECT count(*) FROM analyses"), 0);
        QCOMPARE(number("SELECT count(*) FROM audit_logs WHERE user_id IS NULL"), 1);
    }

    void everyGuardRefusesAChangePastTheRepositories()
    {
        QVERIFY_RESULT(m_db->runScript("UPDATE sync_context SET writing = 0"));
        int guards = 0;
        for (const char *table : {"users", "templates", "job_descriptions", "resumes"}) {
            const QByteArray name(table);
            for (const QByteArray &sql : {"UPDATE " + name + " SET updated_at = 2", "DELETE FROM " + name,
                     "INSERT INTO " + name + " SELECT * FROM " + name}) {
                const auto outcome = m_db->runScript(sql);
                QVERIFY2(!outcome, sql.constData());
                QVERIFY2(outcome.error().detail.contains(u"repository layer"), qPrintable(outcome.error().detail));
                ++guards;
            }
        }
        QCOMPARE(guards, 12);
        // Tables that are empty here have the same three.
        QCOMPARE(
            number(
                "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%\\_guard\\_%' ESCAPE '\\'"),
            14 * 3);
    }

    void aSealedOperationIsImmutable()
    {
        QVERIFY_RESULT(
            m_db->runScript("INSERT INTO outbox (op_id, client_id, tbl, pk, kind, group_id, created_at, state) "
                            "VALUES ('00000000-0000-7000-8000-000000000001', 'c', 'resumes', 'p', 'update', "
                            "'g', 1, 'sealed')"));
        QVERIFY_KIND(m_db->runScript("UPDATE outbox SET payload = '{}'"), Error::Kind::Constraint);
        QVERIFY_RESULT(m_db->runScript("UPDATE outbox SET state = 'done'"));
    }

    void everyStatementOfTheProgramFindsItsRowsByAnIndex()
    {
        StoreFixture fixture;
        Recorder recorder;
        LibraryOptions options = fixture.options();
        options.hook = &recorder;
        QTRY_RESULT(const auto store, LibraryStore::open(options));
        QCOMPARE(runSession(*store, fixture.clock).failures, 0);
        QVERIFY(recorder.statements.size() > 60);
        for (const QByteArray &sql : std::as_const(recorder.statements)) {
            QTRY_RESULT(auto explain, m_db->prepareOnce("EXPLAIN QUERY PLAN " + sql));
            QVERIFY_RESULT(explain.forEach([&](const Statement &row) -> Result<void> {
                if (const QString step = row.text(3); !isCheap(step))
                    return Error{Error::Kind::Unknown, step + u" in "_s + QString::fromUtf8(sql)};
                return {};
            }));
        }
    }

    void theListOfResumesIsReadInOrder()
    {
        QTRY_RESULT(auto explain,
            m_db->prepare(
                "EXPLAIN QUERY PLAN SELECT title FROM resumes WHERE deleted_at IS NULL ORDER BY updated_at DESC"));
        QVERIFY_RESULT(explain.step());
        QCOMPARE(explain.text(3), u"SCAN resumes USING INDEX resumes_live"_s);
    }

private:
    static bool isCheap(const QString &step)
    {
        if (!step.startsWith(u"SCAN"))
            return true;
        // Through an index; or over what is never large: a queue, a handful of templates, one user, the rows of a
        // limit.
        static const QRegularExpression cheap(
            u"USING (COVERING )?INDEX|VIRTUAL TABLE|CONSTANT ROW|^SCAN (templates|users|search_pending|s|shared_json|sync_meta|sqlite_master)$"_s);
        return cheap.match(step).hasMatch();
    }

    qint64 number(const char *sql)
    {
        const auto found = m_db->readInt64(sql);
        return found ? found.value() : -1;
    }

    StoreFixture m_fixture;
    std::unique_ptr<LibraryStore> m_store;
    std::unique_ptr<Connection> m_db;
};

QTEST_GUILESS_MAIN(SchemaTest)
#include "tst_schema.moc"
