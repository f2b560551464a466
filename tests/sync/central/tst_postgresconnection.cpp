// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/connectionpool.h"
#include "tests/support/servers/postgresserver.h"

#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::central;

class PostgresConnectionTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void databaseUrlOfPrismaLosesWhatOnlyPrismaKnows();
    void aWrongAddressIsInvalidInput();
    void nobodyThereIsUnreachable();

    void typedParametersComeBackAsTheyWent();
    void aTimeOfAnyCenturyIsWhatPostgresReads();
    void nullAndEmptyTextAreDifferent();
    void textWithAZeroCharacterIsRefused();
    void everySessionIsInUtcWithOurTimeouts();

    void uncommittedWorkIsRolledBack();
    void aFailedTransactionCannotBeCommitted();
    void aSavepointBeforeAParameterisedStatementHolds();
    void brokenRulesAreConstraintsWithoutTheValues();
    void aHeldLockIsBusyWithinASecond();
    void aSlowStatementIsStopped();

    void aLostConnectionIsOpenedAgainWithItsSettings();
    void aConnectionLostInATransactionIsReported();
    void aCommitWhoseAnswerIsLostIsUnknown();
    void behindAPoolerSettingsAreOfTheTransaction();

    void thePoolLendsNoMoreThanItsSize();
    void thePoolReplacesDeadConnections();

private:
    std::unique_ptr<PostgresConnection> open(const std::function<void(PostgresSettings &)> &change = {});
    static qint64 backend(Database &database);
    void terminate(qint64 backend);

    tests::PostgresServer m_server;
};

void PostgresConnectionTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.error()));
    auto db = open();
    QVERIFY(db->runScript("CREATE TABLE t (id int PRIMARY KEY, secret text UNIQUE, CHECK (id < 100))"));
}

void PostgresConnectionTest::init()
{
    QVERIFY(open()->runScript("TRUNCATE t"));
}

std::unique_ptr<PostgresConnection> PostgresConnectionTest::open(const std::function<void(PostgresSettings &)> &change)
{
    PostgresSettings settings = PostgresSettings::fromUrl(m_server.url()).value();
    if (change)
        change(settings);
    auto connection = PostgresConnection::open(settings);
    if (!connection)
        qFatal("%s", qPrintable(connection.error().detail));
    return std::move(connection).value();
}

qint64 PostgresConnectionTest::backend(Database &database)
{
    return database.run("SELECT pg_backend_pid()").value().integer(0, 0);
}

// Returns when the backend is gone: pg_terminate_backend() waits for that when it is given a limit.
void PostgresConnectionTest::terminate(qint64 backend)
{
    const auto done = open()->run("SELECT pg_terminate_backend($1::int, 5000)", {backend});
    QVERIFY(done && done.value().boolean(0, 0));
}

void PostgresConnectionTest::databaseUrlOfPrismaLosesWhatOnlyPrismaKnows()
{
    const auto settings = PostgresSettings::fromUrl(
        u"postgresql://u:p%25w@h:5433/d?schema=public&connection_limit=20&sslmode=require&pgbouncer=true"_s);
    QVERIFY(settings);
    QCOMPARE(settings.value().connection, u"postgresql://u:p%25w@h:5433/d?sslmode=require"_s);
    QVERIFY(settings.value().throughPooler);
    QVERIFY(!PostgresSettings::fromUrl(u"postgresql://h/d"_s).value().throughPooler);
}

void PostgresConnectionTest::aWrongAddressIsInvalidInput()
{
    QCOMPARE(PostgresSettings::fromUrl(u"mysql://h/d"_s).error().kind, Error::Kind::InvalidInput);
    PostgresSettings settings;
    settings.connection = u"postgresql://h/d?nonsense=1"_s;
    QCOMPARE(PostgresConnection::open(settings).error().kind, Error::Kind::InvalidInput);
}

void PostgresConnectionTest::nobodyThereIsUnreachable()
{
    const auto settings = PostgresSettings::fromUrl(u"postgresql://u@localhost/d?host=/nonexistent"_s);
    QCOMPARE(PostgresConnection::open(settings.value()).error().kind, Error::Kind::Unreachable);
}

void PostgresConnectionTest::typedParametersComeBackAsTheyWent()
{
    auto db = open();
    const QUuid id = QUuid::createUuid();
    const QJsonDocument json = QJsonDocument::fromJson(R"({"name":"Jöhn ☃","n":[1,2.5,null]})");
    const auto rows = db->run(
        "SELECT $1::text, $2::bigint, $3::bool, $4::uuid, $5::jsonb, $6::timestamp(3)::text, $7::float8, $8::bytea,"
        " $9::text[]::text",
        {u"Zoë \" ' \\"_s, qint64{-9007199254740993}, true, id, json, Parameter::timestamp(1759881600123), 0.1,
            Parameter::bytes(QByteArray("\0\xff", 2)), Parameter::list({u"a\"b"_s, u"c,d"_s, u"\\"_s, u""_s})});
    QVERIFY2(rows, qPrintable(rows ? QString() : rows.error().detail));
    const Rows &row = rows.value();
    QCOMPARE(row.text(0, 0), u"Zoë \" ' \\"_s);
    QCOMPARE(row.integer(0, 1), -9007199254740993);
    QCOMPARE(row.boolean(0, 2), true);
    QCOMPARE(row.uuid(0, 3), id);
    QCOMPARE(row.json(0, 4), json);
    QCOMPARE(row.text(0, 5), u"2025-10-08 00:00:00.123"_s);
    QCOMPARE(row.real(0, 6), 0.1);
    QCOMPARE(row.text(0, 7), u"\\x00ff"_s);
    QCOMPARE(row.text(0, 8), uR"({"a\"b","c,d","\\",""})"_s);
}

void PostgresConnectionTest::aTimeOfAnyCenturyIsWhatPostgresReads()
{
    auto db = open();
    constexpr Timestamp day = 86'400'000;
    for (const Timestamp time : {Timestamp(0), Timestamp(-1), -day, -day - 1, Timestamp(1), Timestamp(1759881600123),
             Timestamp(951'782'400'000), Timestamp(-62'135'596'800'000), Timestamp(253'402'300'799'999)}) {
        const auto rows = db->run(
            "SELECT round(extract(epoch FROM $1::timestamp(3)) * 1000)::bigint", {Parameter::timestamp(time)});
        QVERIFY(rows);
        QCOMPARE(rows.value().integer(0, 0), time);
    }
}

void PostgresConnectionTest::nullAndEmptyTextAreDifferent()
{
    auto db = open();
    const auto rows = db->run(
        "SELECT $1::text, $2::text, $3::text, $4::uuid", {nullptr, QString(), std::optional<QString>(), QUuid()});
    QVERIFY(rows);
    QVERIFY(rows.value().isNull(0, 0));
    QVERIFY(!rows.value().isNull(0, 1));
    QVERIFY(rows.value().isNull(0, 2));
    QVERIFY(rows.value().isNull(0, 3));
}

void PostgresConnectionTest::textWithAZeroCharacterIsRefused()
{
    auto db = open();
    const auto rows = db->run("SELECT $1::text", {QString(u"a"_s + QChar(0) + u"b"_s)});
    QVERIFY(!rows);
    QCOMPARE(rows.error().kind, Error::Kind::InvalidInput);
}

void PostgresConnectionTest::everySessionIsInUtcWithOurTimeouts()
{
    auto db = open([](PostgresSettings &settings) { settings.applicationName = u"it's \\ us"_s; });
    const auto rows = db->run("SELECT current_setting('timezone'), current_setting('lock_timeout'),"
                              " current_setting('statement_timeout'), current_setting('application_name')");
    QVERIFY(rows);
    QCOMPARE(rows.value().text(0, 0), u"UTC"_s);
    QCOMPARE(rows.value().text(0, 1), u"500ms"_s);
    QCOMPARE(rows.value().text(0, 2), u"30s"_s);
    QCOMPARE(rows.value().text(0, 3), u"it's \\ us"_s);
}

void PostgresConnectionTest::uncommittedWorkIsRolledBack()
{
    auto db = open();
    {
        const auto transaction = Transaction::begin(*db);
        QVERIFY(transaction);
        QVERIFY(db->run("INSERT INTO t VALUES ($1::int, 'x')", {1}));
    }
    QVERIFY(!db->inTransaction());
    QCOMPARE(db->run("SELECT count(*) FROM t").value().integer(0, 0), 0);
}

void PostgresConnectionTest::aFailedTransactionCannotBeCommitted()
{
    auto db = open();
    auto transaction = Transaction::begin(*db);
    QVERIFY(transaction);
    auto work = std::move(transaction).value();
    QVERIFY(db->run("INSERT INTO t VALUES (1, 'x')"));
    QVERIFY(!db->run("INSERT INTO t VALUES (1, 'y')"));
    QCOMPARE(db->run("SELECT 1").error().kind, Error::Kind::Conflict);
    QCOMPARE(work.commit().error().kind, Error::Kind::Conflict);
    QCOMPARE(db->run("SELECT count(*) FROM t").value().integer(0, 0), 0);
}

// libpqxx 6.4 sends no SAVEPOINT where the first statement of a subtransaction has parameters.
void PostgresConnectionTest::aSavepointBeforeAParameterisedStatementHolds()
{
    auto db = open();
    auto transaction = Transaction::begin(*db);
    QVERIFY(transaction);
    auto work = std::move(transaction).value();
    QVERIFY(db->run("INSERT INTO t VALUES ($1::int, 'outer')", {1}));
    {
        const auto savepoint = Savepoint::make(*db, "s");
        QVERIFY(savepoint);
        QVERIFY(!db->run("INSERT INTO t VALUES ($1::int, 'twice')", {1}));
    }
    {
        auto savepoint = Savepoint::make(*db, "s");
        QVERIFY(savepoint);
        auto kept = std::move(savepoint).value();
        QVERIFY(db->run("INSERT INTO t VALUES ($1::int, 'inner')", {2}));
        QVERIFY(kept.keep());
    }
    QCOMPARE(work.commit().value(), Commit::Done);
    QCOMPARE(db->run("SELECT string_agg(secret, ',' ORDER BY id) FROM t").value().text(0, 0), u"outer,inner"_s);
}

void PostgresConnectionTest::brokenRulesAreConstraintsWithoutTheValues()
{
    auto db = open();
    QVERIFY(db->run("INSERT INTO t VALUES (1, 'somebody@example.com')"));
    const auto twice = db->run("INSERT INTO t VALUES (2, $1::text)", {u"somebody@example.com"_s});
    QVERIFY(!twice);
    QCOMPARE(twice.error().kind, Error::Kind::Constraint);
    QCOMPARE(sqlState(twice.error()), u"23505"_s);
    QVERIFY2(!twice.error().detail.contains(u"somebody"_s), qPrintable(twice.error().detail));
    QCOMPARE(db->run("INSERT INTO t VALUES (100)").error().kind, Error::Kind::Constraint);
    QCOMPARE(db->run("SELECT $1::uuid", {u"xxx"_s}).error().kind, Error::Kind::InvalidInput);
    QCOMPARE(db->run("SELECT * FROM nowhere").error().kind, Error::Kind::NotFound);
}

void PostgresConnectionTest::aHeldLockIsBusyWithinASecond()
{
    auto holder = open();
    const auto held = Transaction::begin(*holder);
    QVERIFY(held && holder->runScript("LOCK TABLE t"));
    auto db = open();
    QElapsedTimer timer;
    timer.start();
    const auto rows = db->run("SELECT * FROM t");
    QVERIFY(!rows);
    QCOMPARE(rows.error().kind, Error::Kind::Busy);
    QVERIFY(timer.elapsed() >= 400);
}

void PostgresConnectionTest::aSlowStatementIsStopped()
{
    auto db = open([](PostgresSettings &settings) { settings.statementTimeoutMs = 50; });
    QCOMPARE(db->run("SELECT pg_sleep(20)").error().kind, Error::Kind::Busy);
}

void PostgresConnectionTest::aLostConnectionIsOpenedAgainWithItsSettings()
{
    auto db = open([](PostgresSettings &settings) { settings.applicationName = u"mine"_s; });
    terminate(backend(*db));
    // begin() has done nothing yet, so it may simply connect again.
    auto transaction = Transaction::begin(*db);
    QVERIFY(transaction);
    QCOMPARE(db->run("SELECT current_setting('application_name') || current_setting('timezone')").value().text(0, 0),
        u"mineUTC"_s);
    QCOMPARE(std::move(transaction).value().commit().value(), Commit::Done);

    terminate(backend(*db));
    // A statement of its own may have been carried out: the first one says so, the next connects.
    QCOMPARE(db->run("SELECT 1").error().kind, Error::Kind::Unreachable);
    QCOMPARE(db->run("SELECT current_setting('application_name') || current_setting('timezone')").value().text(0, 0),
        u"mineUTC"_s);
}

void PostgresConnectionTest::aConnectionLostInATransactionIsReported()
{
    auto db = open();
    auto transaction = Transaction::begin(*db);
    QVERIFY(transaction);
    auto work = std::move(transaction).value();
    QVERIFY(db->run("INSERT INTO t VALUES (1, 'x')"));
    terminate(backend(*db));
    QCOMPARE(db->run("INSERT INTO t VALUES (2, 'y')").error().kind, Error::Kind::Unreachable);
    QVERIFY(!db->inTransaction());
    QCOMPARE(work.commit().error().kind, Error::Kind::Unreachable);
    QCOMPARE(db->run("SELECT count(*) FROM t").value().integer(0, 0), 0);
}

void PostgresConnectionTest::aCommitWhoseAnswerIsLostIsUnknown()
{
    auto db = open();
    auto transaction = Transaction::begin(*db);
    QVERIFY(transaction);
    auto work = std::move(transaction).value();
    QVERIFY(db->run("INSERT INTO t VALUES (1, 'x')"));
    terminate(backend(*db));
    const auto committed = work.commit();
    QVERIFY(committed);
    QCOMPARE(committed.value(), Commit::Unknown);
}

void PostgresConnectionTest::behindAPoolerSettingsAreOfTheTransaction()
{
    auto db = open([](PostgresSettings &settings) { settings.throughPooler = true; });
    // Another client of the pooler left this behind.
    QVERIFY(db->runScript("SET timezone = 'Pacific/Kiritimati'"));
    QCOMPARE(db->run("SELECT current_setting('timezone') || current_setting('lock_timeout')").value().text(0, 0),
        u"UTC500ms"_s);
}

void PostgresConnectionTest::thePoolLendsNoMoreThanItsSize()
{
    ConnectionPool::Settings settings{PostgresSettings::fromUrl(m_server.url()).value(), 2};
    settings.waitLimit = std::chrono::milliseconds(50);
    ConnectionPool pool(settings);
    auto first = pool.acquire();
    {
        const auto second = pool.acquire();
        QVERIFY(first && second);
        QCOMPARE(pool.acquire().error().kind, Error::Kind::Busy);
        QVERIFY(second.value()->begin());
    }
    const auto third = pool.acquire();
    QVERIFY(third);
    QVERIFY(!third.value()->inTransaction()); // what the second left open was rolled back
    QCOMPARE(pool.open(), 2);
}

void PostgresConnectionTest::thePoolReplacesDeadConnections()
{
    ConnectionPool::Settings settings{PostgresSettings::fromUrl(m_server.url()).value(), 1};
    settings.healthCheckAfter = std::chrono::milliseconds(0);
    ConnectionPool pool(settings);
    qint64 first = 0;
    {
        const auto lease = pool.acquire();
        QVERIFY(lease);
        first = backend(*lease.value());
    }
    terminate(first);
    const auto lease = pool.acquire();
    QVERIFY(lease);
    QVERIFY(backend(*lease.value()) != first);
    QCOMPARE(pool.open(), 1);
}

QTEST_GUILESS_MAIN(PostgresConnectionTest)
#include "tst_postgresconnection.moc"
