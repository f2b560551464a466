// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/jobrequirements.h"
#include "tests/support/findwidget.h"
#include "tests/support/samplelibrary.h"
#include "ui/components/button.h"
#include "ui/components/chiplist.h"
#include "ui/components/textfield.h"
#include "ui/jobs/jobform.h"
#include "ui/jobs/jobsview.h"
#include "ui/jobs/postingedit.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QRegularExpression>
#include <QShortcut>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::ui;

class TestJobsView final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::instance().apply({}); }
    void init()
    {
        // The offscreen platform says of many things that it has no such thing.
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        m_library = std::make_unique<FakeLibrary>();
    }
    void cleanup()
    {
        m_view.reset();
        m_library.reset();
    }

    void anEmptyPlaceOffersToPasteAPosting()
    {
        open(false);
        QVERIFY(button(u"Paste a posting"_s)->isVisible());
        QGuiApplication::clipboard()->setText(u"Data Engineer\n\nBuild pipelines."_s);
        QTest::mouseClick(button(u"Paste a posting"_s), Qt::LeftButton);
        QTRY_COMPARE(jobs().size(), 1);
        QCOMPARE(jobs().constFirst().title, u"Data Engineer"_s);
        QVERIFY(jobs().constFirst().description.contains(u"Build pipelines."_s));
        QTRY_COMPARE(field(u"Title"_s)->text(), u"Data Engineer"_s);
    }

    void anEmptyClipboardMakesNoJob()
    {
        open(false);
        QGuiApplication::clipboard()->clear();
        m_view->pasteNewJob();
        QVERIFY(jobs().isEmpty());
    }

    void aNewJobIsChosenWithItsTitleSelected()
    {
        open();
        m_view->newJob();
        QTRY_COMPARE(field(u"Title"_s)->text(), u"New job"_s);
        QTRY_VERIFY(field(u"Title"_s)->hasFocus());
        QCOMPARE(field(u"Title"_s)->selectedText(), u"New job"_s);
        QTest::keyClicks(field(u"Title"_s), u"Statistician"_s);
        m_view->flush();
        QTRY_COMPARE(m_library->job(m_view->selected()).result().value().title, u"Statistician"_s);
        QTRY_COMPARE(list()->currentIndex().data().toString(), u"Statistician"_s);
    }

    void fieldsAreSavedAndUndoneWithoutTheFieldsOwnUndo()
    {
        open();
        // The window binds the keys; here the test does.
        connect(new QShortcut(QKeySequence::Undo, m_view.get()), &QShortcut::activated, m_view.get(), &JobsView::undo);
        connect(new QShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_Z, m_view.get()), &QShortcut::activated, m_view.get(),
            &JobsView::redo);
        TextField *company = field(u"Company"_s);
        const QString before = company->text();
        company->setFocus();
        company->selectAll();
        QTest::keyClicks(company, u"Other"_s);
        QTest::keyClick(company, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(company->text(), before);
        QTest::keyClick(company, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(company->text(), u"Other"_s);
        QTRY_COMPARE(m_library->job(m_view->selected()).result().value().company, u"Other"_s);
    }

    void anEmptyTitleIsToldBelowTheField()
    {
        open();
        TextField *title = field(u"Title"_s);
        title->setFocus();
        title->selectAll();
        QTest::keyClick(title, Qt::Key_Delete);
        QVERIFY(title->hasError());
        QCOMPARE(title->accessibleDescription(), u"A job needs a title"_s);
        QTest::keyClicks(title, u"X"_s);
        QVERIFY(!title->hasError());
    }

    void wordsOfThePostingBecomeAChipWithCtrlEnter()
    {
        open();
        PostingEdit *text = m_view->findChild<PostingEdit *>();
        text->setFocus();
        QTextCursor cursor = text->document()->find(u"CI/CD"_s);
        QVERIFY(!cursor.isNull());
        text->setTextCursor(cursor);
        QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(chips(u"Required skills"_s)->texts(), QStringList{u"CI/CD"_s});
        m_view->flush();
        QTRY_COMPARE(
            requirements(m_library->job(m_view->selected()).result().value().extracted, u"requiredSkills"_s).size(), 1);
    }

    void chipsAreEditedRemovedAndUndone()
    {
        open();
        ChipList *required = chips(u"Required skills"_s);
        required->setFocus();
        QTest::keyClick(required, Qt::Key_End);
        QTest::keyClick(required, Qt::Key_Return);
        auto *editor = required->findChild<QLineEdit *>();
        QVERIFY(editor);
        QTest::keyClicks(editor, u"SQL"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(required->texts(), QStringList{u"SQL"_s});
        QTest::keyClick(required->findChild<QLineEdit *>(), Qt::Key_Escape);
        required->setFocus();
        QTest::keyClick(required, Qt::Key_Home);
        QTest::keyClick(required, Qt::Key_Delete);
        QCOMPARE(required->texts(), QStringList());
        m_view->undo();
        QCOMPARE(required->texts(), QStringList{u"SQL"_s});
    }

    void altDownOnTheLastRequiredSkillMakesItPreferredAndBack()
    {
        open();
        JobRecord job = m_library->job(m_view->selected()).result().value();
        setRequirements(job.extracted, u"requiredSkills"_s, {u"SQL"_s, u"dbt"_s});
        m_library->clock.advance(1000);
        QVERIFY(m_library->saveJob(job).result().has_value());
        ChipList *required = chips(u"Required skills"_s);
        ChipList *preferred = chips(u"Preferred skills"_s);
        QTRY_COMPARE(required->texts().size(), 2);
        required->setFocus();
        required->setCurrent(1);
        QTest::keyClick(required, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(required->texts(), QStringList{u"SQL"_s});
        QCOMPARE(preferred->texts(), QStringList{u"dbt"_s});
        QVERIFY(preferred->hasFocus());
        QTest::keyClick(preferred, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(required->texts().size(), 2);
        QVERIFY(required->hasFocus());
    }

    void searchNarrowsTheListAndSaysSoWhereNothingFits()
    {
        open();
        const int all = list()->model()->rowCount();
        auto *search = m_view->findChild<SearchField *>();
        m_view->focusSearch();
        QTest::keyClicks(search, u"lanternfield"_s);
        QCOMPARE(list()->model()->rowCount(), 1);
        QTest::keyClick(search, Qt::Key_Escape);
        QCOMPARE(list()->model()->rowCount(), all);
    }

    void theFootListsTheResumesThatAimAtTheJob()
    {
        open();
        selectCompany(u"Quillon Rail"_s);
        auto *foot = listNamed(u"Resumes for this job"_s);
        QTRY_COMPARE(foot->model()->rowCount(), 1);
        QSignalSpy opened(m_view.get(), &JobsView::openResumeRequested);
        foot->setFocus();
        foot->setCurrentIndex(foot->model()->index(0, 0));
        QTest::keyClick(foot, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
    }

    void aTailoredVariantIsMadeOfTheChosenResumeAndOpened()
    {
        open();
        selectCompany(u"Quillon Rail"_s);
        const qsizetype before = m_library->resumes().result().value().size();
        QSignalSpy opened(m_view.get(), &JobsView::openResumeRequested);
        QTRY_VERIFY(button(u"Create tailored variant"_s)->isEnabled());
        QTest::mouseClick(button(u"Create tailored variant"_s), Qt::LeftButton);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QAction *master = menu->actions().at(1);
        QVERIFY(!master->isSeparator());
        master->trigger();
        menu->close();
        QTRY_COMPARE(opened.size(), 1);
        const QList<ResumeSummary> resumes = m_library->resumes().result().value();
        QCOMPARE(resumes.size(), before + 1);
        const auto made = std::find_if(resumes.cbegin(), resumes.cend(),
            [&](const ResumeSummary &one) { return one.id == opened.constFirst().constFirst().value<ResumeId>(); });
        QVERIFY(made != resumes.cend());
        QCOMPARE(made->title, u"Senior Analytics Engineer — Quillon Rail"_s);
        QVERIFY(made->parent && made->targetJob == m_view->selected());
    }

    void deletedJobsGoToTrash()
    {
        open();
        const qsizetype before = jobs().size();
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Delete);
        QTRY_COMPARE(jobs().size(), before - 1);
        QTRY_COMPARE(list()->model()->rowCount(), int(before) - 1);
        QVERIFY(list()->currentIndex().isValid());
        QCOMPARE(m_library->trash().result().value().size(), 1);
    }

    void aDroppedPageIsReadAsText()
    {
        open(false);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"posting.html"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("<html><head><title>x</title></head><body><h1>Data Lead</h1><ul><li>SQL</li></ul></body></html>");
        file.close();
        m_view->newJobFromFile(path);
        QTRY_COMPARE(jobs().size(), 1);
        QCOMPARE(jobs().constFirst().title, u"Data Lead"_s);
        QVERIFY(jobs().constFirst().description.contains(u"• SQL"_s));
    }

    void aPastedPageKeepsItsListsAndLosesItsMarkup()
    {
        open();
        PostingEdit *text = m_view->findChild<PostingEdit *>();
        auto *data = new QMimeData;
        data->setHtml(u"<p>We need:</p><ul><li>SQL &amp; dbt</li></ul>"_s);
        QGuiApplication::clipboard()->setMimeData(data);
        text->setFocus();
        text->selectAll();
        text->paste();
        QVERIFY2(text->toPlainText().contains(u"• SQL & dbt"_s), qPrintable(text->toPlainText()));
        QVERIFY(!text->toPlainText().contains(u'<'));
    }

    void inANarrowWindowRequirementsHaveTheirOwnPage()
    {
        open();
        QVERIFY(chips(u"Keywords"_s)->isVisible());
        m_view->resize(700, 600);
        QTRY_VERIFY(!chips(u"Keywords"_s)->isVisible());
        QVERIFY(m_view->findChild<PostingEdit *>()->isVisible());
    }

private:
    void open(bool filled = true)
    {
        if (filled)
            fillSampleLibrary(*m_library);
        m_view = std::make_unique<JobsView>(*m_library, m_library->clock);
        m_view->resize(1064, 800);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        if (filled)
            QTRY_VERIFY(!m_view->selected().isNull());
    }
    QList<JobRecord> jobs() const { return m_library->jobs().result().value(); }
    void selectCompany(const QString &company)
    {
        for (const JobRecord &job : jobs()) {
            if (job.company == company)
                m_view->select(job.id);
        }
        QTRY_COMPARE(field(u"Company"_s)->text(), company);
    }
    QListView *listNamed(const QString &name) const { return widgetNamed<QListView>(*m_view, name); }
    QListView *list() const { return listNamed(u"Jobs"_s); }
    TextField *field(const QString &name) const { return widgetNamed<TextField>(*m_view, name); }
    ChipList *chips(const QString &name) const { return widgetNamed<ChipList>(*m_view, name); }
    Button *button(const QString &text) const { return widgetWithText<Button>(*m_view, text); }

    std::unique_ptr<FakeLibrary> m_library;
    std::unique_ptr<JobsView> m_view;
};

QTEST_MAIN(TestJobsView)
#include "tst_jobsview.moc"
