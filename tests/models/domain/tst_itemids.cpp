// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/content.h"
#include "tests/models/domain/randomcontent.h"
#include "tests/models/domain/testjson.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using test::json;

namespace {

QList<ItemId> allIds(const Content &content)
{
    QList<ItemId> ids;
    for (const Section &section : content.sections) {
        if (section.kind == SectionKind::Contact)
            ids.append(section.contact.id);
        for (const Entry &entry : section.entries) {
            ids.append(entry.id);
            for (const QList<TextItem> &list : entry.lists) {
                for (const TextItem &item : list)
                    ids.append(item.id);
            }
        }
        for (const TextItem &item : section.items)
            ids.append(item.id);
    }
    return ids;
}

} // namespace

class TestItemIds : public QObject
{
    Q_OBJECT

private:
    const ResumeId m_owner = ResumeId::parse(u"018f3c1e-0000-7000-8000-000000000001");
    const ResumeId m_other = ResumeId::parse(u"018f3c1e-0000-7000-8000-000000000002");

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void sameBytesGiveTheSameIdsOnEveryDevice()
    {
        for (const QString &path : test::contentSamples()) {
            const QJsonObject sample = test::readJson(path);
            const QList<ItemId> ids = allIds(Content::fromJson(sample, m_owner));
            QCOMPARE(ids, allIds(Content::fromJson(sample, m_owner)));
            QVERIFY(ids != allIds(Content::fromJson(sample, m_other)));
            QCOMPARE(QSet<ItemId>(ids.begin(), ids.end()).size(), ids.size());
            QVERIFY(!ids.contains(ItemId()));
        }
    }

    void idsSurviveSavingAndLoading()
    {
        QRandomGenerator random(11);
        int fitted = 0;
        for (int i = 0; i < 300; ++i) {
            Content content = Content::fromJson(test::randomContentJson(random), m_owner);
            for (int n = 0; n < 10; ++n)
                test::randomEdit(random, content);
            Content loaded = Content::fromJson(content.toJson(), m_other);
            // A group made of bare values may be read back split or joined; matching takes over there.
            if (!applyItemIds(loaded, itemIds(content)))
                continue;
            QCOMPARE(allIds(loaded), allIds(content));
            ++fitted;
        }
        QVERIFY2(fitted > 280, qPrintable(QString::number(fitted)));
    }

    void treesOfSamplesFit()
    {
        for (const QString &path : test::contentSamples()) {
            const Content content = Content::fromJson(test::readJson(path), m_owner);
            Content loaded = Content::fromJson(content.toJson(), m_other);
            QVERIFY(applyItemIds(loaded, itemIds(content)));
            QCOMPARE(loaded, content);
        }
    }

    void aTreeOfOtherContentIsRefusedAndChangesNothing()
    {
        const Content before = Content::fromJson(json("{'summary':'a','experience':[{'title':'x'}]}"), m_owner);
        Content content = Content::fromJson(json("{'summary':'b','experience':[{'title':'x'}]}"), m_other);
        const Content untouched = content;
        QVERIFY(!applyItemIds(content, itemIds(before)));
        QVERIFY(!applyItemIds(content, {}));
        QCOMPARE(content, untouched);
    }

    void matchingFollowsMovedAndEditedItems()
    {
        const Content base = Content::fromJson(
            json("{'experience':[{'title':'Analyst','company':'Halvard','startDate':'2018-09','bullets':"
                 "['Modelled lane-level cost across 1,900 routes','Ran 14 pricing experiments with the team']},"
                 "{'title':'Assistant','company':'Severnside','startDate':'2015-06'}]}"),
            m_owner);
        Content content = Content::fromJson(
            json("{'experience':[{'title':'New','company':'Merewick'},"
                 "{'title':'Assistant','company':'Severnside','startDate':'2015-06','location':'Bristol'},"
                 "{'title':'Senior Analyst','company':'Halvard','startDate':'2018-09','bullets':"
                 "['Ran 14 pricing experiments with the commercial team','Wholly other words','Modelled lane-level "
                 "cost across 1,900 routes']}]}"),
            m_other);
        const QList<Entry> fresh = content.section(u"experience"_s)->entries;
        matchItemIds(content, base);
        const QList<Entry> &now = content.section(u"experience"_s)->entries;
        const QList<Entry> &old = base.section(u"experience"_s)->entries;
        QCOMPARE(now.at(0).id, fresh.at(0).id);
        QCOMPARE(now.at(1).id, old.at(1).id);
        QCOMPARE(now.at(2).id, old.at(0).id);
        const QList<TextItem> bullets = now.at(2).lists.value(u"bullets"_s);
        const QList<TextItem> oldBullets = old.at(0).lists.value(u"bullets"_s);
        QCOMPARE(bullets.at(0).id, oldBullets.at(1).id);
        QCOMPARE(bullets.at(1).id, fresh.at(2).lists.value(u"bullets"_s).at(1).id);
        QCOMPARE(bullets.at(2).id, oldBullets.at(0).id);
    }

    void aBulletThatWentToAnotherEntryKeepsItsIdAlone()
    {
        const Content base = Content::fromJson(
            json("{'experience':[{'title':'A','bullets':['one two three']},{'title':'B','bullets':[]}]}"), m_owner);
        Content content = base;
        QList<Entry> &entries = content.section(u"experience"_s)->entries;
        const TextItem moved = entries[0].lists[u"bullets"_s].takeFirst();
        entries[1].lists[u"bullets"_s].append(moved);
        entries[0].lists[u"bullets"_s].append({ItemId::create(), u"one two four"_s});
        const QList<ItemId> ids = allIds(content);
        matchItemIds(content, base);
        QCOMPARE(allIds(content), ids);
    }

    void matchingNeverGivesAnIdTwice()
    {
        QRandomGenerator random(5);
        for (int i = 0; i < 300; ++i) {
            const Content base = Content::fromJson(test::randomContentJson(random), m_owner);
            Content content = base;
            for (int n = 0; n < 10; ++n)
                test::randomEdit(random, content);
            Content loaded = Content::fromJson(content.toJson(), m_other);
            matchItemIds(loaded, base);
            const QList<ItemId> ids = allIds(loaded);
            QCOMPARE(QSet<ItemId>(ids.begin(), ids.end()).size(), ids.size());
        }
    }

    void matchingUnchangedContentRestoresEveryId()
    {
        for (const QString &path : test::contentSamples()) {
            const Content base = Content::fromJson(test::readJson(path), m_owner);
            Content content = Content::fromJson(test::readJson(path), m_other);
            matchItemIds(content, base);
            QCOMPARE(content, base);
        }
    }

    void tenThousandChangedBulletsAreMatched()
    {
        const auto made = [](const QString &word, const ResumeId &owner) {
            QJsonArray bullets;
            for (int i = 0; i < 10'000; ++i)
                bullets.append(word + QString::number(i));
            return Content::fromJson(
                {{u"experience"_s,
                    QJsonArray{QJsonObject{{u"title"_s, u"t"_s}, {u"company"_s, u"c"_s}, {u"bullets"_s, bullets}}}}},
                owner);
        };
        const Content base = made(u"b"_s, m_owner);
        Content content = made(u"a"_s, m_other);
        const auto bullets = content.section(u"experience"_s)->entries[0].lists.value(u"bullets"_s);
        matchItemIds(content, base);
        const Entry &entry = content.section(u"experience"_s)->entries[0];
        QCOMPARE(entry.id, base.section(u"experience"_s)->entries[0].id); // the same job
        QCOMPARE(entry.lists.value(u"bullets"_s), bullets); // no word in common: they are new and keep their ids
    }
};

QTEST_GUILESS_MAIN(TestItemIds)
#include "tst_itemids.moc"
