// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/design.h"
#include "models/page/pdfwriter.h"

#include "tests/models/page/pagesupport.h"

#include <QRegularExpression>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::page;

class TestPdfWriter : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyTemplatePassesTheCheckOfQpdf_data();
    void everyTemplatePassesTheCheckOfQpdf();
    void theSameInputGivesTheSameBytes();
    void theDateIsTheDocumentsAndInUtc();
    void headingsEntriesListsAndLinksAreTagged_data();
    void headingsEntriesListsAndLinksAreTagged();
    void allThatIsPaintedIsTaggedOrAnArtifact_data();
    void allThatIsPaintedIsTaggedOrAnArtifact();
    void titleAuthorAndLanguageAreTold();
    void everySectionHasABookmark();
    void addressesAreLinks();
    void everyFontIsEmbeddedAsASubset();
    void onePageIsSmallAndTwoAreNotMuchLarger();
    void anUntaggedFileHasTheSamePages();
};

static QByteArray pdfOf(const PageListPtr &list, const PdfOptions &options = {})
{
    Result<QByteArray> pdf = writePdf(*list, options);
    if (!pdf)
        qFatal("no PDF: %s", qPrintable(pdf.error().detail));
    return pdf.value();
}

static void addTemplates()
{
    QTest::addColumn<QString>("slug");
    for (const QString &slug : builtinTemplateSlugs())
        QTest::newRow(qPrintable(slug)) << slug;
}

void TestPdfWriter::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TestPdfWriter::everyTemplatePassesTheCheckOfQpdf_data()
{
    addTemplates();
}

void TestPdfWriter::everyTemplatePassesTheCheckOfQpdf()
{
    QFETCH(QString, slug);
    for (const Content &content : {testing::sampleContent(slug), testing::stressContent(), Content()}) {
        const QByteArray pdf = pdfOf(testing::exported(content, testing::lookOf(slug), Paper::A4));
        const auto verdict = testing::readBy(u"qpdf"_s, {u"--check"_s, u"FILE"_s}, pdf);
        if (!verdict)
            QFAIL("qpdf is missing: packaging/bootstrap installs it");
        QVERIFY2(verdict->contains(u"No syntax or stream encoding errors found"), qPrintable(*verdict));
        QVERIFY2(!verdict->contains(u"WARNING") && !verdict->contains(u"exit code"), qPrintable(*verdict));
    }
}

void TestPdfWriter::theSameInputGivesTheSameBytes()
{
    for (const QString &slug : builtinTemplateSlugs()) {
        const Content content = testing::sampleContent(slug);
        const PdfOptions options{QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC)};
        const QByteArray first = pdfOf(testing::exported(content, testing::lookOf(slug), Paper::Letter), options);
        const QByteArray second = pdfOf(testing::exported(content, testing::lookOf(slug), Paper::Letter), options);
        QVERIFY(first == second);
    }
}

void TestPdfWriter::theDateIsTheDocumentsAndInUtc()
{
    const PageListPtr list = testing::laidOut(testing::sampleContent(u"classic"_s), testing::lookOf(u"classic"_s));
    const QDateTime moment(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
    const QByteArray utc = pdfOf(list, {moment});
    // The same moment told in another zone, and the program running in another zone, change nothing.
    QVERIFY(pdfOf(list, {moment.toTimeZone(QTimeZone(5 * 3600))}) == utc);
    qputenv("TZ", "Asia/Tokyo");
    const QByteArray tokyo = pdfOf(list, {moment});
    qputenv("TZ", "UTC");
    QVERIFY(tokyo == utc);
    QVERIFY(utc.contains("<xmp:ModifyDate>2026-03-01T12:00:00Z</xmp:ModifyDate>"));
    QVERIFY(!pdfOf(list).contains("ModifyDate"));
}

void TestPdfWriter::headingsEntriesListsAndLinksAreTagged_data()
{
    addTemplates();
}

void TestPdfWriter::headingsEntriesListsAndLinksAreTagged()
{
    QFETCH(QString, slug);
    const Content content = testing::sampleContent(slug);
    const QByteArray pdf = pdfOf(testing::exported(content, testing::lookOf(slug), Paper::A4));
    const auto tree = testing::readBy(u"pdfinfo"_s, {u"-struct-text"_s, u"FILE"_s}, pdf);
    if (!tree)
        QFAIL("pdfinfo is missing: packaging/bootstrap installs it");
    QVERIFY2(tree->startsWith(u"Document"), qPrintable(tree->left(200)));
    const auto count = [&tree](const QString &type) {
        return tree->count(QRegularExpression(u"^ *"_s + type + u"( |$)"_s, QRegularExpression::MultilineOption));
    };
    QCOMPARE(count(u"H1"_s), 1);
    QVERIFY(count(u"H2"_s) >= 3);
    QVERIFY(count(u"H3"_s) >= 3);
    QVERIFY(count(u"Link"_s) >= 1);
    int bullets = 0;
    for (const Section &section : content.sections) {
        bullets += static_cast<int>(section.items.size());
        for (const Entry &entry : section.entries) {
            if (section.kind == SectionKind::Entries)
                bullets += static_cast<int>(entry.lists.value(sectionSpec(section).lists.value(0)).size());
        }
    }
    QCOMPARE(count(u"LI"_s), bullets);
    QCOMPARE(count(u"Lbl"_s), bullets);
    QCOMPARE(count(u"LBody"_s), bullets);
    // The tree is read in the order of the source.
    const QString read = testing::words(QString(*tree).remove(u'"'));
    QVERIFY(read.indexOf(testing::words(content.personName())) >= 0);
}

void TestPdfWriter::allThatIsPaintedIsTaggedOrAnArtifact_data()
{
    addTemplates();
}

void TestPdfWriter::allThatIsPaintedIsTaggedOrAnArtifact()
{
    QFETCH(QString, slug);
    const QByteArray pdf = pdfOf(testing::exported(testing::longContent(12, 4), testing::lookOf(slug), Paper::A4));
    const auto listed = testing::readBy(u"qpdf"_s, {u"--qdf"_s, u"--object-streams=disable"_s, u"FILE"_s, u"-"_s}, pdf);
    if (!listed)
        QFAIL("qpdf is missing: packaging/bootstrap installs it");
    int depth = 0;
    int painted = 0;
    int marks = 0;
    bool inContent = false;
    for (const QString &line : listed->split(u'\n')) {
        if (line == u"/Artifact BMC")
            inContent = true; // each page opens with its grounds
        if (line == u"endstream") {
            QCOMPARE(depth, 0);
            inContent = false;
        }
        if (!inContent)
            continue;
        depth += line.endsWith(u"BMC") || line.endsWith(u"BDC") ? 1 : line == u"EMC" ? -1 : 0;
        marks += line.contains(u"/MCID ") ? 1 : 0;
        const bool paints = line.endsWith(u"Tj") || line.endsWith(u"TJ") || line.endsWith(u" f");
        painted += paints ? 1 : 0;
        QVERIFY2(!paints || depth > 0, qPrintable(line));
    }
    QVERIFY(painted > 50);
    // As many pieces as the parent tree has places for: none is outside the structure.
    const qsizetype tree = listed->indexOf(u"/Nums [");
    QVERIFY(tree > 0);
    const QString numbers = listed->mid(tree);
    const QString entries = numbers.left(numbers.indexOf(u"endobj"));
    qsizetype places = 0;
    for (const QString &array : entries.mid(7).split(u'[').mid(1))
        places += array.left(array.indexOf(u']')).count(u" R"_s);
    QCOMPARE(places, marks);
}

void TestPdfWriter::titleAuthorAndLanguageAreTold()
{
    const PageListPtr list
        = testing::exported(testing::sampleContent(u"classic"_s), testing::lookOf(u"classic"_s), Paper::A4, u"en-GB"_s);
    const auto info = testing::readBy(u"pdfinfo"_s, {u"FILE"_s}, pdfOf(list));
    if (!info)
        QFAIL("pdfinfo is missing: packaging/bootstrap installs it");
    QVERIFY2(info->contains(QRegularExpression(u"Title: +.*Eleanor M. Whitcombe"_s)), qPrintable(*info));
    QVERIFY2(info->contains(QRegularExpression(u"Author: +Eleanor M. Whitcombe"_s)), qPrintable(*info));
    QVERIFY2(info->contains(QRegularExpression(u"Tagged: +yes"_s)), qPrintable(*info));
    QVERIFY2(info->contains(QRegularExpression(u"Pages: +1"_s)), qPrintable(*info));
    const auto catalog = testing::readBy(u"qpdf"_s, {u"--show-object=1"_s, u"FILE"_s}, pdfOf(list));
    if (catalog)
        QVERIFY2(catalog->contains(u"/Lang (en-GB)"), qPrintable(*catalog));
}

void TestPdfWriter::everySectionHasABookmark()
{
    const Content content = testing::sampleContent(u"modern"_s);
    const auto outline = testing::readBy(u"mutool"_s, {u"show"_s, u"FILE"_s, u"outline"_s},
        pdfOf(testing::exported(content, testing::lookOf(u"modern"_s), Paper::A4)));
    if (!outline)
        QFAIL("mutool is missing: packaging/bootstrap installs it");
    for (const QString &heading : {u"Experience"_s, u"Education"_s, u"Skills"_s})
        QVERIFY2(outline->contains(heading), qPrintable(*outline));
}

void TestPdfWriter::addressesAreLinks()
{
    const auto listed = testing::readBy(u"qpdf"_s, {u"--qdf"_s, u"--object-streams=disable"_s, u"FILE"_s, u"-"_s},
        pdfOf(testing::exported(testing::sampleContent(u"classic"_s), testing::lookOf(u"classic"_s), Paper::A4)));
    if (!listed)
        QFAIL("qpdf is missing: packaging/bootstrap installs it");
    QVERIFY(listed->contains(u"(mailto:eleanor.whitcombe@example.com)"));
    QVERIFY(listed->contains(u"(https://linkedin.com/in/eleanorwhitcombe)"));
    QVERIFY(listed->contains(u"/OBJR"));
}

void TestPdfWriter::everyFontIsEmbeddedAsASubset()
{
    for (const QString &slug : builtinTemplateSlugs()) {
        const auto fonts = testing::readBy(u"pdffonts"_s, {u"FILE"_s},
            pdfOf(testing::exported(testing::stressContent(), testing::lookOf(slug), Paper::A4)));
        if (!fonts)
            QFAIL("pdffonts is missing: packaging/bootstrap installs it");
        const QStringList lines = fonts->split(u'\n', Qt::SkipEmptyParts).mid(2);
        QVERIFY(lines.size() >= 2);
        for (const QString &line : lines)
            QVERIFY2(line.contains(QRegularExpression(u"^[A-Z]{6}\\+.*Identity-H +yes yes yes"_s)), qPrintable(line));
    }
}

void TestPdfWriter::onePageIsSmallAndTwoAreNotMuchLarger()
{
    for (const QString &slug : builtinTemplateSlugs()) {
        const PageListPtr list = testing::exported(testing::sampleContent(slug), testing::lookOf(slug), Paper::A4);
        const qsizetype limit = (list->pages.size() == 1 ? 30 : 45) * 1024;
        const qsizetype size = pdfOf(list).size();
        QVERIFY2(size <= limit, qPrintable(u"%1: %2 bytes for %3 pages"_s.arg(slug).arg(size).arg(list->pages.size())));
    }
}

void TestPdfWriter::anUntaggedFileHasTheSamePages()
{
    const PageListPtr list
        = testing::exported(testing::sampleContent(u"tech"_s), testing::lookOf(u"tech"_s), Paper::A4);
    PdfOptions options;
    options.tagged = false;
    const QByteArray plain = pdfOf(list, options);
    QVERIFY(plain.size() < pdfOf(list).size());
    const auto text = testing::readBy(u"pdftotext"_s, {u"FILE"_s, u"-"_s}, plain);
    if (!text)
        QFAIL("pdftotext is missing: packaging/bootstrap installs it");
    QCOMPARE(*text, *testing::readBy(u"pdftotext"_s, {u"FILE"_s, u"-"_s}, pdfOf(list)));
}

QTEST_MAIN(TestPdfWriter)
#include "tst_pdfwriter.moc"
