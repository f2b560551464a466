// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/libraryservice.h"
#include "tests/models/store/storefixture.h"

#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::store;

namespace {

template <typename T>
T taken(Future<T> future)
{
    future.waitForFinished();
    const Result<T> result = future.result();
    if (!result)
        QTest::qFail(qPrintable(result.error().detail), __FILE__, __LINE__);
    if constexpr (!std::is_void_v<T>)
        return result.value();
}

template <typename T>
Error::Kind failure(Future<T> future)
{
    future.waitForFinished();
    const Result<T> result = future.result();
    return result ? Error::Kind::Unknown : result.error().kind;
}

ServiceOptions serviceOptions(const StoreFixture &fixture)
{
    ServiceOptions options;
    options.library = fixture.options();
    options.backupFolder = fixture.folder() + u"/Backups"_s;
    options.pollMs = 0;
    options.dailyBackups = false;
    return options;
}

} // namespace

class LibraryServiceTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void closingInTheBackgroundCarriesOutWhatWasAskedForFirst()
    {
        const StoreFixture fixture;
        const ServiceOptions options = serviceOptions(fixture);
        {
            LibraryService service(options);
            taken(service.open());
            NewResume resume;
            resume.title = u"Typed last"_s;
            Future<ResumeSummary> made = service.createResume(resume);
            Future<void> closed = service.closeInBackground();
            closed.waitForFinished();
            QVERIFY(closed.result());
            QVERIFY(made.isFinished() && made.resultCount() == 1 && made.result());
        }
        LibraryService again(options);
        taken(again.open());
        QCOMPARE(taken(again.resumes()).size(), 1);
    }

    void theCopiesOfALibraryThatCannotBeOpenedAreListed()
    {
        const StoreFixture fixture;
        const ServiceOptions options = serviceOptions(fixture);
        {
            LibraryService service(options);
            taken(service.open());
            taken(service.backUp({}));
        }
        QFile file(fixture.path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write("this is no library any more, and long enough to have a header of its own") > 0);
        file.close();
        LibraryService service(options);
        QVERIFY(failure(service.open()) != Error::Kind::Unknown);
        QVERIFY(failure(service.resumes()) != Error::Kind::Unknown);
        QCOMPARE(taken(service.backups()).size(), 1);
    }

    void requestsBeforeOpeningHasFinishedWaitTheirTurn()
    {
        const StoreFixture fixture;
        LibraryService service(serviceOptions(fixture));
        const Future<void> opened = service.open();
        const Future<ResumeSummary> made = service.createResume(sampleResume(u"Master"_s));
        const Future<QList<TemplateRecord>> templates = service.templates();
        QCOMPARE(taken(made).title, u"Master"_s);
        QCOMPARE(taken(templates).size(), 2);
        taken(opened);
    }

    void aWriteIsSeenByTheReadThatFollowsItsResult()
    {
        const StoreFixture fixture;
        LibraryService service(serviceOptions(fixture));
        taken(service.open());
        const ResumeSummary made = taken(service.createResume(sampleResume(u"Master"_s)));
        QCOMPARE(taken(service.resumes()), QList<ResumeSummary>({made}));
        ResumeSave change;
        change.id = made.id;
        change.title = u"Renamed"_s;
        taken(service.save(change));
        QCOMPARE(taken(service.resume(made.id)).summary.title, u"Renamed"_s);
    }

    void signalsComeAfterTheCommitOnTheCallersThread()
    {
        const StoreFixture fixture;
        LibraryService service(serviceOptions(fixture));
        taken(service.open());
        QSignalSpy resumes(&service, &Library::resumesChanged);
        QSignalSpy trash(&service, &Library::trashChanged);
        const ResumeSummary made = taken(service.createResume(sampleResume(u"Master"_s)));
        QTRY_COMPARE(resumes.count(), 1);
        QCOMPARE(resumes.first().first().value<QList<ResumeId>>(), QList<ResumeId>({made.id}));
        QCOMPARE(trash.count(), 0);
        taken(service.trashResume(made.id));
        QTRY_COMPARE(trash.count(), 1);
    }

    void writesAreCarriedOutInTheOrderInWhichTheyWereAskedFor()
    {
        const StoreFixture fixture;
        LibraryService service(serviceOptions(fixture));
        taken(service.open());
        const ResumeSummary made = taken(service.createResume(sampleResume(u"0"_s)));
        QList<Future<SaveReceipt>> saves;
        for (int number = 1; number <= 50; ++number) {
            ResumeSave change;
            change.id = made.id;
            change.title = QString::number(number);
            saves.append(service.save(change));
        }
        qint64 before = made.revision;
        for (const auto &save : saves) {
            const qint64 revision = taken(save).revision;
            QVERIFY(revision > before);
            before = revision;
        }
        QCOMPARE(taken(service.resume(made.id)).summary.title, u"50"_s);
    }

    void closingCarriesOutWhatWasAskedFor()
    {
        const StoreFixture fixture;
        {
            LibraryService service(serviceOptions(fixture));
            service.open();
            for (int number = 0; number < 20; ++number)
                service.createResume(sampleResume(QString::number(number)));
        }
        const auto store = fixture.open();
        QTRY_RESULT(const auto all, store->resumes());
        QCOMPARE(all.size(), 20);
    }

    void whatAnotherProcessWroteIsAnnounced()
    {
        const StoreFixture fixture;
        LibraryService service(serviceOptions(fixture));
        taken(service.open());
        QSignalSpy resumes(&service, &Library::resumesChanged);
        QSignalSpy jobs(&service, &Library::jobsChanged);
        const auto other = fixture.open();
        QTRY_RESULT(const ResumeSummary made, other->createResume(sampleResume(u"From elsewhere"_s)));
        JobRecord posting;
        posting.title = u"Data engineer"_s;
        QTRY_RESULT(const JobRecord job, other->saveJob(posting));
        service.lookForForeignChanges();
        QTRY_COMPARE(jobs.count(), 1);
        QVERIFY(resumes.first().first().value<QList<ResumeId>>().contains(made.id));
        QCOMPARE(jobs.first().first().value<QList<JobId>>(), QList<JobId>({job.id}));
        QCOMPARE(taken(service.resumes()).size(), 1);
        service.lookForForeignChanges(); // nothing new
        taken(service.createResume(sampleResume(u"Barrier"_s)));
        QTRY_COMPARE(resumes.count(), 2);
        QCOMPARE(jobs.count(), 1);
    }

    void searchSeesWhatWasSavedJustBefore()
    {
        const StoreFixture fixture;
        LibraryService service(serviceOptions(fixture));
        taken(service.open());
        service.createResume(sampleResume(u"Master"_s));
        const SearchResult result = taken(service.search(u"settlement"_s, 50));
        QCOMPARE(result.hits.size(), 1);
    }

    void backupsAppearInTheFolderAndAreGood()
    {
        const StoreFixture fixture;
        LibraryService service(serviceOptions(fixture));
        taken(service.open());
        taken(service.createResume(sampleResume(u"Master"_s)));
        const BackupInfo made = taken(service.backUp({}));
        QVERIFY(made.good);
        const QList<BackupInfo> all = taken(service.backups());
        QCOMPARE(all.size(), 1);
        QCOMPARE(all.first().path, made.path);
        QCOMPARE(taken(service.check()).problems, QStringList());
    }

    void aFileThatIsNoLibraryFailsEveryRequestAndStaysAsItIs()
    {
        const StoreFixture fixture;
        QFile file(fixture.path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(5000, 'x'));
        file.close();
        {
            LibraryService service(serviceOptions(fixture));
            QCOMPARE(failure(service.open()), Error::Kind::Corrupt);
            QCOMPARE(failure(service.resumes()), Error::Kind::Corrupt);
            QCOMPARE(failure(service.createResume(sampleResume(u"Master"_s))), Error::Kind::Corrupt);
        }
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray(5000, 'x'));
    }
};

QTEST_GUILESS_MAIN(LibraryServiceTest)
#include "tst_libraryservice.moc"
