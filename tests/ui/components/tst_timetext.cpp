// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/components/timetext.h"

#include <QDateTime>
#include <QTest>

using namespace shortlist;
using namespace shortlist::ui;
using namespace Qt::StringLiterals;

class TestTimeText : public QObject
{
    Q_OBJECT

private slots:
    void timesAreShortAndGrowCoarserWithAge_data()
    {
        QTest::addColumn<qint64>("minutes");
        QTest::addColumn<QString>("text");
        QTest::newRow("now") << qint64(0) << u"Now"_s;
        QTest::newRow("a clock a little ahead") << qint64(-1) << u"Now"_s;
        QTest::newRow("minutes") << qint64(4) << u"4 min ago"_s;
        QTest::newRow("hours") << qint64(120) << u"Today 10:00"_s;
        QTest::newRow("yesterday") << qint64(24 * 60) << u"Yesterday"_s;
        QTest::newRow("days") << qint64(5 * 24 * 60) << u"17 Nov"_s;
        QTest::newRow("last year") << qint64(400 * 24 * 60) << u"18 Oct 2024"_s;
    }

    void timesAreShortAndGrowCoarserWithAge()
    {
        QFETCH(const qint64, minutes);
        QFETCH(const QString, text);
        const Timestamp now = QDateTime(QDate(2025, 11, 22), QTime(12, 0), Qt::UTC).toMSecsSinceEpoch();
        QCOMPARE(timeText(now - minutes * 60'000, now), text);
    }
};

QTEST_MAIN(TestTimeText)
#include "tst_timetext.moc"
