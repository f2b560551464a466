// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/templateid.h"
#include "tests/models/store/storefixture.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::store;

class LibraryStoreTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void newLibraryHasOneLocalUserAndTheTemplatesInGalleryOrder()
    {
        const StoreFixture fixture;
        const auto store = fixture.open();
        QVERIFY(!store->author().user.isNull());
        QTRY_RESULT(const auto templates, store->templates());
        QCOMPARE(templates.size(), 2);
        QCOMPARE(templates.at(0).slug, u"classic"_s);
        QCOMPARE(templates.at(0).id, templateIdOf(u"classic"_s));
        QCOMPARE(templates.at(0).atsScore, std::optional(95));
        QTRY_RESULT(const auto health, store->check());
        QCOMPARE(health.problems, QStringList());
        QCOMPARE(health.counts.value(u"users"_s), 1);
    }

    void templateIdsNeverChange()
    {
        QCOMPARE(templateIdOf(u"classic"_s).toString(), u"fd3a28b8-0096-525d-af37-b238c274503b"_s);
        QCOMPARE(templateIdOf(u"sidebar"_s).toString(), u"70dc27c0-6186-5ea8-b2d8-c41724ddc2fd"_s);
    }

    void whatADesignMustLookLikeIsNoTemplate()
    {
        const QTemporaryDir folder;
        QFile design(folder.filePath(u"plain.json"_s));
        QVERIFY(design.open(QIODevice::WriteOnly));
        QVERIFY(design.write("{\"id\": \"plain\", \"name\": \"Plain\"}") > 0);
        design.close();
        QFile schema(folder.filePath(u"design.schema.json"_s));
        QVERIFY(schema.open(QIODevice::WriteOnly));
        QVERIFY(schema.write("{}") > 0);
        schema.close();
        QCOMPARE(templateSeeds(folder.path()).size(), 1); // and init() fails the test on a warning
    }

    void reopenedLibraryKeepsItsUserAndSeedsNothingTwice()
    {
        const StoreFixture fixture;
        UserId user;
        {
            const auto store = fixture.open();
            user = store->author().user;
        }
        const auto store = fixture.open();
        QCOMPARE(store->author().user, user);
        QTRY_RESULT(const auto templates, store->templates());
        QCOMPARE(templates.size(), 2);
    }

    void createdResumeComesBackAsItWasWithVersionOne()
    {
        const StoreFixture fixture;
        const auto store = fixture.open();
        const NewResume wanted = sampleResume(u"  Master\tresume "_s);
        QTRY_RESULT(const ResumeSummary made, store->createResume(wanted));
        QCOMPARE(made.title, u"Master resume"_s);
        QCOMPARE(made.version, 1);
        QCOMPARE(made.templateName, u"Classic"_s);
        QVERIFY(made.wordCount > 5);

        QTRY_RESULT(const ResumeRecord record, store->resume(made.id));
        QVERIFY(record.content == wanted.content); // item ids and all
        QCOMPARE(record.look.templateId, templateIdOf(u"classic"_s));
        QCOMPARE(record.look.design.value(u"name").toString(), u"Classic"_s);
        QTRY_RESULT(const auto versions, store->versions(made.id));
        QCOMPARE(versions.size(), 1);
        QCOMPARE(versions.first().number, 1);
        QCOMPARE(versions.first().device, u"Laptop"_s);
        QVERIFY(versions.first().synced);
        QTRY_RESULT(const VersionRecord first, store->version(made.id, 1));
        QVERIFY(first.content == wanted.content);
        QCOMPARE(first.look, record.look);
        QTRY_RESULT(const auto all, store->resumes());
        QCOMPARE(all, QList<ResumeSummary>({made}));
    }

    void saveOfAStaleRevisionConflictsAndChangesNothing()
    {
        const StoreFixture fixture;
        const auto store = fixture.open();
        QTRY_RESULT(const ResumeSummary made, store->createResume(sampleResume(u"Master"_s)));
        ResumeSave first;
        first.id = made.id;
        first.expectedRevision = made.revision;
        first.content = withBullet(sampleContent(u"Marit Solvang"_s), u"Led three audits"_s);
        QTRY_RESULT(const SaveReceipt receipt, store->save(first));
        QVERIFY(receipt.revision > made.revision);
        ResumeSave stale = first;
        stale.title = u"Stale"_s;
        QVERIFY_KIND(store->save(stale), Error::Kind::Conflict);
        QTRY_RESULT(const ResumeRecord record, store->resume(made.id));
        QCOMPARE(record.summary.title, u"Master"_s);
        QCOMPARE(record.summary.revision, receipt.revision);
        QVERIFY(record.content == *first.content);
    }

    void saveWithACutMakesAVersionAndOneWithoutDifferenceDoesNot()
    {
        StoreFixture fixture;
        const auto store = fixture.open();
        QTRY_RESULT(const ResumeSummary made, store->createResume(sampleResume(u"Master"_s)));
        fixture.clock.advance(60'000);
        ResumeSave change;
        change.id = made.id;
        change.content = withBullet(sampleContent(u"Marit Solvang"_s), u"Led three audits"_s);
        change.cut = VersionCut();
        QTRY_RESULT(const SaveReceipt second, store->save(change));
        QCOMPARE(second.version, 2);
        QCOMPARE(second.savedAt, fixture.clock.now());
        QTRY_RESULT(const SaveReceipt again, store->save(change));
        QCOMPARE(again.version, 2);
        QTRY_RESULT(const auto versions, store->versions(made.id));
        QCOMPARE(versions.size(), 2);
        QCOMPARE(versions.first().createdAt, fixture.clock.now());
        QVERIFY(!versions.first().summary.isEmpty());
    }

    void restoringAVersionKeepsTheUnsavedStateAndBringsBackContentAndLook()
    {
        const StoreFixture fixture;
        const auto store = fixture.open();
        QTRY_RESULT(const ResumeSummary made, store->createResume(sampleResume(u"Master"_s)));
        QTRY_RESULT(const ResumeRecord original, store->resume(made.id));
        ResumeSave change;
        change.id = made.id;
        change.content = withBullet(original.content, u"Led three audits"_s);
        change.look = original.look;
        change.look->accent = u"#aa3300"_s;
        QVERIFY_RESULT(store->save(change)); // no version of this yet

        QTRY_RESULT(const SaveReceipt receipt, store->restoreVersion(made.id, 1));
        QCOMPARE(receipt.version, 3);
        QTRY_RESULT(const ResumeRecord now, store->resume(made.id));
        QVERIFY(now.content == original.content);
        QCOMPARE(now.look, original.look);
        QTRY_RESULT(const VersionRecord kept, store->version(made.id, 2));
        QVERIFY(kept.content == *change.content);
        QCOMPARE(kept.look, *change.look);
        QTRY_RESULT(const auto versions, store->versions(made.id));
        QCOMPARE(versions.first().origin, ChangeOrigin::Restore);
        QTRY_RESULT(const auto health, store->check());
        QCOMPARE(health.problems, QStringList());
    }

    void searchFindsResumesJobsAndOlderVersionsWithFieldAndSnippet()
    {
        const StoreFixture fixture;
        const auto store = fixture.open();
        QTRY_RESULT(const ResumeSummary made, store->createResume(sampleResume(u"Master"_s)));
        JobRecord posting;
        posting.title = u"Data engineer"_s;
        posting.description = u"Knows dbt.\nWorks on settlement systems."_s;
        QTRY_RESULT(const JobRecord job, store->saveJob(posting));
        QTRY_RESULT(const SearchResult result, store->search(u"settle"_s));
        QCOMPARE(result.hits.size(), 2);
        QCOMPARE(result.hits.at(0).resume, made.id);
        QCOMPARE(result.hits.at(0).field, u"experience"_s);
        QCOMPARE(result.hits.at(0).snippet, u"Cut \u0002settlement\u0003 time by 10 %"_s);
        QCOMPARE(result.hits.at(1).job, job.id);
        QCOMPARE(result.hits.at(1).field, u"description"_s);

        ResumeSave change;
        change.id = made.id;
        change.content = sampleContent(u"Marit Solvang"_s, 0);
        QVERIFY_RESULT(store->save(change));
        QTRY_RESULT(const SearchResult older, store->search(u"settlement cut"_s));
        QCOMPARE(older.hits.size(), 1);
        QCOMPARE(older.hits.first().kind, SearchHit::Kind::Version);
        QCOMPARE(older.hits.first().versionNumber, 1);
        QTRY_RESULT(const SearchResult typo, store->search(u"settelment"_s));
        QVERIFY(typo.hits.isEmpty());
        QCOMPARE(typo.didYouMean, u"settlement"_s);
    }

    void trashedResumeLeavesTheListAndComesBack()
    {
        StoreFixture fixture;
        const auto store = fixture.open();
        QTRY_RESULT(const ResumeSummary made, store->createResume(sampleResume(u"Master"_s)));
        QVERIFY_RESULT(store->trashResume(made.id));
        QTRY_RESULT(const auto none, store->resumes());
        QVERIFY(none.isEmpty());
        fixture.clock.advance(qint64{24} * 3600 * 1000 * 3);
        QTRY_RESULT(const auto trash, store->trash());
        QCOMPARE(trash.size(), 1);
        QCOMPARE(trash.first().daysLeft, 27);
        QCOMPARE(trash.first().versionCount, 1);
        QVERIFY_RESULT(store->restoreFromTrash(trash.first()));
        QTRY_RESULT(const auto back, store->resumes());
        QCOMPARE(back.size(), 1);
    }

    void deletingForGoodKeepsVariantsWithoutAParent()
    {
        const StoreFixture fixture;
        const auto store = fixture.open();
        QTRY_RESULT(const ResumeSummary parent, store->createResume(sampleResume(u"Master"_s)));
        JobRecord posting;
        posting.title = u"Data engineer"_s;
        QTRY_RESULT(const JobRecord job, store->saveJob(posting));
        QTRY_RESULT(const ResumeSummary variant, store->createVariant(parent.id, job.id, u"For the job"_s));
        QCOMPARE(variant.parent, std::optional(parent.id));
        QCOMPARE(variant.targetTitle, u"Data engineer"_s);
        QVERIFY_RESULT(store->trashResume(parent.id));
        QTRY_RESULT(const auto trash, store->trash());
        QVERIFY_RESULT(store->deleteForGood(trash.first()));
        QTRY_RESULT(const ResumeRecord left, store->resume(variant.id));
        QVERIFY(!left.summary.parent);
        QVERIFY_KIND(store->resume(parent.id), Error::Kind::NotFound);
        QTRY_RESULT(const auto health, store->check());
        QCOMPARE(health.problems, QStringList());
    }

    void settingsAreKept()
    {
        const StoreFixture fixture;
        {
            const auto store = fixture.open();
            QVERIFY_RESULT(store->setSetting(u"expanded"_s, QJsonObject{{u"a"_s, true}}));
        }
        const auto store = fixture.open();
        QTRY_RESULT(const QJsonObject kept, store->setting(u"expanded"_s));
        QCOMPARE(kept, (QJsonObject{{u"a"_s, true}}));
        QTRY_RESULT(const QJsonObject missing, store->setting(u"other"_s));
        QVERIFY(missing.isEmpty());
    }
};

QTEST_GUILESS_MAIN(LibraryStoreTest)
#include "tst_librarystore.moc"
