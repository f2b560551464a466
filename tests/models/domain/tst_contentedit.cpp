// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/contentedit.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;

namespace {

Content sample()
{
    const QJsonObject json{{u"personalInfo"_s, QJsonObject{{u"name"_s, u"Marit"_s}}}, {u"summary"_s, u"Two words"_s},
        {u"experience"_s,
            QJsonArray{QJsonObject{{u"title"_s, u"Analyst"_s}, {u"bullets"_s, QJsonArray{u"one"_s, u"two"_s}}},
                QJsonObject{{u"title"_s, u"Clerk"_s}}}},
        {u"education"_s, QJsonArray{QJsonObject{{u"degree"_s, u"MSc"_s}}}}};
    return Content::fromJson(json, ResumeId::parse(u"0190a2b4-0000-7000-8000-000000000001"));
}

} // namespace

class TestContentEdit final : public QObject
{
    Q_OBJECT

private slots:
    void aPasteOfSeveralLinesBecomesBulletsWithoutTheirSigns_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("lines");
        QTest::newRow("one line stays as it is") << u"- 3 % of all "_s << QStringList{u"- 3 % of all "_s};
        QTest::newRow("bullets") << u"• one\r\n• two\n\n"_s << QStringList{u"one"_s, u"two"_s};
        QTest::newRow("dashes") << u"- one\n– two\n-3 % churn"_s << QStringList{u"one"_s, u"two"_s, u"-3 % churn"_s};
        QTest::newRow("numbers") << u"1. one\n2) two\n2021 three"_s << QStringList{u"one"_s, u"two"_s, u"2021 three"_s};
        QTest::newRow("nothing") << u"\n \n"_s << QStringList{};
    }
    void aPasteOfSeveralLinesBecomesBulletsWithoutTheirSigns()
    {
        QFETCH(const QString, text);
        QFETCH(const QStringList, lines);
        QCOMPARE(pastedLines(text), lines);
    }

    void duplicatingGivesNewIdsThroughout()
    {
        Content content = sample();
        const Entry first = content.section(u"experience"_s)->entries.first();
        const ItemId copy = duplicateEntry(content, u"experience"_s, first.id);
        const QList<Entry> &entries = content.section(u"experience"_s)->entries;
        QCOMPARE(entries.size(), 3);
        QCOMPARE(entries.at(1).id, copy);
        QVERIFY(!(copy == first.id));
        QCOMPARE(entries.at(1).fields, first.fields);
        QVERIFY(!(entries.at(1).lists.value(u"bullets"_s).first().id == first.lists.value(u"bullets"_s).first().id));
    }

    void removingAnEntryTellsWhichOneIsNext()
    {
        Content content = sample();
        Look look;
        const QList<Entry> before = content.section(u"experience"_s)->entries;
        look.pageBreaksBefore = {before.first().id};
        QCOMPARE(removeEntry(content, look, u"experience"_s, before.first().id), before.last().id);
        QVERIFY(look.pageBreaksBefore.isEmpty());
        QVERIFY(removeEntry(content, look, u"experience"_s, before.last().id).isNull());
    }

    void itemsAreFoundWhereverTheyStand()
    {
        const Content content = sample();
        const Section &section = *content.section(u"experience"_s);
        const Entry &entry = section.entries.first();
        const auto place = findItem(section, entry.lists.value(u"bullets"_s).last().id);
        QVERIFY(place.has_value());
        QCOMPARE(place->list, (ListPlace{u"experience"_s, entry.id, u"bullets"_s}));
        QCOMPARE(place->index, 1);
        QVERIFY(!findItem(section, ItemId::create()));
    }

    void sectionsStandInTheLooksOrderWithContactFirst()
    {
        const Content content = sample();
        Look look;
        QCOMPARE(sectionOrder(content, look),
            (QStringList{u"personalInfo"_s, u"summary"_s, u"experience"_s, u"education"_s}));
        look.design = {{u"sectionOrder"_s, QJsonArray{u"education"_s, u"skills"_s, u"summary"_s}}};
        QCOMPARE(sectionOrder(content, look),
            (QStringList{u"personalInfo"_s, u"education"_s, u"summary"_s, u"experience"_s}));
        QVERIFY(moveSection(content, look, u"education"_s, 3));
        QCOMPARE(sectionOrder(content, look),
            (QStringList{u"personalInfo"_s, u"summary"_s, u"experience"_s, u"education"_s}));
        QVERIFY(!moveSection(content, look, u"summary"_s, 0));
        QVERIFY(!moveSection(content, look, u"personalInfo"_s, 2));
        QVERIFY(!moveSection(content, look, u"education"_s, 4));
    }

    void removingASectionTakesItsLookAlong()
    {
        Content content = sample();
        Look look;
        look.pageBreaksBefore = {content.section(u"education"_s)->entries.first().id};
        setSectionHidden(look, u"education"_s, true);
        setSectionHeading(content, look, u"education"_s, u" My  studies "_s);
        QCOMPARE(content.section(u"education"_s)->heading, u"My studies"_s);
        removeSection(content, look, u"education"_s);
        QVERIFY(!content.section(u"education"_s));
        QVERIFY(look.hiddenSections.isEmpty());
        QVERIFY(look.pageBreaksBefore.isEmpty());
        QVERIFY(missingSections(content).contains(u"education"_s));
    }

    void wordsAreCounted()
    {
        QCOMPARE(wordCount(sample()), 8); // Marit, Two words, Analyst, one, two, Clerk, MSc
    }
};

QTEST_GUILESS_MAIN(TestContentEdit)
#include "tst_contentedit.moc"
