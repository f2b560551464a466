// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/design.h"
#include "models/page/pdfwriter.h"

#include "tests/models/page/pagesupport.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::page;

class TestLayoutEngine : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aKeystrokeLeavesThePagesBeforeItAlone();
    void editingStepByStepEndsWhereLayingOutAfreshDoes_data();
    void editingStepByStepEndsWhereLayingOutAfreshDoes();
    void headingsStayWithWhatFollows();
    void noParagraphLeavesALineAlone();
    void rowsStayInsideTheMarginsAndApart();
    void whatIsUnderAPointLeadsBackToIt();
    void tenThousandBulletsAreLaidOut();
    void aWordWiderThanTheMeasureIsBrokenAndWhole();
    void anEmptyResumeIsOneEmptyPage();
    void fittingMeetsTheTargetWhereItCanAndSaysSoWhereItCannot();
    void theRunningHeadStandsOnLaterPagesOnly();
    void hiddenSectionsOwnOrderAndOwnHeadingsAreFollowed();
    void anEntryThatStartsAPageDoes();
    void aRightToLeftResumeIsMirrored();
    void enginesOnTwoThreadsAgree();
};

namespace {

QByteArray bytesOf(const PageListPtr &list)
{
    Result<QByteArray> pdf = writePdf(*list);
    if (!pdf)
        qFatal("no PDF: %s", qPrintable(pdf.error().detail));
    return pdf.value();
}

PageListPtr layout(LayoutEngine &engine, const Content &content, const Look &look)
{
    Result<PageListPtr> list = engine.layout({content, look, Paper::A4, u"en-GB"_s});
    if (!list)
        qFatal("layout failed: %s", qPrintable(list.error().detail));
    return list.value();
}

/// One change such as a person makes: a letter, a bullet more or less, an entry moved.
void changeSomething(Content &content, QRandomGenerator &random)
{
    Section &jobs = content.ensureSection(u"experience"_s);
    if (jobs.entries.isEmpty())
        jobs.entries.append(newEntry(jobs));
    Entry &job = jobs.entries[random.bounded(static_cast<int>(jobs.entries.size()))];
    QList<TextItem> &bullets = job.lists[u"bullets"_s];
    switch (random.bounded(6)) {
    case 0:
        bullets.append({ItemId::create(), u"Did a thing of note in the year %1"_s.arg(random.bounded(2000)), {}});
        break;
    case 1:
        if (!bullets.isEmpty())
            bullets.removeAt(random.bounded(static_cast<int>(bullets.size())));
        break;
    case 2:
        if (!bullets.isEmpty())
            bullets[random.bounded(static_cast<int>(bullets.size()))].text += u" and more"_s;
        break;
    case 3:
        job.setField(u"title"_s, job.field(u"title"_s) + u'x');
        break;
    case 4:
        jobs.entries.swapItemsAt(random.bounded(static_cast<int>(jobs.entries.size())), 0);
        break;
    default:
        content.ensureSection(u"summary"_s).text += u" Another sentence of the summary."_s;
    }
}

} // namespace

void TestLayoutEngine::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TestLayoutEngine::aKeystrokeLeavesThePagesBeforeItAlone()
{
    LayoutEngine engine;
    Content content = testing::longContent(60, 4);
    const Look look = testing::lookOf(u"classic"_s);
    const PageListPtr before = layout(engine, content, look);
    QVERIFY(before->pages.size() >= 10);
    content.section(u"experience"_s)->entries.last().lists[u"bullets"_s].last().text += u"!"_s;
    const PageListPtr after = layout(engine, content, look);
    QCOMPARE(after->pages.size(), before->pages.size());
    for (size_t i = 0; i + 1 < after->pages.size(); ++i)
        QVERIFY(after->pages[i] == before->pages[i]);
    QVERIFY(after->pages.back() != before->pages.back());
    // And no block but the one that changed was set again.
    const auto changed = std::count_if(after->blocks.begin(), after->blocks.end(), [&before](const auto &block) {
        return std::find(before->blocks.begin(), before->blocks.end(), block) == before->blocks.end();
    });
    QCOMPARE(changed, 1);
}

void TestLayoutEngine::editingStepByStepEndsWhereLayingOutAfreshDoes_data()
{
    QTest::addColumn<QString>("slug");
    for (const QString &slug : builtinTemplateSlugs())
        QTest::newRow(qPrintable(slug)) << slug;
}

void TestLayoutEngine::editingStepByStepEndsWhereLayingOutAfreshDoes()
{
    QFETCH(QString, slug);
    LayoutEngine engine;
    QRandomGenerator random(7);
    Content content = testing::sampleContent(slug);
    const Look look = testing::lookOf(slug);
    for (int step = 0; step < 40; ++step) {
        changeSomething(content, random);
        const PageListPtr list = layout(engine, content, look);
        if (step % 5 != 4)
            continue;
        const PageListPtr fresh = testing::laidOut(content, look);
        QCOMPARE(list->plainText(), fresh->plainText());
        QVERIFY2(bytesOf(list) == bytesOf(fresh), qPrintable(u"after step %1"_s.arg(step)));
    }
}

void TestLayoutEngine::headingsStayWithWhatFollows()
{
    for (const QString &slug : builtinTemplateSlugs()) {
        LayoutEngine engine;
        for (int entries = 1; entries < 40; entries += 3) {
            Content content = testing::longContent(entries, 1 + entries % 5);
            Section &certificates = content.ensureSection(u"certifications"_s);
            Entry certificate = newEntry(certificates);
            certificate.setField(u"name"_s, u"First aid"_s);
            certificates.entries.append(certificate);
            const PageListPtr list = layout(engine, content, testing::lookOf(slug));
            for (const std::shared_ptr<const Page> &page : list->pages) {
                for (size_t i = 0; i < page->rows.size(); ++i) {
                    const PlacedRow &row = page->rows[i];
                    const bool lastOfItsColumn = i + 1 == page->rows.size() || page->rows[i + 1].x != row.x;
                    QVERIFY2(!lastOfItsColumn || row.block->outline.isEmpty()
                            || static_cast<size_t>(row.row) + 1 < row.block->rows.size() || row.block->rows.size() > 2,
                        qPrintable(slug + u": "_s + row.block->outline));
                }
            }
        }
    }
}

void TestLayoutEngine::noParagraphLeavesALineAlone()
{
    LayoutEngine engine;
    for (int entries = 3; entries < 40; ++entries) {
        const PageListPtr list = layout(engine, testing::longContent(entries, 4), testing::lookOf(u"sidebar"_s));
        for (size_t page = 0; page + 1 < list->pages.size(); ++page) {
            if (list->pages[page]->rows.empty() || list->pages[page + 1]->rows.empty())
                continue;
            const ItemId bullet = list->pages[page]->rows.back().line().where.item;
            const auto count = [&](const Page &sheet) {
                return std::count_if(sheet.rows.begin(), sheet.rows.end(),
                    [&](const PlacedRow &row) { return row.line().where.item == bullet; });
            };
            const auto here = count(*list->pages[page]);
            const auto there = count(*list->pages[page + 1]);
            if (list->pages[page]->rows.back().line().where.field != u"bullets")
                continue;
            QVERIFY2(there == 0 || (here >= 2 && there >= 2), qPrintable(u"%1 | %2"_s.arg(here).arg(there)));
        }
    }
}

void TestLayoutEngine::rowsStayInsideTheMarginsAndApart()
{
    for (const QString &slug : builtinTemplateSlugs()) {
        for (const Paper paper : {Paper::A4, Paper::Letter}) {
            const Look look = testing::lookOf(slug);
            const PageListPtr list = testing::laidOut(testing::longContent(25, 3), look, paper);
            const QMarginsF margins = designOf(look).value().marginsFor(paper);
            for (const std::shared_ptr<const Page> &page : list->pages) {
                double bottom = 0;
                double column = -1;
                for (const PlacedRow &row : page->rows) {
                    QVERIFY(row.top >= margins.top() - 0.01);
                    QVERIFY(row.top + row.line().height <= list->size.height() - margins.bottom() + 0.01);
                    QVERIFY(row.x != column || row.top >= bottom - 0.01);
                    column = row.x;
                    bottom = row.top + row.line().height;
                    for (const TextRun &run : row.line().runs) {
                        QVERIFY(row.x + run.x >= margins.left() - 0.01);
                        QVERIFY2(row.x + run.x + run.width <= list->size.width() - margins.right() + 1,
                            qPrintable(run.text));
                    }
                }
            }
        }
    }
}

void TestLayoutEngine::whatIsUnderAPointLeadsBackToIt()
{
    for (const QString &slug : builtinTemplateSlugs()) {
        const PageListPtr list = testing::laidOut(testing::sampleContent(slug), testing::lookOf(slug));
        int hits = 0;
        for (size_t page = 0; page < list->pages.size(); ++page) {
            for (const PlacedRow &row : list->pages[page]->rows) {
                for (const TextRun &run : row.line().runs) {
                    if (run.where.item.isNull() || run.text.trimmed().isEmpty() || run.dy != 0)
                        continue;
                    const QPointF middle(row.x + run.x + run.width / 2, row.top + row.line().height / 2);
                    const Location where = list->hit(static_cast<int>(page), middle);
                    QCOMPARE(where.section, run.where.section);
                    const std::vector<PageList::Area> areas = list->areasOf(where);
                    QVERIFY2(std::any_of(areas.begin(), areas.end(),
                                 [&](const PageList::Area &area) {
                                     return area.page == static_cast<int>(page) && area.rect.contains(middle);
                                 }),
                        qPrintable(slug + u": "_s + run.text));
                    ++hits;
                }
            }
        }
        QVERIFY(hits > 20);
        QVERIFY(list->hit(0, {1, 1}).section.isEmpty());
        QVERIFY(list->hit(99, {100, 100}).section.isEmpty());
    }
}

void TestLayoutEngine::tenThousandBulletsAreLaidOut()
{
    const PageListPtr list = testing::laidOut(testing::longContent(1, 10'000), testing::lookOf(u"classic"_s));
    QVERIFY(list->pages.size() > 300);
    QCOMPARE(list->plainText().count(u'•'), 10'000);
}

void TestLayoutEngine::aWordWiderThanTheMeasureIsBrokenAndWhole()
{
    for (const QString &slug : builtinTemplateSlugs()) {
        Content content = testing::longContent(1, 1);
        const QString word = QString(3000, u'w') + u'z';
        content.section(u"experience"_s)->entries.first().lists[u"bullets"_s].first().text = word;
        content.ensureSection(u"personalInfo"_s).contact.setField(u"name"_s, QString(200, u'Q'));
        const PageListPtr list = testing::laidOut(content, testing::lookOf(slug));
        QString text = list->plainText();
        QVERIFY2(text.remove(QRegularExpression(u"\\s"_s)).contains(word), qPrintable(slug));
        QCOMPARE(text.count(u'Q'), 200);
    }
}

void TestLayoutEngine::anEmptyResumeIsOneEmptyPage()
{
    for (const QString &slug : builtinTemplateSlugs()) {
        const PageListPtr list = testing::exported({}, testing::lookOf(slug), Paper::A4);
        QCOMPARE(list->pages.size(), size_t(1));
        QVERIFY(list->plainText().trimmed().isEmpty());
    }
}

void TestLayoutEngine::fittingMeetsTheTargetWhereItCanAndSaysSoWhereItCannot()
{
    const Look look = testing::lookOf(u"classic"_s);
    bool squeezed = false;
    for (int entries = 2; entries < 9; ++entries) {
        const Content content = testing::longContent(entries, 3);
        const size_t plain = testing::laidOut(content, look)->pages.size();
        const PageListPtr list = testing::exported(content, look, Paper::A4);
        if (list->pages.size() == 1) {
            QCOMPARE(list->overflowLines, 0);
            squeezed = squeezed || plain > 1;
        } else {
            QVERIFY(list->overflowLines > 0);
            QCOMPARE(list->pages.size(), plain); // what cannot fit is left as it was
        }
    }
    QVERIFY(squeezed);
}

void TestLayoutEngine::theRunningHeadStandsOnLaterPagesOnly()
{
    const PageListPtr list = testing::laidOut(testing::longContent(20, 4), testing::lookOf(u"classic"_s));
    QVERIFY(list->pages.size() > 2);
    QVERIFY(list->pages[0]->artifacts.empty());
    for (size_t i = 1; i < list->pages.size(); ++i) {
        QString head;
        for (const PlacedRow &row : list->pages[i]->artifacts) {
            for (const TextRun &run : row.line().runs)
                head += run.text + u'|';
        }
        QVERIFY2(head.contains(u"Ada Long"), qPrintable(head));
        QVERIFY2(head.contains(u"page %1 of %2"_s.arg(i + 1).arg(list->pages.size())), qPrintable(head));
    }
}

void TestLayoutEngine::hiddenSectionsOwnOrderAndOwnHeadingsAreFollowed()
{
    Look look = testing::lookOf(u"classic"_s);
    look.hiddenSections = {u"skills"_s};
    look.sectionOrder = {u"education"_s, u"experience"_s, u"summary"_s};
    look.headings.insert(u"education"_s, u"Schooling"_s);
    const QString text = testing::words(testing::laidOut(testing::sampleContent(u"classic"_s), look)->plainText());
    QVERIFY(!text.contains(u"takeover code, schemes"));
    const qsizetype school = text.indexOf(u"schooling");
    QVERIFY(school > 0);
    QVERIFY(school < text.indexOf(u"harrow & pell"));
    QVERIFY(text.indexOf(u"harrow & pell") < text.indexOf(u"corporate solicitor"));
}

void TestLayoutEngine::anEntryThatStartsAPageDoes()
{
    const Content content = testing::longContent(3, 2);
    Look look = testing::lookOf(u"classic"_s);
    const ItemId second = content.section(u"experience"_s)->entries.at(1).id;
    look.pageBreaksBefore = {second};
    const PageListPtr list = testing::laidOut(content, look);
    QCOMPARE(list->pages.size(), size_t(2));
    QCOMPARE(list->pages[1]->rows.front().block->where.item, second);
}

void TestLayoutEngine::aRightToLeftResumeIsMirrored()
{
    Content content = testing::longContent(1, 1);
    Entry &job = content.section(u"experience"_s)->entries.first();
    job.setField(u"title"_s, u"מהנדסת תוכנה"_s);
    job.setField(u"company"_s, u"מפעלים"_s);
    Look look = testing::lookOf(u"classic"_s);
    look.language = u"he"_s;
    const PageListPtr list = testing::laidOut(content, look);
    double title = -1;
    double dates = -1;
    for (const PlacedRow &row : list->pages[0]->rows) {
        for (const TextRun &run : row.line().runs) {
            if (run.text.contains(u"מפעלים"))
                title = row.x + run.x;
            if (run.text.contains(u"1950"))
                dates = row.x + run.x;
        }
    }
    QVERIFY(dates >= 0 && title >= 0);
    QVERIFY(dates < list->size.width() / 2);
    QVERIFY(title > list->size.width() / 2);
}

void TestLayoutEngine::enginesOnTwoThreadsAgree()
{
    const Content content = testing::stressContent();
    QByteArray first;
    QByteArray second;
    const auto run = [&content](QByteArray &result) {
        for (const QString &slug : builtinTemplateSlugs())
            result += bytesOf(testing::exported(content, testing::lookOf(slug), Paper::A4));
    };
    const std::unique_ptr<QThread> one(QThread::create([&] { run(first); }));
    const std::unique_ptr<QThread> two(QThread::create([&] { run(second); }));
    one->start();
    two->start();
    QVERIFY(one->wait(60'000) && two->wait(60'000));
    QVERIFY(!first.isEmpty());
    QVERIFY(first == second);
}

QTEST_MAIN(TestLayoutEngine)
#include "tst_layoutengine.moc"
