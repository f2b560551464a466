// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/findwidget.h"
#include "tests/support/samplelibrary.h"
#include "ui/components/button.h"
#include "ui/components/overlay.h"
#include "ui/components/segmentedcontrol.h"
#include "ui/components/toast.h"
#include "ui/editor/resumesession.h"
#include "ui/history/difflist.h"
#include "ui/history/historyview.h"
#include "ui/history/timeline.h"
#include "ui/history/timelinemodel.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::ui;

class TestHistoryView final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::instance().apply({}); }
    void init()
    {
        // The offscreen platform says of many things that it has no such thing.
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        m_library = std::make_unique<FakeLibrary>();
        fillSampleLibrary(*m_library);
        const QList<ResumeSummary> resumes = m_library->resumes().result().value();
        const auto variant = std::find_if(
            resumes.cbegin(), resumes.cend(), [](const ResumeSummary &one) { return one.version == 14; });
        QVERIFY(variant != resumes.cend());
        m_id = variant->id;
    }
    void cleanup()
    {
        m_view.reset();
        m_session.reset();
        m_library.reset();
    }

    void atFirstTheNewestIsComparedWithTheOneBefore()
    {
        open();
        QCOMPARE(m_view->versionBefore(), 13);
        QCOMPARE(m_view->versionAfter(), 14);
        QCOMPARE(timeline()->model()->rowCount(), 4);
        QCOMPARE(diff()->diff().sheet().changes, 1);
        QVERIFY(label(u"1 change"_s));
        QVERIFY(label(u"Current"_s));
    }

    void aClickComparesWithTheCurrentVersion()
    {
        open();
        clickRow(3);
        QTRY_COMPARE(m_view->versionBefore(), 11);
        QCOMPARE(m_view->versionAfter(), 14);
    }

    void withCtrlAClickChoosesTheOtherSide()
    {
        open();
        clickRow(3);
        clickRow(2, Qt::ControlModifier);
        QCOMPARE(m_view->versionBefore(), 11);
        QCOMPARE(m_view->versionAfter(), 12);
    }

    void arrowKeysCompareAndCtrlArrowsOnlyMove()
    {
        open();
        timeline()->setFocus();
        timeline()->setCurrentIndex(timeline()->model()->index(0, 0));
        QTest::keyClick(timeline(), Qt::Key_Down);
        QTest::keyClick(timeline(), Qt::Key_Down);
        QCOMPARE(m_view->versionBefore(), 12);
        QTest::keyClick(timeline(), Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(m_view->versionBefore(), 12);
        QTest::keyClick(timeline(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_view->versionBefore(), 11);
        QCOMPARE(m_view->versionAfter(), 12);
    }

    void editsThatAreNoVersionYetStandOnTop()
    {
        open();
        edit(u"Typed just now."_s);
        QTRY_COMPARE(timeline()->model()->rowCount(), 5);
        QTRY_COMPARE(m_view->versionAfter(), 0);
        QTRY_COMPARE(m_view->versionBefore(), 14);
        QTRY_COMPARE(diff()->diff().sheet().changes, 1);
        m_session->document().undo();
        QTRY_COMPARE(timeline()->model()->rowCount(), 4);
    }

    void restoreMakesAVersionAndCanBeUndone()
    {
        open();
        clickRow(3);
        const QString now = summary();
        QTRY_VERIFY(button(u"Restore v11"_s));
        QTest::mouseClick(button(u"Restore v11"_s), Qt::LeftButton);
        QTRY_COMPARE(summary(), u"Analytics engineer, draft 11."_s);
        QTRY_COMPARE(m_session->summary().version, 15);
        QTRY_COMPARE(timeline()->model()->rowCount(), 5);
        QCOMPARE(m_session->document().undoName(), u"Restore v11"_s);
        m_session->document().undo();
        QCOMPARE(summary(), now);
    }

    void restoreFieldTakesOneValueAndLeavesTheRest()
    {
        open();
        m_session->document().edit(u"Edit"_s, {}, [](ResumeDocument::State &state) {
            state.content.section(u"experience"_s)->entries[0].setField(u"location"_s, u"Bath"_s);
            state.content.section(u"summary"_s)->text = u"Short."_s;
        });
        QTRY_COMPARE(diff()->diff().sheet().changes, 2);
        QVERIFY(m_view->goToChange(true));
        Button *restore = visibleButton(u"Restore field"_s);
        QVERIFY(restore);
        QTest::mouseClick(restore, Qt::LeftButton);
        QVERIFY(summary().startsWith(u"Analytics engineer with nine years"_s));
        QCOMPARE(m_session->document().content().section(u"experience"_s)->entries[0].field(u"location"_s), u"Bath"_s);
        QTRY_COMPARE(diff()->diff().sheet().changes, 1);
        m_session->document().undo();
        QCOMPARE(summary(), u"Short."_s);
    }

    void f8WalksThroughTheChangesAndShiftF8Back()
    {
        open();
        m_session->document().edit(u"Edit"_s, {}, [](ResumeDocument::State &state) {
            state.content.section(u"experience"_s)->entries[0].setField(u"location"_s, u"Bath"_s);
            state.content.section(u"summary"_s)->text = u"Short."_s;
        });
        QTRY_COMPARE(diff()->diff().sheet().changes, 2);
        timeline()->setFocus();
        QTest::keyClick(timeline(), Qt::Key_F8);
        QTRY_COMPARE(diff()->currentIndex().row(), 1);
        QVERIFY(diff()->hasFocus());
        QTest::keyClick(diff(), Qt::Key_F8);
        QTRY_COMPARE(diff()->currentIndex().row(), 3);
        QTest::keyClick(diff(), Qt::Key_F8, Qt::ShiftModifier);
        QTRY_COMPARE(diff()->currentIndex().row(), 1);
    }

    void headingsCloseWithLeftAndOpenWithRight()
    {
        open();
        diff()->setFocus();
        diff()->setCurrentIndex(diff()->model()->index(0, 0));
        const int rows = diff()->model()->rowCount();
        QTest::keyClick(diff(), Qt::Key_Left);
        QCOMPARE(diff()->model()->rowCount(), rows - 1);
        QTest::keyClick(diff(), Qt::Key_Right);
        QCOMPARE(diff()->model()->rowCount(), rows);
    }

    void unchangedRowsShowWhenAskedFor()
    {
        open();
        const int rows = diff()->model()->rowCount();
        m_view->findChild<QCheckBox *>()->click();
        QTRY_VERIFY(diff()->model()->rowCount() > rows + 20);
        m_view->findChild<QCheckBox *>()->click();
        QTRY_COMPARE(diff()->model()->rowCount(), rows);
    }

    void inlineStacksTheOldTextAboveTheNew()
    {
        open();
        const int before = diff()->visualRect(diff()->model()->index(1, 0)).height();
        auto *layout = m_view->findChild<SegmentedControl *>();
        QTest::mouseClick(layout->segment(1), Qt::LeftButton);
        QTRY_VERIFY(diff()->visualRect(diff()->model()->index(1, 0)).height() != before);
    }

    void aVersionGetsAName()
    {
        open();
        QTest::mouseClick(button(u"Name this version"_s), Qt::LeftButton);
        auto *field = m_view->findChild<QLineEdit *>(u"promptField"_s);
        QVERIFY(field);
        QTest::keyClicks(field, u"Sent to Ingrid"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(m_library->versions(m_id).result().value().constFirst().name, u"Sent to Ingrid"_s);
        QTRY_VERIFY(label(u"Sent to Ingrid"_s));
    }

    void theFilterKeepsNamedVersionsOnly()
    {
        QVERIFY(m_library->nameVersion(m_id, 12, u"Sent"_s).result().has_value());
        open();
        auto *model = qobject_cast<TimelineModel *>(timeline()->model());
        model->setFilter(TimelineModel::Filter::Named);
        QCOMPARE(model->rowCount(), 1);
        QCOMPARE(model->version(0).number, 12);
        model->setFilter(TimelineModel::Filter::All);
        QCOMPARE(model->rowCount(), 4);
    }

    void inANarrowWindowTheListIsAMenu()
    {
        open();
        QVERIFY(timeline()->isVisible());
        m_view->resize(1000, 700);
        QTRY_VERIFY(!timeline()->isVisible());
        Button *menu = visibleButton(u"4 versions"_s);
        QVERIFY(menu);
        QTest::mouseClick(menu, Qt::LeftButton);
        QTRY_VERIFY(QApplication::activePopupWidget());
        auto *list = QApplication::activePopupWidget()->findChild<Timeline *>();
        QVERIFY(list);
        list->setCurrentIndex(list->model()->index(3, 0));
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_COMPARE(m_view->versionBefore(), 11);
        QTRY_VERIFY(!QApplication::activePopupWidget());
    }

    void aVersionThatIsGoneIsToldAndNothingBreaks()
    {
        open();
        m_library->failNext = Error{Error::Kind::Corrupt, u"version 11"_s};
        clickRow(3);
        QTRY_VERIFY(!toastOf(m_view.get())->message().isEmpty());
        clickRow(2);
        QTRY_COMPARE(m_view->versionBefore(), 12);
    }

    void tenThousandVersionsOpenAndScroll()
    {
        const ResumeRecord record = m_library->resume(m_id).result().value();
        for (int number = 15; number <= 10'000; ++number) {
            VersionRecord version;
            version.summary = {VersionId::create(), number, ChangeOrigin::Manual, {},
                number % 3 == 0 ? u"Rewrote 2 bullets, added “Airflow” to Skills and shortened the summary"_s
                                : u"Summary shortened"_s,
                u"Home laptop"_s, m_library->clock.now() + number * 60'000LL, true};
            version.content = record.content;
            version.look = record.look;
            if (number < 10'000)
                version.content.ensureSection(u"summary"_s).text = u"Draft %1."_s.arg(number);
            m_library->put(m_id, version);
        }
        open();
        QTRY_COMPARE(timeline()->model()->rowCount(), 9'990);
        QScrollBar *bar = timeline()->verticalScrollBar();
        for (int step = 0; step < 100; ++step) {
            bar->setValue(bar->maximum() * step / 100);
            timeline()->grab();
        }
        // Contents come one by one, when they are looked at.
        QVERIFY(m_library->calls.count(u"version"_s) <= 3);
    }

private:
    void open()
    {
        m_session = std::make_unique<ResumeSession>(*m_library, m_library->clock);
        m_session->open(m_id);
        QTRY_VERIFY(m_session->isOpen());
        m_view = std::make_unique<HistoryView>(*m_library, *m_session);
        QSignalSpy compared(m_view.get(), &HistoryView::compared);
        m_view->resize(1280, 752);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        QTRY_VERIFY_WITH_TIMEOUT(diff()->diff().sheet().changes > 0, 20'000);
    }
    void edit(const QString &text)
    {
        m_session->document().edit(
            u"Edit"_s, {}, [&](ResumeDocument::State &state) { state.content.section(u"summary"_s)->text = text; });
    }
    QString summary() const { return m_session->document().content().section(u"summary"_s)->text; }
    void clickRow(int row, Qt::KeyboardModifiers keys = {})
    {
        const QRect area = timeline()->visualRect(timeline()->model()->index(row, 0));
        QTest::mouseClick(timeline()->viewport(), Qt::LeftButton, keys, QPoint(area.center().x(), area.bottom() - 6));
    }
    Timeline *timeline() const { return m_view->findChild<Timeline *>(); }
    DiffList *diff() const { return m_view->findChild<DiffList *>(); }
    bool label(const QString &text) const
    {
        for (const QLabel *one : m_view->findChildren<QLabel *>()) {
            if (one->text() == text && one->isVisible())
                return true;
        }
        return false;
    }
    Button *button(const QString &text) const { return widgetWithText<Button>(*m_view, text); }
    Button *visibleButton(const QString &text) const
    {
        Button *one = button(text);
        return one && one->isVisible() ? one : nullptr;
    }

    ResumeId m_id;
    std::unique_ptr<FakeLibrary> m_library;
    std::unique_ptr<ResumeSession> m_session;
    std::unique_ptr<HistoryView> m_view;
};

QTEST_MAIN(TestHistoryView)
#include "tst_historyview.moc"
