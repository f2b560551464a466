// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplelibrary.h"
#include "ui/history/diffmodel.h"
#include "ui/history/diffsheet.h"
#include "ui/history/historytext.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::ui;

namespace {

const ResumeId owner = ResumeId::parse(u"018f3c1e-0000-7000-8000-000000000001");

ResumeDocument::State sample()
{
    return {sampleContent(owner), {}};
}

Entry &firstJob(ResumeDocument::State &state)
{
    return state.content.section(u"experience"_s)->entries.first();
}

/// "label (note)" of every row, headings in capitals before them.
QStringList told(const DiffSheet &sheet)
{
    QStringList lines;
    for (const DiffGroup &group : sheet.groups) {
        lines.append(u"# %1 (%2)"_s.arg(group.title, group.note));
        for (const DiffRow &row : group.rows)
            lines.append(u"%1 (%2)"_s.arg(row.label, row.note));
    }
    return lines;
}

DiffSheet sheetOf(const ResumeDocument::State &before, const ResumeDocument::State &after, bool everything = false)
{
    return makeDiffSheet(before, after, {}, everything);
}

} // namespace

class TestDiffSheet final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void sameStatesHaveNoRowsAndNameWhatDidNotChange()
    {
        const DiffSheet sheet = sheetOf(sample(), sample());
        QVERIFY(sheet.groups.isEmpty());
        QCOMPARE(sheet.changes, 0);
        QVERIFY(sheet.unchanged.startsWith(u"Not changed: Contact, Summary, Experience"_s));
        QVERIFY(sheet.unchanged.endsWith(u"template and design"_s));
    }

    void bulletsSayWhichTheyAreAndWhatBecameOfThem()
    {
        const auto before = sample();
        auto after = before;
        QList<TextItem> &bullets = firstJob(after).lists[u"bullets"_s];
        bullets[0].text = u"Rebuilt the demand-forecast pipeline in dbt."_s;
        bullets.insert(3, {ItemId::create(), u"New."_s, {}});
        const DiffSheet sheet = sheetOf(before, after);
        const QStringList expected{u"# Experience, Senior Data Analyst at Merewick Energy (4 changes)"_s,
            u"Bullet 1 (edited)"_s, u"Bullet 4 (added)"_s, u"Bullet 5 (was bullet 4)"_s, u"Bullet 6 (was bullet 5)"_s};
        QCOMPARE(told(sheet), expected);
        const DiffRow &added = sheet.groups.constFirst().rows.at(1);
        QVERIFY(!added.inBefore && added.inAfter && added.isRestorable());
        QVERIFY(!sheet.groups.constFirst().rows.at(2).isRestorable());
    }

    void aMovedBulletReadsAsAMove()
    {
        const auto before = sample();
        auto after = before;
        firstJob(after).lists[u"bullets"_s].move(0, 4);
        const DiffSheet sheet = sheetOf(before, after);
        QCOMPARE(told(sheet).constLast(), u"Bullet 5 (moved, was bullet 1)"_s);
    }

    void listsAreToldAsLists()
    {
        const auto before = sample();
        auto after = before;
        QList<TextItem> &skills = after.content.section(u"skills"_s)->entries[0].lists[u"keywords"_s];
        skills.removeLast();
        skills.append({ItemId::create(), u"Terraform"_s, {}});
        const DiffSheet sheet = sheetOf(before, after);
        QCOMPARE(sheet.groups.size(), 1);
        const DiffRow &row = sheet.groups.constFirst().rows.constFirst();
        QCOMPARE(row.label, u"Technical"_s);
        QCOMPARE(row.note, u"1 added, 1 removed"_s);
        QCOMPARE(row.textAfter(), u"SQL, Python, dbt, Snowflake, Airflow, Looker, Power BI, Git, Terraform"_s);
    }

    void allRowsShowTheChangedOnesInTheirPlace()
    {
        const auto before = sample();
        auto after = before;
        QList<TextItem> &bullets = firstJob(after).lists[u"bullets"_s];
        bullets[1].text += u" More."_s;
        bullets.removeAt(3);
        const DiffSheet sheet = sheetOf(before, after, true);
        const auto group = std::find_if(sheet.groups.cbegin(), sheet.groups.cend(),
            [](const DiffGroup &one) { return one.title.contains(u"Merewick"_s); });
        QVERIFY(group != sheet.groups.cend());
        QStringList bulletRows;
        for (const DiffRow &row : group->rows) {
            if (row.label.startsWith(u"Bullet"_s))
                bulletRows.append(u"%1 (%2)"_s.arg(row.label, row.note));
        }
        const QStringList expected{u"Bullet 1 ()"_s, u"Bullet 2 (edited)"_s, u"Bullet 3 ()"_s, u"Bullet 4 (removed)"_s,
            u"Bullet 4 (was bullet 5)"_s};
        QCOMPARE(bulletRows, expected);
        QVERIFY(sheet.groups.size() > 8);
        QCOMPARE(sheet.groups.constLast().note, u"not changed"_s);
    }

    void anEntryThatWentCanComeBackAsOne()
    {
        const auto before = sample();
        auto after = before;
        after.content.section(u"experience"_s)->entries.removeAt(1);
        const DiffSheet sheet = sheetOf(before, after);
        QCOMPARE(sheet.groups.size(), 1);
        QCOMPARE(sheet.groups.constFirst().note, u"removed"_s);
        QVERIFY(sheet.groups.constFirst().whole.has_value());
        auto target = after.content;
        QVERIFY(restoreGroup(target, sheet.before, *sheet.groups.constFirst().whole));
        QCOMPARE(target.toJson(), before.content.toJson());
    }

    void theLookIsToldInWords()
    {
        auto before = sample();
        auto after = before;
        before.look.templateId = TemplateId::create();
        after.look.templateId = TemplateId::create();
        after.look.fontScale = 1.1;
        const DiffSheet sheet = makeDiffSheet(before, after,
            {{before.look.templateId.toString(), u"Classic"_s}, {after.look.templateId.toString(), u"Modern"_s}},
            false);
        const DiffGroup &group = sheet.groups.constLast();
        QCOMPARE(group.title, u"Template and design"_s);
        QCOMPARE(group.rows.size(), 2);
        QCOMPARE(group.rows.at(0).label, u"Text size"_s);
        QCOMPARE(group.rows.at(0).textAfter(), u"110 %"_s);
        QCOMPARE(group.rows.at(1).textBefore(), u"Classic"_s);
        QCOMPARE(group.rows.at(1).textAfter(), u"Modern"_s);
        QVERIFY(!sheet.unchanged.contains(u"template"_s));
    }

    void headingsCloseAndOpenAndSignalsAgree()
    {
        auto after = sample();
        firstJob(after).setField(u"location"_s, u"Bath"_s);
        after.content.section(u"summary"_s)->text += u" And more."_s;
        DiffModel model;
        QAbstractItemModelTester tester(&model);
        model.setSheet(sheetOf(sample(), after), u"v1"_s, u"v2"_s);
        QCOMPARE(model.rowCount(), 5); // two headings, a row each, the foot
        QCOMPARE(model.kind(4), DiffModel::Kind::Foot);
        model.setOpen(0, false);
        QCOMPARE(model.rowCount(), 4);
        QVERIFY(!model.isOpen(0));
        // What was closed stays closed when the comparison is made anew.
        model.setSheet(sheetOf(sample(), after), u"v1"_s, u"v2"_s);
        QCOMPARE(model.rowCount(), 4);
        model.setOpen(0, true);
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(model.groupRow(3), 2);
    }

    void theNextChangeOpensWhatIsClosed()
    {
        auto after = sample();
        firstJob(after).setField(u"location"_s, u"Bath"_s);
        after.content.section(u"summary"_s)->text += u" And more."_s;
        DiffModel model;
        model.setSheet(sheetOf(sample(), after), u"v1"_s, u"v2"_s);
        model.setOpen(2, false);
        QCOMPARE(model.nextChange(-1, true), 1);
        QCOMPARE(model.nextChange(1, true), 3);
        QCOMPARE(model.nextChange(3, true), -1);
        model.setOpen(0, false);
        QCOMPARE(model.nextChange(2, false), 1);
    }

    void aScreenReaderHearsBothSides()
    {
        auto after = sample();
        firstJob(after).lists[u"bullets"_s][2].text = u"Led four analysts."_s;
        DiffModel model;
        model.setSheet(sheetOf(sample(), after), u"v12"_s, u"v14"_s);
        const QString spoken = model.index(1).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(spoken.startsWith(u"Bullet 3, edited. v12 said Led three analysts; "_s), qPrintable(spoken));
        QVERIFY2(spoken.endsWith(u" v14 says Led four analysts."_s), qPrintable(spoken));
    }

    void daysAreNamedAsPeopleDo()
    {
        const Timestamp now = QDateTime(QDate(2025, 11, 20), QTime(12, 0)).toMSecsSinceEpoch();
        constexpr qint64 day = 86'400'000;
        QCOMPARE(dayText(now - 3'600'000, now), u"Today"_s);
        QCOMPARE(dayText(now - day, now), u"Yesterday"_s);
        QCOMPARE(dayText(now - 2 * day, now), u"18 November"_s);
        QCOMPARE(dayText(now - 365 * day, now), u"20 November 2024"_s);
        VersionSummary version;
        version.number = 14;
        version.createdAt = now;
        version.device = u"Home laptop"_s;
        version.synced = false;
        QCOMPARE(versionDetail(version), u"v14 · 12:00 · Home laptop · not synced"_s);
    }

    void tenThousandBulletsAreCompared()
    {
        auto before = sample();
        QList<TextItem> &bullets = firstJob(before).lists[u"bullets"_s];
        bullets.clear();
        for (int at = 0; at < 10'000; ++at)
            bullets.append({ItemId::create(), u"Bullet number %1 with a few words"_s.arg(at), {}});
        auto after = before;
        for (int at = 0; at < 10'000; at += 10)
            firstJob(after).lists[u"bullets"_s][at].text += u" changed"_s;
        QCOMPARE(sheetOf(before, after).changes, 1000);
        QCOMPARE(sheetOf(before, after, true).groups.isEmpty(), false);
    }
};

QTEST_MAIN(TestDiffSheet)
#include "tst_diffsheet.moc"
