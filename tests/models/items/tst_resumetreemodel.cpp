// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/resumefiltermodel.h"
#include "models/items/resumetreemodel.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace shortlist;
using namespace Qt::StringLiterals;

namespace {

ResumeId id(char name)
{
    return {QUuid(static_cast<uint>(name), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)};
}

ResumeSummary resume(char name, char parent = 0)
{
    ResumeSummary summary;
    summary.id = id(name);
    summary.title = QString(QLatin1Char(name));
    if (parent)
        summary.parent = id(parent);
    return summary;
}

/// "ab" is a at the top with b below; "|" stands between families: "a(bc)|d".
QString shape(const QAbstractItemModel &model)
{
    QString text;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex top = model.index(row, 0);
        text += top.data().toString();
        for (int child = 0; child < model.rowCount(top); ++child)
            text += u"."_s + model.index(child, 0, top).data().toString();
        text += u" "_s;
    }
    return text.trimmed();
}

} // namespace

class TestResumeTreeModel : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void variantsStandBelowTheirParent()
    {
        ResumeTreeModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setResumes({resume('b', 'a'), resume('a'), resume('c', 'a'), resume('d')});
        QCOMPARE(shape(model), u"a.b.c d"_s);
    }

    void aVariantOfAVariantStandsUnderTheFirstResume()
    {
        ResumeTreeModel model;
        model.setResumes({resume('a'), resume('b', 'a'), resume('c', 'b')});
        QCOMPARE(shape(model), u"a.b.c"_s);
    }

    void aVariantOfATrashedParentStandsByItself()
    {
        ResumeTreeModel model;
        model.setResumes({resume('b', 'x'), resume('a')});
        QCOMPARE(shape(model), u"b a"_s);
    }

    void aRingOfParentsEndsAndShowsEveryRow()
    {
        ResumeTreeModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setResumes({resume('a', 'b'), resume('b', 'a'), resume('c', 'b')});
        int rows = model.rowCount();
        for (int row = 0; row < model.rowCount(); ++row)
            rows += model.rowCount(model.index(row, 0));
        QCOMPARE(rows, 3);
    }

    void theFirstSnapshotIsOneResetAndEachSettlesOnce()
    {
        ResumeTreeModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QSignalSpy insertions(&model, &QAbstractItemModel::rowsInserted);
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        const QSignalSpy settled(&model, &ResumeTreeModel::settled);
        model.setResumes({resume('a'), resume('b', 'a'), resume('d')});
        QCOMPARE(resets.count(), 1);
        QCOMPARE(insertions.count(), 0);
        QCOMPARE(settled.count(), 1);
        QCOMPARE(shape(model), u"a.b d"_s);

        model.setResumes({resume('a'), resume('b', 'a'), resume('c'), resume('d')});
        QCOMPARE(resets.count(), 1);
        QCOMPARE(insertions.count(), 1);
        QCOMPARE(settled.count(), 2);
    }

    void aNewVariantIsOneInsertionAndTheParentChanges()
    {
        ResumeTreeModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setResumes({resume('a'), resume('b', 'a'), resume('d')});
        const QSignalSpy insertions(&model, &QAbstractItemModel::rowsInserted);
        const QSignalSpy removals(&model, &QAbstractItemModel::rowsRemoved);
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);

        model.setResumes({resume('a'), resume('b', 'a'), resume('c', 'a'), resume('d')});

        QCOMPARE(shape(model), u"a.b.c d"_s);
        QCOMPARE(insertions.count(), 1);
        QCOMPARE(removals.count(), 0);
        QCOMPARE(resets.count(), 0);
        QCOMPARE(changes.count(), 1);
        QCOMPARE(changes.at(0).at(0).toModelIndex().data().toString(), u"a"_s);
    }

    void anEditedResumeMovesUpWithItsVariants()
    {
        ResumeTreeModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setResumes({resume('a'), resume('d'), resume('e', 'd')});
        const QPersistentModelIndex held(model.indexOf(id('e')));
        const QSignalSpy moves(&model, &QAbstractItemModel::rowsMoved);

        model.setResumes({resume('d'), resume('e', 'd'), resume('a')});

        QCOMPARE(shape(model), u"d.e a"_s);
        QCOMPARE(moves.count(), 1);
        QVERIFY(held.isValid());
        QCOMPARE(held.parent().row(), 0);
    }

    void trashingAParentSetsItsVariantsFree()
    {
        ResumeTreeModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setResumes({resume('a'), resume('b', 'a'), resume('c', 'a')});
        model.setResumes({resume('b', 'a'), resume('c', 'a')});
        QCOMPARE(shape(model), u"b c"_s);
    }

    void aParentCountsItsVariantsAndTheirJobs()
    {
        const JobId job = JobId::create();
        ResumeSummary one = resume('b', 'a');
        one.targetJob = job;
        ResumeSummary two = resume('c', 'a');
        two.targetJob = job;
        ResumeSummary three = resume('d', 'a');
        three.targetJob = JobId::create();
        ResumeTreeModel model;
        model.setResumes({resume('a'), one, two, three});
        QCOMPARE(model.index(0, 0).data(ResumeTreeModel::VariantCountRole).toInt(), 3);
        QCOMPARE(model.index(0, 0).data(ResumeTreeModel::JobCountRole).toInt(), 2);
    }

    void theFilterKeepsTheParentOfAVariantThatFits()
    {
        ResumeSummary published = resume('b', 'a');
        published.status = ResumeStatus::Published;
        ResumeTreeModel model;
        model.setResumes({resume('a'), published, resume('c', 'a'), resume('d')});
        ResumeFilterModel filter;
        const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
        filter.setSourceModel(&model);

        filter.setStatus(ResumeStatus::Published);
        QCOMPARE(shape(filter), u"a.b"_s);
        filter.setStatus({});
        QCOMPARE(shape(filter), u"a.b.c d"_s);
    }

    void theOrderByEditCountsTheWholeFamily()
    {
        ResumeSummary old = resume('a');
        old.updatedAt = 1;
        ResumeSummary variant = resume('b', 'a');
        variant.updatedAt = 9;
        ResumeSummary other = resume('d');
        other.updatedAt = 5;
        ResumeTreeModel model;
        model.setResumes({other, old, variant});
        ResumeFilterModel filter;
        filter.setSourceModel(&model);
        QCOMPARE(shape(filter), u"a.b d"_s);
        old.updatedAt = 1;
        variant.updatedAt = 2;
        model.setResumes({other, old, variant});
        QCOMPARE(shape(filter), u"d a.b"_s);
        filter.setOrder(ResumeFilterModel::Order::Title);
        QCOMPARE(shape(filter), u"a.b d"_s);
    }
};

QTEST_GUILESS_MAIN(TestResumeTreeModel)
#include "tst_resumetreemodel.moc"
