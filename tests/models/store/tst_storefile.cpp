// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/backup.h"
#include "models/store/migrator.h"
#include "tests/models/store/storefixture.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::store;

namespace {

QString schemaOf(Connection &db)
{
    QString all;
    auto select
        = db.prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name");
    if (!select)
        return select.error().detail;
    Statement rows = std::move(select).value();
    const auto outcome = rows.forEach([&](const Statement &row) -> Result<void> {
        all += row.text(0) + u' ' + row.text(1) + u' ' + row.text(2) + u'\n';
        return {};
    });
    return outcome ? all : outcome.error().detail;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class StoreFileTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyOlderSchemaBecomesTheNewest_data()
    {
        QTest::addColumn<int>("from");
        for (int number = 0; number < sqliteMigrations().size(); ++number)
            QTest::addRow("from %d", number) << number;
    }

    void everyOlderSchemaBecomesTheNewest()
    {
        QFETCH(const int, from);
        const StoreFixture fresh;
        QVERIFY(fresh.open());
        const StoreFixture old;
        {
            QTRY_RESULT(const auto db, Connection::open(old.path(), {}));
            QVERIFY_RESULT(Migrator(*db, sqliteMigrations().first(from)).migrate({}, 1));
        }
        QVERIFY(old.open());
        QCOMPARE(schemaOf(*old.raw()), schemaOf(*fresh.raw()));
        QTRY_RESULT(const auto health, old.open()->check());
        QCOMPARE(health.problems, QStringList());
        // A copy was made of what there was, and of nothing where there was nothing.
        const QStringList copies = QDir(old.folder()).entryList({u"*before schema*"_s});
        QCOMPARE(copies.size(), from == 0 ? 0 : 1);
        if (from > 0) {
            QTRY_RESULT(const auto copy, Connection::open(QDir(old.folder()).filePath(copies.first()), {}));
            QTRY_RESULT(const int version, Migrator(*copy, sqliteMigrations()).version());
            QCOMPARE(version, from);
        }
    }

    void aFileThatFailsLeavesTheSchemaBeforeIt()
    {
        const StoreFixture fixture;
        QTRY_RESULT(const auto db, Connection::open(fixture.path(), {}));
        QList<Migration> files = sqliteMigrations().first(1);
        QVERIFY_RESULT(Migrator(*db, files).migrate({}, 1));
        const QString before = schemaOf(*db);
        files.append(
            {2, u"0002_broken.sql"_s, "CREATE TABLE extra (a TEXT) STRICT; CREATE TABLE extra (b TEXT) STRICT;"});
        QVERIFY(!Migrator(*db, files).migrate({}, 1));
        QCOMPARE(schemaOf(*db), before);
        QTRY_RESULT(const int version, Migrator(*db, files).version());
        QCOMPARE(version, 1);
    }

    void aNewerSchemaIsRefusedAndTheFileNotTouched()
    {
        const StoreFixture fixture;
        QVERIFY(fixture.open());
        QVERIFY_RESULT(fixture.raw()->runScript("PRAGMA user_version = 99"));
        const QByteArray before = contents(fixture.path());
        QVERIFY_KIND(LibraryStore::open(fixture.options()), Error::Kind::NewerSchema);
        QCOMPARE(contents(fixture.path()), before);
    }

    void aMigrationThatWasChangedAfterItsReleaseIsNoticed()
    {
        const StoreFixture fixture;
        QVERIFY(fixture.open());
        QVERIFY_RESULT(fixture.raw()->runScript("UPDATE schema_migration SET checksum = 'x' WHERE number = 2"));
        QVERIFY_KIND(LibraryStore::open(fixture.options()), Error::Kind::Corrupt);
    }

    void theDatabaseOfAnotherProgramIsLeftAlone()
    {
        const StoreFixture fixture;
        {
            QTRY_RESULT(const auto db, Connection::open(fixture.path(), {OpenMode::Create, 5000, nullptr, {}, true}));
            QVERIFY_RESULT(db->runScript("CREATE TABLE bookmarks (url TEXT); INSERT INTO bookmarks VALUES ('x')"));
        }
        const QByteArray before = contents(fixture.path());
        QVERIFY_KIND(LibraryStore::open(fixture.options()), Error::Kind::InvalidInput);
        QCOMPARE(contents(fixture.path()), before);
    }

    void aFileThatIsNoDatabaseOrCutShortIsDamagedAndKept_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << QByteArray("Dear Sir or Madam").repeated(200);
        QTest::newRow("header only") << QByteArray("SQLite format 3\0half", 20);
    }

    void aFileThatIsNoDatabaseOrCutShortIsDamagedAndKept()
    {
        QFETCH(const QByteArray, bytes);
        const StoreFixture fixture;
        QFile file(fixture.path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        QVERIFY_KIND(LibraryStore::open(fixture.options()), Error::Kind::Corrupt);
        QCOMPARE(contents(fixture.path()), bytes);
    }

    void backupsRotateByDayAndWeekAndOnlyOwnFilesGo()
    {
        StoreFixture fixture;
        const auto store = fixture.open();
        const QString folder = fixture.folder() + u"/Backups"_s;
        BackupFolder backups(folder, u"library"_s);
        QVERIFY(backups.isDue(fixture.clock.now()));
        QVERIFY_RESULT(backups.make(*store, fixture.clock.now()));
        QVERIFY(!backups.isDue(fixture.clock.now()));
        QVERIFY(QFile::copy(fixture.path(), folder + u"/mine.shortlist"_s));
        for (int day = 0; day < 60; ++day) {
            fixture.clock.advance(qint64{24} * 3600 * 1000);
            QVERIFY_RESULT(backups.make(*store, fixture.clock.now()));
        }
        QVERIFY_RESULT(backups.make(*store, fixture.clock.now() + 1000)); // twice on the last day
        const QList<BackupInfo> kept = backups.list();
        QCOMPARE(kept.size(), 11);
        QCOMPARE(kept.first().madeAt, fixture.clock.now() + 1000);
        QVERIFY(std::all_of(kept.cbegin(), kept.cend(), [](const BackupInfo &backup) { return backup.good; }));
        const qint64 oldestDays = (fixture.clock.now() - kept.last().madeAt) / (qint64{24} * 3600 * 1000);
        QVERIFY2(oldestDays >= 28 && oldestDays <= 42, qPrintable(QString::number(oldestDays)));
        QVERIFY(QFile::exists(folder + u"/mine.shortlist"_s));
    }

    void restoringKeepsThePresentFileAsideAndMintsANewIncarnation()
    {
        StoreFixture fixture;
        const QString copy = fixture.folder() + u"/copy.shortlist"_s;
        {
            const auto store = fixture.open();
            QVERIFY_RESULT(store->createResume(sampleResume(u"Kept"_s)));
            QVERIFY_RESULT(writeBackup(*store, copy, fixture.clock.now()));
            QVERIFY_RESULT(store->createResume(sampleResume(u"Newer"_s)));
        }
        QTRY_RESULT(
            const QString before, fixture.raw()->readText("SELECT value FROM sync_meta WHERE key = 'client_id'"));
        QTRY_RESULT(const QString aside, restoreLibrary(copy, fixture.path(), fixture.clock.now()));
        {
            const auto store = fixture.open();
            QTRY_RESULT(const auto resumes, store->resumes());
            QCOMPARE(resumes.size(), 1);
            QCOMPARE(resumes.first().title, u"Kept"_s);
            QTRY_RESULT(const auto health, store->check());
            QCOMPARE(health.problems, QStringList());
        }
        QTRY_RESULT(
            const QString after, fixture.raw()->readText("SELECT value FROM sync_meta WHERE key = 'client_id'"));
        QVERIFY(after != before);
        QTRY_RESULT(const qint64 stale,
            fixture.raw()->readInt64(
                "SELECT count(*) FROM outbox WHERE client_id <> (SELECT value FROM sync_meta WHERE "
                "key = 'client_id')"));
        QCOMPARE(stale, 0);
        LibraryOptions old = fixture.options();
        old.path = aside;
        QTRY_RESULT(const auto kept, LibraryStore::open(old));
        QTRY_RESULT(const auto both, kept->resumes());
        QCOMPARE(both.size(), 2);
    }

    void aDamagedLibraryIsReportedKeptAndReplacedByTheBackup()
    {
        StoreFixture fixture;
        const QString copy = fixture.folder() + u"/copy.shortlist"_s;
        {
            const auto store = fixture.open();
            for (int number = 0; number < 30; ++number)
                QVERIFY_RESULT(store->createResume(sampleResume(QString::number(number))));
            QVERIFY_RESULT(writeBackup(*store, copy, fixture.clock.now()));
            QVERIFY_RESULT(store->maintain(5000));
        }
        QFile file(fixture.path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        for (qint64 at = 16384; at < file.size(); at += 8192) {
            file.seek(at);
            file.write(QByteArray(3000, '\xff'));
        }
        file.close();
        const auto opened = LibraryStore::open(fixture.options());
        if (opened) { // what is damaged may lie where opening does not look
            const auto health = opened.value()->check();
            QVERIFY(!health || !health.value().problems.isEmpty());
        } else {
            QCOMPARE(opened.error().kind, Error::Kind::Corrupt);
        }
        QVERIFY(QFile::exists(fixture.path()));
        QVERIFY_KIND(restoreLibrary(fixture.path(), fixture.folder() + u"/other.shortlist"_s, 1), Error::Kind::Corrupt);
        QVERIFY(!QFile::exists(fixture.folder() + u"/other.shortlist"_s));
        QTRY_RESULT(const QString aside, restoreLibrary(copy, fixture.path(), fixture.clock.now()));
        QVERIFY(QFile::exists(aside));
        QTRY_RESULT(const auto resumes, fixture.open()->resumes());
        QCOMPARE(resumes.size(), 30);
    }

    void anEmptyFileIsNoBackupAndTheLibraryStays()
    {
        StoreFixture fixture;
        QVERIFY_RESULT(fixture.open()->createResume(sampleResume(u"Kept"_s)));
        QFile empty(fixture.folder() + u"/empty.shortlist"_s);
        QVERIFY(empty.open(QIODevice::WriteOnly));
        empty.close();
        QVERIFY_KIND(restoreLibrary(empty.fileName(), fixture.path(), fixture.clock.now()), Error::Kind::Corrupt);
        QTRY_RESULT(const auto resumes, fixture.open()->resumes());
        QCOMPARE(resumes.size(), 1);
        QCOMPARE(QDir(fixture.folder()).entryList({u"*before restore*"_s}), QStringList());
    }

    void aTruncatedBackupIsNotGood()
    {
        StoreFixture fixture;
        const auto store = fixture.open();
        BackupFolder backups(fixture.folder() + u"/Backups"_s, u"library"_s);
        QTRY_RESULT(const BackupInfo made, backups.make(*store, fixture.clock.now()));
        QVERIFY(QFile::resize(made.path, made.bytes - 4096));
        QVERIFY(!backups.list().first().good);
        QVERIFY(backups.isDue(fixture.clock.now()));
    }
};

QTEST_GUILESS_MAIN(StoreFileTest)
#include "tst_storefile.moc"
