// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/resumeexport.h"
#include "tests/support/samplelibrary.h"

#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::exchange;

class TestResumeExport final : public QObject
{
    Q_OBJECT

private slots:
    void theSameRequestGivesTheSameBytes_data()
    {
        QTest::addColumn<ExportFormat>("format");
        for (const ExportFormat format : exportFormats())
            QTest::newRow(qPrintable(suffixOf(format))) << format;
    }
    void theSameRequestGivesTheSameBytes()
    {
        QFETCH(const ExportFormat, format);
        const ExportRequest request = requestOf(format);
        const auto once = exportResume(request);
        const auto again = exportResume(request);
        QVERIFY(once && again);
        QCOMPARE(once.value().size(), again.value().size());
        for (qsizetype i = 0; i < once.value().size(); ++i)
            QVERIFY(once.value().at(i).bytes == again.value().at(i).bytes && !once.value().at(i).bytes.isEmpty());
    }

    void aPictureIsAPageAtTheResolutionAskedFor()
    {
        ExportRequest request = requestOf(ExportFormat::Png);
        request.paper = u"a4"_s;
        request.dpi = 72;
        const auto files = exportResume(request);
        QVERIFY(files);
        const QImage image = QImage::fromData(files.value().first().bytes, "PNG");
        QCOMPARE(image.size(), QSize(595, 842));
    }

    void firstPageOnlyGivesOnePage()
    {
        ExportRequest request = requestOf(ExportFormat::Png);
        Section &experience = request.content.ensureSection(u"experience"_s);
        const QList<Entry> few = experience.entries;
        for (int i = 0; i < 10; ++i)
            experience.entries.append(few);
        request.dpi = 50;
        QVERIFY(exportResume(request).value().size() > 1);
        request.firstPageOnly = true;
        QCOMPARE(exportResume(request).value().size(), 1);
    }

    void anUnknownPaperIsRefusedAndACancelledExportStops()
    {
        ExportRequest request = requestOf(ExportFormat::Pdf);
        request.paper = u"B5"_s;
        QCOMPARE(exportResume(request).error().kind, Error::Kind::InvalidInput);
        const std::atomic<bool> cancelled = true;
        QCOMPARE(exportResume(requestOf(ExportFormat::Pdf), &cancelled).error().kind, Error::Kind::Cancelled);
    }

    void pagesAfterTheFirstAreNumbered()
    {
        QCOMPARE(pagePath(u"/a/cv.png"_s, 1), u"/a/cv.png"_s);
        QCOMPARE(pagePath(u"/a/cv.png"_s, 2), u"/a/cv-2.png"_s);
        QCOMPARE(pagePath(u"/a.b/cv"_s, 3), u"/a.b/cv-3"_s);
    }

    void writingMakesTheFolderAndLeavesNothingHalf()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"new/cv.png"_s);
        const auto written = writeExport(path, {{"one", 1}, {"two", 2}});
        QVERIFY(written);
        QCOMPARE(written.value().size(), 2);
        QFile second(folder.filePath(u"new/cv-2.png"_s));
        QVERIFY(second.open(QIODevice::ReadOnly));
        QCOMPARE(second.readAll(), QByteArray("two"));
        // A folder stands where the second page would go: nothing is written at all.
        const QString other = folder.filePath(u"other.png"_s);
        QVERIFY(QDir(folder.path()).mkdir(u"other-2.png"_s));
        QVERIFY(!writeExport(other, {{"one", 1}, {"two", 2}}));
        QVERIFY(!QFileInfo::exists(other));
    }

private:
    static ExportRequest requestOf(ExportFormat format)
    {
        ExportRequest request;
        request.format = format;
        request.content = sampleContent(ResumeId::parse(u"0190a2b4-0000-7000-8000-000000000001"));
        request.updatedAt = 1'763'800'000'000;
        request.dpi = 60;
        return request;
    }
};

QTEST_MAIN(TestResumeExport)
#include "tst_resumeexport.moc"
