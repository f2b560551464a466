// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/resumedocument.h"
#include "tests/models/domain/randomcontent.h"
#include "tests/models/domain/testjson.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;

namespace {

std::function<void(ResumeDocument::State &)> summary(const QString &text)
{
    return [text](ResumeDocument::State &state) { state.content.ensureSection(u"summary"_s).text = text; };
}

QString summaryOf(const ResumeDocument &document)
{
    const Section *section = document.content().section(u"summary"_s);
    return section ? section->text : u"none"_s;
}

} // namespace

class TestResumeDocument : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void typingInOneFieldIsOneStep()
    {
        ResumeDocument document;
        const Location where{u"summary"_s, {}, {}};
        document.edit(u"Edit summary"_s, where, summary(u"a"_s), u"summary"_s);
        document.edit(u"Edit summary"_s, where, summary(u"ab"_s), u"summary"_s);
        document.closeStep();
        document.edit(u"Edit summary"_s, where, summary(u"abc"_s), u"summary"_s);
        document.undo();
        QCOMPARE(summaryOf(document), u"ab"_s);
        document.undo();
        QCOMPARE(summaryOf(document), u"none"_s);
        QVERIFY(!document.canUndo());
        document.redo();
        QCOMPARE(summaryOf(document), u"ab"_s);
        QCOMPARE(document.undoName(), u"Edit summary"_s);
        QCOMPARE(document.redoName(), u"Edit summary"_s);
    }

    void anEditAfterUndoDropsWhatCouldBeRedone()
    {
        ResumeDocument document;
        document.edit(u"one"_s, {}, summary(u"1"_s));
        document.edit(u"two"_s, {}, summary(u"2"_s));
        document.undo();
        document.edit(u"three"_s, {}, summary(u"3"_s));
        QVERIFY(!document.canRedo());
        document.undo();
        QCOMPARE(summaryOf(document), u"1"_s);
    }

    void undoEndsMerging()
    {
        ResumeDocument document;
        document.edit(u"x"_s, {}, summary(u"1"_s), u"k"_s);
        document.closeStep();
        document.edit(u"x"_s, {}, summary(u"2"_s), u"k"_s);
        document.undo();
        document.edit(u"x"_s, {}, summary(u"3"_s), u"k"_s);
        document.undo();
        QCOMPARE(summaryOf(document), u"1"_s);
    }

    void aStepThatChangesNothingLeavesNoTrace()
    {
        ResumeDocument document;
        const QSignalSpy changes(&document, &ResumeDocument::changed);
        document.edit(u"nothing"_s, {}, [](ResumeDocument::State &) {});
        QVERIFY(!document.canUndo());
        QCOMPARE(changes.count(), 0);
        document.edit(u"type"_s, {}, summary(u"a"_s), u"k"_s);
        document.edit(
            u"take back"_s, {}, [](ResumeDocument::State &state) { state.content.sections.clear(); }, u"k"_s);
        QVERIFY(!document.canUndo());
        QCOMPARE(changes.count(), 2);
    }

    void undoTellsWhereItHappened()
    {
        ResumeDocument document;
        const Location where{u"summary"_s, ItemId::create(), u"text"_s};
        document.edit(u"x"_s, where, summary(u"1"_s));
        QList<Location> seen;
        connect(&document, &ResumeDocument::changed, this, [&seen](const Location &at) { seen.append(at); });
        document.undo();
        document.redo();
        QCOMPARE(seen, (QList<Location>{where, where}));
    }

    void onlyTheNewestStepsAreKept()
    {
        ResumeDocument document;
        for (int i = 0; i < 600; ++i)
            document.edit(u"x"_s, {}, summary(QString::number(i)));
        int undone = 0;
        for (; document.canUndo(); ++undone)
            document.undo();
        QCOMPARE(undone, 500);
        QCOMPARE(summaryOf(document), u"99"_s);
    }

    void randomUndoAndRedoWalkTheSameStates()
    {
        QRandomGenerator random(42);
        ResumeDocument document;
        document.load({Content::fromJson(test::randomContentJson(random), ResumeId::create()), {}});
        QList<ResumeDocument::State> states{document.state()};
        qsizetype at = 0;
        for (int i = 0; i < 2000; ++i) {
            const int what = random.bounded(4);
            if (what == 0) {
                at -= document.canUndo();
                document.undo();
            } else if (what == 1) {
                at += document.canRedo();
                document.redo();
            } else {
                const ResumeDocument::State before = document.state();
                document.edit(
                    u"edit"_s, {}, [&random](ResumeDocument::State &s) { test::randomEdit(random, s.content); });
                if (document.state() == before)
                    continue;
                states.resize(++at);
                states.append(document.state());
            }
            QVERIFY(document.state() == states.at(at));
        }
    }
};

QTEST_GUILESS_MAIN(TestResumeDocument)
#include "tst_resumedocument.moc"
