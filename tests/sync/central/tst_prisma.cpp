// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/central/centralfixture.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

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

private:
    struct Answer
    {
        int code = -1;
        QString text;
    };
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
    environment.insert(u"PMAJ"_s, u"5"_s);
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    process.waitForFinished(200000);
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

QTEST_GUILESS_MAIN(PrismaTest)
#include "tst_prisma.moc"
