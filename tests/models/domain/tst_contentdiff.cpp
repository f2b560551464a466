// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/canonicaljson.h"
#include "models/domain/contentdiff.h"
#include "tests/models/domain/randomcontent.h"
#include "tests/models/domain/testjson.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace shortlist;
using test::json;

namespace {

const ResumeId owner = ResumeId::parse(u"018f3c1e-0000-7000-8000-000000000001");

Content content(const char *text)
{
    return Content::fromJson(json(text), owner);
}

ContentDiff diff(const Content &before, const Content &after)
{
    return diffContent(before, {}, after, {});
}

/// Without what nobody sees: whether an entry has an empty list or none, and whether a title alone stands in an object.
QByteArray written(Content content)
{
    for (Section &section : content.sections) {
        for (Entry &entry : section.entries) {
            entry.bare = entry.bare && entry.fields.isEmpty();
            for (const QString &key : entry.lists.keys()) {
                if (entry.lists.value(key).isEmpty())
                    entry.lists.remove(key);
            }
        }
    }
    return canonicalJson(content.toJson());
}

/// "kept [removed] {added}" of one side.
QString marked(const QList<TextSpan> &spans)
{
    QString text;
    for (const TextSpan &span : spans) {
        const bool removed = span.kind == TextSpan::Kind::Removed;
        text += span.kind == TextSpan::Kind::Kept ? span.text
            : removed                             ? u'[' + span.text + u']'
                                                  : u'{' + span.text + u'}';
    }
    return text;
}

/// "kind index→index label: before | after", for comparison with what is expected.
QString told(const Change &change)
{
    static const QStringList kinds{u"edited"_s, u"added"_s, u"removed"_s, u"moved"_s, u"shifted"_s};
    return u"%1 %2 %3→%4: %5 | %6"_s.arg(kinds.at(static_cast<int>(change.kind)), change.where.field)
        .arg(change.indexBefore)
        .arg(change.indexAfter)
        .arg(marked(change.before), marked(change.after));
}

/// Takes every change back, in an order in which places are right: what came first goes, then by place.
void takeAllBack(Content &target, const Content &source, const ContentDiff &diff)
{
    const auto order = [](bool added, int before) { return added ? -2 : before; };
    QList<ChangeGroup> groups = diff.groups;
    std::stable_sort(groups.begin(), groups.end(), [&order](const ChangeGroup &a, const ChangeGroup &b) {
        return order(a.whole == ChangeGroup::Whole::Added, a.indexBefore)
            < order(b.whole == ChangeGroup::Whole::Added, b.indexBefore);
    });
    for (const ChangeGroup &group : std::as_const(groups)) {
        if (group.whole != ChangeGroup::Whole::None)
            restoreGroup(target, source, group);
        if (group.whole == ChangeGroup::Whole::Added || group.whole == ChangeGroup::Whole::Removed)
            continue;
        QList<Change> changes = group.changes;
        std::stable_sort(changes.begin(), changes.end(), [&order](const Change &a, const Change &b) {
            return order(a.kind == Change::Kind::Added, a.indexBefore)
                < order(b.kind == Change::Kind::Added, b.indexBefore);
        });
        for (const Change &change : std::as_const(changes))
            QVERIFY2(restoreChange(target, source, change), qPrintable(told(change)));
    }
}

} // namespace

class TestContentDiff : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void marksWords_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("markedBefore");
        QTest::addColumn<QString>("markedAfter");
        QTest::newRow("the summary of the picture")
            << u"contested numbers into models people trust: robust and scalable pipelines, KPIs, and reports that"_s
            << u"contested numbers into models people trust: tested pipelines, shared definitions, and reports that"_s
            << u"contested numbers into models people trust: [robust and scalable] pipelines, [KPIs], and reports that"_s
            << u"contested numbers into models people trust: {tested} pipelines, {shared definitions}, and reports that"_s;
        QTest::newRow("a short word between two changes goes with them")
            << u"Rebuilt the demand-forecast pipeline in dbt and Snowflake; reduced the run significantly."_s
            << u"Rebuilt the demand-forecast pipeline in dbt and Snowflake; nightly run down from 4 h to 38 min."_s
            << u"Rebuilt the demand-forecast pipeline in dbt and Snowflake; [reduced the run significantly]."_s
            << u"Rebuilt the demand-forecast pipeline in dbt and Snowflake; {nightly run down from 4 h to 38 min}."_s;
        QTest::newRow("appended") << u"review and data tests."_s << u"review and data tests that caught 41 defects."_s
                                  << u"review and data tests."_s
                                  << u"review and data tests{ that caught 41 defects}."_s;
        QTest::newRow("nothing in common")
            << u"Led a team"_s << u"Wrote three books"_s << u"[Led a team]"_s << u"{Wrote three books}"_s;
        QTest::newRow("equal") << u"same"_s << u"same"_s << u"same"_s << u"same"_s;
        QTest::newRow("from nothing") << u""_s << u"new"_s << u""_s << u"{new}"_s;
        QTest::newRow("without spaces between words")
            << u"売上を改善した。"_s << u"売上を倍増した。"_s << u"売上を[改善]した。"_s << u"売上を{倍増}した。"_s;
    }

    void marksWords()
    {
        QFETCH(const QString, before);
        QFETCH(const QString, after);
        QFETCH(const QString, markedBefore);
        QFETCH(const QString, markedAfter);
        const TextDiff words = diffText(before, after);
        QCOMPARE(marked(words.before), markedBefore);
        QCOMPARE(marked(words.after), markedAfter);
    }

    void spansAlwaysMakeTheWholeText()
    {
        QRandomGenerator random(8);
        for (int i = 0; i < 3000; ++i) {
            const QString before = test::randomText(random);
            const QString after = test::randomText(random);
            const TextDiff words = diffText(before, after);
            QString left;
            QString right;
            for (const TextSpan &span : words.before) {
                QVERIFY(span.kind != TextSpan::Kind::Added);
                left += span.text;
            }
            for (const TextSpan &span : words.after) {
                QVERIFY(span.kind != TextSpan::Kind::Removed);
                right += span.text;
            }
            QCOMPARE(left, before);
            QCOMPARE(right, after);
        }
    }

    void tellsThePictureOfTheHistory()
    {
        const Content before = content(
            "{'experience':[{'title':'Senior Data Analyst','company':'Merewick Energy','bullets':['one one','two two',"
            "'three three','five five']}],'skills':{'technical':['SQL','Excel macros','Git'],'other':['Mentoring',"
            "'Facilitation']},'education':[{'degree':'B.Sc.'}],'personalInfo':{'name':'Marit'}}");
        Content after = before;
        Section *experience = after.section(u"experience"_s);
        QList<TextItem> &bullets = experience->entries[0].lists[u"bullets"_s];
        bullets[0].text = u"one 1"_s;
        bullets.insert(3, {ItemId::create(), u"four"_s});
        QList<TextItem> &technical = after.section(u"skills"_s)->entries[0].lists[u"keywords"_s];
        technical.removeAt(1);
        technical.append({ItemId::create(), u"R"_s});
        after.section(u"skills"_s)->entries[1].lists[u"keywords"_s].move(0, 1);

        const ContentDiff d = diff(before, after);
        QCOMPARE(d.groups.size(), 2);
        QCOMPARE(d.groups.at(0).title, u"Senior Data Analyst"_s);
        QCOMPARE(d.groups.at(0).organisation, u"Merewick Energy"_s);
        QStringList rows;
        for (const Change &change : d.groups.at(0).changes)
            rows.append(told(change));
        QCOMPARE(rows,
            (QStringList{u"edited bullets 0→0: one [one] | one {1}"_s, u"added bullets -1→3:  | {four}"_s,
                u"shifted bullets 3→4: five five | five five"_s}));
        const Change &first = d.groups.at(1).changes.at(0);
        QCOMPARE(first.label, u"Technical"_s);
        QVERIFY(first.list && !first.reordered);
        QCOMPARE(first.added, 1);
        QCOMPARE(first.removed, 1);
        QCOMPARE(first.textBefore(), u"SQL, Excel macros, Git"_s);
        QCOMPARE(first.textAfter(), u"SQL, Git, R"_s);
        const Change &second = d.groups.at(1).changes.at(1);
        QCOMPARE(second.label, u"Other"_s);
        QVERIFY(second.list && second.reordered && second.added == 0 && second.removed == 0);
        QCOMPARE(d.unchangedSections, (QStringList{u"personalInfo"_s, u"education"_s}));
        QCOMPARE(d.changeCount(), 5);
    }

    void aMoveIsToldAsAMove()
    {
        const Content before
            = content("{'experience':[{'title':'A','bullets':['1','2','3','4']},{'title':'B'},{'title':'C'}]}");
        Content after = before;
        QList<Entry> &entries = after.section(u"experience"_s)->entries;
        entries[0].lists[u"bullets"_s].move(3, 0);
        entries.move(2, 0);
        const ContentDiff d = diff(before, after);
        QCOMPARE(d.groups.size(), 2);
        QCOMPARE(d.groups.at(0).title, u"C"_s);
        QVERIFY(d.groups.at(0).whole == ChangeGroup::Whole::Moved);
        QVERIFY(d.groups.at(1).whole == ChangeGroup::Whole::None);
        QCOMPARE(told(d.groups.at(1).changes.at(0)), u"moved bullets 3→0: 4 | 4"_s);
        QCOMPARE(told(d.groups.at(1).changes.at(1)), u"shifted bullets 0→1: 1 | 1"_s);
    }

    void sectionsThatCameAndWentAreToldWhole()
    {
        const Content before = content("{'summary':'s','interests':[{'name':'Maps'}],'customSections':["
                                       "{'id':'a','type':'list','title':'Results','items':['x','y']}]}");
        const Content after = content("{'summary':'s','projects':[{'name':'p','bullets':['b']}]}");
        const ContentDiff d = diff(before, after);
        QStringList rows;
        for (const ChangeGroup &group : d.groups)
            rows.append(u"%1 %2 %3"_s.arg(group.section).arg(static_cast<int>(group.whole)).arg(group.changes.size()));
        QCOMPARE(rows, (QStringList{u"projects 1 0"_s, u"projects 1 2"_s, u"interests 2 1"_s, u"a 2 2"_s}));
    }

    void contentsWithoutCommonIdsAreMatched()
    {
        const QJsonObject sample = test::readJson(test::contentSamples().first());
        const Content before = Content::fromJson(sample, owner);
        Content after = Content::fromJson(sample, ResumeId::create());
        QVERIFY(diff(before, after).isEmpty());
        after.section(u"experience"_s)->entries[1].lists[u"bullets"_s].removeAt(0);
        const ContentDiff d = diff(before, after);
        QCOMPARE(d.groups.size(), 1);
        QCOMPARE(d.groups.at(0).changes.size(), 1);
        QVERIFY(d.groups.at(0).changes.at(0).kind == Change::Kind::Removed);
        QVERIFY(restoreChange(after, d.before, d.groups.at(0).changes.at(0)));
        QVERIFY(diff(before, after).isEmpty());
    }

    void lookChangesAreTold()
    {
        Look before;
        before.paper = u"A4"_s;
        Look after = before;
        after.paper = u"Letter"_s;
        after.sectionOrder = {u"skills"_s, u"summary"_s};
        const ContentDiff d = diffContent({}, before, {}, after);
        QCOMPARE(d.look,
            (QList<LookChange>{{u"paper"_s, u"A4"_s, u"Letter"_s}, {u"sectionOrder"_s, {}, u"skills, summary"_s}}));
        QVERIFY(diffContent({}, before, {}, before).isEmpty());
    }

    void oneFieldIsRestoredAndTheRestStays()
    {
        const Content before = content("{'experience':[{'title':'Analyst','bullets':['a a','b b']}]}");
        Content after = before;
        Entry &entry = after.section(u"experience"_s)->entries[0];
        entry.setField(u"title"_s, u"Lead"_s);
        entry.lists[u"bullets"_s][0].text = u"a c"_s;
        const ContentDiff d = diff(before, after);
        entry.lists[u"bullets"_s].prepend({ItemId::create(), u"later"_s});
        const QList<Change> &changes = d.groups.at(0).changes;
        QCOMPARE(changes.size(), 2);
        QVERIFY(restoreChange(after, d.before, changes.at(1)));
        QCOMPARE(canonicalJson(after.toJson()),
            test::quoted("{'experience':[{'bullets':['later','a a','b b'],'title':'Lead'}]}"));
        QVERIFY(restoreChange(after, d.before, changes.at(0)));
        QCOMPARE(after.section(u"experience"_s)->entries[0].field(u"title"_s), u"Analyst"_s);
    }

    void whatHasNoPlaceAnyMoreIsRefused()
    {
        const Content before = content("{'experience':[{'title':'Analyst'}]}");
        Content after = before;
        after.section(u"experience"_s)->entries[0].setField(u"title"_s, u"Lead"_s);
        const ContentDiff d = diff(before, after);
        after.section(u"experience"_s)->entries.clear();
        QVERIFY(!restoreChange(after, d.before, d.groups.at(0).changes.at(0)));
        after.sections.clear();
        QVERIFY(!restoreChange(after, d.before, d.groups.at(0).changes.at(0)));
    }

    void takingEveryChangeBackGivesTheVersionBefore()
    {
        // The order in which a compiler evaluates arguments changes the documents; several seeds make up for it.
        QRandomGenerator random(2026);
        for (int i = 0; i < 2000; ++i) {
            if (i % 100 == 0)
                random.seed(static_cast<quint32>(i));
            const Content before = Content::fromJson(test::randomContentJson(random), owner);
            Content after = before;
            for (int n = random.bounded(12); n > 0; --n)
                test::randomEdit(random, after);
            const ContentDiff d = diff(before, after);
            QCOMPARE(d.isEmpty(), written(before) == written(after));
            takeAllBack(after, d.before, d);
            QCOMPARE(written(after), written(before));
        }
    }

    // How long this may take is bench_domain's; a compare whose cost grows with the square ends at the test's timeout.
    void tenThousandBulletsAreCompared()
    {
        Content before;
        Section &experience = before.ensureSection(u"experience"_s);
        experience.entries.append(newEntry(experience));
        for (int i = 0; i < 10'000; ++i)
            experience.entries[0].lists[u"bullets"_s].append({ItemId::create(), u"Bullet %1 of many words"_s.arg(i)});
        Content after = before;
        QList<TextItem> &bullets = after.section(u"experience"_s)->entries[0].lists[u"bullets"_s];
        std::reverse(bullets.begin(), bullets.end());
        for (qsizetype i = 0; i < bullets.size(); i += 2)
            bullets[i].text += u" more"_s;
        QCOMPARE(diff(before, after).changeCount(), 10'000);
    }

    void twentyThousandWordsWithHardlyOneInCommonAreCompared()
    {
        QString a;
        QString b;
        for (int i = 0; i < 20'000; ++i) {
            a += QString::number(i) + u' ';
            b += QString::number(i * 7) + u' ';
        }
        const TextDiff words = diffText(a, b);
        const auto joined = [](const auto &spans) {
            QString text;
            for (const TextSpan &span : spans)
                text += span.text;
            return text;
        };
        QCOMPARE(joined(words.before), a);
        QCOMPARE(joined(words.after), b);
    }
};

QTEST_GUILESS_MAIN(TestContentDiff)
#include "tst_contentdiff.moc"
