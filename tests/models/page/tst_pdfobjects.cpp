// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/pdfobjects.h"

#include "tests/models/page/pagesupport.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist::page;

class TestPdfObjects : public QObject
{
    Q_OBJECT

private slots:
    void numbersAreShortAndNeverHaveAnExponent_data();
    void numbersAreShortAndNeverHaveAnExponent();
    void textsArePlainInAsciiAndUtf16Otherwise();
    void parenthesesBackslashesAndReturnsAreEscaped();
    void aFileOfManyObjectsPassesTheCheckOfQpdf();
    void theSameObjectsGiveTheSameBytes();
};

void TestPdfObjects::numbersAreShortAndNeverHaveAnExponent_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<int>("decimals");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nought") << 0.0 << 2 << QByteArray("0");
    QTest::newRow("minus nought") << -0.001 << 2 << QByteArray("0");
    QTest::newRow("whole") << 12.0 << 2 << QByteArray("12");
    QTest::newRow("fraction") << 0.5 << 2 << QByteArray(".5");
    QTest::newRow("negative fraction") << -0.25 << 2 << QByteArray("-.25");
    QTest::newRow("rounded") << 1.999 << 2 << QByteArray("2");
    QTest::newRow("padded") << 3.05 << 2 << QByteArray("3.05");
    QTest::newRow("no decimals") << -7.6 << 0 << QByteArray("-8");
    QTest::newRow("large") << 123456789.125 << 3 << QByteArray("123456789.125");
    QTest::newRow("tiny") << 1e-9 << 4 << QByteArray("0");
}

void TestPdfObjects::numbersAreShortAndNeverHaveAnExponent()
{
    QFETCH(double, value);
    QFETCH(int, decimals);
    QTEST(pdfNumber(value, decimals), "text");
}

void TestPdfObjects::textsArePlainInAsciiAndUtf16Otherwise()
{
    QCOMPARE(pdfText(u"Resume (final)"_s), QByteArray("(Resume \\(final\\))"));
    QCOMPARE(pdfText(u"Zoë"_s), QByteArray("<FEFF005A006F00EB>"));
    QCOMPARE(pdfText(u"😀"_s), QByteArray("<FEFFD83DDE00>"));
}

void TestPdfObjects::parenthesesBackslashesAndReturnsAreEscaped()
{
    QCOMPARE(pdfBytes("a(b)c\\d\re"), QByteArray("(a\\(b\\)c\\\\d\\re)"));
}

static QByteArray fileOf(int objects)
{
    PdfObjects pdf;
    const int catalog = pdf.reserve();
    const int tree = pdf.reserve();
    const int page = pdf.add("<</Type/Page/Parent " + pdfReference(tree) + "/MediaBox[0 0 10 10]/Contents "
        + pdfReference(pdf.addStream("0 0 5 5 re f\n")) + "/Resources<<>>>>");
    QByteArray extra;
    for (int i = 0; i < objects; ++i)
        extra += pdfReference(pdf.add("<</N " + QByteArray::number(i) + ">>")) + ' ';
    pdf.set(tree, "<</Type/Pages/Kids[" + pdfReference(page) + "]/Count 1>>");
    pdf.set(catalog, "<</Type/Catalog/Pages " + pdfReference(tree) + "/Extra[" + extra + "]>>");
    return pdf.file(catalog, pdf.add("<</Title" + pdfText(u"T"_s) + ">>"));
}

void TestPdfObjects::aFileOfManyObjectsPassesTheCheckOfQpdf()
{
    // More than one object stream, and one that is exactly full.
    for (const int objects : {0, 1, 196, 197, 1000}) {
        const auto verdict = testing::readBy(u"qpdf"_s, {u"--check"_s, u"FILE"_s}, fileOf(objects));
        if (!verdict)
            QFAIL("qpdf is missing: packaging/bootstrap installs it");
        QVERIFY2(verdict->contains(u"No syntax or stream encoding errors found"), qPrintable(*verdict));
        QVERIFY2(!verdict->contains(u"WARNING") && !verdict->contains(u"exit code"), qPrintable(*verdict));
    }
}

void TestPdfObjects::theSameObjectsGiveTheSameBytes()
{
    QCOMPARE(fileOf(300), fileOf(300));
    QVERIFY(fileOf(300) != fileOf(301));
}

QTEST_GUILESS_MAIN(TestPdfObjects)
#include "tst_pdfobjects.moc"
