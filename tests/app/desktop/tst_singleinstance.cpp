// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/singleinstance.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace Qt::StringLiterals;
using shortlist::app::SingleInstance;

class TestSingleInstance : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void firstOwnsTheLibrary()
    {
        const QTemporaryDir folder;
        SingleInstance first(folder.filePath(u"a.shortlist"_s));
        QCOMPARE(first.claim({}), SingleInstance::Role::First);
    }

    void secondHandsItsFilesToTheFirst()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"a.shortlist"_s);
        SingleInstance first(path);
        QCOMPARE(first.claim({}), SingleInstance::Role::First);
        const QSignalSpy raised(&first, &SingleInstance::raiseRequested);

        auto second = std::async(std::launch::async, [&path] {
            SingleInstance other(path);
            return other.claim({u"/x/Zoë's résumé\n.json"_s});
        });

        QTRY_COMPARE(raised.count(), 1);
        QCOMPARE(raised.first().first().toStringList(), QStringList{u"/x/Zoë's résumé\n.json"_s});
        QCOMPARE(second.get(), SingleInstance::Role::HandedOver);
    }

    void anotherLibraryHasAWindowOfItsOwn()
    {
        const QTemporaryDir folder;
        SingleInstance first(folder.filePath(u"a.shortlist"_s));
        SingleInstance second(folder.filePath(u"b.shortlist"_s));
        QCOMPARE(first.claim({}), SingleInstance::Role::First);
        QCOMPARE(second.claim({}), SingleInstance::Role::First);
    }

    void aSecondPathToTheSameFileIsTheSameLibrary()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"a.shortlist"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(QFile::link(folder.path(), folder.filePath(u"link"_s)));
        SingleInstance first(folder.filePath(u"a.shortlist"_s));
        QCOMPARE(first.claim({}), SingleInstance::Role::First);
        const QSignalSpy raised(&first, &SingleInstance::raiseRequested);
        auto second = std::async(std::launch::async, [&folder] {
            SingleInstance other(folder.filePath(u"link/a.shortlist"_s));
            return other.claim({});
        });
        QTRY_COMPARE(raised.count(), 1);
        QCOMPARE(second.get(), SingleInstance::Role::HandedOver);
    }

    void aFloodIsCutOff()
    {
        const QTemporaryDir folder;
        SingleInstance first(folder.filePath(u"a.shortlist"_s));
        QCOMPARE(first.claim({}), SingleInstance::Role::First);
        const QSignalSpy raised(&first, &SingleInstance::raiseRequested);
        QFile flood(first.messagePrefix() + u"1"_s);
        QVERIFY(flood.open(QIODevice::WriteOnly));
        QCOMPARE(flood.write(QByteArray(2 << 20, 'x')), 2 << 20);
        flood.close();
        QTRY_VERIFY(!flood.exists());
        QCOMPARE(raised.count(), 0);
    }

    void whatWasLeftToAProcessThatIsGoneIsNotOpened()
    {
        const QTemporaryDir folder;
        SingleInstance first(folder.filePath(u"a.shortlist"_s));
        QFile old(first.messagePrefix() + u"1"_s);
        QVERIFY(old.open(QIODevice::WriteOnly));
        QCOMPARE(old.write("[\"/x/yesterday.json\"]"), 21);
        QVERIFY(old.flush());
        QVERIFY(old.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime));
        old.close();
        QCOMPARE(first.claim({}), SingleInstance::Role::First);
        const QSignalSpy raised(&first, &SingleInstance::raiseRequested);
        QTRY_VERIFY(!old.exists());
        QCOMPARE(raised.count(), 0);
    }

    void aFirstThatDoesNotLookLeavesNothingBehind()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"a.shortlist"_s);
        SingleInstance first(path);
        QCOMPARE(first.claim({}), SingleInstance::Role::First);
        SingleInstance second(path); // the loop of the first does not run meanwhile
        QCOMPARE(second.claim({}), SingleInstance::Role::Silent);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"a.shortlist.lock"_s});
    }

    void lockIsFreeAgainWhenTheFirstIsGone()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"a.shortlist"_s);
        {
            SingleInstance first(path);
            QCOMPARE(first.claim({}), SingleInstance::Role::First);
        }
        SingleInstance second(path);
        QCOMPARE(second.claim({}), SingleInstance::Role::First);
        QVERIFY(!QFile::exists(path)); // claiming makes no library
    }
};

QTEST_GUILESS_MAIN(TestSingleInstance)

#include "tst_singleinstance.moc"
