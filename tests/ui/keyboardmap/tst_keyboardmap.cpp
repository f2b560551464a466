// SPDX-License-Identifier: GPL-3.0-or-later
// The keyboard map of the design, row by row, in the real window and without a mouse; a resume is in
// tst_keyboardresume.
#include "tests/ui/keyboardmap/keyboardstage.h"
#include "ui/components/chiplist.h"
#include "ui/components/overlay.h"
#include "ui/components/textfield.h"
#include "ui/export/exportdialog.h"
#include "ui/jobs/postingedit.h"
#include "ui/library/largepreview.h"
#include "ui/library/libraryview.h"
#include "ui/library/searchpanel.h"
#include "ui/shell/commands.h"
#include "ui/shell/shortcutswindow.h"
#include "ui/shell/sidebar.h"
#include "ui/trash/trashview.h"

#include <QAction>
#include <QFileDialog>
#include <QLineEdit>
#include <QSet>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::ui;

class TestKeyboardMap final : public QObject, private KeyboardStage
{
    Q_OBJECT

private slots:
    void initTestCase() { light(); }
    void init() { open(); }
    void cleanup() { close(); }

    void keysStayBoundToTheirPlace_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("keys");
        const std::initializer_list<std::pair<const char16_t *, const char16_t *>> map{{u"palette", u"Ctrl+K"},
            {u"find", u"Ctrl+F"}, {u"newResume", u"Ctrl+N"}, {u"newJob", u"Ctrl+Shift+N"}, {u"import", u"Ctrl+O"},
            {u"duplicate", u"Ctrl+D"}, {u"tailor", u"Ctrl+T"}, {u"editMode", u"Ctrl+1"}, {u"historyMode", u"Ctrl+4"},
            {u"goResumes", u"Ctrl+1"}, {u"goJobs", u"Ctrl+2"}, {u"goTrash", u"Ctrl+5"}, {u"export", u"Ctrl+E"},
            {u"exportAgain", u"Ctrl+Shift+E"}, {u"nameVersion", u"Ctrl+S"}, {u"undo", u"Ctrl+Z"},
            {u"redo", u"Ctrl+Shift+Z"}, {u"nextPane", u"F6"}, {u"previousPane", u"Shift+F6"}, {u"sidebar", u"Ctrl+B"},
            {u"inspector", u"Ctrl+Shift+B"}, {u"settings", u"Ctrl+,"}, {u"shortcuts", u"F1"}};
        for (const auto &[command, keys] : map)
            QTest::newRow(qPrintable(QString::fromUtf16(command)))
                << QString::fromUtf16(command) << QString::fromUtf16(keys);
    }
    void keysStayBoundToTheirPlace()
    {
        QFETCH(QString, command);
        QTEST(m_window->commands().action(command)->shortcut().toString(QKeySequence::PortableText), "keys");
    }

    void theListHasTheFocusAtTheStart() { QTRY_VERIFY(tree()->hasFocus()); }

    void numbersOfPlacesThatAreNotBuiltDoNothing()
    {
        press(*m_window, Qt::Key_3, Qt::ControlModifier);
        press(*m_window, Qt::Key_4, Qt::ControlModifier);
        QCOMPARE(m_window->page(), MainWindow::Page::Library);
        openResume();
        for (const int key : {Qt::Key_2, Qt::Key_3})
            press(*m_window, key, Qt::ControlModifier);
        QCOMPARE(m_window->page(), MainWindow::Page::Document);
        QCOMPARE(m_window->documentView().header().mode(), DocumentHeader::Mode::Edit);
    }

    void ctrl2ShowsTheJobsWithTheListInFocus()
    {
        press(*m_window, Qt::Key_2, Qt::ControlModifier);
        QTRY_VERIFY(jobList());
        QTRY_VERIFY(jobList()->hasFocus());
    }

    void ctrlShiftNMakesAJobFromAnywhere()
    {
        const qsizetype before = jobs().size();
        press(*m_window, Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(jobs().size(), before + 1);
        QTRY_COMPARE(m_window->page(), MainWindow::Page::Jobs);
        QTRY_VERIFY(qobject_cast<TextField *>(QApplication::focusWidget()));
        QCOMPARE(qobject_cast<TextField *>(QApplication::focusWidget())->selectedText(), u"New job"_s);
    }

    void ctrlFSearchesTheJobsWhereTheyAreShown()
    {
        openJobs();
        press(*m_window, Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(qobject_cast<SearchField *>(QApplication::focusWidget()));
        QCOMPARE(m_window->page(), MainWindow::Page::Jobs);
        press(*m_window, Qt::Key_Escape);
        QTRY_VERIFY(jobList()->hasFocus());
    }

    void ctrlZTakesBackAnEditOfAJob()
    {
        openJobs();
        press(*m_window, Qt::Key_F2);
        auto *title = qobject_cast<TextField *>(QApplication::focusWidget());
        QVERIFY(title);
        const QString before = title->text();
        QTest::keyClicks(title, u"X"_s);
        QCOMPARE(title->text(), u"X"_s);
        press(*m_window, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(title->text(), before);
        press(*m_window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(title->text(), u"X"_s);
    }

    void ctrlEnterTurnsWordsOfThePostingIntoAChip()
    {
        openJobs();
        auto *posting = m_window->findChild<PostingEdit *>();
        posting->setFocus();
        press(*m_window, Qt::Key_Home, Qt::ControlModifier);
        press(*m_window, Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
        const QString words = posting->textCursor().selectedText().trimmed();
        QVERIFY(!words.isEmpty());
        press(*m_window, Qt::Key_Return, Qt::ControlModifier);
        bool found = false;
        for (const ChipList *chips : m_window->findChildren<ChipList *>())
            found = found || chips->texts().contains(words);
        QVERIFY(found);
    }

    void deleteMovesAJobToTrashAndCtrl5ShowsIt()
    {
        openJobs();
        const qsizetype before = jobs().size();
        press(*m_window, Qt::Key_Delete);
        QTRY_COMPARE(jobs().size(), before - 1);
        press(*m_window, Qt::Key_5, Qt::ControlModifier);
        auto *trash = m_window->findChild<TrashView *>();
        QVERIFY(trash);
        QTRY_COMPARE(trash->count(), 1);
        QTRY_VERIFY(trash->findChild<QListView *>()->hasFocus());
        press(*m_window, Qt::Key_Delete);
        QTRY_VERIFY(m_window->findChild<Question *>());
        press(*m_window, Qt::Key_Escape);
        QTRY_VERIFY(!m_window->findChild<Question *>());
        QCOMPARE(trash->count(), 1);
    }

    void f6WalksThroughThePanesOfJobsAndComesBack()
    {
        openJobs();
        QSet<QWidget *> visited;
        for (int step = 0; step < 8; ++step) {
            press(*m_window, Qt::Key_F6);
            visited.insert(QApplication::focusWidget());
        }
        QVERIFY2(visited.size() >= 4, qPrintable(QString::number(visited.size())));
        QVERIFY(visited.contains(jobList()));
    }

    void thePaletteNarrowsToCommandsJobsAndSections()
    {
        openResume();
        press(*m_window, Qt::Key_K, Qt::ControlModifier);
        auto *field = m_window->findChild<QLineEdit *>(u"paletteField"_s);
        auto *list = m_window->findChild<QListView *>(u"paletteList"_s);
        QTRY_VERIFY(field && field->hasFocus());
        for (const auto &[typed, heading] : {std::pair{u">", u"Commands"}, {u"#", u"Jobs"}, {u"@", u"Sections"}}) {
            field->clear();
            QTest::keyClicks(field, QString::fromUtf16(typed));
            QCOMPARE(list->model()->index(0, 0).data().toString(), QString::fromUtf16(heading));
            QVERIFY(list->model()->rowCount() > 1);
        }
    }

    void ctrlNMakesAResumeAndOpensIt()
    {
        const qsizetype before = resumes().size();
        press(*m_window, Qt::Key_N, Qt::ControlModifier);
        QTRY_COMPARE(m_window->page(), MainWindow::Page::Document);
        QCOMPARE(resumes().size(), before + 1);
    }

    void ctrlOAsksForAFile()
    {
        press(*m_window, Qt::Key_O, Qt::ControlModifier);
        QTRY_VERIFY(m_window->findChild<QFileDialog *>());
        m_window->findChild<QFileDialog *>()->reject();
    }

    void ctrlDMakesAVariantInTheListAndInAResume()
    {
        tree()->setFocus();
        const qsizetype before = resumes().size();
        press(*m_window, Qt::Key_D, Qt::ControlModifier);
        QTRY_COMPARE(resumes().size(), before + 1);
        QCOMPARE(m_window->page(), MainWindow::Page::Library);
        openResume();
        const ResumeId open = m_window->documentView().id();
        press(*m_window, Qt::Key_D, Qt::ControlModifier);
        QTRY_COMPARE(resumes().size(), before + 2);
        QTRY_VERIFY(m_window->documentView().isOpen() && m_window->documentView().id() != open);
        QCOMPARE(m_library->resume(m_window->documentView().id()).result().value().summary.parent, open);
    }

    void ctrlTAsksForAJobAndMakesAVariantForIt()
    {
        tree()->setFocus();
        const qsizetype before = resumes().size();
        press(*m_window, Qt::Key_T, Qt::ControlModifier);
        QTRY_VERIFY(m_window->findChild<QLineEdit *>(u"paletteField"_s));
        press(*m_window, Qt::Key_Return);
        QTRY_COMPARE(resumes().size(), before + 1);
        QTRY_COMPARE(m_window->page(), MainWindow::Page::Document);
    }

    void ctrlEOpensTheExportOfTheListAndOfAResume()
    {
        tree()->setFocus();
        press(*m_window, Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(m_window->findChild<ExportDialog *>());
        QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        press(*m_window, Qt::Key_Escape);
        QTRY_VERIFY(!m_window->findChild<ExportDialog *>());
        press(*m_window, Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(m_window->findChild<ExportDialog *>());
        // The window's keys do nothing while a dialog is open.
        press(*m_window, Qt::Key_4, Qt::ControlModifier);
        QCOMPARE(m_window->documentView().header().mode(), DocumentHeader::Mode::Edit);
        press(*m_window, Qt::Key_Escape);
    }

    void ctrlFSearchesTheListAndArrowsStepThroughWhatIsFound()
    {
        tree()->setFocus();
        press(*m_window, Qt::Key_F, Qt::ControlModifier);
        auto *field = m_window->findChild<SearchField *>(u"librarySearch"_s);
        QVERIFY(field->hasFocus());
        QTest::keyClicks(field, u"settlement"_s);
        press(*m_window, Qt::Key_Return);
        QTRY_VERIFY(m_window->findChild<SearchPanel *>());
        auto *panel = m_window->findChild<SearchPanel *>();
        QTRY_VERIFY(panel->isVisible() && panel->list()->currentIndex().isValid());
        const int first = panel->list()->currentIndex().row();
        press(*m_window, Qt::Key_Down);
        QCOMPARE(panel->list()->currentIndex().row(), first + 1);
        press(*m_window, Qt::Key_Up);
        QCOMPARE(panel->list()->currentIndex().row(), first);
        press(*m_window, Qt::Key_Escape);
        press(*m_window, Qt::Key_Escape);
        QTRY_VERIFY(tree()->hasFocus());
    }

    void ctrlBHidesTheSidebarAndCtrlShiftBTheInspector()
    {
        tree()->setFocus();
        auto *sidebar = m_window->findChild<Sidebar *>();
        const int wide = sidebar->width();
        press(*m_window, Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(sidebar->width() < wide);
        const bool shown = m_window->libraryView().inspectorShown();
        press(*m_window, Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_window->libraryView().inspectorShown(), !shown);
    }

    void theListPreviewsRenamesExpandsAndTrashesByKeys()
    {
        tree()->setFocus();
        press(*m_window, Qt::Key_Space);
        QTRY_VERIFY(m_window->findChild<LargePreview *>());
        press(*m_window, Qt::Key_Space);
        QTRY_VERIFY(!m_window->findChild<LargePreview *>());
        QTRY_VERIFY(tree()->hasFocus());
        QVERIFY(tree()->isExpanded(tree()->currentIndex()));
        press(*m_window, Qt::Key_Left);
        QVERIFY(!tree()->isExpanded(tree()->currentIndex()));
        press(*m_window, Qt::Key_Right);
        QVERIFY(tree()->isExpanded(tree()->currentIndex()));
        press(*m_window, Qt::Key_F2);
        QTRY_VERIFY(qobject_cast<TextField *>(QApplication::focusWidget()));
        QTest::keyClicks(QApplication::focusWidget(), u"Renamed"_s);
        press(*m_window, Qt::Key_Return);
        QTRY_COMPARE(tree()->currentIndex().data().toString(), u"Renamed"_s);
        QTRY_VERIFY(tree()->hasFocus());
        const qsizetype before = resumes().size();
        press(*m_window, Qt::Key_Delete);
        QTRY_VERIFY(resumes().size() < before);
        QTRY_VERIFY(tree()->currentIndex().isValid());
    }

    void settingsAndAllShortcutsHaveKeys()
    {
        press(*m_window, Qt::Key_F1);
        QTRY_VERIFY(m_window->findChild<ShortcutsWindow *>());
        press(*m_window, Qt::Key_Escape);
        press(*m_window, Qt::Key_Comma, Qt::ControlModifier);
        QTRY_COMPARE(m_window->page(), MainWindow::Page::Settings);
        press(*m_window, Qt::Key_Escape);
        QTRY_COMPARE(m_window->page(), MainWindow::Page::Library);
    }

    void escapeClosesWhatOpenedAndFocusGoesBack()
    {
        tree()->setFocus();
        press(*m_window, Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(QApplication::focusWidget() != tree());
        press(*m_window, Qt::Key_Escape);
        QTRY_VERIFY(tree()->hasFocus());
    }

private:
    QListView *jobList() const
    {
        auto *view = m_window->findChild<JobsView *>();
        if (!view)
            return nullptr;
        for (QListView *list : view->findChildren<QListView *>()) {
            if (list->accessibleName() == u"Jobs")
                return list;
        }
        return nullptr;
    }
    QList<JobRecord> jobs() const { return m_library->jobs().result().value(); }
    void openJobs()
    {
        press(*m_window, Qt::Key_2, Qt::ControlModifier);
        QTRY_VERIFY(jobList() && jobList()->hasFocus());
        QTRY_VERIFY(!m_window->findChild<JobsView *>()->selected().isNull());
    }
};

QTEST_MAIN(TestKeyboardMap)
#include "tst_keyboardmap.moc"
