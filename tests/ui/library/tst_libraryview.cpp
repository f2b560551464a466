// SPDX-License-Identifier: GPL-3.0-or-later
// The library list by keyboard: choose, open, rename, duplicate, trash and undo, filter, search, fold.
#include "tests/support/noimporter.h"
#include "tests/support/samplelibrary.h"
#include "ui/components/segmentedcontrol.h"
#include "ui/components/toast.h"
#include "ui/library/libraryview.h"
#include "ui/library/resumeactions.h"
#include "ui/library/searchpanel.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>
#include <QTreeView>

using namespace shortlist;
using namespace shortlist::ui;
using namespace Qt::StringLiterals;

namespace {

struct Stage
{
    Stage()
    {
        fillSampleLibrary(library);
        thumbnails = std::make_unique<Thumbnails>(library, [this](const Content &, const Look &, int width) {
            ++painted;
            QImage image(width, width, QImage::Format_RGB32);
            image.fill(Qt::white);
            return image;
        });
        view = std::make_unique<LibraryView>(Services{library, library.clock, importer, {}, {}}, model, *thumbnails);
        QObject::connect(&library, &Library::resumesChanged, view.get(), [this] { load(); });
        view->resize(1064, 800);
        view->show();
        load();
    }
    void load() { model.setResumes(library.resumes().result().value()); }
    QTreeView *tree() const { return view->findChild<QTreeView *>(u"resumeTree"_s); }
    QString titles() const
    {
        QStringList list;
        for (QModelIndex at = tree()->model()->index(0, 0); at.isValid(); at = tree()->indexBelow(at))
            list.append(at.data().toString().left(12));
        return list.join(u'|');
    }

    FakeLibrary library;
    NoImporter importer;
    ResumeTreeModel model;
    std::atomic<int> painted = 0;
    std::unique_ptr<Thumbnails> thumbnails;
    std::unique_ptr<LibraryView> view;
};

} // namespace

class TestLibraryView : public QObject
{
    Q_OBJECT

private slots:
    void rowsAreMirroredWhereTextRunsFromRightToLeft()
    {
        // The green dots of "Published" stand in the trailing half.
        const auto dotsInLeftHalf = [] {
            Stage stage;
            [&stage] { QTRY_VERIFY(stage.tree()->model()->rowCount() > 0); }();
            const QImage picture = stage.tree()->viewport()->grab().toImage();
            int left = 0;
            int all = 0;
            for (int y = 0; y < picture.height(); ++y) {
                for (int x = 0; x < picture.width(); ++x) {
                    if (picture.pixelColor(x, y) != tokens().okMark)
                        continue;
                    ++all;
                    left += x < picture.width() / 2 ? 1 : 0;
                }
            }
            return std::pair(left, all);
        };
        const auto [plainLeft, plainAll] = dotsInLeftHalf();
        QApplication::setLayoutDirection(Qt::RightToLeft);
        const auto [mirroredLeft, mirroredAll] = dotsInLeftHalf();
        QApplication::setLayoutDirection(Qt::LeftToRight);
        QVERIFY(plainAll > 0);
        QCOMPARE(plainLeft, 0);
        QVERIFY(mirroredAll > 0);
        QCOMPARE(mirroredLeft, mirroredAll);
    }

    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        Theme::instance().apply({});
    }
    void init()
    {
        QSettings().clear();
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support).*"_s));
    }

    void arrowsChooseEnterOpensAndTheInspectorFollows()
    {
        Stage stage;
        QVERIFY(QTest::qWaitForWindowActive(stage.view.get()));
        QSignalSpy opened(stage.view.get(), &LibraryView::openRequested);
        stage.tree()->setFocus();
        QTest::keyClick(stage.tree(), Qt::Key_Home);
        QTest::keyClick(stage.tree(), Qt::Key_Down);
        QTest::keyClick(stage.tree(), Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        const auto id = opened.at(0).at(0).value<ResumeId>();
        QCOMPARE(stage.model.summary(id)->title, u"Senior Analytics Engineer — Quillon Rail"_s);
        QCOMPARE(stage.view->selected(), id);
    }

    void leftAndRightFoldVariantsAndItIsRemembered()
    {
        Stage stage;
        QVERIFY(QTest::qWaitForWindowActive(stage.view.get()));
        QVERIFY(stage.titles().startsWith(u"Marit — mast|Senior Analy"_s));
        stage.tree()->setFocus();
        QTest::keyClick(stage.tree(), Qt::Key_Home);
        QTest::keyClick(stage.tree(), Qt::Key_Left);
        QVERIFY(stage.titles().startsWith(u"Marit — mast|Data Product"_s));
        QVERIFY(stage.library.calls.contains(u"setSetting"_s));
        stage.load();
        QVERIFY(stage.titles().startsWith(u"Marit — mast|Data Product"_s));
        QTest::keyClick(stage.tree(), Qt::Key_Right);
        QVERIFY(stage.titles().startsWith(u"Marit — mast|Senior Analy"_s));
    }

    void f2RenamesInPlace()
    {
        Stage stage;
        QVERIFY(QTest::qWaitForWindowActive(stage.view.get()));
        stage.tree()->setFocus();
        QTest::keyClick(stage.tree(), Qt::Key_Home);
        QTest::keyClick(stage.tree(), Qt::Key_F2);
        auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(field);
        QTest::keyClicks(field, u"Master"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(stage.model.summary(stage.view->selected())->title, u"Master"_s);
    }

    void ctrlDMakesAVariantAndChoosesIt()
    {
        Stage stage;
        QVERIFY(QTest::qWaitForWindowActive(stage.view.get()));
        stage.tree()->setFocus();
        QTest::keyClick(stage.tree(), Qt::Key_Home);
        const ResumeId parent = stage.view->selected();
        QTest::keyClick(stage.tree(), Qt::Key_D, Qt::ControlModifier);
        QTRY_VERIFY(stage.view->selected() != parent);
        QCOMPARE(stage.model.summary(stage.view->selected())->parent, std::optional(parent));
    }

    void deleteMovesToTrashAndUndoBringsBack()
    {
        Stage stage;
        QVERIFY(QTest::qWaitForWindowActive(stage.view.get()));
        stage.tree()->setFocus();
        QTest::keyClick(stage.tree(), Qt::Key_End);
        const ResumeId id = stage.view->selected();
        QTest::keyClick(stage.tree(), Qt::Key_Delete);
        QTRY_VERIFY(!stage.model.summary(id));
        Toast *toast = toastOf(stage.view.get());
        QTRY_COMPARE(toast->message(), u"Moved to Trash, kept for 30 days."_s);
        QVERIFY(!stage.view->selected().isNull()); // the next row is chosen
        toast->findChild<QAbstractButton *>()->click();
        QTRY_VERIFY(stage.model.summary(id));
        QTRY_COMPARE(stage.view->selected(), id);
    }

    void aFailedWriteIsSaidAndChangesNothing()
    {
        Stage stage;
        stage.library.failNext = Error{Error::Kind::DiskFull, {}};
        stage.view->actions().setStatus(ResumeStatus::Archived);
        QTRY_COMPARE(toastOf(stage.view.get())->message(), u"Not saved. The disk is full."_s);
        QVERIFY(stage.model.summary(stage.view->selected())->status != ResumeStatus::Archived);
    }

    void statusTabsFilterAndCount()
    {
        Stage stage;
        auto *tabs = stage.view->findChild<SegmentedControl *>(u"statusTabs"_s);
        QCOMPARE(tabs->segment(0)->accessibleName(), u"All, 10"_s);
        QCOMPARE(tabs->segment(3)->accessibleName(), u"Archived, 1"_s);
        tabs->segment(3)->click();
        QCOMPARE(stage.titles(), u"One-page sum"_s);
        tabs->segment(0)->click();
        QVERIFY(stage.titles().count(u'|') == 9);
    }

    void searchFindsFieldsAndEnterOpensAtTheField()
    {
        Stage stage;
        QVERIFY(QTest::qWaitForWindowActive(stage.view.get()));
        QSignalSpy opened(stage.view.get(), &LibraryView::openRequested);
        stage.view->focusSearch();
        auto *field = stage.view->findChild<QLineEdit *>(u"librarySearch"_s);
        QCOMPARE(QApplication::focusWidget(), field);
        QTest::keyClicks(field, u"settlement"_s);
        QTRY_VERIFY(stage.view->findChild<SearchPanel *>()); // made by the first search
        auto *panel = stage.view->findChild<SearchPanel *>();
        QTRY_VERIFY(panel->results().resultCount() > 0);
        QCOMPARE(panel->results().resultCount(SearchHit::Kind::Job), 1);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.at(0).at(1).value<Location>().section, u"experience"_s);
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(field->text().isEmpty());
        QTRY_VERIFY(stage.tree()->isVisible());
    }

    void aMisspelledSearchOffersTheSpellingThatHasHits()
    {
        Stage stage;
        auto *field = stage.view->findChild<QLineEdit *>(u"librarySearch"_s);
        field->setText(u"settlment"_s);
        QTRY_VERIFY(stage.view->findChild<SearchPanel *>());
        auto *panel = stage.view->findChild<SearchPanel *>();
        QSignalSpy chosen(panel, &SearchPanel::spellingChosen);
        QTRY_VERIFY(panel->findChild<QAbstractButton *>() && panel->findChild<QAbstractButton *>()->isVisible());
        panel->findChild<QAbstractButton *>()->click();
        QCOMPARE(field->text(), u"settlement"_s);
        QTRY_VERIFY(panel->results().resultCount() > 0);
    }

    void aRowSaysWhatASightedPersonSees()
    {
        Stage stage;
        const QModelIndex parent = stage.tree()->model()->index(0, 0);
        const QString row = stage.tree()->model()->index(0, 0, parent).data(Qt::AccessibleTextRole).toString();
        QCOMPARE(row,
            u"Senior Analytics Engineer — Quillon Rail. Variant of Marit — master resume. For Quillon Rail. Draft. Edited 4 minutes ago."_s);
    }

    void thumbnailsAreDrawnOnceForEachContent()
    {
        Stage stage;
        QTRY_VERIFY(stage.painted > 0);
        const ResumeSummary summary = *stage.model.summary(stage.view->selected());
        QSignalSpy ready(stage.thumbnails.get(), &Thumbnails::ready);
        QTRY_VERIFY(!stage.thumbnails->picture(summary, 34, 1.0).isNull());
        // Ten rows and the inspector: each picture is drawn once, and painting again draws nothing.
        const int wanted = static_cast<int>(stage.model.resumes().size()) + 2; // and the one asked for above
        QTRY_VERIFY_WITH_TIMEOUT(stage.painted >= wanted - 1, 20'000);
        QTRY_COMPARE(QThreadPool::globalInstance()->activeThreadCount(), 0);
        QCoreApplication::processEvents();
        const int drawn = stage.painted;
        for (int again = 0; again < 5; ++again) {
            stage.tree()->viewport()->repaint();
            QCoreApplication::processEvents();
        }
        QVERIFY(stage.painted <= wanted);
        QCOMPARE(stage.painted, drawn);
    }

    void stateIsKeptAcrossWindows()
    {
        QSettings settings;
        {
            Stage stage;
            for (auto *control : stage.view->findChildren<SegmentedControl *>()) {
                if (control->segmentCount() == 2)
                    control->segment(1)->click();
            }
            stage.view->showInspector(false);
            stage.view->saveState(settings);
        }
        Stage stage;
        stage.view->restoreState(settings);
        QVERIFY(stage.view->findChild<QListView *>(u"resumeGrid"_s)->isVisible());
        QVERIFY(!stage.view->inspectorShown());
    }
};

QTEST_MAIN(TestLibraryView)
#include "tst_libraryview.moc"
