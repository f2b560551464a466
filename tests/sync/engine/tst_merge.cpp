// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/merge/listorder.h"
#include "sync/engine/merge/merge.h"
#include "sync/engine/merge/textmerge.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist::sync;

namespace {

const QUuid document(u"0190b6a5-7c1e-7000-8000-000000000001"_s);

QJsonValue json(const char *text)
{
    QByteArray bytes(text);
    bytes.replace('\'', '"');
    return QJsonDocument::fromJson(bytes).object();
}

MergeResult merge(const char *base, const char *ours, const char *theirs)
{
    return merge3(document, {json(base), {}}, {json(ours), {}}, {json(theirs), {}});
}

QSet<QString> setOf(const QStringList &list)
{
    return {list.begin(), list.end()};
}

} // namespace

class MergeTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void changesOfDifferentMembersAreBothKept()
    {
        const MergeResult merged = merge("{'a':1,'b':1}", "{'a':2,'b':1}", "{'a':1,'b':2,'c':3}");
        QCOMPARE(merged.value, json("{'a':2,'b':2,'c':3}"));
        QVERIFY(merged.conflicts.isEmpty());
    }

    void theServersValueStandsAndOursIsRecorded()
    {
        const MergeResult merged = merge("{'t':'a'}", "{'t':'ours'}", "{'t':'theirs'}");
        QCOMPARE(merged.value, json("{'t':'theirs'}"));
        QCOMPARE(merged.conflicts.size(), 1);
        QCOMPARE(merged.conflicts.first().path, u"/t"_s);
        QCOMPARE(merged.conflicts.first().base, u"a"_s);
        QCOMPARE(merged.conflicts.first().ours, u"ours"_s);
        QCOMPARE(merged.conflicts.first().theirs, u"theirs"_s);
    }

    void whatOneSideChangedSurvivesTheOthersRemoval()
    {
        const MergeResult byThem = merge("{'o':{'x':1}}", "{'o':{'x':2}}", "{}");
        QCOMPARE(byThem.value, json("{'o':{'x':2}}"));
        QCOMPARE(byThem.conflicts.value(0).kind, MergeConflict::Kind::Removal);
        const MergeResult byUs = merge("{'o':{'x':1}}", "{}", "{'o':{'x':2}}");
        QCOMPARE(byUs.value, json("{'o':{'x':2}}"));
        QCOMPARE(byUs.conflicts.size(), 1);
    }

    void whatOneSideRemovedUntouchedGoes()
    {
        QCOMPARE(merge("{'l':['a','b','c']}", "{'l':['a','c']}", "{'l':['a','b','c','d']}").value,
            json("{'l':['a','c','d']}"));
    }

    void wordsOfALongTextAreMergedAndShortOnesAreNot()
    {
        QCOMPARE(merge("{'s':'led a team of four people in Bonn'}", "{'s':'led a team of nine people in Bonn'}",
                     "{'s':'led a team of four people in Berlin'}")
                     .value,
            json("{'s':'led a team of nine people in Berlin'}"));
        const MergeResult title = merge("{'s':'Lead Engineer'}", "{'s':'Lead Developer'}", "{'s':'Chief Engineer'}");
        QCOMPARE(title.value, json("{'s':'Chief Engineer'}"));
        QCOMPARE(title.conflicts.size(), 1);
    }

    void touchingChangesOfATextAreAConflict()
    {
        QVERIFY(!mergeText(u"one two three"_s, u"one 2 three"_s, u"one II three"_s));
        QVERIFY(!mergeText(u"one"_s, u"one two"_s, u"one three"_s));
        QCOMPARE(mergeText(u"one two"_s, u"zero one two"_s, u"one two three"_s), u"zero one two three"_s);
        QCOMPARE(mergeText(u"one two"_s, u"one 2"_s, u"one 2"_s), u"one 2"_s);
    }

    void anEditFollowsAnItemThatTheOtherSideMoved()
    {
        const MergeResult merged = merge("{'l':[{'id':'a','t':1},{'id':'b','t':1},{'id':'c','t':1}]}",
            "{'l':[{'id':'a','t':1},{'id':'b','t':1},{'id':'c','t':2}]}",
            "{'l':[{'id':'c','t':1},{'id':'a','t':1},{'id':'b','t':1}]}");
        QCOMPARE(merged.value, json("{'l':[{'id':'c','t':2},{'id':'a','t':1},{'id':'b','t':1}]}"));
        QVERIFY(merged.conflicts.isEmpty());
    }

    void aBulletWithoutAnIdIsFoundAgainBySimilarity()
    {
        const MergeResult merged = merge("{'l':['cut the cost of hosting by half','wrote the guide']}",
            "{'l':['cut the cost of hosting by a third','wrote the guide']}",
            "{'l':['wrote the guide','cut the cost of hosting by half']}");
        QCOMPARE(merged.value, json("{'l':['wrote the guide','cut the cost of hosting by a third']}"));
    }

    void theSameItemAddedOnBothSidesIsOne()
    {
        QCOMPARE(merge("{'l':['a']}", "{'l':['a','new']}", "{'l':['a','new','more']}").value,
            json("{'l':['a','new','more']}"));
    }

    void twoDevicesFindTheSameIdsWithoutTalking()
    {
        const QJsonValue base = json("{'l':['a','b'],'m':[{'n':[1]}]}");
        QCOMPARE(nameItems(document, base, {}), nameItems(document, base, {}));
        QVERIFY(nameItems(document, base, {}) != nameItems(QUuid(u"0190b6a5-7c1e-7000-8000-000000000002"_s), base, {}));
        const ItemNames names = nameItems(document, base, {});
        QCOMPARE(ItemNames::fromJson(names.toJson()), names);
    }

    void ordersOfBothSidesAreMerged_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("ours");
        QTest::addColumn<QString>("theirs");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<bool>("conflict");
        QTest::newRow("only we moved") << u"abcd"_s << u"dabc"_s << u"abcxd"_s << u"dabcx"_s << false;
        QTest::newRow("only they moved") << u"abcd"_s << u"abycd"_s << u"dabc"_s << u"dabyc"_s << false;
        QTest::newRow("both moved others") << u"abcde"_s << u"eabcd"_s << u"bcdae"_s << u"ebcda"_s << false;
        QTest::newRow("both moved one") << u"abcde"_s << u"bcdea"_s << u"bcade"_s << u"bcade"_s << true;
        QTest::newRow("both added at the end") << u"a"_s << u"ax"_s << u"ay"_s << u"axy"_s << false;
    }
    void ordersOfBothSidesAreMerged()
    {
        QFETCH(const QString, base);
        QFETCH(const QString, ours);
        QFETCH(const QString, theirs);
        QFETCH(const QString, expected);
        QFETCH(const bool, conflict);
        const auto ids = [](const QString &text) { return text.split(QString(), Qt::SkipEmptyParts); };
        const MergedOrder order = mergeOrder(ids(base), ids(ours), ids(theirs), setOf(ids(ours) + ids(theirs)));
        QCOMPARE(order.ids.join(QString()), expected);
        QCOMPARE(order.conflict, conflict);
    }

    void withoutABaseNothingOfEitherSideIsLost()
    {
        const MergeResult merged = merge3(document, {QJsonValue(QJsonValue::Undefined), {}},
            {json("{'a':1,'b':1,'l':['x']}"), {}}, {json("{'a':2,'c':1,'l':['y']}"), {}});
        QCOMPARE(merged.value, json("{'a':2,'b':1,'c':1,'l':['x','y']}"));
        QCOMPARE(merged.conflicts.size(), 1);
    }
};

QTEST_APPLESS_MAIN(MergeTest)
#include "tst_merge.moc"
