// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/datenames.h"
#include "models/domain/partialdate.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;

class TestPartialDate : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void readsWhatPeopleWrite_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("stored");
        const auto row = [](const QString &text, const QString &stored) {
            QTest::newRow(text.toUtf8().constData()) << text << stored;
        };
        row(u""_s, u""_s);
        row(u"  "_s, u""_s);
        row(u"2021"_s, u"2021"_s);
        row(u"2021-03"_s, u"2021-03"_s);
        row(u" 2021-3 "_s, u"2021-03"_s);
        row(u"2021/03"_s, u"2021-03"_s);
        row(u"2021-03-09"_s, u"2021-03-09"_s);
        row(u"2017-12-24T15:53:00"_s, u"2017-12-24"_s);
        row(u"2017-12-24T15:53:00.123Z"_s, u"2017-12-24"_s);
        row(u"03/2021"_s, u"2021-03"_s);
        row(u"3.2021"_s, u"2021-03"_s);
        row(u"09.03.2021"_s, u"2021-03-09"_s);
        row(u"03/25/2021"_s, u"2021-03-25"_s);
        row(u"25/03/2021"_s, u"2021-03-25"_s);
        row(u"03/04/2021"_s, u"03/04/2021"_s);
        row(u"Mar 2021"_s, u"2021-03"_s);
        row(u"mar. 2021"_s, u"2021-03"_s);
        row(u"Sept 2021"_s, u"2021-09"_s);
        row(u"March, 2021"_s, u"2021-03"_s);
        row(u"9 March 2021"_s, u"2021-03-09"_s);
        row(u"March 9th, 2021"_s, u"2021-03-09"_s);
        row(u"2021 March"_s, u"2021-03"_s);
        row(u"März 2021"_s, u"2021-03"_s);
        row(u"févr. 2021"_s, u"2021-02"_s);
        row(u"marzo de 2021"_s, u"2021-03"_s);
        row(u"ноябрь 2021"_s, u"2021-11"_s);
        row(u"2021年3月"_s, u"2021-03"_s);
        row(u"2021년 3월"_s, u"2021-03"_s);
        row(u"2021年"_s, u"2021"_s);
        row(u"Present"_s, u"present"_s);
        row(u"heute"_s, u"present"_s);
        row(u"aujourd’hui"_s, u"present"_s);
        row(u"現在"_s, u"present"_s);
        row(u"Summer 2019"_s, u"Summer 2019"_s);
        row(u"2021-13"_s, u"2021-13"_s);
        row(u"2021-00"_s, u"2021-00"_s);
        row(u"2021-02-30"_s, u"2021-02-30"_s);
        row(u"30 February 2021"_s, u"30 February 2021"_s);
        row(u"0999"_s, u"0999"_s);
        row(u"21"_s, u"21"_s);
        row(u"2016 - 2020"_s, u"2016 - 2020"_s);
        row(u"expected 2026"_s, u"expected 2026"_s);
    }

    void readsWhatPeopleWrite()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, stored);
        QCOMPARE(PartialDate::parse(text).toStored(), stored);
        QCOMPARE(PartialDate::parse(stored).toStored(), stored);
    }

    void readsEveryNameThatItWrites()
    {
        for (const QString &language : detail::dateLanguages()) {
            for (const QString &format : {u"auto"_s, u"MMM yyyy"_s, u"MMMM yyyy"_s, u"MM/yyyy"_s, u"yyyy-MM"_s}) {
                DateStyle style;
                style.language = language;
                style.format = format;
                for (int month = 1; month <= 12; ++month) {
                    const PartialDate date = PartialDate::parse(u"2020-"_s + QString::number(month));
                    const QString written = formatDate(date, style);
                    QCOMPARE(PartialDate::parse(written, language).toStored(), date.toStored());
                }
            }
            DateStyle style;
            style.language = language;
            QCOMPARE(PartialDate::parse(formatDate(PartialDate::parse(u"present"_s), style)).toStored(), u"present"_s);
        }
    }

    void writesRangesAsTheTableSays_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *language, const QString &expected) {
            QTest::newRow(language) << QString::fromLatin1(language) << QString(expected).replace(u'_', QChar::Nbsp);
        };
        row("en-US", u"Jan 2020_– Present"_s);
        row("en-GB", u"Jan 2020_– Present"_s);
        row("de", u"01/2020_– heute"_s);
        row("fr", u"janv. 2020_– aujourd’hui"_s);
        row("es", u"ene 2020_– actualidad"_s);
        row("pt-BR", u"jan. 2020_– atual"_s);
        row("it", u"gen 2020_– oggi"_s);
        row("nl", u"jan. 2020_– heden"_s);
        row("sv", u"jan. 2020_– nu"_s);
        row("da", u"jan. 2020_– nu"_s);
        row("nb", u"jan. 2020_– nå"_s);
        row("fi", u"1/2020_– nykyinen"_s);
        row("pl", u"01.2020_– obecnie"_s);
        row("cs", u"1/2020_– dosud"_s);
        row("ru", u"янв. 2020_– наст. время"_s);
        row("uk", u"січ. 2020_– дотепер"_s);
        row("tr", u"Oca 2020_– günümüz"_s);
        row("ja", u"2020年1月_– 現在"_s);
        row("zh", u"2020年1月_– 至今"_s);
        row("ko", u"2020년 1월_– 현재"_s);
        row("ar", u"يناير 2020_– حتى الآن"_s);
        row("he", u"ינואר 2020_– היום"_s);
        row("tlh", u"Jan 2020_– Present"_s);
    }

    void writesRangesAsTheTableSays()
    {
        QFETCH(const QString, language);
        QFETCH(const QString, expected);
        DateStyle style;
        style.language = language;
        QCOMPARE(formatDateRange(PartialDate::parse(u"2020-01"_s), PartialDate::parse(u"present"_s), style), expected);
    }

    void writesRangesOfDesigns()
    {
        const auto range = [](const QString &start, const QString &end, const DateStyle &style) {
            return formatDateRange(PartialDate::parse(start), PartialDate::parse(end), style)
                .replace(QChar::Nbsp, u'_');
        };
        DateStyle style = DateStyle::fromDesign(
            {{u"format"_s, u"MMM yyyy"_s}, {u"present"_s, u"now"_s}, {u"locale"_s, u"auto"_s}}, u"en-GB"_s);
        QCOMPARE(range(u"2016"_s, u"2020"_s, style), u"2016–2020"_s);
        QCOMPARE(range(u"2016"_s, u"2016"_s, style), u"2016"_s);
        QCOMPARE(range(u"2016"_s, u"2020-03"_s, style), u"2016_– Mar 2020"_s);
        QCOMPARE(range(u"2016-09-30"_s, u"present"_s, style), u"Sep 2016_– now"_s);
        QCOMPARE(range(u"2016-09"_s, u""_s, style), u"Sep 2016"_s);
        QCOMPARE(range(u""_s, u"2016-09"_s, style), u"Sep 2016"_s);
        QCOMPARE(range(u"Summer 2019"_s, u"2020"_s, style), u"Summer 2019_– 2020"_s);
        style.format = u"yyyy"_s;
        QCOMPARE(range(u"2016-09"_s, u"2016-12"_s, style), u"2016"_s);
        QCOMPARE(range(u"2016-09"_s, u"2018-12"_s, style), u"2016–2018"_s);
        style.language = u"ja"_s;
        style.format = u"MMM yyyy"_s;
        QCOMPARE(range(u"2016"_s, u"2020-03"_s, style), u"2016年_– 2020年3月"_s);
        style.language = u"de"_s;
        QCOMPARE(range(u"2020-03"_s, u"present"_s, style), u"März 2020_– heute"_s);
    }

    void tellsWhetherItEndsBeforeItStarts_data()
    {
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("end");
        QTest::addColumn<bool>("wrong");
        QTest::newRow("years") << u"2021"_s << u"2020"_s << true;
        QTest::newRow("same year") << u"2021-05"_s << u"2021"_s << false;
        QTest::newRow("months") << u"2021-05"_s << u"2021-04"_s << true;
        QTest::newRow("days") << u"2021-05-09"_s << u"2021-05-08"_s << true;
        QTest::newRow("day unknown") << u"2021-05-09"_s << u"2021-05"_s << false;
        QTest::newRow("present") << u"2021-05"_s << u"present"_s << false;
        QTest::newRow("text") << u"Summer 2021"_s << u"2019"_s << false;
        QTest::newRow("right") << u"2019"_s << u"2021-01"_s << false;
    }

    void tellsWhetherItEndsBeforeItStarts()
    {
        QFETCH(const QString, start);
        QFETCH(const QString, end);
        QFETCH(const bool, wrong);
        QCOMPARE(endsBeforeStart(PartialDate::parse(start), PartialDate::parse(end)), wrong);
    }

    void ordersInTime()
    {
        const QStringList ascending{
            u"Summer 2030"_s, u"2019"_s, u"2019-02"_s, u"2019-02-01"_s, u"2020"_s, u"present"_s};
        for (qsizetype i = 1; i < ascending.size(); ++i)
            QVERIFY(
                dateOrder(PartialDate::parse(ascending.at(i - 1))) < dateOrder(PartialDate::parse(ascending.at(i))));
    }

    void storedFormReadsBackTheSame()
    {
        QRandomGenerator random(3);
        const QString letters = u"0123456789-/. ,MarchT年月present"_s;
        for (int i = 0; i < 20'000; ++i) {
            QString text;
            for (int n = random.bounded(14); n > 0; --n)
                text += letters.at(random.bounded(letters.size()));
            const PartialDate date = PartialDate::parse(text);
            QCOMPARE(PartialDate::parse(date.toStored()), date);
        }
    }
};

QTEST_GUILESS_MAIN(TestPartialDate)
#include "tst_partialdate.moc"
