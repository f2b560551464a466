// SPDX-License-Identifier: GPL-3.0-or-later
// The keyboard map of the design, row by row, in the real window and without a mouse.
#include "tests/support/samplelibrary.h"
#include "ui/components/chiplist.h"
#include "ui/components/overlay.h"
#include "ui/components/textfield.h"
#include "ui/components/toast.h"
#include "ui/editor/resumesession.h"
#include "ui/history/difflist.h"
#include "ui/history/historyview.h"
#include "ui/history/timeline.h"
#include "ui/jobs/jobsview.h"
#include "ui/jobs/postingedit.h"
#include "ui/library/libraryview.h"
#include "ui/shell/commands.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"
#include "ui/trash/trashview.h"

#include <QAction>
#include <QApplication>
#include <QListView>
#include <QRegularExpression>
#include <QSettings>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::ui;

namespace {

class NoImporter final : public Importer
{
public:
    Future<ResumeSummary> importFile(const QString &path) override { return nothing(path); }
    Future<ResumeSummary> importSample() override { return nothing({}); }

private:
    static Future<ResumeSummary> nothing(const QString &path)
    {
        return QtFuture::makeReadyFuture(Result<ResumeSummary>(Error{Error::Kind::NotFound, path}));
    }
};

/// What a key presses lands on: the control that has the focus.
void press(QWidget &window, int key, Qt::KeyboardModifiers modifiers = {})
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : &window, static_cast<Qt::Key>(key), modifiers);
}

} // namespace

class TestKeyboardMap final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        Appearance light;
        light.mode = Appearance::Mode::Light;
        Theme::instance().apply(light);
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        QSettings().clear();
        QSettings().setValue(u"welcome/done"_s, true);
        m_library = std::make_unique<FakeLibrary>();
        fillSampleLibrary(*m_library);
        m_window = std::make_unique<MainWindow>(
            Services{*m_library, m_library->clock, m_importer, {}, [](const QString &) {}});
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY(tree()->model()->rowCount() > 0);
    }
    void cleanup()
    {
        m_window.reset();
        m_library.reset();
    }

    void keysStayBoundToTheirPlace_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("keys");
        const std::initializer_list<std::pair<const char16_t *, const char16_t *>> map{{u"palette", u"Ctrl+K"},
            {u"find", u"Ctrl+F"}, {u"newResume", u"Ctrl+N"}, {u"newJob", u"Ctrl+Shift+N"}, {u"import", u"Ctrl+O"},
            {u"tailor", u"Ctrl+T"}, {u"editMode", u"Ctrl+1"}, {u"historyMode", u"Ctrl+4"}, {u"goResumes", u"Ctrl+1"},
            {u"goJobs", u"Ctrl+2"}, {u"goTrash", u"Ctrl+5"}, {u"export", u"Ctrl+E"}, {u"exportAgain", u"Ctrl+Shift+E"},
            {u"nameVersion", u"Ctrl+S"}, {u"undo", u"Ctrl+Z"}, {u"redo", u"Ctrl+Shift+Z"}, {u"nextPane", u"F6"},
            {u"previousPane", u"Shift+F6"}, {u"sidebar", u"Ctrl+B"}, {u"inspector", u"Ctrl+Shift+B"},
            {u"settings", u"Ctrl+,"}, {u"shortcuts", u"F1"}};
        for (const auto &[command, keys] : map)
            QTest::newRow(qPrintable(QString::fromUtf16(command)))
                << QString::fromUtf16(command) << QString::fromUtf16(keys);
    }
    void keysStayBoundToTheirPlace()
    {
        QFETCH(QString, command);
        QTEST(m_window->commands().action(command)->shortcut().toString(QKeySequence::PortableText), "keys");
    }

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

    void ctrl4ShowsTheVersionsAndF8WalksThroughChanges()
    {
        openResume();
        press(*m_window, Qt::Key_4, Qt::ControlModifier);
        auto *history = m_window->findChild<HistoryView *>();
        QVERIFY(history);
        auto *diff = history->findChild<DiffList *>();
        QTRY_VERIFY(diff->diff().sheet().changes > 0);
        QTRY_VERIFY(history->findChild<Timeline *>()->hasFocus());
        press(*m_window, Qt::Key_F8);
        QTRY_VERIFY(diff->hasFocus());
        QCOMPARE(diff->currentIndex().row(), 1);
        press(*m_window, Qt::Key_F8, Qt::ShiftModifier);
        QVERIFY(diff->currentIndex().isValid());
        press(*m_window, Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(m_window->documentView().header().mode(), DocumentHeader::Mode::Edit);
    }

    void ctrlSNamesTheVersion()
    {
        openResume();
        press(*m_window, Qt::Key_S, Qt::ControlModifier);
        auto *field = m_window->findChild<QLineEdit *>(u"promptField"_s);
        QTRY_VERIFY(field && field->hasFocus());
        QTest::keyClicks(field, u"Sent"_s);
        press(*m_window, Qt::Key_Return);
        const ResumeId id = m_window->documentView().id();
        QTRY_COMPARE(m_library->versions(id).result().value().constFirst().name, u"Sent"_s);
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

    void escapeClosesWhatOpenedAndFocusGoesBack()
    {
        tree()->setFocus();
        press(*m_window, Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(QApplication::focusWidget() != tree());
        press(*m_window, Qt::Key_Escape);
        QTRY_VERIFY(tree()->hasFocus());
    }

private:
    QTreeView *tree() const { return m_window->findChild<QTreeView *>(u"resumeTree"_s); }
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
    void openResume()
    {
        tree()->setFocus();
        press(*m_window, Qt::Key_Return);
        QTRY_COMPARE(m_window->page(), MainWindow::Page::Document);
        QTRY_VERIFY(m_window->documentView().isOpen());
    }

    NoImporter m_importer;
    std::unique_ptr<FakeLibrary> m_library;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestKeyboardMap)
#include "tst_keyboardmap.moc"
