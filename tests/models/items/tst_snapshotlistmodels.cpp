// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/joblistmodel.h"
#include "models/items/trashlistmodel.h"
#include "models/items/versionlistmodel.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace shortlist;
using namespace Qt::StringLiterals;

namespace {

JobRecord job(char name, const QString &title = {})
{
    JobRecord record;
    record.id.value = QUuid(static_cast<uint>(name), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    record.title = title.isEmpty() ? QString(QLatin1Char(name)) : title;
    return record;
}

QList<JobRecord> jobs(const char *names)
{
    QList<JobRecord> list;
    for (; *names; ++names)
        list.append(job(*names));
    return list;
}

QString titles(const QAbstractItemModel &model)
{
    QString text;
    for (int row = 0; row < model.rowCount(); ++row)
        text += model.index(row, 0).data().toString();
    return text;
}

} // namespace

class TestSnapshotListModels : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aNewSnapshotEmitsOnlyTheDifference_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<int>("inserted");
        QTest::addColumn<int>("removed");
        QTest::addColumn<int>("moved");
        QTest::newRow("same") << QByteArray("abc") << QByteArray("abc") << 0 << 0 << 0;
        QTest::newRow("first comes") << QByteArray("bc") << QByteArray("abc") << 1 << 0 << 0;
        QTest::newRow("last goes") << QByteArray("abc") << QByteArray("ab") << 0 << 1 << 0;
        QTest::newRow("edited rises to the top") << QByteArray("abc") << QByteArray("cab") << 0 << 0 << 1;
        QTest::newRow("all change") << QByteArray("ab") << QByteArray("cd") << 2 << 2 << 0;
        QTest::newRow("to nothing") << QByteArray("abc") << QByteArray("") << 0 << 3 << 0;
        QTest::newRow("mixed") << QByteArray("abcde") << QByteArray("xeca") << 1 << 2 << 2;
    }

    void aNewSnapshotEmitsOnlyTheDifference()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, after);
        QFETCH(const int, inserted);
        QFETCH(const int, removed);
        QFETCH(const int, moved);
        JobListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setJobs(jobs(before.constData()));
        const QSignalSpy insertions(&model, &QAbstractItemModel::rowsInserted);
        const QSignalSpy removals(&model, &QAbstractItemModel::rowsRemoved);
        const QSignalSpy moves(&model, &QAbstractItemModel::rowsMoved);
        const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);

        model.setJobs(jobs(after.constData()));

        QCOMPARE(titles(model), QString::fromLatin1(after));
        QCOMPARE(insertions.count(), inserted);
        QCOMPARE(removals.count(), removed);
        QCOMPARE(moves.count(), moved);
        QCOMPARE(changes.count(), 0);
    }

    void aChangedRowChangesInPlace()
    {
        JobListModel model;
        model.setJobs(jobs("ab"));
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);

        model.setJobs({job('a'), job('b', u"Bee"_s)});

        QCOMPARE(changes.count(), 1);
        QCOMPARE(changes.at(0).at(0).toModelIndex().row(), 1);
        QCOMPARE(model.row(1).title, u"Bee"_s);
        QCOMPARE(model.index(1).data(JobListModel::RowRole).value<JobRecord>(), job('b', u"Bee"_s));
    }

    void rowsAreFoundByTheirIdentity()
    {
        JobListModel model;
        model.setJobs(jobs("ab"));
        QCOMPARE(model.rowOf(job('b').id), 1);
        QCOMPARE(model.rowOf(job('z').id), -1);
    }

    void aVersionIsCalledByItsNameOrElseByItsSummary()
    {
        VersionListModel model;
        VersionSummary named;
        named.id = VersionId::create();
        named.name = u"Sent to Ingrid"_s;
        named.summary = u"Rewrote 2 bullets"_s;
        VersionSummary plain = named;
        plain.id = VersionId::create();
        plain.name.clear();
        model.setVersions({named, plain});
        QCOMPARE(model.index(0).data().toString(), u"Sent to Ingrid"_s);
        QCOMPARE(model.index(1).data().toString(), u"Rewrote 2 bullets"_s);
    }

    void trashTellsResumesFromJobsOfTheSameTitle()
    {
        TrashListModel model;
        TrashItem resume;
        resume.resume = ResumeId::create();
        resume.title = u"Analyst"_s;
        TrashItem job;
        job.kind = TrashItem::Kind::Job;
        job.job = JobId::create();
        job.title = u"Analyst"_s;
        model.setItems({resume, job});
        QSignalSpy removals(&model, &QAbstractItemModel::rowsRemoved);

        model.setItems({job});

        QCOMPARE(removals.count(), 1);
        QCOMPARE(model.row(0).kind, TrashItem::Kind::Job);
    }
};

QTEST_GUILESS_MAIN(TestSnapshotListModels)
#include "tst_snapshotlistmodels.moc"
