// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/components/button.h"
#include "ui/components/chiplist.h"
#include "ui/components/overlay.h"
#include "ui/components/panes.h"
#include "ui/components/segmentedcontrol.h"
#include "ui/components/switch.h"
#include "ui/components/textfield.h"
#include "ui/components/toast.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace shortlist::ui;
using namespace Qt::StringLiterals;

class TestComponents : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::instance().apply({}); }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support).*"_s)); }

    void aSegmentedControlIsOneStopAndArrowsChoose()
    {
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *before = new TextField(u"Before"_s);
        auto *control = new SegmentedControl(SegmentedControl::Look::Track, u"Mode"_s);
        control->addSegment(u"Edit"_s);
        control->addSegment(u"History"_s);
        auto *after = new TextField(u"After"_s);
        column->addWidget(before);
        column->addWidget(control);
        column->addWidget(after);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QSignalSpy chosen(control, &SegmentedControl::currentChanged);
        before->setFocus();

        QTest::keyClick(before, Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), control->segment(0));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);

        QCOMPARE(control->current(), 1);
        QCOMPARE(chosen.count(), 1);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), after);
    }

    void choosingByProgramSendsNoSignal()
    {
        SegmentedControl control(SegmentedControl::Look::Tabs, u"Filter"_s);
        control.addSegment(u"All"_s);
        control.addSegment(u"Draft"_s);
        QSignalSpy chosen(&control, &SegmentedControl::currentChanged);
        control.setCurrent(1);
        control.setCount(1, 5);
        QCOMPARE(control.current(), 1);
        QCOMPARE(chosen.count(), 0);
        QCOMPARE(control.segment(1)->accessibleName(), u"Draft, 5"_s);
    }

    void aBusyButtonKeepsItsWidthAndDoesNothing()
    {
        Button button(Button::Kind::Primary, u"Export"_s, u"download"_s, nullptr);
        const int width = button.sizeHint().width();
        QSignalSpy clicks(&button, &QPushButton::clicked);
        button.setBusy(true);
        QCOMPARE(button.sizeHint().width(), width);
        button.show();
        QTest::mouseClick(&button, Qt::LeftButton);
        QTest::keyClick(&button, Qt::Key_Space);
        QTest::keyClick(&button, Qt::Key_Return);
        QCOMPARE(clicks.count(), 0);
        button.setBusy(false);
        QTest::keyClick(&button, Qt::Key_Return);
        QCOMPARE(clicks.count(), 1);
    }

    void iconButtonsHaveANameAndATarget()
    {
        const std::unique_ptr<Button> button(Button::iconButton(u"undo-2"_s, u"Undo"_s));
        QCOMPARE(button->accessibleName(), u"Undo"_s);
        QVERIFY(!button->toolTip().isEmpty());
        QVERIFY(button->sizeHint().width() >= 24 && button->sizeHint().height() >= 24);
    }

    void anErrorIsTiedToItsField()
    {
        auto *field = new TextField;
        LabelledField labelled(u"End"_s, field);
        labelled.setError(u"Ends before it starts"_s);
        QCOMPARE(field->accessibleName(), u"End"_s);
        QCOMPARE(field->accessibleDescription(), u"Ends before it starts"_s);
        QVERIFY(field->hasError());
        labelled.setError({});
        QVERIFY(!field->hasError());
    }

    void aSwitchTurnsWithSpaceAndEnter()
    {
        Switch control(u"Dim pages"_s);
        control.show();
        QTest::keyClick(&control, Qt::Key_Space);
        QVERIFY(control.isChecked());
        QTest::keyClick(&control, Qt::Key_Return);
        QVERIFY(!control.isChecked());
    }

    void chipsAreEditedMovedAndRemovedByKeys()
    {
        ChipList chips(u"Skills"_s, u"Add skill"_s);
        chips.setTexts({u"SQL"_s, u"Python"_s});
        chips.show();
        QVERIFY(QTest::qWaitForWindowActive(&chips));
        chips.setFocus();
        QSignalSpy moved(&chips, &ChipList::moved);
        QSignalSpy removed(&chips, &ChipList::removed);
        QSignalSpy edited(&chips, &ChipList::edited);
        QSignalSpy added(&chips, &ChipList::added);

        QTest::keyClick(&chips, Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(moved.count(), 1);
        QCOMPARE(chips.current(), 1);
        QTest::keyClick(&chips, Qt::Key_Delete);
        QCOMPARE(removed.count(), 1);
        QCOMPARE(removed.at(0).at(0).toInt(), 1);
        QTest::keyClick(&chips, Qt::Key_Return);
        QTest::keyClicks(QApplication::focusWidget(), u"Rust"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(edited.count(), 1);
        QCOMPARE(edited.at(0).at(1).toString(), u"Rust"_s);
        QTest::keyClick(&chips, Qt::Key_End);
        QTest::keyClick(&chips, Qt::Key_D, Qt::NoModifier);
        QTest::keyClicks(QApplication::focusWidget(), u"bt"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(added.count(), 1);
        QCOMPARE(added.at(0).at(0).toString(), u"dbt"_s);
    }

    void escapeInAChipChangesNothing()
    {
        ChipList chips(u"Skills"_s, u"Add"_s);
        chips.setTexts({u"SQL"_s});
        chips.show();
        QVERIFY(QTest::qWaitForWindowActive(&chips));
        chips.setFocus();
        QSignalSpy edited(&chips, &ChipList::edited);
        QTest::keyClick(&chips, Qt::Key_Return);
        QTest::keyClicks(QApplication::focusWidget(), u"x"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCOMPARE(edited.count(), 0);
        QCOMPARE(chips.texts(), QStringList{u"SQL"_s});
        QCOMPARE(QApplication::focusWidget(), &chips);
    }

    void anOverlayKeepsTheKeyboardAndGivesItBack()
    {
        QWidget window;
        window.resize(500, 400);
        auto *column = new QVBoxLayout(&window);
        auto *field = new TextField(u"Below"_s);
        column->addWidget(field);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        field->setFocus();
        auto *question = new Question(&window, u"Delete for good?"_s, u"Its 14 versions go too."_s, u"Delete"_s, true);
        QSignalSpy accepted(question, &Question::accepted);
        QSignalSpy closed(question, &Overlay::closed);
        question->open();

        for (int tabs = 0; tabs < 5; ++tabs) {
            QVERIFY(question->isAncestorOf(QApplication::focusWidget()));
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);

        QCOMPARE(closed.count(), 1);
        QCOMPARE(accepted.count(), 0);
        QCOMPARE(QApplication::focusWidget(), field);
    }

    void aToastOffersTheWayBackOnce()
    {
        QWidget window;
        window.resize(500, 400);
        window.show();
        int undone = 0;
        Toast *toast = toastOf(&window);
        QCOMPARE(toastOf(&window), toast);
        toast->showMessage(u"trash-2"_s, u"Moved to Trash"_s, u"Undo"_s, [&] { ++undone; });
        QCOMPARE(toast->message(), u"Moved to Trash"_s);
        toast->findChild<QAbstractButton *>()->click();
        QCOMPARE(undone, 1);
        QVERIFY(toast->message().isEmpty());
    }

    void f6GoesFromPaneToPaneAndComesBackToItsPlace()
    {
        QWidget window;
        auto *row = new QHBoxLayout(&window);
        QList<TextField *> fields;
        for (const auto place : {Pane::Left, Pane::Centre, Pane::Right}) {
            auto *pane = new QWidget(&window);
            auto *column = new QVBoxLayout(pane);
            for (int at = 0; at < 2; ++at) {
                fields.append(new TextField(u"Field"_s));
                column->addWidget(fields.last());
            }
            setPane(pane, place);
            row->addWidget(pane);
        }
        PaneCycler cycler(&window);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        fields.at(1)->setFocus();

        cycler.next();
        QCOMPARE(QApplication::focusWidget(), fields.at(2));
        cycler.next();
        QCOMPARE(QApplication::focusWidget(), fields.at(4));
        cycler.next();
        QCOMPARE(QApplication::focusWidget(), fields.at(1));
        cycler.previous();
        QCOMPARE(QApplication::focusWidget(), fields.at(4));
    }
};

QTEST_MAIN(TestComponents)
#include "tst_components.moc"
