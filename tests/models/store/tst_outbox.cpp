// SPDX-License-Identifier: GPL-3.0-or-later
// Outbox, base shadows, numbers, retention and thinning.
#include "models/store/rowdocuments.h"
#include "tests/models/store/storefixture.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::store;

namespace {

constexpr qint64 hourMs = 3600 * 1000;
constexpr qint64 dayMs = 24 * hourMs;

} // namespace

class OutboxTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aWeekOfSavesIsOneOperationARowAndOneAVersion()
    {
        const StoreFixture fixture;
        const auto store = fixture.open();
        QTRY_RESULT(const ResumeSummary made, store->createResume(sampleResume(u"Master"_s)));
        acknowledgeEverything(fixture);
        for (int number = 0; number < 20; ++number)
            saveBullet(*store, made.id, QString::number(number), std::nullopt);
        QCOMPARE(operations(fixture), (QStringList{u"update resume_note 7"_s, u"update resumes 7"_s}));
        saveBullet(*store, made.id, u"last"_s, VersionCut());
        QCOMPARE(operations(fixture),
            (QStringList{u"create resume_versions 0"_s, u"create version_note 0"_s, u"update resume_note 7"_s,
                u"update resumes 7"_s}));
        // The newest save took the pending updates into its group: the centre takes all of it or nothing.
        QTRY_RESULT(const qint64 groups, fixture.raw()->readInt64("SELECT count(DISTINCT group_id) FROM outbox"));
        QCOMPARE(groups, 1);
    }

    void theBaseIsTheRowAsTheCentreLastHadIt()
    {
        const StoreFixture fixture;
        const auto store = fixture.open();
        QTRY_RESULT(const ResumeSummary made, store->createResume(sampleResume(u"Master"_s)));
        acknowledgeEverything(fixture);
        QTRY_RESULT(const QByteArray before, rowDocument(*fixture.raw(), SyncedTable::Resumes, made.id.toString()));
        saveBullet(*store, made.id, u"one"_s, std::nullopt);
        saveBullet(*store, made.id, u"two"_s, std::nullopt);
        QTRY_RESULT(const QString base,
            fixture.raw()->readText("SELECT document FROM base_shadow WHERE tbl = 'resumes' AND rev = 7"));
        QCOMPARE(QJsonDocument::fromJson(base.toUtf8()), QJsonDocument::fromJson(before));
        QTRY_RESULT(const auto health, store->check());
        QCOMPARE(health.problems, QStringList());
    }

    void whatWasNeverSentIsForgottenWhenItGoes()
    {
        const StoreFixture fixture;
        const auto store = fixture.open();
        QTRY_RESULT(const ResumeSummary made, store->createResume(sampleResume(u"Master"_s)));
        saveBullet(*store, made.id, u"one"_s, VersionCut());
        QCOMPARE(operations(fixture).size(), 6);
        TrashItem item;
        item.resume = made.id;
        QVERIFY_RESULT(store->deleteForGood(item));
        QCOMPARE(operations(fixture), QStringList());
    }

    void whatTheCentreKnowsIsPurgedThereToo()
    {
        const StoreFixture fixture;
        const auto store = fixture.open();
        QTRY_RESULT(const ResumeSummary made, store->createResume(sampleResume(u"Master"_s)));
        acknowledgeEverything(fixture);
        saveBullet(*store, made.id, u"one"_s, std::nullopt);
        TrashItem item;
        item.resume = made.id;
        QVERIFY_RESULT(store->deleteForGood(item));
        QCOMPARE(operations(fixture),
            (QStringList{u"purge resume_note 7"_s, u"purge resume_versions 7"_s, u"purge resumes 7"_s,
                u"purge version_note 7"_s}));
        QTRY_RESULT(const auto health, store->check());
        QCOMPARE(health.problems, QStringList());
    }

    void numbersOfABoundLibraryAreProvisional()
    {
        const StoreFixture fixture;
        const auto store = fixture.open();
        QTRY_RESULT(const ResumeSummary made, store->createResume(sampleResume(u"Master"_s)));
        QVERIFY_RESULT(fixture.raw()->runScript("INSERT INTO sync_meta VALUES ('bound_user', 'x')"));
        saveBullet(*store, made.id, u"one"_s, VersionCut());
        QTRY_RESULT(const auto versions, store->versions(made.id));
        QVERIFY(!versions.at(0).synced);
        QVERIFY(versions.at(1).synced);
    }

    void namingAVersionThatIsTheCurrentStateMakesNoSecondOne()
    {
        const StoreFixture fixture;
        const auto store = fixture.open();
        QTRY_RESULT(const ResumeSummary made, store->createResume(sampleResume(u"Master"_s)));
        ResumeSave name;
        name.id = made.id;
        name.cut = VersionCut{ChangeOrigin::Manual, u"Sent to Quillon"_s, {}};
        QTRY_RESULT(const SaveReceipt receipt, store->save(name));
        QCOMPARE(receipt.version, 1);
        QTRY_RESULT(const auto versions, store->versions(made.id));
        QCOMPARE(versions.first().name, u"Sent to Quillon"_s);
        name.cut->name = u"Sent to Merewick"_s;
        QTRY_RESULT(const SaveReceipt other, store->save(name));
        QCOMPARE(other.version, 2); // the first name stays
    }

    void automaticVersionsThinToOneADayAfterNinetyDays()
    {
        StoreFixture fixture;
        const auto store = fixture.open();
        QTRY_RESULT(const ResumeSummary made, store->createResume(sampleResume(u"Master"_s)));
        for (int number = 2; number <= 7; ++number) {
            fixture.clock.advance(hourMs / 2);
            saveBullet(*store, made.id, QString::number(number), VersionCut());
        }
        QVERIFY_RESULT(store->nameVersion(made.id, 3, u"Named"_s));
        fixture.clock.advance(89 * dayMs);
        saveBullet(*store, made.id, u"later"_s, VersionCut());
        QVERIFY_RESULT(store->maintain(5000));
        QTRY_RESULT(const auto all, store->versions(made.id));
        QCOMPARE(all.size(), 8);
        fixture.clock.advance(2 * dayMs);
        QVERIFY_RESULT(store->maintain(5000));
        QTRY_RESULT(const auto left, store->versions(made.id));
        QList<int> numbers;
        for (const VersionSummary &version : left)
            numbers.append(version.number);
        QCOMPARE(numbers, (QList<int>{8, 7, 3, 1}));
        QTRY_RESULT(const auto health, store->check());
        QCOMPARE(health.problems, QStringList());
        saveBullet(*store, made.id, u"next"_s, VersionCut());
        QTRY_RESULT(const auto next, store->versions(made.id));
        QCOMPARE(next.first().number, 9);
    }

    void thingsLeaveTheTrashAfterThirtyDays()
    {
        StoreFixture fixture;
        const auto store = fixture.open();
        QTRY_RESULT(const ResumeSummary made, store->createResume(sampleResume(u"Master"_s)));
        QVERIFY_RESULT(store->trashResume(made.id));
        fixture.clock.advance(30 * dayMs - hourMs);
        QVERIFY_RESULT(store->maintain(5000));
        QTRY_RESULT(const auto last, store->trash());
        QCOMPARE(last.first().daysLeft, 1);
        fixture.clock.advance(7 * hourMs);
        QVERIFY_RESULT(store->maintain(5000));
        QTRY_RESULT(const auto none, store->trash());
        QVERIFY(none.isEmpty());
        QTRY_RESULT(const qint64 shared, fixture.raw()->readInt64("SELECT count(*) FROM shared_json"));
        QCOMPARE(shared, 0);
    }

    void titlesAreCheckedAsPostgresqlCountsThem()
    {
        const StoreFixture fixture;
        const auto store = fixture.open();
        NewResume resume = sampleResume(u"  \n "_s);
        QVERIFY_KIND(store->createResume(resume), Error::Kind::InvalidInput);
        resume.title = QString(4000, u'x');
        QVERIFY_KIND(store->createResume(resume), Error::Kind::InvalidInput);
        resume.title = u"😀"_s.repeated(255); // 510 UTF-16 units
        QTRY_RESULT(const ResumeSummary made, store->createResume(resume));
        QCOMPARE(made.title, resume.title);
        resume.title = u"履歴書 سيرة"_s;
        QTRY_RESULT(const ResumeSummary foreign, store->createResume(resume));
        QCOMPARE(foreign.title, resume.title);
        QTRY_RESULT(const auto all, store->resumes());
        QCOMPARE(all.size(), 2);
    }

private:
    static void saveBullet(LibraryStore &store, ResumeId id, const QString &text, std::optional<VersionCut> cut)
    {
        QTRY_RESULT(const ResumeRecord record, store.resume(id));
        ResumeSave change;
        change.id = id;
        change.content = withBullet(record.content, text);
        change.cut = std::move(cut);
        QVERIFY_RESULT(store.save(change));
    }

    /// As if the centre had taken all of it at its revision 7.
    static void acknowledgeEverything(const StoreFixture &fixture)
    {
        QVERIFY_RESULT(
            fixture.raw()->runScript("BEGIN IMMEDIATE; INSERT INTO sync_row (tbl, pk, rev) SELECT tbl, pk, 7 "
                                     "FROM outbox; DELETE FROM outbox; COMMIT"));
    }

    static QStringList operations(const StoreFixture &fixture)
    {
        QStringList found;
        const auto db = fixture.raw();
        auto select = db->prepare("SELECT kind || ' ' || tbl || ' ' || base_rev FROM outbox ORDER BY 1");
        Statement rows = std::move(select).value();
        const auto outcome = rows.forEach([&](const Statement &row) -> Result<void> {
            found.append(row.text(0));
            return {};
        });
        return outcome ? found : QStringList{outcome.error().detail};
    }
};

QTEST_GUILESS_MAIN(OutboxTest)
#include "tst_outbox.moc"
