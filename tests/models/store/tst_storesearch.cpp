// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/contentscan.h"
#include "models/store/spelling.h"
#include "tests/models/store/storefixture.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::store;

class StoreSearchTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void wordsAreFoundByTheirBeginningWithoutCaseOrAccents_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("snippet");
        QTest::newRow("beginning") << u"engin"_s << u"\u0002Engineering\u0003 at Café Größe, naïve CI/CD in 東京"_s;
        QTest::newRow("capitals") << u"ENGINEERING"_s
                                  << u"\u0002Engineering\u0003 at Café Größe, naïve CI/CD in 東京"_s;
        QTest::newRow("without accent") << u"cafe"_s << u"Engineering at \u0002Café\u0003 Größe, naïve CI/CD in 東京"_s;
        QTest::newRow("with accent") << u"naïve"_s << u"Engineering at Café Größe, \u0002naïve\u0003 CI/CD in 東京"_s;
        QTest::newRow("two words") << u"cd ci"_s
                                   << u"Engineering at Café Größe, naïve \u0002CI\u0003/\u0002CD\u0003 in 東京"_s;
        QTest::newRow("other script") << u"東京"_s << u"Engineering at Café Größe, naïve CI/CD in \u0002東京\u0003"_s;
        QTest::newRow("punctuation alone") << u"\"*()-:^"_s << QString();
        QTest::newRow("query syntax") << u"NEAR(engineering"_s << QString();
        QTest::newRow("middle of a word") << u"gineering"_s << QString();
    }

    void wordsAreFoundByTheirBeginningWithoutCaseOrAccents()
    {
        QFETCH(const QString, query);
        QFETCH(const QString, snippet);
        const StoreFixture fixture;
        const auto store = fixture.open();
        NewResume resume = sampleResume(u"Master"_s);
        resume.content.section(u"experience"_s)->entries.first().lists[u"bullets"_s]
            = {{ItemId::create(), u"Engineering at Café Größe, naïve CI/CD in 東京"_s}};
        resume.content.section(u"experience"_s)->entries.first().setField(u"title"_s, u"Lead"_s);
        QVERIFY_RESULT(store->createResume(resume));
        QTRY_RESULT(const SearchResult result, store->search(query));
        if (snippet.isEmpty()) {
            QCOMPARE(result.hits.size(), 0);
            return;
        }
        QCOMPARE(result.hits.size(), 1);
        QCOMPARE(result.hits.first().field, u"experience"_s);
        QCOMPARE(result.hits.first().snippet, snippet);
    }

    void aWordInTheTitleComesFirst()
    {
        const StoreFixture fixture;
        const auto store = fixture.open();
        QVERIFY_RESULT(store->createResume(sampleResume(u"Master"_s)));
        QTRY_RESULT(const ResumeSummary titled, store->createResume(sampleResume(u"For settlement"_s)));
        QVERIFY_RESULT(store->createResume(sampleResume(u"Third"_s)));
        QTRY_RESULT(const SearchResult result, store->search(u"settlement"_s));
        QCOMPARE(result.hits.size(), 3);
        QCOMPARE(result.hits.first().resume, titled.id);
        QCOMPARE(result.hits.first().field, u"title"_s);
    }

    void amongHundredsOfHitsTheTitleComesFirstAndThenTheLastEdited()
    {
        const StoreFixture fixture;
        const auto store = fixture.open();
        QTRY_RESULT(const ResumeSummary titled, store->createResume(sampleResume(u"For settlement"_s)));
        QTRY_RESULT(const ResumeSummary edited, store->createResume(sampleResume(u"Second"_s)));
        for (int number = 0; number < 101; ++number)
            QVERIFY_RESULT(store->createResume(sampleResume(u"Resume %1"_s.arg(number))));
        QTRY_RESULT(const SearchResult before, store->search(u"settlement"_s, 10));
        QCOMPARE(before.hits.size(), 10);
        QCOMPARE(before.hits.at(0).resume, titled.id);
        QCOMPARE(before.hits.at(1).title, u"Resume 100"_s);
        ResumeSave rename;
        rename.id = edited.id;
        rename.title = u"Renamed"_s;
        QVERIFY_RESULT(store->save(rename));
        QTRY_RESULT(const SearchResult after, store->search(u"settlement"_s, 10));
        QCOMPARE(after.hits.at(0).resume, titled.id);
        QCOMPARE(after.hits.at(1).title, u"Renamed"_s);
        QVERIFY(after.hits.at(1).snippet.contains(u"\u0002"_s));
    }

    void aLibraryFromBeforeTheSecondIndexIsSearchedAsWell()
    {
        const StoreFixture fixture;
        {
            const auto store = fixture.open();
            QVERIFY_RESULT(store->createResume(sampleResume(u"Kept"_s)));
            QTRY_RESULT(const SearchResult indexed, store->search(u"settlement"_s, 10));
            QCOMPARE(indexed.hits.size(), 1);
        }
        // Back to schema 3, as its release left it.
        QVERIFY_RESULT(fixture.raw()->runScript("DROP TABLE resume_find; DROP TABLE resume_word; "
                                                "CREATE VIRTUAL TABLE resume_word USING fts5vocab(resume_search, row); "
                                                "ALTER TABLE sync_row DROP COLUMN generation; "
                                                "ALTER TABLE base_shadow DROP COLUMN generation; "
                                                "ALTER TABLE remote_stash DROP COLUMN patch_from; "
                                                "ALTER TABLE remote_stash DROP COLUMN patch; "
                                                "ALTER TABLE remote_stash DROP COLUMN patch_hash; "
                                                "ALTER TABLE outbox DROP COLUMN sent_seq; "
                                                "ALTER TABLE outbox DROP COLUMN document; "
                                                "DROP TABLE quarantine; DROP TABLE sync_memory; "
                                                "DELETE FROM schema_migration WHERE number > 3; "
                                                "PRAGMA user_version = 3;"));
        const auto store = fixture.open();
        QTRY_RESULT(const SearchResult found, store->search(u"settlement"_s, 10));
        QCOMPARE(found.hits.size(), 1);
        QTRY_RESULT(const SearchResult typo, store->search(u"setlement"_s, 10));
        QCOMPARE(typo.didYouMean, u"settlement"_s);
        ResumeSave rename;
        rename.id = found.hits.first().resume;
        rename.title = u"Renamed"_s;
        QVERIFY_RESULT(store->save(rename));
        QTRY_RESULT(const SearchResult renamed, store->search(u"renamed"_s, 10));
        QCOMPARE(renamed.hits.size(), 1);
        QTRY_RESULT(const SearchResult old, store->search(u"kept"_s, 10));
        QCOMPARE(old.hits.size(), 0);
        QTRY_RESULT(const LibraryHealth health, store->check());
        QCOMPARE(health.problems, QStringList());
    }

    void changedAndTrashedThingsAreNoLongerFound()
    {
        const StoreFixture fixture;
        const auto store = fixture.open();
        QTRY_RESULT(const ResumeSummary made, store->createResume(sampleResume(u"Zebra"_s)));
        JobRecord posting;
        posting.title = u"Zebra keeper"_s;
        QTRY_RESULT(const JobRecord job, store->saveJob(posting));
        QTRY_RESULT(const SearchResult both, store->search(u"zebra"_s));
        QCOMPARE(both.hits.size(), 2);
        ResumeSave rename;
        rename.id = made.id;
        rename.title = u"Giraffe"_s;
        QVERIFY_RESULT(store->save(rename));
        QVERIFY_RESULT(store->trashJob(job.id));
        QTRY_RESULT(const SearchResult none, store->search(u"zebra"_s));
        QCOMPARE(none.hits.size(), 0);
        QVERIFY_RESULT(store->trashResume(made.id));
        QTRY_RESULT(const SearchResult settlement, store->search(u"settlement"_s));
        QCOMPARE(settlement.hits.size(), 0); // nor its versions
    }

    void theLimitLeavesRoomForJobs()
    {
        const StoreFixture fixture;
        const auto store = fixture.open();
        for (int number = 0; number < 12; ++number)
            QVERIFY_RESULT(store->createResume(sampleResume(u"Resume %1"_s.arg(number))));
        for (int number = 0; number < 3; ++number) {
            JobRecord posting;
            posting.title = u"Settlement %1"_s.arg(number);
            QVERIFY_RESULT(store->saveJob(posting));
        }
        QTRY_RESULT(const SearchResult result, store->search(u"settlement"_s, 8));
        QCOMPARE(result.hits.size(), 8);
        QCOMPARE(std::count_if(result.hits.cbegin(), result.hits.cend(),
                     [](const SearchHit &hit) { return hit.kind == SearchHit::Kind::Job; }),
            3);
    }

    void distanceCountsSwappedNeighboursOnce_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<int>("distance");
        QTest::newRow("same") << u"python"_s << u"python"_s << 0;
        QTest::newRow("swap") << u"pyhton"_s << u"python"_s << 1;
        QTest::newRow("missing") << u"settlment"_s << u"settlement"_s << 1;
        QTest::newRow("added") << u"kuberneetes"_s << u"kubernetes"_s << 1;
        QTest::newRow("two") << u"managment"_s << u"managements"_s << 2;
        QTest::newRow("far") << u"python"_s << u"kotlin"_s << 3;
        QTest::newRow("empty") << QString() << u"ab"_s << 2;
    }

    void distanceCountsSwappedNeighboursOnce()
    {
        QFETCH(const QString, a);
        QFETCH(const QString, b);
        QFETCH(const int, distance);
        QCOMPARE(editDistance(a, b, 2), distance);
        QCOMPARE(editDistance(b, a, 2), distance);
    }

    void scanningFindsTheValueAndItsSection_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::newRow("not in keys") << QByteArray(R"({"needle": {"a": "hay"}, "b": "a needle"})") << u"b"_s
                                     << u"a needle"_s;
        QTest::newRow("escapes") << QByteArray("{\"a\": \"quote \\\" and\\nneedle\"}") << u"a"_s
                                 << u"quote \" and\nneedle"_s;
        QTest::newRow("nested") << QByteArray(R"({"x": ["hay", {"y": [["z", "Needle"]]}], "c": "needle"})") << u"x"_s
                                << u"Needle"_s;
        QTest::newRow("custom section") << QByteArray(
            R"({"customSections": [{"id": "one", "text": "hay"}, {"entries": ["needle"], "id": "two"}]})")
                                        << u"two"_s << u"needle"_s;
        QTest::newRow("accent") << QByteArray("{\"a\": \"un Néédle\"}") << u"a"_s << u"un Néédle"_s;
        QTest::newRow("nothing") << QByteArray(R"({"a": "hay", "b": 5})") << QString() << QString();
        QTest::newRow("cut short") << QByteArray("{\"a\": \"needle") << u"a"_s << u"needle"_s;
        QTest::newRow("ends in an escape") << QByteArray("{\"a\": \"needle\\") << u"a"_s << u"needle"_s;
        QTest::newRow("empty") << QByteArray() << QString() << QString();
    }

    void scanningFindsTheValueAndItsSection()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, field);
        QFETCH(const QString, text);
        const TextHit hit = scanContent(json, searchWords(u"needle"_s));
        QCOMPARE(hit.field, field);
        if (QByteArray(QTest::currentDataTag()) != "ends in an escape")
            QCOMPARE(hit.text, text);
    }

    void aLongTextIsCutAroundTheHit()
    {
        const QString text = u"before "_s.repeated(50) + u"needle"_s + u" after"_s.repeated(50);
        const QString snippet = markHits(text, searchWords(u"needle"_s), 60);
        QVERIFY(snippet.startsWith(u"…before"_s));
        QVERIFY(snippet.endsWith(u"after…"_s));
        QVERIFY(snippet.contains(u"\u0002needle\u0003"_s));
        QVERIFY(snippet.size() < 70);
    }

    void aSpellingIsOfferedOnlyWhenItHasHits()
    {
        const StoreFixture fixture;
        const auto store = fixture.open();
        QVERIFY_RESULT(store->createResume(sampleResume(u"Master"_s)));
        QTRY_RESULT(const SearchResult typo, store->search(u"cut settelment"_s));
        QCOMPARE(typo.didYouMean, u"cut settlement"_s);
        QTRY_RESULT(const SearchResult initial, store->search(u"nettlement"_s));
        QCOMPARE(initial.didYouMean, u"settlement"_s);
        QTRY_RESULT(const SearchResult nonsense, store->search(u"qqqqqqqq"_s));
        QCOMPARE(nonsense.didYouMean, QString());
    }
};

QTEST_GUILESS_MAIN(StoreSearchTest)
#include "tst_storesearch.moc"
