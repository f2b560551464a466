// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/librarylocation.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist::app;

class TestLibraryLocation : public QObject
{
    Q_OBJECT

private slots:
    void folderOfAChosenLibraryIsMade()
    {
        const QTemporaryDir folder;
        const QString path = libraryPath(folder.filePath(u"a/b/my.shortlist"_s));
        QCOMPARE(path, folder.filePath(u"a/b/my.shortlist"_s));
        QVERIFY(QFileInfo(folder.filePath(u"a/b"_s)).isDir());
    }

    void folderThatCannotBeMadeGivesNoPath()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(libraryPath(folder.filePath(u"file/below/my.shortlist"_s)), QString());
    }

    void defaultIsInTheDataFolderAndNotInDocuments()
    {
        QVERIFY(defaultLibraryPath().endsWith("/shortlist/library.shortlist"_L1));
        QVERIFY(!defaultLibraryPath().startsWith(documentsFolder()));
    }

    void cloudFoldersAreKnown_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("service");
        QTest::newRow("dropbox") << u"/home/ann/Dropbox/cv/library.shortlist"_s << u"Dropbox"_s;
        QTest::newRow("onedrive") << u"/Users/ann/OneDrive - Example Ltd/l.shortlist"_s << u"OneDrive"_s;
        QTest::newRow("local") << u"/home/ann/.local/share/shortlist/library.shortlist"_s << QString();
    }

    void cloudFoldersAreKnown()
    {
        QFETCH(const QString, path);
        QFETCH(const QString, service);
        QCOMPARE(cloudServiceOf(path), service);
    }
};

QTEST_GUILESS_MAIN(TestLibraryLocation)

#include "tst_librarylocation.moc"
