// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/accounts.h"
#include "tests/sync/central/centralfixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::central;
using namespace shortlist::tests;

/// A raw client with a valid token of Ann's tries to read and to write what is Bob's.
class RowLevelSecurityTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void ownRowsAreReadAndWritten_data();
    void ownRowsAreReadAndWritten();
    void noAttemptReachesAnotherAccount_data();
    void noAttemptReachesAnotherAccount();
    void errorsTellNothingOfAnotherAccount();
    void everyTableHasRowLevelSecurity();
    void theRolesOwnNothingAndMayPassNothing();
    void theWebPlatformsRoleSeesEverythingAsBefore();

private:
    QStringList attempts() const;
    QString fingerprint();
    std::unique_ptr<PostgresConnection> attacker(const QString &role);

    CentralFixture m_fixture;
    std::unique_ptr<PostgresConnection> m_db;
    QString m_token;
    QHash<QString, QString> m_ids; // "bob", "bob resumes", …
};

void RowLevelSecurityTest::initTestCase()
{
    const QString failure = m_fixture.start();
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    m_db = m_fixture.connect();
    QVERIFY(m_db->runScript("ALTER ROLE shortlist_client LOGIN; ALTER ROLE shortlist_server LOGIN;"
                            "CREATE ROLE web LOGIN; GRANT ALL ON ALL TABLES IN SCHEMA public TO web"));
    for (const QString &who : {u"ann"_s, u"bob"_s}) {
        const auto made = Accounts(*m_db).create(who + u"@example.com"_s, u"password of "_s + who, u"free"_s);
        QVERIFY(made);
        const QUuid user = made.value().value;
        m_ids[who] = made.value().toString();
        const auto add = [&](const QString &name, const QByteArray &sql, const Parameters &more = {}) {
            Parameters values{user};
            values.insert(values.end(), more.begin(), more.end());
            m_ids[who + u' ' + name] = must(*m_db, sql, values).text(0, 0);
        };
        add(u"resumes"_s,
            "INSERT INTO resumes (user_id, title, content, extracted_text) VALUES ($1::uuid, 'SECRET', '{\"x\": "
            "\"SECRET\"}', 'SECRET') RETURNING id");
        const QUuid resume = QUuid::fromString(m_ids[who + u" resumes"_s]);
        add(u"resume_versions"_s,
            "INSERT INTO resume_versions (resume_id, version_number, content, changed_by_user_id) VALUES ($2::uuid, 1, "
            "'\"SECRET\"', $1::uuid) RETURNING id",
            {resume});
        add(u"job_descriptions"_s,
            "INSERT INTO job_descriptions (user_id, title, description) VALUES ($1::uuid, 'SECRET', 'SECRET') "
            "RETURNING id");
        add(u"analyses"_s,
            "INSERT INTO analyses (user_id, resume_id, analysis_type, results) VALUES ($1::uuid, $2::uuid, "
            "'ats_score', '\"SECRET\"') RETURNING id",
            {resume});
        add(u"ai_usage"_s,
            "INSERT INTO ai_usage (user_id, feature, ai_provider, request_summary) VALUES ($1::uuid, 'analysis', 'x', "
            "'SECRET') RETURNING id");
        add(u"audit_logs"_s,
            "INSERT INTO audit_logs (user_id, action, user_agent) VALUES ($1::uuid, 'x', 'SECRET') RETURNING id");
        add(u"subscriptions"_s,
            "INSERT INTO subscriptions (user_id, tier, start_date, stripe_customer_id) VALUES ($1::uuid, 'free', "
            "now(), 'SECRET') RETURNING id");
        must(*m_db,
            "INSERT INTO sync.resume_note (resume_id, space_id, note) VALUES ($2::uuid, $1::uuid, '{\"n\": "
            "\"SECRET\"}')",
            {user, resume});
        must(*m_db, "INSERT INTO sync.version_note (version_id, space_id, name) VALUES ($2::uuid, $1::uuid, 'SECRET')",
            {user, QUuid::fromString(m_ids[who + u" resume_versions"_s])});
        must(*m_db, "INSERT INTO sync.client (space_id, client_id) VALUES ($1::uuid, gen_random_uuid())", {user});
        must(*m_db,
            "INSERT INTO sync.conflict (conflict_id, space_id, tbl, row_id, path, at) VALUES (gen_random_uuid(), "
            "$1::uuid, 'resumes', $2::uuid, 'SECRET', now())",
            {user, resume});
        must(*m_db,
            "INSERT INTO sync.recovery VALUES (gen_random_uuid(), $1::uuid, 'resumes', $2::uuid, '\"SECRET\"', now())",
            {user, resume});
    }
    m_token = must(*m_db, "SELECT token FROM sync.sign_in('ann@example.com', 'password of ann', 'x')").text(0, 0);
    must(*m_db, "SELECT token FROM sync.sign_in('bob@example.com', 'password of bob', 'x')");
}

std::unique_ptr<PostgresConnection> RowLevelSecurityTest::attacker(const QString &role)
{
    auto connection = m_fixture.connect(role);
    must(*connection, "SELECT set_config('shortlist.token', $1, false)", {m_token});
    return connection;
}

// Everything of Bob's, as the owner sees it.
QString RowLevelSecurityTest::fingerprint()
{
    QString all;
    for (const char *table : {"resumes", "job_descriptions", "analyses", "ai_usage", "audit_logs", "subscriptions"})
        all += must(*m_db,
            QByteArray("SELECT md5(coalesce(string_agg(t::text, ',' ORDER BY id), '')) FROM ") + table
                + " t WHERE user_id = $1::uuid",
            {m_ids[u"bob"_s]})
                   .text(0, 0);
    for (const char *table :
        {"resume_note", "version_note", "client", "conflict", "recovery", "row", "space", "usage_event"})
        all += must(*m_db,
            QByteArray("SELECT md5(coalesce(string_agg(t::text, ',' ORDER BY t::text), '')) FROM sync.") + table
                + " t WHERE space_id = $1::uuid",
            {m_ids[u"bob"_s]})
                   .text(0, 0);
    all += must(*m_db, "SELECT md5(t::text) FROM users t WHERE id = $1::uuid", {m_ids[u"bob"_s]}).text(0, 0);
    all += must(*m_db, "SELECT md5(string_agg(t::text, ',')) FROM resume_versions t WHERE id = $1::uuid",
        {m_ids[u"bob resume_versions"_s]})
               .text(0, 0);
    all += must(
        *m_db, "SELECT md5(string_agg(t::text, ',')) FROM sync.device t WHERE user_id = $1::uuid", {m_ids[u"bob"_s]})
               .text(0, 0);
    return all;
}

void RowLevelSecurityTest::ownRowsAreReadAndWritten_data()
{
    QTest::addColumn<QString>("role");
    QTest::newRow("client") << u"shortlist_client"_s;
    QTest::newRow("server") << u"shortlist_server"_s;
}

// Without this a wall that lets nobody through would pass every test below.
void RowLevelSecurityTest::ownRowsAreReadAndWritten()
{
    QFETCH(const QString, role);
    auto db = attacker(role);
    QVERIFY(db->begin());
    QCOMPARE(must(*db, "SELECT string_agg(title, ',') FROM resumes").text(0, 0), u"SECRET"_s);
    QCOMPARE(must(*db, "SELECT email FROM users").text(0, 0), u"ann@example.com"_s);
    QVERIFY(must(*db, "SELECT sync.lock_account()").integer(0, 0) > 0);
    QCOMPARE(must(*db, "UPDATE resumes SET title = 'mine'").affected(), 1);
    QCOMPARE(must(*db, "UPDATE users SET first_name = 'Ann'").affected(), 1);
    QCOMPARE(must(*db,
                 "INSERT INTO resume_versions (id, resume_id, version_number, content, changed_by_user_id) VALUES "
                 "(gen_random_uuid(), $1::uuid, 2, '{}', $2::uuid)",
                 {m_ids[u"ann resumes"_s], m_ids[u"ann"_s]})
                 .affected(),
        1);
    QCOMPARE(must(*db, "INSERT INTO job_descriptions (user_id, title, description) VALUES ($1::uuid, 'J', 'd')",
                 {m_ids[u"ann"_s]})
                 .affected(),
        1);
    QCOMPARE(must(*db, "UPDATE sync.resume_note SET note = '{}'").affected(), 1);
    QCOMPARE(must(*db, "DELETE FROM analyses").affected(), 1);
    must(*db, "SET CONSTRAINTS ALL IMMEDIATE"); // the capture works for these roles
    QVERIFY(must(*db, "SELECT count(*) FROM sync.row").integer(0, 0) > 0);
    db->rollback();
}

// BOB, RESUME, … stand for his ids. An attempt succeeds if it gives a row with SECRET or an id of his, or changes
// anything of his.
QStringList RowLevelSecurityTest::attempts() const
{
    QStringList all;
    const QStringList owned{
        u"resumes"_s, u"job_descriptions"_s, u"analyses"_s, u"ai_usage"_s, u"audit_logs"_s, u"subscriptions"_s};
    for (const QString &table : owned) {
        const QString id = u"{bob %1}"_s.arg(table);
        all << u"SELECT * FROM %1 WHERE user_id = '{bob}'"_s.arg(table)
            << u"SELECT * FROM %1 WHERE id = '%2'"_s.arg(table, id)
            << u"SELECT t::text FROM %1 t WHERE user_id <> sync.current_user_id()"_s.arg(table)
            << u"TABLE %1 LIMIT 0"_s.arg(table)
            << u"SELECT count(*)::text || 'SECRET' FROM %1 WHERE user_id = '{bob}' HAVING count(*) > 0"_s.arg(table)
            << u"UPDATE %1 SET user_id = '{ann}' WHERE id = '%2' RETURNING *"_s.arg(table, id)
            << u"UPDATE %1 SET user_id = '{bob}' WHERE user_id = '{ann}'"_s.arg(table)
            << u"DELETE FROM %1 WHERE id = '%2' RETURNING *"_s.arg(table, id)
            << u"COPY (SELECT * FROM %1 WHERE user_id = '{bob}') TO '/tmp/stolen'"_s.arg(table)
            << u"TRUNCATE %1"_s.arg(table) << u"ALTER TABLE %1 DISABLE ROW LEVEL SECURITY"_s.arg(table)
            << u"CREATE POLICY mine ON %1 USING (true)"_s.arg(table)
            << u"WITH x AS (SELECT * FROM %1) SELECT * FROM x WHERE user_id = '{bob}'"_s.arg(table)
            << u"PREPARE p%1 AS SELECT * FROM %1 WHERE user_id = $1::uuid; EXECUTE p%1('{bob}')"_s.arg(table)
            << u"CREATE TEMP VIEW v%1 AS SELECT * FROM %1; SELECT * FROM v%1 WHERE user_id = '{bob}'"_s.arg(table)
            << u"SELECT * FROM %1 WHERE user_id = '{bob}' FOR UPDATE"_s.arg(table)
            << u"SELECT query_to_xml('SELECT * FROM %1 WHERE user_id = ''{bob}''', true, false, '')::text"_s.arg(table)
            << u"DO $$ BEGIN PERFORM 1 FROM %1 WHERE user_id = '{bob}'; IF FOUND THEN RAISE 'SECRET'; END IF; END $$"_s
                   .arg(table)
            << u"MERGE INTO %1 t USING (SELECT 1) s ON t.id = '%2' WHEN MATCHED THEN DELETE"_s.arg(table, id);
    }
    for (const QString &table : {u"space"_s, u"rev"_s, u"row"_s, u"client"_s, u"usage_event"_s, u"usage_day"_s,
             u"resume_note"_s, u"version_note"_s, u"conflict"_s, u"recovery"_s}) {
        all << u"SELECT t::text FROM sync.%1 t WHERE space_id = '{bob}'"_s.arg(table)
            << u"UPDATE sync.%1 SET space_id = '{ann}' WHERE space_id = '{bob}' RETURNING *"_s.arg(table)
            << u"DELETE FROM sync.%1 WHERE space_id = '{bob}' RETURNING *"_s.arg(table);
    }
    all << u"SELECT * FROM users WHERE id = '{bob}'"_s << u"SELECT id FROM users WHERE id = '{bob}'"_s
        << u"SELECT password_hash FROM users"_s << u"SELECT users FROM users"_s << u"COPY users TO STDOUT"_s
        << u"UPDATE users SET settings = '{}' WHERE id = '{bob}' RETURNING id"_s
        << u"DELETE FROM users WHERE id = '{bob}'"_s << u"UPDATE users SET subscription_tier = 'admin'"_s
        << u"UPDATE users SET password_hash = 'x'"_s << u"UPDATE users SET email = 'x@x.com'"_s
        << u"UPDATE users SET id = '{bob}' WHERE id = '{ann}'"_s << u"UPDATE users SET resumes_created = 0"_s
        << u"INSERT INTO users (email, password_hash) VALUES ('evil@x.com', 'x')"_s
        << u"SELECT * FROM resume_versions WHERE id = '{bob resume_versions}'"_s
        << u"SELECT * FROM resume_versions WHERE resume_id = '{bob resumes}'"_s
        << u"UPDATE resume_versions SET content = '{}' WHERE id = '{bob resume_versions}' RETURNING *"_s
        << u"UPDATE resume_versions SET resume_id = '{bob resumes}', version_number = 9"_s
        << u"UPDATE resume_versions SET changed_by_user_id = '{bob}'"_s
        << u"INSERT INTO resume_versions (resume_id, version_number, content) VALUES ('{bob resumes}', 9, '{}')"_s
        << u"DELETE FROM resume_versions WHERE id = '{bob resume_versions}' RETURNING *"_s
        << u"INSERT INTO resumes (user_id, title, content) VALUES ('{bob}', 'evil', '{}')"_s
        << u"INSERT INTO resumes (user_id, title, content, parent_resume_id) VALUES ('{ann}', 'evil', '{}', '{bob resumes}')"_s
        << u"UPDATE resumes SET parent_resume_id = '{bob resumes}'"_s
        << u"UPDATE resumes SET ai_optimized_for_jd_id = '{bob job_descriptions}'"_s
        << u"INSERT INTO resumes (id, user_id, title, content) VALUES ('{bob resumes}', '{ann}', 'evil', '{}') ON CONFLICT (id) DO UPDATE SET title = 'evil' RETURNING *"_s
        << u"INSERT INTO analyses (user_id, resume_id, analysis_type, results) VALUES ('{ann}', '{bob resumes}', 'ats_score', '{}')"_s
        << u"UPDATE analyses SET resume_id = '{bob resumes}'"_s
        << u"UPDATE analyses SET job_description_id = '{bob job_descriptions}'"_s
        << u"INSERT INTO audit_logs (user_id, action) VALUES ('{bob}', 'evil')"_s
        << u"INSERT INTO audit_logs (action) VALUES ('evil')"_s
        << u"INSERT INTO ai_usage (user_id, feature, ai_provider) VALUES ('{bob}', 'x', 'x')"_s
        << u"INSERT INTO subscriptions (user_id, tier, start_date) VALUES ('{ann}', 'premium_annual', now())"_s
        << u"UPDATE subscriptions SET tier = 'premium_annual'"_s << u"UPDATE templates SET design = '{}'"_s
        << u"DELETE FROM templates"_s
        << u"INSERT INTO sync.resume_note (resume_id, space_id, note) VALUES ('{bob resumes}', '{ann}', '{}')"_s
        << u"UPDATE sync.resume_note SET resume_id = '{bob resumes}'"_s
        << u"UPDATE sync.version_note SET version_id = '{bob resume_versions}'"_s
        << u"INSERT INTO sync.conflict (conflict_id, space_id, tbl, row_id, path, at) VALUES (gen_random_uuid(), '{bob}', 'x', '{bob}', 'x', now())"_s
        << u"SELECT * FROM sync.device"_s << u"UPDATE sync.device SET user_id = '{bob}'"_s
        << u"SELECT * FROM sync.sign_in_failure"_s << u"DELETE FROM sync.sign_in_failure"_s
        << u"INSERT INTO sync.device (user_id, name, token_hash) VALUES ('{bob}', 'x', sha256('x'))"_s
        << u"SELECT sync.raise_revision('{bob}')"_s << u"SELECT sync.record('{bob}', 'resumes', '{bob resumes}', 'T')"_s
        << u"SELECT sync.count('{bob}', '{bob}', 'analyses', 1, now()::timestamp)"_s
        << u"SELECT sync.counted('{bob}', 'resumes_created', CURRENT_DATE)"_s
        << u"SELECT sync.refresh_counters('{bob}')"_s << u"SELECT sync.audit('{bob}', 'evil', 'user', '{bob}', NULL)"_s
        << u"SELECT sync.hash_password('x')"_s << u"SELECT sync.password_matches('x', 'x')"_s
        << u"SELECT sync.sign_in_allowed('x')"_s << u"SELECT setval('sync.sign_in_window_0', 0)"_s
        << u"SELECT CASE WHEN sync.owns_resume('{bob resumes}') THEN 'SECRET' END"_s
        << u"SELECT CASE WHEN sync.owns_job('{bob job_descriptions}') THEN 'SECRET' END"_s
        << u"SELECT CASE WHEN sync.owns_version('{bob resume_versions}') THEN 'SECRET' END"_s << u"SET ROLE owner"_s
        << u"SET SESSION AUTHORIZATION owner"_s << u"SET ROLE web"_s
        << u"SET row_security = off; SELECT * FROM resumes"_s << u"SET session_replication_role = replica"_s
        << u"ALTER ROLE shortlist_client BYPASSRLS"_s << u"GRANT owner TO shortlist_client"_s
        << u"SELECT set_config('shortlist.token', '{bob}', true); SELECT * FROM resumes"_s
        << u"SELECT set_config('shortlist.token', '', true); SELECT * FROM resumes"_s
        << u"SELECT set_config('shortlist.user_id', '{bob}', true); SELECT * FROM resumes WHERE user_id = '{bob}'"_s
        << u"CREATE FUNCTION pg_temp.peek(t text) RETURNS bool LANGUAGE plpgsql COST 0.0000001 AS $$ BEGIN IF t LIKE "
           u"'%SECRET%' THEN RAISE 'leak %', t; END IF; RETURN true; END $$;"
           " SELECT 1 FROM resumes WHERE user_id = '{bob}' AND pg_temp.peek(title)"_s
        << u"CREATE TEMP TABLE device (token_hash bytea, user_id uuid, revoked_at timestamptz); INSERT INTO device "
           u"VALUES (sha256('x'), '{bob}');"
           " SET search_path = pg_temp, public; SELECT set_config('shortlist.token', 'x', true); SELECT * FROM public.resumes WHERE user_id = '{bob}'"_s
        << u"CREATE FUNCTION public.evil() RETURNS int LANGUAGE sql AS 'SELECT 1'"_s
        << u"CREATE TABLE sync.evil (i int)"_s
        << u"CREATE FUNCTION sync.evil() RETURNS int LANGUAGE sql AS 'SELECT 1'"_s
        << u"CREATE OR REPLACE FUNCTION sync.current_user_id() RETURNS uuid LANGUAGE sql AS $$ SELECT '{bob}'::uuid $$"_s
        << u"ALTER FUNCTION sync.current_user_id() OWNER TO shortlist_client"_s
        << u"CREATE TRIGGER evil BEFORE UPDATE ON resumes FOR EACH ROW EXECUTE FUNCTION sync.capture_owned()"_s
        << u"SELECT most_common_vals::text FROM pg_stats WHERE tablename = 'resumes' AND most_common_vals::text LIKE '%SECRET%'"_s
        << u"SELECT stavalues1::text FROM pg_statistic"_s << u"SELECT pg_read_file('PG_VERSION')"_s
        << u"COPY resumes TO PROGRAM 'cat'"_s << u"SELECT lo_import('/etc/passwd')"_s << u"CREATE EXTENSION dblink"_s
        << u"LOCK TABLE resumes IN ACCESS EXCLUSIVE MODE"_s << u"DROP SCHEMA sync CASCADE"_s
        << u"SELECT rolpassword FROM pg_authid"_s
        << u"SELECT table_to_xml('resumes', true, false, '')::text WHERE false"_s
        << u"BEGIN; DECLARE c CURSOR FOR SELECT * FROM resumes WHERE user_id = '{bob}'; FETCH ALL FROM c"_s;
    return all;
}

void RowLevelSecurityTest::noAttemptReachesAnotherAccount_data()
{
    QTest::addColumn<QString>("role");
    QTest::newRow("client") << u"shortlist_client"_s;
    QTest::newRow("server") << u"shortlist_server"_s;
}

void RowLevelSecurityTest::noAttemptReachesAnotherAccount()
{
    QFETCH(const QString, role);
    must(*m_db, "ANALYZE");
    const QString before = fingerprint();
    const QStringList all = attempts();
    QVERIFY2(all.size() >= 200, qPrintable(QString::number(all.size())));
    int refused = 0;
    auto db = attacker(role);
    for (QString attempt : all) {
        for (auto it = m_ids.cbegin(); it != m_ids.cend(); ++it)
            attempt.replace(u'{' + it.key() + u'}', it.value());
        // What the attempt before left in the session is taken away.
        if (const auto discarded = db->run("DISCARD ALL"); !discarded)
            db = m_fixture.connect(role);
        must(*db, "SELECT set_config('shortlist.token', $1, false)", {m_token});
        const auto rows = db->run(attempt.toUtf8());
        if (!rows)
            ++refused;
        for (int row = 0; rows && row < rows.value().size(); ++row) {
            for (int column = 0; column < rows.value().columns(); ++column) {
                // Ann's own rows say SECRET too, but never with Bob's ids or after a question for his.
                const QString text = rows.value().text(row, column);
                const bool his = std::any_of(m_ids.cbegin(), m_ids.cend(),
                    [&](const QString &id) { return m_ids.key(id).startsWith(u"bob"_s) && text.contains(id); });
                QVERIFY2(!his, qPrintable(attempt + u" → "_s + text));
                if (attempt.contains(m_ids[u"bob"_s]) || attempt.contains(u"CASE"_s))
                    QVERIFY2(!text.contains(u"SECRET"_s), qPrintable(attempt + u" → "_s + text));
            }
        }
        if (!rows)
            QVERIFY2(!rows.error().detail.contains(u"SECRET"_s), qPrintable(attempt + u" → "_s + rows.error().detail));
    }
    QCOMPARE(fingerprint(), before);
    qInfo("%lld attempts, %d refused, the rest found nothing", static_cast<long long>(all.size()), refused);
}

void RowLevelSecurityTest::errorsTellNothingOfAnotherAccount()
{
    auto db = attacker(u"shortlist_client"_s);
    // A stranger's resume and one that does not exist give the same answer.
    const auto insert = [&](const QString &resume) {
        return db
            ->run("INSERT INTO analyses (user_id, resume_id, analysis_type, results) VALUES ($1::uuid, $2::uuid, "
                  "'ats_score', '{}')",
                {m_ids[u"ann"_s], resume})
            .error()
            .detail;
    };
    QCOMPARE(insert(m_ids[u"bob resumes"_s]), insert(QUuid::createUuid().toString(QUuid::WithoutBraces)));
}

void RowLevelSecurityTest::everyTableHasRowLevelSecurity()
{
    QCOMPARE(must(*m_db,
                 "SELECT coalesce(string_agg(c.oid::regclass::text, ', '), '') FROM pg_class c WHERE relkind IN ('r', "
                 "'p') AND NOT relrowsecurity"
                 " AND relnamespace IN ('public'::regnamespace, 'sync'::regnamespace) AND relname NOT IN "
                 "('_prisma_migrations', 'migration')")
                 .text(0, 0),
        QString());
    for (const char *table : {"public._prisma_migrations", "sync.migration"})
        QVERIFY(
            !must(*m_db, "SELECT has_table_privilege('shortlist_client', $1, 'SELECT')", {QString::fromLatin1(table)})
                 .boolean(0, 0));
}

void RowLevelSecurityTest::theRolesOwnNothingAndMayPassNothing()
{
    const Rows roles = must(*m_db,
        "SELECT count(*), bool_or(rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb),"
        " (SELECT count(*) FROM pg_shdepend d WHERE d.refobjid IN (SELECT oid FROM pg_roles WHERE rolname LIKE "
        "'shortlist%') AND d.deptype = 'o')"
        " FROM pg_roles WHERE rolname LIKE 'shortlist%'");
    QCOMPARE(roles.integer(0, 0), 2);
    QVERIFY(!roles.boolean(0, 1));
    QCOMPARE(roles.integer(0, 2), 0);
}

void RowLevelSecurityTest::theWebPlatformsRoleSeesEverythingAsBefore()
{
    auto db = m_fixture.connect(u"web"_s);
    QCOMPARE(must(*db, "SELECT count(*) FROM resumes").integer(0, 0), 2);
    QCOMPARE(must(*db, "SELECT count(password_hash) FROM users").integer(0, 0), 2);
    QVERIFY(db->begin());
    QCOMPARE(must(*db, "UPDATE resumes SET title = 'web'").affected(), 2);
    must(*db, "SET CONSTRAINTS ALL IMMEDIATE");
    db->rollback();
}

QTEST_GUILESS_MAIN(RowLevelSecurityTest)
#include "tst_rowlevelsecurity.moc"
