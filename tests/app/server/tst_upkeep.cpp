// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/server/serverprogram.h"
#include "tests/sync/central/centralfixture.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist::central;
using namespace shortlist::tests;

/// Backups and the log, as an administrator's timer runs them.
class UpkeepTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void aBackupIsRestoredToTheSameDatabase();
    void everythingOfAPersonIsExportedAndNothingOfAnother();
    void aBackupIsWholeOrNotThere();
    void aPasswordIsOnNoCommandLine();
    void anOldPgDumpIsRefusedInASentence();
    void theLogSaysWhatHappenedAndNothingOfAPerson();
    void aLogIsKeptForThirtyDays();

private:
    Answer run(const QStringList &arguments, const QByteArray &input = {}, const QStringList &more = {}) const
    {
        return runServer(arguments, input, QStringList{u"DATABASE_URL="_s + m_central.settings().connection} + more);
    }
    static void writeScript(const QString &folder, const QByteArray &body);

    CentralFixture m_central;
};

void UpkeepTest::initTestCase()
{
    const QString error = m_central.start();
    QVERIFY2(error.isEmpty(), qPrintable(error));
    QCOMPARE(run({u"seed"_s}).code, 0);
    QCOMPARE(run({u"admin"_s, u"create-user"_s, u"ann@example.com"_s}, "correct horse\n").code, 0);
}

// In place of pg_dump 18, so that only what the script does is tested.
void UpkeepTest::writeScript(const QString &folder, const QByteArray &body)
{
    QFile file(folder + u"/pg_dump"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\n[ \"$1\" = --version ] && { echo 'pg_dump (PostgreSQL) 18.4'; exit 0; }\n" + body);
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

void UpkeepTest::aBackupIsRestoredToTheSameDatabase()
{
    const QTemporaryDir folder;
    const Answer backup = run({u"backup"_s, u"--to"_s, folder.path()});
    QVERIFY2(backup.code == 0, qPrintable(backup.err));
    QVERIFY2(backup.err.contains(u"saving public.users\n"_s), qPrintable(backup.err));
    const QStringList names = QDir(folder.path()).entryList(QDir::Files, QDir::Name);
    QCOMPARE(names.size(), 2);
    QCOMPARE(names[1], names[0] + u".sha256"_s);
    QVERIFY(!(QFile::permissions(folder.filePath(names[0])) & (QFile::ReadGroup | QFile::ReadOther)));

    // The three lines that it tells, as they stand there.
    auto owner = m_central.connect();
    must(*owner, "CREATE DATABASE restored");
    QStringList hint = backup.out.split(u'\n').mid(2, 3);
    QVERIFY(hint[1].contains(u"createdb NEW && "_s));
    hint[1].remove(u"createdb NEW && "_s).replace(u"--dbname=NEW"_s, u"--dbname=\"$NEW\""_s);
    hint[2].replace(u"psql NEW"_s, u"psql \"$NEW\""_s);
    const QByteArray epoch = must(*owner, "SELECT min(epoch::text) FROM sync.space").utf8(0, 0);
    const QString url = m_central.server().url(u"restored"_s);
    QCOMPARE(QProcess::execute(u"sh"_s, {u"-ec"_s, u"NEW='"_s + url + u"'\n"_s + hint.join(u'\n')}), 0);

    const auto restored = std::move(PostgresConnection::open(PostgresSettings::fromUrl(url).value())).value();
    const Answer check = runServer({u"check"_s}, {}, {u"DATABASE_URL="_s + url});
    QVERIFY2(check.code == 0, qPrintable(check.out + check.err));
    for (const QByteArray &table : {QByteArray("users"), QByteArray("templates"), QByteArray("audit_logs")}) {
        const QByteArray sql = "SELECT count(*), md5(string_agg(t::text, E'\\n' ORDER BY id)) FROM " + table + " t";
        const Rows before = must(*owner, sql);
        const Rows after = must(*restored, sql);
        QVERIFY(before.integer(0, 0) > 0);
        QCOMPARE(after.utf8(0, 1), before.utf8(0, 1));
    }
    // Devices that were ahead of the backup learn that this is another history.
    QVERIFY(must(*restored, "SELECT min(epoch::text) FROM sync.space").utf8(0, 0) != epoch);
}

void UpkeepTest::everythingOfAPersonIsExportedAndNothingOfAnother()
{
    auto owner = m_central.connect();
    QCOMPARE(run({u"admin"_s, u"create-user"_s, u"cem@example.com"_s}, "correct horse\n").code, 0);
    const QUuid ann = must(*owner, "SELECT id FROM users WHERE email = 'ann@example.com'").uuid(0, 0);
    // A number beyond what a double holds and an unknown key come out as they are.
    must(*owner,
        "WITH r AS (INSERT INTO resumes (user_id, title, content) SELECT id, 'of ' || email,"
        " '{\"big\": 9007199254740993, \"other\": {\"k\": []}}' FROM users WHERE email ~ '^(ann|cem)@' RETURNING id)"
        " INSERT INTO resume_versions (resume_id, version_number, content) SELECT id, 1, '{}' FROM r");
    must(*owner, "SELECT sync.sign_in('ann@example.com', 'correct horse', 'Laptop')");

    const QTemporaryDir folder;
    const QString path = folder.filePath(u"ann.json"_s);
    const Answer answer = run({u"admin"_s, u"export"_s, u"Ann@example.com"_s, u"-o"_s, path});
    QVERIFY2(answer.code == 0, qPrintable(answer.err));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains("9007199254740993"));
    for (const QByteArray &no :
        {QByteArray("cem@"), QByteArray("password_hash"), QByteArray("token_hash"), QByteArray("$2a$")})
        QVERIFY2(!text.contains(no), no.constData());
    const QJsonObject document = QJsonDocument::fromJson(text).object();
    const QJsonObject tables = document[u"tables"_s].toObject();
    QCOMPARE(document[u"account"_s].toString(), ann.toString(QUuid::WithoutBraces));
    for (const QString &table : {u"public.users"_s, u"public.resumes"_s, u"public.resume_versions"_s, u"sync.device"_s})
        QVERIFY2(tables[table].toArray().size() == 1, qPrintable(table));
    // Whatever refers to a person is there: of the tables without a person only the shared ones are left out.
    const Rows left = must(*owner,
        "SELECT string_agg(c.oid::regclass::text, ' ' ORDER BY c.oid::regclass::text) FROM pg_class c WHERE c.relkind "
        "= 'r'"
        " AND c.relnamespace IN ('public'::regnamespace, 'sync'::regnamespace) AND NOT (format('%s.%s',"
        " c.relnamespace::regnamespace, c.relname) = ANY ($1::text[]))",
        {Parameter::list(tables.keys())});
    QCOMPARE(left.text(0, 0), u"_prisma_migrations sync.migration sync.sign_in_failure templates"_s);
    QCOMPARE(
        must(*owner, "SELECT count(*) FROM audit_logs WHERE action = 'data_exported' AND user_id = $1::uuid", {ann})
            .integer(0, 0),
        1);
    QCOMPARE(run({u"admin"_s, u"export"_s, u"nobody@example.com"_s, u"-o"_s, path}).code, 4);
    QCOMPARE(run({u"admin"_s, u"export"_s, u"ann@example.com"_s, u"-o"_s, u"/proc/nowhere/a"_s}).code, 5);
    QCOMPARE(must(*owner, "SELECT count(*) FROM audit_logs WHERE action = 'data_exported'").integer(0, 0), 1);
}

void UpkeepTest::aBackupIsWholeOrNotThere()
{
    const QTemporaryDir programs;
    const QTemporaryDir folder;
    writeScript(
        programs.path(), "echo half; echo 'pg_dump: error: could not write: No space left on device' >&2\nexit 1\n");
    const Answer answer = run({u"backup"_s, u"--to"_s, folder.path(), u"--pg-dump"_s, programs.path()});
    QCOMPARE(answer.code, 5);
    QVERIFY2(answer.err.contains(u"No space left"_s), qPrintable(answer.err));
    QVERIFY(QDir(folder.path()).isEmpty());
    QCOMPARE(run({u"backup"_s, u"--to"_s, u"/proc/nowhere"_s}).code, 5);
}

void UpkeepTest::aPasswordIsOnNoCommandLine()
{
    const QTemporaryDir programs;
    const QTemporaryDir folder;
    writeScript(programs.path(), "{ printf '%s\\n' \"$@\"; env; } >\"" + folder.path().toUtf8() + "/seen\"\n");
    // The server trusts everybody on its socket; what counts is where the password goes.
    const QString url = m_central.settings().connection + u"&password=top%20secret"_s;
    const Answer answer = runServer(
        {u"backup"_s, u"--to"_s, folder.path(), u"--pg-dump"_s, programs.path()}, {}, {u"DATABASE_URL="_s + url});
    QVERIFY2(answer.code == 0, qPrintable(answer.err));
    QFile file(folder.filePath(u"seen"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray seen = file.readAll();
    const QByteArray arguments = seen.left(seen.indexOf("\n", seen.indexOf("--file\n") + 7));
    QVERIFY(arguments.contains("--format=custom") && !arguments.contains("secret"));
    QVERIFY(seen.contains("\nPGPASSWORD=top secret\n"));
    QVERIFY(!seen.contains("DATABASE_URL="));
    QVERIFY(!(answer.out + answer.err).contains(u"secret"_s));
}

void UpkeepTest::anOldPgDumpIsRefusedInASentence()
{
    const QTemporaryDir programs;
    QFile file(programs.filePath(u"pg_dump"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.24'\n");
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
    const QTemporaryDir folder;
    const Answer answer = run({u"backup"_s, u"--to"_s, folder.path(), u"--pg-dump"_s, programs.path()});
    QCOMPARE(answer.code, 4);
    QVERIFY2(answer.err.contains(u"or newer, and found: "_s) && answer.err.contains(u"(9)"_s), qPrintable(answer.err));
    QVERIFY(QDir(folder.path()).isEmpty());
    const Answer none = run({u"backup"_s, u"--to"_s, folder.path(), u"--pg-dump"_s, folder.path()});
    QVERIFY2(none.code == 4 && none.err.contains(u"none was found"_s), qPrintable(none.err));
}

void UpkeepTest::theLogSaysWhatHappenedAndNothingOfAPerson()
{
    const QTemporaryDir folder;
    const QStringList logged{u"LOG_FOLDER="_s + folder.path()};
    QCOMPARE(run({u"admin"_s, u"create-user"_s, u"ben@example.com"_s}, "correct horse\n", logged).code, 0);
    QCOMPARE(run({u"admin"_s, u"create-user"_s, u"ben@example.com"_s}, "correct horse\n", logged).code, 1);
    QCOMPARE(run({u"maintain"_s, u"--dry-run"_s}, {}, logged).code, 0);
    const QStringList names = QDir(folder.path()).entryList(QDir::Files);
    QVERIFY(names.size() == 1 || names.size() == 2); // midnight may come between
    QByteArray text;
    QStringList events;
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        text += file.readAll();
    }
    for (const QByteArray &line : text.trimmed().split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        QCOMPARE(object.keys(), (QStringList{u"event"_s, u"fields"_s, u"level"_s, u"time"_s}));
        const QDateTime time = QDateTime::fromString(object[u"time"_s].toString(), Qt::ISODateWithMs);
        QVERIFY(time.isValid() && qAbs(time.msecsTo(QDateTime::currentDateTimeUtc())) < 120000);
        events.append(object[u"level"_s].toString() + u' ' + object[u"event"_s].toString());
        if (object[u"event"_s] == u"error"_s)
            QCOMPARE(object[u"fields"_s][u"kind"_s].toString(), u"conflict"_s);
    }
    QCOMPARE(events.mid(0, 6),
        (QStringList{u"info command_started"_s, u"info command_ended"_s, u"info command_started"_s, u"error error"_s,
            u"warning command_ended"_s, u"info command_started"_s}));
    QVERIFY(events.contains(u"info retention_counted"_s));
    for (const QByteArray &secret :
        {QByteArray("ben@"), QByteArray("example.com"), QByteArray("horse"), QByteArray("postgresql:")})
        QVERIFY2(!text.contains(secret), text.constData());
}

void UpkeepTest::aLogIsKeptForThirtyDays()
{
    const QTemporaryDir folder;
    const QDate today = QDateTime::currentDateTimeUtc().date();
    const auto name
        = [](const QDate &day) { return u"shortlist-server-"_s + day.toString(u"yyyyMMdd"_s) + u".jsonl"_s; };
    const QStringList made{name(today.addDays(-32)), name(today.addDays(-29)), u"shortlist-server-notadate.jsonl"_s,
        u"another-20200101.jsonl"_s};
    for (const QString &file : made) {
        QFile old(folder.filePath(file));
        QVERIFY(old.open(QIODevice::WriteOnly));
    }
    QCOMPARE(run({u"stats"_s}, {}, {u"LOG_FOLDER="_s + folder.path(), u"REDIS_URL="_s}).code, 0);
    QVERIFY(!QFile::exists(folder.filePath(made[0])));
    for (const QString &file : made.mid(1))
        QVERIFY2(QFile::exists(folder.filePath(file)), qPrintable(file));
    // A folder that cannot be written is said; the command's own work is done.
    const Answer answer = run({u"stats"_s}, {}, {u"LOG_FOLDER=/proc/nowhere"_s, u"REDIS_URL="_s});
    QCOMPARE(answer.code, 0);
    QCOMPARE(answer.err.count(u"no log can be written"_s), 1);
}

QTEST_GUILESS_MAIN(UpkeepTest)
#include "tst_upkeep.moc"
