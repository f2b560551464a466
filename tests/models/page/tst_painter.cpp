// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/design.h"
#include "models/page/painter.h"

#include "tests/models/page/pagesupport.h"

#include <QPainter>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::page;

class TestPainter : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aPageHasTheSizeOfItsPaper();
    void everyTemplateLeavesInkWhereTheListSaysSo();
    void paintingAPartGivesThatPartOfTheWhole();
    void whatChangedIsAllThatMustBePaintedAgain();
    void pagesThatAreNotThereAreNotPainted();
};

void TestPainter::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TestPainter::aPageHasTheSizeOfItsPaper()
{
    const Content content = testing::sampleContent(u"classic"_s);
    const Look look = testing::lookOf(u"classic"_s);
    QCOMPARE(renderPage(*testing::laidOut(content, look, Paper::A4), 0, 72).size(), QSize(595, 842));
    QCOMPARE(renderPage(*testing::laidOut(content, look, Paper::Letter), 0, 110).size(), QSize(935, 1210));
    QVERIFY(renderPage(*testing::laidOut(content, look), 0, 100'000).width() <= 10'000);
}

void TestPainter::everyTemplateLeavesInkWhereTheListSaysSo()
{
    for (const QString &slug : builtinTemplateSlugs()) {
        const PageListPtr list = testing::laidOut(testing::sampleContent(slug), testing::lookOf(slug));
        const QImage image = renderPage(*list, 0, 144);
        for (const PlacedRow &row : list->pages[0]->rows) {
            for (const TextRun &run : row.line().runs) {
                if (run.text.trimmed().size() < 3)
                    continue;
                const QRect box(static_cast<int>((row.x + run.x) * 2),
                    static_cast<int>((row.baseline() + run.dy - run.size) * 2), static_cast<int>(run.width * 2),
                    static_cast<int>(run.size * 2));
                bool ink = false;
                for (int y = box.top(); y <= box.bottom() && !ink; ++y) {
                    for (int x = box.left(); x <= box.right() && !ink; ++x)
                        ink = image.valid(x, y) && qGray(image.pixel(x, y)) < 170;
                }
                QVERIFY2(ink, qPrintable(slug + u": "_s + run.text));
            }
        }
    }
}

void TestPainter::paintingAPartGivesThatPartOfTheWhole()
{
    const PageListPtr list = testing::laidOut(testing::sampleContent(u"sidebar"_s), testing::lookOf(u"sidebar"_s));
    const QImage whole = renderPage(*list, 0, 144);
    for (const QRect &part : {QRect(100, 200, 300, 250), QRect(0, 0, 1191, 40), QRect(900, 800, 200, 300)}) {
        QImage image(whole.size(), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setClipRect(part);
        paintPage(painter, *list, 0, 2);
        painter.end();
        QVERIFY(image.copy(part) == whole.copy(part));
    }
}

void TestPainter::whatChangedIsAllThatMustBePaintedAgain()
{
    for (const QString &slug : builtinTemplateSlugs()) {
        LayoutEngine engine;
        const Look look = testing::lookOf(slug);
        Content content = testing::sampleContent(slug);
        const auto layout = [&] { return engine.layout({content, look, Paper::A4, u"en-GB"_s}).value(); };
        const PageListPtr before = layout();
        QVERIFY(changedArea(*before, *layout(), 0).isEmpty());
        Section *jobs = content.section(u"experience"_s);
        jobs->entries.last().lists[u"bullets"_s].last().text.replace(0, 3, u"Xyz"_s);
        const PageListPtr after = layout();
        const QRectF area = changedArea(*before, *after, 0);
        if (before->pages[0] == after->pages[0])
            continue; // it stands on a later page
        QVERIFY(!area.isEmpty());
        QVERIFY2(area.height() < before->size.height() / 3, qPrintable(slug));
        // Painted over only there, the old picture becomes the new one.
        QImage image = renderPage(*before, 0, 144);
        const QRect pixels = QRectF(area.topLeft() * 2, area.size() * 2).toAlignedRect();
        QPainter painter(&image);
        painter.setClipRect(pixels);
        painter.fillRect(pixels, Qt::white);
        paintPage(painter, *after, 0, 2);
        painter.end();
        QVERIFY2(image == renderPage(*after, 0, 144), qPrintable(slug));
    }
}

void TestPainter::pagesThatAreNotThereAreNotPainted()
{
    const PageListPtr list = testing::laidOut(testing::sampleContent(u"classic"_s), testing::lookOf(u"classic"_s));
    QImage image(100, 100, QImage::Format_RGB32);
    image.fill(Qt::white);
    const QImage before = image;
    QPainter painter(&image);
    paintPage(painter, *list, 7, 1);
    paintPage(painter, *list, -1, 1);
    paintPage(painter, *list, 0, 0);
    painter.end();
    QVERIFY(image == before);
    QCOMPARE(changedArea(*list, *list, 7), QRectF(QPointF(0, 0), list->size));
}

QTEST_MAIN(TestPainter)
#include "tst_painter.moc"
