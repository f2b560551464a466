// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/zipwriter.h"
#include "tests/models/exchange/unzipped.h"

#include <QTest>

using namespace shortlist;
using namespace shortlist::exchange;

class TestZipWriter final : public QObject
{
    Q_OBJECT

private slots:
    void whatGoesInComesOut()
    {
        ZipWriter zip(0);
        const QByteArray large(300'000, 'x');
        zip.add("a.txt", "one");
        zip.add("folder/large", large);
        zip.add("empty", {});
        const QMap<QByteArray, QByteArray> files = testing::unzipped(zip.archive());
        QCOMPARE(files.size(), 3);
        QCOMPARE(files.value("a.txt"), QByteArray("one"));
        QCOMPARE(files.value("folder/large"), large);
        QVERIFY(files.contains("empty"));
        QVERIFY(zip.archive().size() < 2'000);
    }

    void theTimeIsStampedInUtcAndNeverBefore1980()
    {
        ZipWriter old(-1);
        old.add("a", "1");
        QCOMPARE(old.archive().mid(10, 4), QByteArray("\0\0\x21\0", 4)); // 1980-01-01 00:00
        ZipWriter now(1'763'812'345'000); // 2025-11-22 11:52:25
        now.add("a", "1");
        QCOMPARE(now.archive().mid(10, 4), QByteArray("\x8c\x5e\x76\x5b", 4));
    }
};

QTEST_GUILESS_MAIN(TestZipWriter)
#include "tst_zipwriter.moc"
