// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/posting.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::exchange;

class TestPosting final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theFirstLineThatSaysSomethingIsTheTitle()
    {
        const Posting posting = postingFromText(u"\r\n  \r\n  Data   Engineer \r\n\r\n\r\n\r\nBuild.\t Run.  \r\n"_s);
        QCOMPARE(posting.title, u"Data Engineer"_s);
        QCOMPARE(posting.text, u"  Data   Engineer\n\nBuild.  Run."_s);
    }

    void pagesAreReadAsAReaderSeesThem_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("text");
        QTest::newRow("blocks") << u"<h1>Lead</h1><p>One\n two</p><p>Three</p>"_s << u"Lead\n\nOne two\n\nThree"_s;
        QTest::newRow("list") << u"<p>You:</p><ul><li>SQL</li><li>dbt</ul>End"_s << u"You:\n\n• SQL\n• dbt\nEnd"_s;
        QTest::newRow("entities") << u"R&amp;D &ndash; &#8364;5&nbsp;k &unknown; &#xD800;"_s
                                  << u"R&D – €5 k &unknown; &#xD800;"_s;
        QTest::newRow("silent") << u"<script>var a='<p>no</p>';</script>Yes<style>p{}</style><!-- no -->"_s << u"Yes"_s;
        QTest::newRow("break") << u"One<br>Two<br/><br/>Three"_s << u"One\nTwo\nThree"_s;
        QTest::newRow("attribute") << u"<a title=\"a > b\" href='x'>Link</a> text"_s << u"Link text"_s;
        QTest::newRow("open quote") << u"<a title=\"a>One</a> <b>two</b>"_s << u"One two"_s;
        QTest::newRow("less than") << u"Less < more, 3 <5"_s << u"Less < more, 3 <5"_s;
        QTest::newRow("cut tag") << u"Yes <a href="_s << u"Yes"_s;
        QTest::newRow("no end of script") << u"Yes<script>no"_s << u"Yes"_s;
    }
    void pagesAreReadAsAReaderSeesThem()
    {
        QFETCH(QString, html);
        QTEST(postingFromHtml(html).text, "text");
    }

    void filesAreReadInTheirEncoding()
    {
        QCOMPARE(readPosting("\xEF\xBB\xBF"
                             "Stelle f\xC3\xBCr alle")
                     .value()
                     .title,
            u"Stelle für alle"_s);
        const QString text = u"Stelle"_s;
        QByteArray wide("\xFF\xFE", 2);
        wide.append(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
        QCOMPARE(readPosting(wide).value().title, text);
        QCOMPARE(readPosting("<!DOCTYPE html><body><p>Lead").value().title, u"Lead"_s);
    }

    void whatIsNoPostingIsRefusedWithItsReason()
    {
        QCOMPARE(readPosting({}).error().kind, Error::Kind::InvalidInput);
        QCOMPARE(readPosting(" \n \n").error().kind, Error::Kind::InvalidInput);
        QCOMPARE(readPosting(QByteArray("\x89PNG\r\n\x1A\n\0\0", 10)).error().kind, Error::Kind::InvalidInput);
        QCOMPARE(readPosting(QByteArray(maxPostingBytes + 1, 'a')).error().kind, Error::Kind::TooLarge);
    }

    void longTextsAreCutAndControlCharactersGo()
    {
        const Posting posting = postingFromText(QString(300'000, u'a') + QChar(7));
        QCOMPARE(posting.text.size(), maxPostingText);
        QCOMPARE(posting.title.size(), 255);
        QCOMPARE(postingFromText(u"a\u0007b"_s).text, u"ab"_s);
    }

    void hostilePagesAreReadToTheirEnd_data()
    {
        QTest::addColumn<QString>("part");
        QTest::newRow("tags") << u"<a"_s;
        QTest::newRow("quotes") << u"<a'>"_s;
        QTest::newRow("comments") << u"<!--"_s;
        QTest::newRow("scripts") << u"<script></script>"_s;
        QTest::newRow("entities") << u"&#x"_s;
        QTest::newRow("items") << u"<li>"_s;
        QTest::newRow("spaces") << u" <p>"_s;
    }
    // bench_exchange has the speed; a reader whose time grows with the square ends at the test's timeout.
    void hostilePagesAreReadToTheirEnd()
    {
        QFETCH(QString, part);
        const QString page = part.repeated(maxPostingBytes / part.size());
        const Posting posting = postingFromHtml(page);
        QVERIFY(posting.text.size() <= maxPostingText);
        QVERIFY(!posting.text.contains(QChar::Null));
    }
};

QTEST_APPLESS_MAIN(TestPosting)
#include "tst_posting.moc"
