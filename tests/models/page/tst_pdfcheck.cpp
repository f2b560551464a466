// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/design.h"
#include "models/page/pdfcheck.h"
#include "models/page/pdfwriter.h"
#include "tests/models/page/pagesupport.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::page;

class TestPdfCheck final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyTemplateIsWithoutAProblem_data()
    {
        QTest::addColumn<QString>("slug");
        for (const QString &slug : builtinTemplateSlugs())
            QTest::newRow(qPrintable(slug)) << slug;
    }
    void everyTemplateIsWithoutAProblem()
    {
        QFETCH(const QString, slug);
        QStringList samples = testing::sampleNames();
        samples << u"stress"_s << u"long"_s;
        for (const QString &sample : std::as_const(samples)) {
            const Content content = sample == u"stress" ? testing::stressContent()
                : sample == u"long"                     ? testing::longContent(40, 3)
                                                        : testing::sampleContent(sample);
            const PageListPtr pages = testing::exported(content, testing::lookOf(slug), Paper::A4);
            const Result<QByteArray> pdf = writePdf(*pages);
            QVERIFY(pdf);
            const Result<PdfReport> report = checkPdf(pdf.value());
            QVERIFY2(report, qPrintable(sample));
            QVERIFY2(report.value().problems.isEmpty(),
                qPrintable(sample + u": "_s + report.value().problems.mid(0, 5).join(u"; "_s)));
            QCOMPARE(report.value().pages, static_cast<int>(pages->pages.size()));
            const QString read = testing::words(report.value().text).remove(u' ');
            for (const QString &string : testing::sourceStrings(content))
                QVERIFY2(read.contains(testing::words(string).remove(u' ')), qPrintable(sample + u": "_s + string));
        }
    }

    void headingsListsAndLinksAreComplete_data() { everyTemplateIsWithoutAProblem_data(); }
    void headingsListsAndLinksAreComplete()
    {
        QFETCH(const QString, slug);
        const Content content = testing::sampleContent(u"tech"_s);
        const PageListPtr pages = testing::exported(content, testing::lookOf(slug), Paper::A4);
        const Result<PdfReport> report = checkPdf(writePdf(*pages).value());
        QVERIFY(report);
        const auto count = [&](const QString &type) {
            const QList<PdfReport::Tag> &tags = report.value().tags;
            return std::count_if(tags.begin(), tags.end(), [&](const PdfReport::Tag &tag) { return tag.type == type; });
        };
        QCOMPARE(count(u"H1"_s), 1);
        qsizetype bullets = 0;
        qsizetype entries = 0;
        for (const Section &section : content.sections) {
            entries += section.kind == SectionKind::Entries ? section.entries.size() : 0;
            bullets += section.items.size();
            for (const Entry &entry : section.entries)
                bullets += entry.lists.value(u"bullets"_s).size();
        }
        QVERIFY2(count(u"H3"_s) >= entries, qPrintable(QString::number(count(u"H3"_s))));
        QVERIFY(count(u"H2"_s) >= 4);
        QCOMPARE(count(u"LI"_s), bullets);
        QCOMPARE(count(u"LBody"_s), bullets);
        QVERIFY(count(u"Link"_s) >= 3);
        QCOMPARE(static_cast<qsizetype>(count(u"Link"_s)), report.value().links.size());
    }

    void whatIsBrokenIsFound_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *name, const QByteArray &from, const QByteArray &to, const QString &problem) {
            QTest::newRow(name) << from << to << problem;
        };
        row("language", "/Lang (", "/Lanx (", u"does not tell its language"_s);
        row("title", "/DisplayDocTitle true", "/DisplayDocTitle null", u"told to show the document's title"_s);
        row("metadata", "/Metadata ", "/Metadatx ", u"no XMP metadata"_s);
        row("marked", "/Marked true", "/Marked null", u"is not tagged"_s);
        row("heading", "/S /H1", "/S /H4", u"first heading is not of level 1"_s);
        row("level", "/S /H2", "/S /H5", u"heading of level 5 follows one of level"_s);
        row("type", "/S /LI", "/S /XI", u"unknown type, XI"_s);
        row("list", "/S /LI", "/S /TD", u"list has a child that is no item"_s);
        row("item", "/S /L\n", "/S /P\n", u"list item stands outside a list"_s);
        row("tabs", "/Tabs /S", "/Tabs /R", u"Tab does not go"_s);
        row("unicode", "/ToUnicode", "/ToUnicxde", u"does not tell what its characters stand for"_s);
        row("embedded", "/FontFile2", "/FontFilx2", u"is not embedded"_s);
        row("glyph map", "/CIDToGIDMap", "/CIDToGIDMax", u"no map from characters to glyphs"_s);
        row("link text", "/Contents (mailto", "/Contentx (mailto", u"has no description"_s);
        row("link element", "/S /Link", "/S /Span", u"a link has no Link element"_s);
        row("link parent", "/StructParent ", "/StructParenx ", u"a link and the parent tree disagree"_s);
        row("page parents", "/StructParents ", "/StructParentx ", u"parent tree and the structure disagree"_s);
        row("untagged", "/P<</MCID 0>>BDC", "/P<</MCIX 0>>BDC", u"neither tagged nor an artifact"_s);
        row("no element", "/P<</MCID 0>>BDC", "/P<</MCID 9>>BDC", u"tags come in another order"_s);
        row("open", "EMC\nET", "   \nET", u"never closed"_s);
        row("closed", "BT\n", "EMC", u"ends that never began"_s);
    }
    void whatIsBrokenIsFound()
    {
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        QFETCH(const QString, problem);
        QCOMPARE(to.size(), from.size()); // so that offsets stay right
        static const QByteArray plain = plainPdf();
        QByteArray pdf = plain;
        QVERIFY2(!pdf.isEmpty(), "qpdf is missing: packaging/bootstrap installs it");
        const Result<PdfReport> whole = checkPdf(pdf);
        QVERIFY(whole);
        QCOMPARE(whole.value().problems, QStringList());
        QVERIFY2(pdf.contains(from), from);
        const Result<PdfReport> report = checkPdf(pdf.replace(from, to));
        QVERIFY(report);
        QVERIFY2(!report.value().problems.filter(problem).isEmpty(),
            qPrintable(u"found: "_s + report.value().problems.join(u"; "_s)));
    }

    void whatIsNoPdfIsRefusedInASentence()
    {
        QCOMPARE(checkPdf("hello").error().kind, Error::Kind::InvalidInput);
        QCOMPARE(checkPdf("%PDF-1.7\nstartxref\n99999\n").error().detail,
            u"a cross-reference section lies outside the file"_s);
        QByteArray pdf = writePdf(*testing::exported(testing::stressContent(), {}, Paper::A4)).value();
        for (qsizetype size = 0; size < pdf.size(); size += 997) {
            const Result<PdfReport> report = checkPdf(pdf.left(size));
            QVERIFY(!report);
            QVERIFY(!report.error().detail.isEmpty());
        }
    }

    void anUntaggedFileIsReadInTheOrderOfPainting()
    {
        PdfOptions options;
        options.tagged = false;
        const PageListPtr pages
            = testing::exported(testing::sampleContent(u"classic"_s), testing::lookOf(u"classic"_s), Paper::A4);
        const Result<PdfReport> report = checkPdf(writePdf(*pages, options).value());
        QVERIFY(report);
        QVERIFY(!report.value().tagged);
        QVERIFY(report.value().problems.contains(u"The document is not tagged"_s));
        QVERIFY(report.value().text.contains(testing::sampleContent(u"classic"_s).personName()));
    }

private:
    /// A small tagged file in plain text, as qpdf rewrites it: so that a test can break one thing in it.
    static QByteArray plainPdf()
    {
        const QTemporaryDir folder;
        QFile in(folder.filePath(u"in.pdf"_s));
        const PageListPtr pages
            = testing::exported(testing::sampleContent(u"tech"_s), testing::lookOf(u"classic"_s), Paper::A4);
        if (!in.open(QIODevice::WriteOnly) || in.write(writePdf(*pages).value()) <= 0)
            return {};
        in.close();
        QProcess::execute(
            u"qpdf"_s, {u"--qdf"_s, u"--object-streams=disable"_s, in.fileName(), folder.filePath(u"out.pdf"_s)});
        QFile out(folder.filePath(u"out.pdf"_s));
        return out.open(QIODevice::ReadOnly) ? out.readAll() : QByteArray();
    }
};

QTEST_MAIN(TestPdfCheck)
#include "tst_pdfcheck.moc"
