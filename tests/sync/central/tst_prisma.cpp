// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/central/centralfixture.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::central;
using namespace shortlist::tests;

/// Real Prisma, from tests/data/interop/install, on a database of our migrations.
class PrismaTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void theClientPassesOnEveryModel();
    void prismasOwnDiffIsEmpty();
    void prismaSeesNothingToMigrate();
    void updatesBesidePushesSeeNoError();

private:
    struct Answer
    {
        int code = -1;
        QString text;
    };
    static void push(const PostgresSettings &settings, const std::atomic<bool> &enough, std::atomic<int> &pushed,
        std::atomic<int> &gaveWay);
    Answer run(const QString &folder, const QString &program, const QStringList &arguments) const;

    CentralFixture m_fixture;
    QString m_peers;
};

void PrismaTest::initTestCase()
{
    m_peers = qEnvironmentVariable("SHORTLIST_PEERS", QStringLiteral(SHORTLIST_SOURCE_DIR "/build/peers"));
    if (!QFile::exists(m_peers + u"/prisma5/node_modules/.prisma/client/wasm.js"_s)
        || !QFile::exists(m_peers + u"/prisma6/node_modules/.bin/prisma"_s))
        QSKIP("Prisma is not installed: run tests/data/interop/install. This lane did not run.");
    const QString failure = m_fixture.start();
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    qInfo("PostgreSQL %s", qPrintable(must(*m_fixture.connect(), "SHOW server_version").text(0, 0)));
}

PrismaTest::Answer PrismaTest::run(const QString &folder, const QString &program, const QStringList &arguments) const
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(m_peers + u'/' + folder);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DATABASE_URL"_s, m_fixture.settings().connection);
    environment.insert(u"CHECKPOINT_DISABLE"_s, u"1"_s);
    environment.insert(u"PRISMA_QUERY_ENGINE_LIBRARY"_s, m_peers + u"/no-engine.so.node"_s);
    environment.insert(u"PRISMA_SCHEMA_ENGINE_BINARY"_s, m_peers + u"/no-schema-engine"_s);
    environment.insert(u"NODE_PATH"_s, m_peers + u"/prisma5/node_modules"_s);
    environment.insert(u"PMAJ"_s, u"5"_s);
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    process.waitForFinished(-1); // QTest has a limit of its own
    return {process.exitCode(), QString::fromUtf8(process.readAll())};
}

void PrismaTest::theClientPassesOnEveryModel()
{
    QFile::remove(m_peers + u"/prisma5/crud.cjs"_s);
    QVERIFY(QFile::copy(
        QStringLiteral(SHORTLIST_TESTS_DIR "/data/interop/prisma/crud.cjs"), m_peers + u"/prisma5/crud.cjs"_s));
    const Answer answer = run(u"prisma5"_s, u"node"_s,
        {u"crud.cjs"_s, u"node_modules/.prisma/client/wasm.js"_s, u"node_modules/@prisma/adapter-pg/dist/index.js"_s});
    QVERIFY2(answer.code == 0 && answer.text.contains(u"OK in"_s), qPrintable(answer.text));
    QVERIFY2(answer.text.contains(u"created all 9 models"_s), qPrintable(answer.text));
    QVERIFY2(answer.text.contains(u"SQL row via Prisma: free"_s), qPrintable(answer.text));
}

void PrismaTest::prismasOwnDiffIsEmpty()
{
    const QString prisma = m_peers + u"/prisma6/node_modules/.bin/prisma"_s;
    const Answer pulled = run(u"prisma6"_s, prisma, {u"db"_s, u"pull"_s, u"--print"_s});
    const qsizetype begin = pulled.text.indexOf(u"generator client"_s);
    QVERIFY2(pulled.code == 0 && begin >= 0, qPrintable(pulled.text));
    QFile file(m_peers + u"/prisma6/pulled.prisma"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(pulled.text.mid(begin).toUtf8());
    file.close();
    const Answer diff = run(u"prisma6"_s, prisma,
        {u"migrate"_s, u"diff"_s, u"--from-schema-datamodel"_s, u"pulled.prisma"_s, u"--to-schema-datamodel"_s,
            u"prisma/schema.prisma"_s, u"--script"_s});
    QVERIFY2(diff.code == 0 && diff.text.contains(u"This is an empty migration"_s), qPrintable(diff.text));
    QVERIFY2(!diff.text.contains(u"ALTER "_s) && !diff.text.contains(u"CREATE "_s), qPrintable(diff.text));
}

void PrismaTest::prismaSeesNothingToMigrate()
{
    const QString migrations = m_peers + u"/prisma6/prisma/migrations"_s;
    QDir(migrations).removeRecursively();
    const MigrationSet set = MigrationSet::builtIn().value();
    for (const Migration &migration : set.shared) {
        QVERIFY(QDir().mkpath(migrations + u'/' + migration.name));
        QFile file(migrations + u'/' + migration.name + u"/migration.sql"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(migration.sql);
    }
    QVERIFY(QFile::copy(QStringLiteral(SHORTLIST_SOURCE_DIR "/migrations/postgresql/migration_lock.toml"),
        migrations + u"/migration_lock.toml"_s));
    const QString prisma = m_peers + u"/prisma6/node_modules/.bin/prisma"_s;
    const Answer status = run(u"prisma6"_s, prisma, {u"migrate"_s, u"status"_s});
    QVERIFY2(status.code == 0 && status.text.contains(u"Database schema is up to date"_s), qPrintable(status.text));
    const Answer deploy = run(u"prisma6"_s, prisma, {u"migrate"_s, u"deploy"_s});
    QVERIFY2(deploy.code == 0 && deploy.text.contains(u"No pending migrations"_s), qPrintable(deploy.text));
}

// A push as sync makes it: the account first, then its rows without waiting for one; where it gives way it begins
// again.
void PrismaTest::push(const PostgresSettings &settings, const std::atomic<bool> &enough, std::atomic<int> &pushed,
    std::atomic<int> &gaveWay)
{
    auto opened = PostgresConnection::open(settings);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().detail));
    PostgresConnection &db = *opened.value();
    const Rows rows = must(db, "SELECT user_id, id FROM resumes ORDER BY id");
    for (int i = 0; !enough; ++i) {
        const int row = i * 7 % rows.size();
        const QUuid id = rows.uuid(row, 1);
        const bool done = db.begin() && db.run("SELECT sync.raise_revision($1::uuid)", {rows.uuid(row, 0)})
            && db.run("SELECT 1 FROM resumes WHERE id = $1::uuid FOR NO KEY UPDATE NOWAIT", {id})
            && db.run("UPDATE resumes SET title = $2 WHERE id = $1::uuid", {id, u"device %1"_s.arg(i)})
            && db.run("INSERT INTO job_descriptions (user_id, title, description) VALUES ($1::uuid, 'J', 'd')",
                {rows.uuid(row, 0)})
            && db.commit();
        if (!done)
            db.rollback();
        ++(done ? pushed : gaveWay);
        must(db, "SELECT pg_sleep(0.01)"); // a device that pushes a hundred times a second, not one that spins
    }
}

// SHORTLIST_PRISMA_UPDATES of them (10000 is the figure, 500 where it is not set).
void PrismaTest::updatesBesidePushesSeeNoError()
{
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue("SHORTLIST_PRISMA_UPDATES", &given);
    const int updates = given ? wanted : 500;
    const auto db = m_fixture.connect();
    must(*db, "DELETE FROM users");
    must(*db,
        "INSERT INTO users (email, password_hash) SELECT 'person' || n || '@example.com', 'x' FROM"
        " generate_series(1, 5) n");
    must(*db,
        "INSERT INTO resumes (user_id, title, content) SELECT id, 'R' || n, '{}' FROM users, generate_series(1, 4) n");
    QFile::remove(m_peers + u"/prisma5/updates.cjs"_s);
    QVERIFY(QFile::copy(
        QStringLiteral(SHORTLIST_TESTS_DIR "/data/interop/prisma/updates.cjs"), m_peers + u"/prisma5/updates.cjs"_s));
    std::atomic<bool> enough = false;
    std::atomic<int> pushed = 0;
    std::atomic<int> gaveWay = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 3; ++i)
        threads.emplace_back([&] { push(m_fixture.settings(), enough, pushed, gaveWay); });
    const Answer answer = run(u"prisma5"_s, u"node"_s,
        {u"updates.cjs"_s, u"node_modules/.prisma/client/wasm.js"_s, u"node_modules/@prisma/adapter-pg/dist/index.js"_s,
            QString::number(updates), u"8"_s});
    enough = true;
    for (std::thread &thread : threads)
        thread.join();
    qInfo("Prisma: %s; %d pushes beside, ours gave way %d times", qPrintable(answer.text.trimmed()), pushed.load(),
        gaveWay.load());
    const QJsonObject seen = QJsonDocument::fromJson(answer.text.toUtf8()).object();
    QCOMPARE(seen[u"done"_s].toInt(), updates);
    QCOMPARE(seen[u"errors"_s].toInt(-1), 0);
    QVERIFY(pushed > 0);
    QCOMPARE(must(*db, "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()").integer(0, 0), 0);
}

QTEST_GUILESS_MAIN(PrismaTest)
#include "tst_prisma.moc"
