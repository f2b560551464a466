// SPDX-License-Identifier: GPL-3.0-or-later
// The window as a whole, driven by the keyboard alone.
#include "tests/support/samplelibrary.h"
#include "ui/components/banner.h"
#include "ui/components/overlay.h"
#include "ui/components/panes.h"
#include "ui/components/toast.h"
#include "ui/editor/resumesession.h"
#include "ui/library/libraryview.h"
#include "ui/shell/commands.h"
#include "ui/shell/documentview.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/sidebar.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace shortlist;
using namespace shortlist::ui;
using namespace Qt::StringLiterals;

namespace {

class FakeImporter final : public Importer
{
public:
    explicit FakeImporter(Library &library)
        : m_library(library)
    {
    }
    QStringList files;

    Future<ResumeSummary> importFile(const QString &path) override
    {
        files.append(path);
        if (path.endsWith(u"bad.json"_s))
            return QtFuture::makeReadyFuture(
                Result<ResumeSummary>(Error{Error::Kind::InvalidInput, u"it ends too early"_s}));
        NewResume resume;
        resume.title = path;
        resume.origin = ChangeOrigin::Import;
        return m_library.createResume(resume);
    }
    Future<ResumeSummary> importSample() override { return importFile(u"sample"_s); }

private:
    Library &m_library;
};

struct Stage
{
    explicit Stage(bool filled = true)
        : importer(library)
    {
        if (filled)
            fillSampleLibrary(library);
        window = std::make_unique<MainWindow>(Services{library, library.clock, importer,
            [](const Content &, const Look &, int width) { return QImage(width, width, QImage::Format_RGB32); }, {}});
        window->resize(1280, 800);
        window->show();
    }

    FakeLibrary library;
    FakeImporter importer;
    std::unique_ptr<MainWindow> window;

    QTreeView *tree() const { return window->findChild<QTreeView *>(u"resumeTree"_s); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QWidget *at = QApplication::focusWidget() ? QApplication::focusWidget() : window.get();
        QTest::keyClick(at, key, modifiers);
    }
    QString toast() const { return toastOf(window.get())->message(); }
};

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings().clear();
        Appearance light;
        light.mode = Appearance::Mode::Light;
        Theme::instance().apply(light);
    }
    void init()
    {
        QSettings().clear();
        QSettings().setValue(u"welcome/done"_s, true);
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support).*"_s));
    }

    void theListNeedsOneQueryBeforeTheFirstPaint()
    {
        Stage stage;
        QCOMPARE(stage.library.calls.count(u"resumes"_s), 1);
        QVERIFY(!stage.library.calls.contains(u"resume"_s));
        QVERIFY(!stage.library.calls.contains(u"jobs"_s));
        QSignalSpy shown(stage.window.get(), &MainWindow::libraryShown);
        QTRY_COMPARE(shown.count(), 1);
        QTRY_VERIFY(stage.library.calls.contains(u"jobs"_s));
    }

    void aWarningStandsOverEveryPlaceUntilItIsRead()
    {
        Stage stage;
        int read = 0;
        stage.window->warn(u"This folder is synced."_s, [&read] { ++read; });
        auto *banner = stage.window->findChild<Banner *>(u"warning"_s);
        QVERIFY(banner);
        QTRY_VERIFY(banner->isVisible());
        QCOMPARE(banner->text(), u"This folder is synced."_s);
        stage.window->showPage(MainWindow::Page::Settings);
        QVERIFY(banner->isVisible());
        const QPointer<Banner> still(banner);
        for (QPushButton *button : banner->findChildren<QPushButton *>()) {
            if (button->text() == u"Keep it here")
                button->click();
        }
        QTRY_VERIFY(!still);
        QCOMPARE(read, 1);
    }

    void closingWithAResumeOpenClosesTheWindow()
    {
        Stage stage;
        QVERIFY(QTest::qWaitForWindowActive(stage.window.get()));
        stage.window->openResume(stage.library.resumes().result().value().constFirst().id);
        QTRY_VERIFY(stage.window->documentView().isOpen());
        stage.key(Qt::Key_Q, Qt::ControlModifier);
        QTRY_VERIFY(!stage.window->isVisible());
    }

    void leavingAResumeThatCannotBeSavedSaysSoAndLosesNothing()
    {
        Stage stage;
        const ResumeId id = stage.library.resumes().result().value().constFirst().id;
        typeIntoSummary(stage, id);
        stage.library.failNext = Error{Error::Kind::DiskFull, {}};
        stage.window->showPage(MainWindow::Page::Library);
        QTRY_VERIFY2(stage.toast().contains(u"disk is full"_s), qPrintable(stage.toast()));
        QVERIFY(storedSummary(stage, id) != typed);
        const auto *document = stage.window->findChild<DocumentView *>();
        QTRY_VERIFY(document->failure().has_value());

        stage.window->openResume(id);
        QTRY_VERIFY(document->isOpen());
        QCOMPARE(document->session()->document().content().section(u"summary"_s)->text, typed);
        stage.library.clock.advance(ResumeSession::retryMs);
        document->session()->tick();
        QTRY_COMPARE(storedSummary(stage, id), typed);
    }

    void whatWasLeftUnsavedIsTriedAgainByItself()
    {
        Stage stage;
        const ResumeId id = stage.library.resumes().result().value().constFirst().id;
        typeIntoSummary(stage, id);
        const auto *document = stage.window->findChild<DocumentView *>();
        stage.library.failNext = Error{Error::Kind::DiskFull, {}};
        stage.window->showPage(MainWindow::Page::Library);
        QTRY_VERIFY(document->failure().has_value());
        QVERIFY(document->holdsAnything());
        const Future<void> again = stage.window->findChild<DocumentView *>()->leave();
        QTRY_VERIFY(again.isFinished());
        QVERIFY(again.result());
        QCOMPARE(storedSummary(stage, id), typed);
        QTRY_VERIFY(!document->holdsAnything());
    }

    void closingAsksWhereAResumeThatWasLeftIsNotSaved()
    {
        Stage stage;
        const ResumeId id = stage.library.resumes().result().value().constFirst().id;
        typeIntoSummary(stage, id);
        const auto *document = stage.window->findChild<DocumentView *>();
        stage.library.failNext = Error{Error::Kind::DiskFull, {}};
        stage.window->showPage(MainWindow::Page::Library);
        QTRY_VERIFY(document->failure().has_value());
        stage.library.failNext = Error{Error::Kind::DiskFull, {}};
        stage.window->close();
        QTRY_VERIFY(stage.window->findChild<Question *>() != nullptr);
        QVERIFY(stage.window->isVisible());
    }

    void numbersGoToPlacesInTheLibrary()
    {
        Stage stage;
        QVERIFY(QTest::qWaitForWindowActive(stage.window.get()));
        stage.key(Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(stage.window->page(), MainWindow::Page::Jobs);
        stage.key(Qt::Key_5, Qt::ControlModifier);
        QCOMPARE(stage.window->page(), MainWindow::Page::Trash);
        stage.key(Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(stage.window->page(), MainWindow::Page::Library);
    }

    void numbersGoToModesInAResume()
    {
        Stage stage;
        QVERIFY(QTest::qWaitForWindowActive(stage.window.get()));
        stage.tree()->setFocus();
        stage.key(Qt::Key_Return);
        QTRY_COMPARE(stage.window->page(), MainWindow::Page::Document);
        stage.key(Qt::Key_4, Qt::ControlModifier);
        QCOMPARE(stage.window->documentView().header().mode(), DocumentHeader::Mode::History);
        stage.key(Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(stage.window->documentView().header().mode(), DocumentHeader::Mode::Edit);
        QCOMPARE(stage.window->page(), MainWindow::Page::Document);
    }

    void thePaletteOpensWhatIsTyped()
    {
        Stage stage;
        QVERIFY(QTest::qWaitForWindowActive(stage.window.get()));
        stage.key(Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(stage.window->findChild<QLineEdit *>(u"paletteField"_s));
        auto *field = stage.window->findChild<QLineEdit *>(u"paletteField"_s);
        QCOMPARE(QApplication::focusWidget(), field);
        QTest::keyClicks(field, u"teaching"_s);
        stage.key(Qt::Key_Return);
        QTRY_COMPARE(stage.window->page(), MainWindow::Page::Document);
        QTRY_COMPARE(stage.window->documentView().header().isVisible(), true);
    }

    void escapeLeavesThePaletteAndFocusReturns()
    {
        Stage stage;
        QVERIFY(QTest::qWaitForWindowActive(stage.window.get()));
        stage.tree()->setFocus();
        stage.key(Qt::Key_K, Qt::ControlModifier);
        stage.key(Qt::Key_Escape);
        QCOMPARE(QApplication::focusWidget(), stage.tree());
    }

    void settingsOpenAndEscapeGoesBack()
    {
        Stage stage;
        QVERIFY(QTest::qWaitForWindowActive(stage.window.get()));
        stage.key(Qt::Key_Comma, Qt::ControlModifier);
        QCOMPARE(stage.window->page(), MainWindow::Page::Settings);
        stage.key(Qt::Key_Escape);
        QCOMPARE(stage.window->page(), MainWindow::Page::Library);
    }

    void f1ShowsAllShortcuts()
    {
        Stage stage;
        QVERIFY(QTest::qWaitForWindowActive(stage.window.get()));
        const auto before = stage.window->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly).size();
        stage.key(Qt::Key_F1);
        QCOMPARE(stage.window->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly).size(), before + 1);
    }

    void f6VisitsSidebarListAndInspector()
    {
        Stage stage;
        QVERIFY(QTest::qWaitForWindowActive(stage.window.get()));
        stage.tree()->setFocus();
        QStringList names;
        for (int at = 0; at < 4; ++at) {
            stage.key(Qt::Key_F6);
            QVERIFY(QApplication::focusWidget());
            for (QWidget *pane : stage.window->panes().panes()) {
                if (pane == QApplication::focusWidget() || pane->isAncestorOf(QApplication::focusWidget()))
                    names.append(pane->accessibleName());
            }
        }
        QCOMPARE(names.size(), 4);
        QCOMPARE(names.at(0), u"About the chosen resume"_s);
        QCOMPARE(names.at(2), u"Places"_s);
        QCOMPARE(QApplication::focusWidget(), stage.tree());
    }

    void theSidebarIsARailInANarrowWindow()
    {
        Stage stage;
        auto *sidebar = stage.window->findChild<Sidebar *>();
        stage.window->resize(1039, 700);
        QVERIFY(sidebar->isRail());
        QCOMPARE(sidebar->width(), 52);
        stage.window->resize(1040, 700);
        QVERIFY(!sidebar->isRail());
        QCOMPARE(sidebar->width(), 216);
    }

    void theInspectorIsOffBelow1200AndComesBack()
    {
        Stage stage;
        QVERIFY(stage.window->libraryView().inspectorShown());
        stage.window->resize(1100, 700);
        QVERIFY(!stage.window->libraryView().inspectorShown());
        stage.window->resize(1280, 800);
        QVERIFY(stage.window->libraryView().inspectorShown());
    }

    void filesAreImportedInTheirOrderAndBadOnesExplained()
    {
        Stage stage;
        stage.window->importFiles({u"/a.json"_s, u"/bad.json"_s, u"/c.json"_s});
        QTRY_COMPARE(stage.importer.files, (QStringList{u"/a.json"_s, u"/bad.json"_s, u"/c.json"_s}));
        QTRY_COMPARE(stage.toast(), u"Imported 2 resumes."_s);
    }

    void aSingleBadFileSaysWhatIsWrong()
    {
        Stage stage;
        stage.window->importFiles({u"/x/bad.json"_s});
        QTRY_VERIFY(stage.toast().contains(u"bad.json"_s));
        QCOMPARE(stage.window->page(), MainWindow::Page::Library);
    }

    void anEmptyLibraryWelcomesOnceAndThenSaysHowToBegin()
    {
        QSettings().remove(u"welcome/done"_s);
        {
            Stage stage(false);
            QTRY_COMPARE(stage.window->page(), MainWindow::Page::Welcome);
            stage.importer.importSample();
            QTRY_COMPARE(stage.window->page(), MainWindow::Page::Library);
        }
        QSettings().setValue(u"welcome/done"_s, true);
        Stage later(false);
        QCOMPARE(later.window->page(), MainWindow::Page::Library);
        const auto begin = [&] { return later.window->findChild<QAbstractButton *>(u"emptyImport"_s); };
        QTRY_VERIFY(begin() && begin()->isVisible());
    }

    void aWriteThatFailsIsSaid()
    {
        Stage stage;
        emit stage.library.writeFailed({Error::Kind::DiskFull, {}});
        QCOMPARE(stage.toast(), u"Not saved. The disk is full."_s);
    }

    void everyControlOfTheLibraryHasAName()
    {
        Stage stage;
        for (QWidget *widget : stage.window->findChildren<QWidget *>()) {
            if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0)
                continue;
            QString name = widget->accessibleName();
            if (const auto *button = qobject_cast<QAbstractButton *>(widget); button && name.isEmpty())
                name = button->text();
            QVERIFY2(!name.isEmpty(),
                qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u" in "_s
                    + QString::fromLatin1(widget->parentWidget()->metaObject()->className())));
        }
    }

    void everyCommandHasAMenuItemAndNoTwoEnabledOnesShareKeys()
    {
        Stage stage;
        const QList<QAction *> actions = stage.window->commands().all();
        int inMenus = 0;
        for (QAction *group : stage.window->commands().menu()->actions())
            inMenus += static_cast<int>(group->menu()->actions().size());
        QCOMPARE(inMenus, static_cast<int>(actions.size()));
        QStringList used;
        for (const QAction *action : actions) {
            if (!action->isEnabled() || action->shortcut().isEmpty())
                continue;
            QVERIFY2(!used.contains(action->shortcut().toString()), qPrintable(action->objectName()));
            used.append(action->shortcut().toString());
        }
    }

private:
    const QString typed = u"Typed and not to be lost."_s;

    void typeIntoSummary(Stage &stage, ResumeId id) const
    {
        stage.window->openResume(id);
        const auto *document = stage.window->findChild<DocumentView *>();
        QTRY_VERIFY(document->isOpen());
        document->session()->document().edit(u"Edit summary"_s, {u"summary"_s, {}, {}},
            [this](ResumeDocument::State &state) { state.content.ensureSection(u"summary"_s).text = typed; });
    }
    static QString storedSummary(Stage &stage, ResumeId id)
    {
        const Content content = stage.library.resume(id).result().value().content;
        const Section *summary = content.section(u"summary"_s);
        return summary ? summary->text : QString();
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
