// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/importer.h"
#include "models/page/design.h"
#include "tests/models/page/pagesupport.h"
#include "tests/models/page/textreaders.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::page;

/// What other programs read out of our PDF files: every string whole, in order, in plain characters.
class TestPageText : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyStringComesBackWhole_data();
    void everyStringComesBackWhole();
    void theLongAcademicResumeHasSixPages();
    void importedResumesComeBackWhole_data();
    void importedResumesComeBackWhole();
};

void TestPageText::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TestPageText::everyStringComesBackWhole_data()
{
    QTest::addColumn<QString>("slug");
    QTest::addColumn<bool>("letter");
    for (const QString &slug : builtinTemplateSlugs()) {
        for (const bool letter : {false, true})
            QTest::addRow("%s on %s", qPrintable(slug), letter ? "Letter" : "A4") << slug << letter;
    }
}

void TestPageText::everyStringComesBackWhole()
{
    QFETCH(QString, slug);
    QFETCH(bool, letter);
    QStringList lost;
    int checked = 0;
    const Look look = testing::lookOf(slug);
    for (const auto &[name, content] : testing::textSamples())
        lost += testing::lostStrings(
            content, name, look, letter ? Paper::Letter : Paper::A4, testing::quickReaders(), checked);
    QVERIFY2(checked > 0, "poppler-utils and mupdf-tools are missing: packaging/bootstrap test");
    QVERIFY2(lost.isEmpty(), testing::listed(lost, checked).constData());
}

void TestPageText::theLongAcademicResumeHasSixPages()
{
    const PageListPtr pages
        = testing::exported(testing::longAcademicContent(), testing::lookOf(u"academic"_s), Paper::A4);
    QVERIFY2(pages->pages.size() >= 6, QByteArray::number(pages->pages.size()));
}

void TestPageText::importedResumesComeBackWhole_data()
{
    QTest::addColumn<QString>("slug");
    for (const QString &slug : builtinTemplateSlugs())
        QTest::newRow(qPrintable(slug)) << slug;
}

void TestPageText::importedResumesComeBackWhole()
{
    QFETCH(QString, slug);
    const QDir folder(QStringLiteral(SHORTLIST_TESTS_DIR) + u"/data/json-resume"_s);
    QStringList lost;
    int checked = 0;
    for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        const Result<exchange::ImportedResume> imported = exchange::importFile(folder.filePath(name));
        if (!imported)
            continue; // samples of what is no resume are the importer's matter
        lost += testing::lostStrings(
            imported.value().content, name, testing::lookOf(slug), Paper::A4, testing::quickReaders(), checked);
    }
    QVERIFY2(checked > 0, "poppler-utils and mupdf-tools are missing: packaging/bootstrap test");
    QVERIFY2(lost.isEmpty(), testing::listed(lost, checked).constData());
}

QTEST_MAIN(TestPageText)
#include "tst_pagetext.moc"
