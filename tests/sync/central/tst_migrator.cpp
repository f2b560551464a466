// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/catalog.h"
#include "sync/central/migrator.h"
#include "tests/support/servers/postgresserver.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::central;

class MigratorTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void anEmptyDatabaseGetsEverythingOnce();
    void aDatabaseOfTheOtherAuthorBecomesTheSame_data();
    void aDatabaseOfTheOtherAuthorBecomesTheSame();
    void whatStandsInTheWayIsNamedAndNothingChanged();
    void aHalfLoadedDatabaseIsRefused();
    void aStrangeDatabaseIsRefused();
    void aFailedMigrationLeavesWhatPrismaWouldLeave();
    void aLaterShortlistsDatabaseIsRefused();
    void anEditedMigrationIsSeen();
    void twoRunnersApplyEverythingOnce();
    void resetStartsFromNothing();
    void aNewMigrationIsAFolderInPrismasLayout();

private:
    std::unique_ptr<PostgresConnection> fresh(const QString &name);
    std::unique_ptr<PostgresConnection> connect(const QString &name);
    static QByteArray file(const QString &name);
    static QByteArray tenThousandRows();
    static QString meaning(Database &database);

    tests::PostgresServer m_server;
    MigrationSet m_set;
};

void MigratorTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.error()));
    auto set = MigrationSet::builtIn();
    QVERIFY2(set, qPrintable(set ? QString() : set.error().detail));
    m_set = std::move(set).value();

    // After a change of the migrations: writes what they leave now, to be read before it is committed.
    if (qEnvironmentVariableIsSet("SHORTLIST_UPDATE_CATALOG")) {
        auto db = fresh(u"catalog"_s);
        Migrator migrator(*db, m_set);
        QVERIFY(migrator.deploy());
        QFile catalog(QStringLiteral(SHORTLIST_SOURCE_DIR "/migrations/postgresql-adopt/catalog.txt"));
        QVERIFY(catalog.open(QIODevice::WriteOnly));
        m_set.catalog = readCatalog(*db, m_set).value();
        catalog.write(m_set.catalog.join('\n') + '\n');
    }
}

std::unique_ptr<PostgresConnection> MigratorTest::connect(const QString &name)
{
    const PostgresSettings settings = PostgresSettings::fromUrl(m_server.url(name)).value();
    auto connection = PostgresConnection::open(Migrator::forMigrations(settings));
    if (!connection)
        qFatal("%s", qPrintable(connection.error().detail));
    return std::move(connection).value();
}

std::unique_ptr<PostgresConnection> MigratorTest::fresh(const QString &name)
{
    if (const auto made = connect(u"postgres"_s)->run("CREATE DATABASE " + name.toUtf8()); !made)
        qFatal("%s", qPrintable(made.error().detail));
    return connect(name);
}

QByteArray MigratorTest::file(const QString &name)
{
    QFile file(QStringLiteral(SHORTLIST_TESTS_DIR "/data/interop/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(file.fileName()));
    return file.readAll();
}

// Ten thousand rows over all tables, with ids given: both authors' tables take them. Times have microseconds where the
// column keeps them.
QByteArray MigratorTest::tenThousandRows()
{
    return R"(
CREATE FUNCTION pg_temp.id(kind int, n int) RETURNS uuid LANGUAGE sql
    AS $$ SELECT (lpad(to_hex(kind), 8, '0') || '-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;
INSERT INTO users (id, email, password_hash, phone, resumes_created, updated_at, deleted_at)
    SELECT pg_temp.id(1, n), 'Person' || n || '@Example.com', 'x', '+49711' || n, n % 7, '2025-10-08 01:02:03.456789',
           CASE WHEN n % 50 = 0 THEN timestamp '2025-10-09 00:00:00.000999' END FROM generate_series(1, 1000) n;
INSERT INTO templates (id, name, design, updated_at) SELECT pg_temp.id(2, n), 'T' || n, '{"layout": "x"}', now()
    FROM generate_series(1, 8) n;
INSERT INTO job_descriptions (id, user_id, title, description, updated_at)
    SELECT pg_temp.id(3, n), pg_temp.id(1, n), 'Job', 'Python ' || n, now() FROM generate_series(1, 1000) n;
INSERT INTO resumes (id, user_id, title, content, extracted_text, template_id, ai_optimized_for_jd_id, updated_at)
    SELECT pg_temp.id(4, n), pg_temp.id(1, 1 + n % 1000), 'R' || n,
           jsonb_build_object('skills', jsonb_build_object('technical', jsonb_build_array('S' || n)), 'big', 12345678901),
           'developer ' || n, pg_temp.id(2, 1 + n % 8), pg_temp.id(3, 1 + n % 1000), now()
    FROM generate_series(1, 2000) n;
UPDATE resumes SET parent_resume_id = pg_temp.id(4, 1) WHERE id = pg_temp.id(4, 2);
INSERT INTO resume_versions (id, resume_id, version_number, content, changed_by_user_id, change_type)
    SELECT pg_temp.id(5, n), pg_temp.id(4, n), 1, '{}', pg_temp.id(1, 1 + n % 1000), 'manual'
    FROM generate_series(1, 2000) n;
INSERT INTO analyses (id, user_id, resume_id, analysis_type, results, estimated_cost)
    SELECT pg_temp.id(6, n), pg_temp.id(1, 1 + n % 1000), pg_temp.id(4, n), 'ats_score', '{"overallScore": 78}', 0.001234
    FROM generate_series(1, 1000) n;
INSERT INTO ai_usage (id, user_id, feature, ai_provider) SELECT pg_temp.id(7, n), pg_temp.id(1, n), 'analysis', 'openai'
    FROM generate_series(1, 1000) n;
INSERT INTO audit_logs (id, user_id, action, ip_address)
    SELECT pg_temp.id(8, n), pg_temp.id(1, n), 'user_login', '10.0.0.1' FROM generate_series(1, 1000) n;
INSERT INTO subscriptions (id, user_id, tier, start_date, updated_at)
    SELECT pg_temp.id(9, n), pg_temp.id(1, n), 'premium_monthly', now(), now() FROM generate_series(1, 992) n;
)";
}

// A hash of every row of every table, times cut to the millisecond and a NULL read as the default it stood for.
QString MigratorTest::meaning(Database &database)
{
    QString all;
    for (const char *table : {"users", "templates", "job_descriptions", "resumes", "resume_versions", "analyses",
             "ai_usage", "audit_logs", "subscriptions"}) {
        QByteArray row = "t::text";
        // To the millisecond, without zeros at the end, which a narrower column does not print.
        for (const char *cut : {R"('(:\d\d\.\d{3})\d+', '\1')", R"('(:\d\d)\.000(?!\d)', '\1')",
                 R"('(:\d\d\.\d)00(?!\d)', '\1')", R"('(:\d\d\.\d\d)0(?!\d)', '\1')"})
            row = "regexp_replace(" + row + ", " + cut + ", 'g')";
        const QByteArray sql = "SELECT count(*) || ' ' || md5(string_agg(" + row + ", ',' ORDER BY id)) FROM "
            + QByteArray(table) + " t";
        const auto rows = database.run(sql);
        if (!rows)
            qFatal("%s", qPrintable(rows.error().detail));
        all += QLatin1StringView(table) + u' ' + rows.value().text(0, 0) + u'\n';
    }
    return all;
}

void MigratorTest::anEmptyDatabaseGetsEverythingOnce()
{
    auto db = fresh(u"empty"_s);
    Migrator migrator(*db, m_set);
    const auto report = migrator.deploy();
    QVERIFY2(report, qPrintable(report ? QString() : report.error().detail));
    QCOMPARE(report.value().origin, Origin::Empty);
    QCOMPARE(report.value().applied.size(), m_set.shared.size() + m_set.own.size());
    const auto difference = compareCatalog(*db, m_set);
    QVERIFY(difference);
    QCOMPARE(difference.value().missing, {});
    QCOMPARE(difference.value().unexpected, {});

    const auto again = migrator.deploy();
    QVERIFY(again);
    QCOMPARE(again.value().origin, Origin::Ours);
    QCOMPARE(again.value().applied, QStringList());
    const auto states = migrator.status().value();
    QCOMPARE(states.size(), m_set.shared.size() + m_set.own.size());
    for (const MigrationState &state : states)
        QCOMPARE(state.state, MigrationState::State::Applied);
    // Prisma's history, as Prisma writes it.
    const Rows rows = db->run("SELECT checksum, applied_steps_count, finished_at IS NOT NULL, logs IS NULL, length(id)"
                              " FROM _prisma_migrations ORDER BY started_at")
                          .value();
    QCOMPARE(rows.size(), static_cast<int>(m_set.shared.size()));
    QCOMPARE(rows.text(0, 0), m_set.shared.first().checksum());
    QCOMPARE(rows.integer(0, 1), 1);
    QVERIFY(rows.boolean(0, 2) && rows.boolean(0, 3));
    QCOMPARE(rows.integer(0, 4), 36);
}

void MigratorTest::aDatabaseOfTheOtherAuthorBecomesTheSame_data()
{
    QTest::addColumn<QString>("schema");
    QTest::newRow("made by the document's DDL") << u"seed_ddl_ordered.sql"_s;
    QTest::newRow("made by Prisma") << u"prisma/init.sql"_s;
}

void MigratorTest::aDatabaseOfTheOtherAuthorBecomesTheSame()
{
    QFETCH(const QString, schema);
    auto db = fresh(u"adopt%1"_s.arg(schema.size()));
    QVERIFY(db->runScript(file(schema)));
    const auto filled = db->runScript(tenThousandRows());
    QVERIFY2(filled, qPrintable(filled ? QString() : filled.error().detail));
    const QString before = meaning(*db);

    Migrator migrator(*db, m_set);
    const auto report = migrator.deploy();
    QVERIFY2(report, qPrintable(report ? QString() : report.error().detail));
    QCOMPARE(report.value().origin, Origin::Adoptable);
    const auto difference = compareCatalog(*db, m_set);
    QCOMPARE(difference.value().missing, {});
    QCOMPARE(difference.value().unexpected, {});
    QCOMPARE(meaning(*db), before);
    QCOMPARE(db->run("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relrowsecurity")
                 .value()
                 .integer(0, 0),
        9);
    // Every row is in the registry, and counters begin where they stood.
    QCOMPARE(db->run("SELECT count(*) FROM sync.row").value().integer(0, 0), 8000);
    QCOMPARE(db->run("SELECT sum(n) FROM sync.usage_day WHERE metric = 'resumes_created'").value().text(0, 0),
        db->run("SELECT sum(resumes_created) FROM users").value().text(0, 0));
    // Where the DDL's own foreign key failed, the documented purge works.
    const auto purge = db->run("DELETE FROM users WHERE deleted_at < NOW() - INTERVAL '30 days'");
    QVERIFY2(purge, qPrintable(purge ? QString() : purge.error().detail));
    QCOMPARE(purge.value().affected(), 20);
}

void MigratorTest::whatStandsInTheWayIsNamedAndNothingChanged()
{
    auto db = fresh(u"obstacles"_s);
    QVERIFY(db->runScript(file(u"prisma/init.sql"_s)));
    QVERIFY(db->runScript("INSERT INTO users (id, email, password_hash, subscription_tier, updated_at) VALUES"
                          " ('00000000-0000-4000-8000-000000000001', 'a@x.com', 'x', 'gold', now());"
                          "ALTER TABLE resumes ALTER title TYPE text"));
    Migrator migrator(*db, m_set);
    QCOMPARE(migrator.deploy().error().kind, Error::Kind::Conflict);
    QCOMPARE(
        migrator.deploy().error().detail, u"The column resumes.title is text and should be character varying(255)."_s);
    QVERIFY(db->runScript("ALTER TABLE resumes ALTER title TYPE varchar(255)"));
    QCOMPARE(migrator.deploy().error().detail,
        u"1 rows of users have a subscription_tier that is none, for example"
        " 00000000-0000-4000-8000-000000000001."_s);
    QVERIFY(db->run("SELECT to_regclass('_prisma_migrations') IS NULL AND to_regnamespace('sync') IS NULL")
                .value()
                .boolean(0, 0));
    QVERIFY(db->runScript("UPDATE users SET subscription_tier = 'premium'"));
    QVERIFY(migrator.deploy());
}

void MigratorTest::aHalfLoadedDatabaseIsRefused()
{
    auto db = fresh(u"half"_s);
    QVERIFY(db->runScript("CREATE TABLE users (id uuid PRIMARY KEY)"));
    const auto report = Migrator(*db, m_set).deploy();
    QVERIFY(!report);
    QVERIFY2(report.error().detail.contains(u"resumes, resume_versions"_s), qPrintable(report.error().detail));
}

void MigratorTest::aStrangeDatabaseIsRefused()
{
    auto db = fresh(u"strange"_s);
    QVERIFY(db->runScript("CREATE TABLE orders (id int)"));
    const auto report = Migrator(*db, m_set).deploy();
    QVERIFY(!report);
    QVERIFY2(report.error().detail.contains(u"orders"_s), qPrintable(report.error().detail));
}

void MigratorTest::aFailedMigrationLeavesWhatPrismaWouldLeave()
{
    auto db = fresh(u"failing"_s);
    QVERIFY(Migrator(*db, m_set).deploy());
    MigrationSet broken = m_set;
    broken.shared.append({u"29990101000000_broken"_s, "CREATE TABLE half (id int); SELECT nonsense;"});
    Migrator migrator(*db, broken);
    QVERIFY(!migrator.deploy());
    const Rows rows = db->run("SELECT finished_at IS NULL, applied_steps_count, logs, rolled_back_at IS NULL FROM"
                              " _prisma_migrations WHERE migration_name = '29990101000000_broken'")
                          .value();
    QCOMPARE(rows.size(), 1);
    QVERIFY(rows.boolean(0, 0));
    QCOMPARE(rows.integer(0, 1), 0);
    QVERIFY(rows.text(0, 2).contains(u"nonsense"_s));
    QVERIFY(db->run("SELECT to_regclass('half') IS NULL").value().boolean(0, 0)); // undone as a whole

    QCOMPARE(migrator.deploy().error().kind, Error::Kind::Conflict);
    QCOMPARE(migrator.status().value().at(m_set.shared.size()).state, MigrationState::State::Failed);
    QVERIFY(migrator.markRolledBack(u"29990101000000_broken"_s));
    QCOMPARE(migrator.markRolledBack(u"29990101000000_broken"_s).error().kind, Error::Kind::NotFound);
    broken.shared.last().sql = "CREATE TABLE whole (id int)";
    QCOMPARE(migrator.deploy().value().applied, QStringList{u"29990101000000_broken"_s});
}

void MigratorTest::aLaterShortlistsDatabaseIsRefused()
{
    auto db = fresh(u"newer"_s);
    MigrationSet later = m_set;
    later.shared.append({u"29990101000000_later"_s, "SELECT 1"});
    QVERIFY(Migrator(*db, later).deploy());
    const auto report = Migrator(*db, m_set).deploy();
    QVERIFY(!report);
    QCOMPARE(report.error().kind, Error::Kind::NewerSchema);
    QCOMPARE(Migrator(*db, m_set).status().value().last().state, MigrationState::State::Unknown);
}

void MigratorTest::anEditedMigrationIsSeen()
{
    auto db = fresh(u"edited"_s);
    QVERIFY(Migrator(*db, m_set).deploy());
    MigrationSet edited = m_set;
    edited.shared[1].sql += "-- edited";
    QCOMPARE(Migrator(*db, edited).status().value().at(1).state, MigrationState::State::Changed);
}

void MigratorTest::twoRunnersApplyEverythingOnce()
{
    auto db = fresh(u"two"_s);
    auto other = connect(u"two"_s);
    std::optional<Result<DeployReport>> second;
    std::thread thread([&] { second = Migrator(*other, m_set).deploy(); });
    const auto first = Migrator(*db, m_set).deploy();
    thread.join();
    QVERIFY(first);
    QVERIFY(second.value());
    QCOMPARE(first.value().applied.size() + second->value().applied.size(), m_set.shared.size() + m_set.own.size());
    QVERIFY(first.value().applied.isEmpty() || second->value().applied.isEmpty());
}

void MigratorTest::resetStartsFromNothing()
{
    auto db = fresh(u"again"_s);
    Migrator migrator(*db, m_set);
    QVERIFY(migrator.deploy());
    QVERIFY(db->runScript("INSERT INTO users (email, password_hash) VALUES ('a@x.com', 'x')"));
    QVERIFY(migrator.reset());
    QCOMPARE(db->run("SELECT count(*) FROM users").value().integer(0, 0), 0);
    QCOMPARE(compareCatalog(*db, m_set).value().missing, {});
}

void MigratorTest::aNewMigrationIsAFolderInPrismasLayout()
{
    const QTemporaryDir folder;
    const auto path = createMigration(folder.path(), u"add_shoe_size"_s, u"20260102030405"_s);
    QVERIFY(path);
    QCOMPARE(path.value(), folder.path() + u"/20260102030405_add_shoe_size/migration.sql"_s);
    QVERIFY(QFile::exists(path.value()));
    QCOMPARE(createMigration(folder.path(), u"../x"_s, u"1"_s).error().kind, Error::Kind::InvalidInput);
}

QTEST_GUILESS_MAIN(MigratorTest)
#include "tst_migrator.moc"
