// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/server/serverprogram.h"
#include "tests/support/servers/postgresserver.h"
#include "tests/support/servers/redisserver.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist::tests;

/// shortlist-server as an administrator's script calls it.
class ServerTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void aNewInstallationIsDeployedSeededAndChecked();
    void usersAreMadeListedAndDeactivated();
    void checkNamesWhatWasTakenAway();
    void checkNamesARedisThatEvicts();
    void statsAreReadByPrometheus();
    void maintainSaysWhatItWouldRemove();
    void mistakesHaveTheirExitCodes_data();
    void mistakesHaveTheirExitCodes();
    void aConfigurationFileDoesInPlaceOfTheEnvironment();

private:
    Answer run(const QStringList &arguments, const QByteArray &input = {}, const QStringList &environment = {}) const;

    PostgresServer m_postgres;
    RedisServer m_redis;
};

void ServerTest::initTestCase()
{
    QVERIFY2(m_postgres.start(), qPrintable(m_postgres.error()));
    QVERIFY2(m_redis.start(), qPrintable(m_redis.error()));
}

Answer ServerTest::run(const QStringList &arguments, const QByteArray &input, const QStringList &environment) const
{
    return runServer(arguments, input,
        QStringList{u"DATABASE_URL="_s + m_postgres.url(), u"REDIS_URL="_s + m_redis.url()} + environment);
}

void ServerTest::aNewInstallationIsDeployedSeededAndChecked()
{
    QCOMPARE(run({u"migrate"_s, u"status"_s}).code, 1);
    QCOMPARE(run({u"check"_s}).code, 1);
    const Answer deployed = run({u"migrate"_s, u"deploy"_s});
    QVERIFY2(deployed.code == 0, qPrintable(deployed.err));
    QVERIFY(deployed.out.contains(u"Applied 20251008000000_init"_s));
    QCOMPARE(run({u"migrate"_s, u"deploy"_s}).out, u"Nothing to do.\n"_s);
    QCOMPARE(run({u"migrate"_s, u"status"_s}).code, 0);
    const Answer check = run({u"check"_s});
    QVERIFY2(check.code == 0 && check.out.endsWith(u"No problems.\n"_s), qPrintable(check.out + check.err));

    QCOMPARE(run({u"seed"_s}).out, u"Templates: 8 created, 0 updated, 0 unchanged\n"_s);
    QCOMPARE(run({u"seed"_s}).out, u"Templates: 0 created, 0 updated, 8 unchanged\n"_s);

    const QTemporaryDir folder;
    QFile design(folder.filePath(u"one.json"_s));
    QVERIFY(design.open(QIODevice::WriteOnly));
    design.write(R"({"id": "one", "name": "One", "category": "modern", "atsScore": 95})");
    design.close();
    const QStringList seed{u"seed"_s, u"--templates"_s, folder.path()};
    QCOMPARE(run(seed).out, u"Templates: 1 created, 0 updated, 0 unchanged\n"_s);
    QCOMPARE(run(seed).out, u"Templates: 0 created, 0 updated, 1 unchanged\n"_s);
    QVERIFY(design.open(QIODevice::WriteOnly));
    design.write("not a design");
    design.close();
    QCOMPARE(run(seed).code, 1);
}

void ServerTest::usersAreMadeListedAndDeactivated()
{
    const Answer made
        = run({u"admin"_s, u"create-user"_s, u"Ann@Example.com"_s, u"--tier=premium"_s}, "correct horse\n");
    QVERIFY2(made.code == 0 && made.out.trimmed().size() == 36, qPrintable(made.err));
    QVERIFY(run({u"admin"_s, u"list"_s}).out.startsWith(u"ann@example.com\tpremium\t0\t"_s));
    QCOMPARE(run({u"admin"_s, u"create-user"_s, u"ann@example.com"_s}, "correct horse\n").code, 1);
    QCOMPARE(run({u"admin"_s, u"create-user"_s, u"b@example.com"_s}, "short\n").code, 3);
    QCOMPARE(run({u"admin"_s, u"set-tier"_s, u"ann@example.com"_s, u"admin"_s}).code, 0);
    QCOMPARE(run({u"admin"_s, u"deactivate"_s, u"ann@example.com"_s}).code, 0);
    QVERIFY(run({u"admin"_s, u"list"_s}).out.contains(u"\tdeactivated\n"_s));
    QCOMPARE(run({u"admin"_s, u"deactivate"_s, u"nobody@example.com"_s}).code, 4);
}

void ServerTest::checkNamesWhatWasTakenAway()
{
    const auto psql = [this](const QString &sql) {
        return QProcess::execute(
            u"psql"_s, {u"-q"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-d"_s, m_postgres.url(), u"-c"_s, sql});
    };
    QCOMPARE(psql(u"DROP INDEX idx_resumes_skills; ALTER TABLE analyses DISABLE ROW LEVEL SECURITY;"
                  " GRANT SELECT ON users TO shortlist_client; CREATE TABLE extra (id int)"_s),
        0);
    const Answer check = run({u"check"_s});
    QCOMPARE(check.code, 1);
    for (const QString &named : {u"index public.resumes.idx_resumes_skills"_s, u"table public.analyses row security"_s,
             u"grant public.users shortlist_client SELECT"_s, u"table public.extra"_s})
        QVERIFY2(check.out.contains(named), qPrintable(named + u" in:\n"_s + check.out));
    QCOMPARE(
        psql(
            u"CREATE INDEX idx_resumes_skills ON resumes USING GIN ((content -> 'skills'));"
            " ALTER TABLE analyses ENABLE ROW LEVEL SECURITY; REVOKE SELECT ON users FROM shortlist_client; DROP TABLE extra"_s),
        0);
    // Taking a privilege on the table away takes those on its columns along, and check says so.
    QVERIFY(run({u"check"_s}).out.contains(u"grant public.users.email shortlist_client SELECT"_s));
}

void ServerTest::checkNamesARedisThatEvicts()
{
    RedisServer evicting;
    QVERIFY(evicting.start({u"--maxmemory-policy"_s, u"allkeys-lru"_s}));
    const Answer check = run({u"check"_s}, {}, {u"REDIS_URL="_s + evicting.url()});
    QCOMPARE(check.code, 1);
    QVERIFY(check.out.contains(u"noeviction"_s));
}

void ServerTest::statsAreReadByPrometheus()
{
    const Answer stats = run({u"stats"_s});
    QCOMPARE(stats.code, 0);
    static const QRegularExpression line(u"^[a-z_]+(\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*\\})? [0-9]+$"_s);
    for (const QString &text : stats.out.split(u'\n', Qt::SkipEmptyParts))
        QVERIFY2(line.match(text).hasMatch(), qPrintable(text));
    QVERIFY(stats.out.contains(u"shortlist_queue_jobs{queue=\"ai-generation\",state=\"wait\"} 0"_s));
    QVERIFY(stats.out.contains(u"shortlist_table_bytes{table=\"public.resumes\"}"_s));
}

void ServerTest::maintainSaysWhatItWouldRemove()
{
    const Answer dry = run({u"maintain"_s, u"--dry-run"_s, u"--now"_s, u"2999-01-01T02:00:00Z"_s});
    QCOMPARE(dry.code, 0);
    QVERIFY2(dry.out.contains(u"would remove 1 accounts\n"_s), qPrintable(dry.out));
    const QTemporaryDir folder;
    const Answer done = run({u"maintain"_s, u"--archive"_s, folder.path(), u"--now"_s, u"2999-01-01T02:00:00Z"_s});
    QVERIFY2(done.out.contains(u"removed 1 accounts\n"_s), qPrintable(done.out + done.err));
    QVERIFY(!QDir(folder.path()).entryList({u"audit_logs-29990101.jsonl.gz"_s}).isEmpty());
}

void ServerTest::mistakesHaveTheirExitCodes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("environment");
    QTest::addColumn<int>("code");
    const QStringList none;
    QTest::newRow("nothing") << none << none << 2;
    QTest::newRow("no such command") << QStringList{u"serve-coffee"_s} << none << 2;
    QTest::newRow("reset without --yes") << QStringList{u"migrate"_s, u"reset"_s} << none << 2;
    QTest::newRow("wrong time") << QStringList{u"maintain"_s, u"--now"_s, u"tomorrow"_s} << none << 2;
    QTest::newRow("no address") << QStringList{u"migrate"_s, u"status"_s} << QStringList{u"DATABASE_URL="_s} << 3;
    QTest::newRow("strange address") << QStringList{u"check"_s} << QStringList{u"DATABASE_URL=mysql://x"_s} << 3;
    QTest::newRow("through a pooler") << QStringList{u"migrate"_s, u"deploy"_s}
                                      << QStringList{u"DATABASE_URL=postgresql://h/d?pgbouncer=true"_s} << 3;
    QTest::newRow("no such file") << QStringList{u"--config"_s, u"/nonexistent"_s, u"check"_s} << none << 4;
    QTest::newRow("no server") << QStringList{u"check"_s}
                               << QStringList{u"DATABASE_URL=postgresql://localhost/d?host=/nonexistent"_s} << 5;
}

void ServerTest::mistakesHaveTheirExitCodes()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QStringList, environment);
    QFETCH(const int, code);
    const Answer answer = run(arguments, {}, environment);
    QCOMPARE(answer.code, code);
    QVERIFY(!answer.err.isEmpty());
}

void ServerTest::aConfigurationFileDoesInPlaceOfTheEnvironment()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"server.conf"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("# where things are\nDATABASE_URL = \"" + m_postgres.url().toUtf8() + "\"\n");
    file.close();
    QProcess process;
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.remove(u"DATABASE_URL"_s);
    process.setProcessEnvironment(variables);
    process.start(QStringLiteral(SHORTLIST_SERVER), {u"--config"_s, file.fileName(), u"migrate"_s, u"status"_s});
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitCode(), 0);
}

QTEST_GUILESS_MAIN(ServerTest)
#include "tst_server.moc"
