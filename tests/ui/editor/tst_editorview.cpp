// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplelibrary.h"
#include "ui/components/chiplist.h"
#include "ui/editor/autoheightedit.h"
#include "ui/editor/bulletedit.h"
#include "ui/editor/bulletlist.h"
#include "ui/editor/editorview.h"
#include "ui/editor/entriesform.h"
#include "ui/editor/entrycard.h"
#include "ui/editor/entryheader.h"
#include "ui/editor/fieldgrid.h"
#include "ui/editor/findbar.h"
#include "ui/editor/formpane.h"
#include "ui/editor/resumesession.h"
#include "ui/editor/sectionmodel.h"
#include "ui/editor/sectionpanel.h"
#include "ui/preview/pageview.h"
#include "ui/preview/previewpane.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLineEdit>
#include <QListView>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::ui;

class TestEditorView final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QSettings().clear();
        Theme::instance().apply({});
    }

    void init()
    {
        // All but what the offscreen platform says about itself.
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        cleanup(); // a test that failed early leaves its own behind
        m_library = std::make_unique<FakeLibrary>();
        fillSampleLibrary(*m_library);
        open(u"Marit — master resume"_s);
        m_view = std::make_unique<EditorView>(*m_session);
        m_view->resize(1280, 752);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        QTRY_VERIFY(m_view->preview()->view()->pageCount() > 0);
    }

    void cleanup()
    {
        m_view.reset();
        m_session.reset();
        m_library.reset();
        QSettings().clear();
    }

    void typingInABulletChangesTheDocumentAndThePage()
    {
        bullets()->edit(0);
        QTest::keyClicks(focus(), u"xyz"_s);
        QVERIFY(bulletTexts().first().endsWith(u"xyz"_s));
        QTRY_VERIFY(m_view->preview()->view()->pages()->plainText().contains(u"xyz"_s));
        QCOMPARE(m_session->document().undoName(), u"Edit bullet"_s);
    }

    void enterMakesTheNextBulletAndBackspaceTakesItAway()
    {
        const qsizetype before = bulletTexts().size();
        bullets()->edit(0);
        QTest::keyClick(focus(), Qt::Key_Return);
        QCOMPARE(bulletTexts().size(), before + 1);
        QCOMPARE(bullets()->current(), 1);
        QTest::keyClicks(focus(), u"New"_s);
        QCOMPARE(bulletTexts().at(1), u"New"_s);
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(focus(), Qt::Key_Backspace);
        QCOMPARE(bulletTexts().size(), before);
        QCOMPARE(bullets()->current(), 0);
    }

    void enterInTheMiddleSplitsAndBackspaceAtTheStartJoins()
    {
        const QString whole = bulletTexts().first();
        bullets()->edit(0, 7);
        QTest::keyClick(focus(), Qt::Key_Return);
        QCOMPARE(bulletTexts().at(0), whole.left(7));
        QCOMPARE(bulletTexts().at(1), whole.mid(7));
        QTest::keyClick(focus(), Qt::Key_Backspace);
        QCOMPARE(bulletTexts().first(), whole);
        QCOMPARE(bullets()->editor()->cursorPosition(), 7);
    }

    void altArrowsMoveABullet()
    {
        const QStringList before = bulletTexts();
        bullets()->edit(0);
        QTest::keyClick(focus(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(bulletTexts().at(1), before.at(0));
        QCOMPARE(bullets()->current(), 1);
        QTest::keyClick(focus(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(bulletTexts(), before);
        QTest::keyClick(focus(), Qt::Key_Up, Qt::AltModifier); // nowhere to go
        QCOMPARE(bulletTexts(), before);
    }

    void ctrlEnterGoesToTheNextEntry()
    {
        bullets()->edit(0);
        QTest::keyClick(focus(), Qt::Key_Return, Qt::ControlModifier);
        auto *field = qobject_cast<QLineEdit *>(focus());
        QVERIFY(field);
        QCOMPARE(field->text(), u"Data Analyst"_s);
    }

    void arrowsAndTabGoFromBulletToBullet()
    {
        bullets()->edit(0);
        QTest::keyClick(focus(), Qt::Key_Tab);
        QCOMPARE(bullets()->current(), 1);
        QTest::keyClick(focus(), Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(bullets()->current(), 0);
        QTest::keyClick(focus(), Qt::Key_End, Qt::ControlModifier);
        QTest::keyClick(focus(), Qt::Key_Down);
        QCOMPARE(bullets()->current(), 1);
        bullets()->edit(static_cast<int>(bulletTexts().size()) - 1);
        QTest::keyClick(focus(), Qt::Key_Tab);
        QCOMPARE(bullets()->current(), -1);
        QVERIFY(focus() != bullets());
    }

    void aPasteOfSeveralLinesMakesSeveralBullets()
    {
        const qsizetype before = bulletTexts().size();
        bullets()->edit(0);
        QApplication::clipboard()->setText(u" and more\n• second\n- third"_s);
        QTest::keyClick(focus(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(bulletTexts().size(), before + 2);
        QVERIFY(bulletTexts().at(0).endsWith(u"and more"_s));
        QCOMPARE(bulletTexts().at(1), u"second"_s);
        QCOMPARE(bulletTexts().at(2), u"third"_s);
    }

    void bulletsSayWhichTheyAre()
    {
        bullets()->edit(4);
        QCOMPARE(focus()->accessibleName(), u"Bullet 5 of 5, Merewick Energy"_s);
    }

    void workHereNowEndsWithPresentAndLocksTheEnd()
    {
        auto *check = card()->findChild<QCheckBox *>(u"openEnd"_s);
        QVERIFY(check->isChecked());
        QWidget *end = card()->fields()->fieldWidget(u"endDate"_s);
        QVERIFY(!end->isEnabled());
        check->click();
        QVERIFY(end->isEnabled());
        QVERIFY(entry().field(u"endDate"_s).isEmpty());
        check->click();
        QCOMPARE(entry().field(u"endDate"_s), u"present"_s);
    }

    void datesAreReadAsTypedAndShownTidyAfterwards()
    {
        QVERIFY(card()->fields()->focusField(u"startDate"_s));
        auto *field = qobject_cast<QLineEdit *>(focus());
        field->selectAll();
        QTest::keyClicks(field, u"4/2019"_s);
        QCOMPARE(field->text(), u"4/2019"_s);
        QCOMPARE(entry().field(u"startDate"_s), u"2019-04"_s);
        QTest::keyClick(field, Qt::Key_Tab);
        QCOMPARE(field->text(), u"Apr 2019"_s);
    }

    void anEndBeforeItsStartIsSaidAtTheField()
    {
        const EntryCard *second = entries()->cards().at(1);
        entries()->cards().at(1)->setExpanded(true);
        QVERIFY(second->fields()->focusField(u"endDate"_s));
        auto *field = qobject_cast<QLineEdit *>(focus());
        field->selectAll();
        QTest::keyClicks(field, u"2012"_s);
        QCOMPARE(field->accessibleDescription(), u"Ends before it starts"_s);
        field->selectAll();
        QTest::keyClicks(field, u"2022"_s);
        QVERIFY(field->accessibleDescription().isEmpty());
    }

    void undoGoesBackToThePlaceThatChanged()
    {
        bullets()->edit(2);
        QTest::keyClicks(focus(), u"!"_s);
        m_view->goTo({u"summary"_s, {}, {}});
        QCOMPARE(m_view->form()->section(), u"summary"_s);
        m_view->undo();
        QCOMPARE(m_view->form()->section(), u"experience"_s);
        QCOMPARE(bullets()->current(), 2);
        QVERIFY(!bulletTexts().at(2).endsWith(u'!'));
        m_view->redo();
        QVERIFY(bulletTexts().at(2).endsWith(u'!'));
    }

    void entriesMoveDuplicateAndGoByKeys()
    {
        EntryHeader *header = card()->header();
        header->setFocus();
        QTest::keyClick(header, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(section(u"experience"_s).entries.at(1).field(u"title"_s), u"Senior Data Analyst"_s);
        QCOMPARE(focus(), header);
        emit entries()->cards().first()->duplicateWanted();
        QCOMPARE(section(u"experience"_s).entries.size(), 5);
        entries()->cards().first()->header()->setFocus();
        QTest::keyClick(focus(), Qt::Key_Delete);
        QCOMPARE(section(u"experience"_s).entries.size(), 4);
        QVERIFY(qobject_cast<EntryHeader *>(focus())); // the next one
        m_view->undo();
        QCOMPARE(section(u"experience"_s).entries.size(), 5);
    }

    void addEntryOpensAnEmptyOneWithTheCursorInIt()
    {
        m_view->form()->findChild<QAbstractButton *>(u"addEntry"_s)->click();
        QCOMPARE(section(u"experience"_s).entries.size(), 5);
        QCOMPARE(focus()->accessibleName(), u"Job title"_s);
        QTest::keyClicks(focus(), u"Intern"_s);
        QCOMPARE(section(u"experience"_s).entries.last().field(u"title"_s), u"Intern"_s);
    }

    void sectionsMoveRenameAndHideByKeysAndModel()
    {
        QListView *list = m_view->sections()->list();
        SectionModel *model = m_view->sections()->model();
        const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        list->setFocus();
        list->setCurrentIndex(model->index(model->rowOf(u"education"_s)));
        const int row = model->rowOf(u"education"_s);
        QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(model->rowOf(u"education"_s), row - 1);
        QVERIFY(model->setData(model->index(row - 1), u"Studies"_s, Qt::EditRole));
        QCOMPARE(model->index(row - 1).data().toString(), u"Studies"_s);
        QCOMPARE(section(u"education"_s).heading, u"Studies"_s);
        QTest::keyClick(list, Qt::Key_Delete);
        QVERIFY(!m_session->document().content().section(u"education"_s));
        m_view->undo();
        QVERIFY(m_session->document().content().section(u"education"_s));
    }

    void everySectionHasAForm()
    {
        const QStringList order = sectionOrder(m_session->document().content(), m_session->document().look());
        QVERIFY(order.size() >= 7);
        for (const QString &key : order) {
            m_view->goTo({key, {}, {}});
            QCOMPARE(m_view->form()->section(), key);
            QVERIFY2(m_view->form()->isAncestorOf(focus()), qPrintable(key));
            QVERIFY2(!focus()->accessibleName().isEmpty(), qPrintable(key));
        }
    }

    void skillsAreChips()
    {
        m_view->goTo({u"skills"_s, {}, {}});
        auto *chips = m_view->form()->findChild<ChipList *>();
        QVERIFY(chips);
        emit chips->added(u"Rust"_s);
        QVERIFY(section(u"skills"_s).entries.first().lists.value(u"keywords"_s).last().text == u"Rust"_s);
        QVERIFY(chips->texts().contains(u"Rust"_s));
    }

    void aClickOnThePageFocusesItsField()
    {
        PageView *view = m_view->preview()->view();
        const TextItem bullet = section(u"experience"_s).entries.first().lists.value(u"bullets"_s).at(1);
        const auto areas = view->pages()->areasOf({u"experience"_s, bullet.id, u"bullets"_s});
        QVERIFY(!areas.empty());
        const QPoint at = view->toView(areas.front().page, areas.front().rect.center()).toPoint();
        QCOMPARE(view->placeAt(at).item, bullet.id);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(bullets()->current(), 1);
        QCOMPARE(focus(), bullets()->editor());
    }

    void focusingAFieldScrollsThePage()
    {
        PageView *view = m_view->preview()->view();
        view->setZoom(1.5);
        m_view->goTo({u"personalInfo"_s, {}, u"name"_s});
        const Entry last = section(u"certifications"_s).entries.last();
        m_view->goTo({u"certifications"_s, last.id, u"name"_s});
        const auto areas = view->pages()->areasOf({u"certifications"_s, last.id, {}});
        QVERIFY(!areas.empty());
        const QPoint at = view->toView(areas.front().page, areas.front().rect.center()).toPoint();
        QVERIFY(view->viewport()->rect().adjusted(-4000, 0, 4000, 0).contains(at));
    }

    void zoomKeysWorkFromAnywhereInTheEditor()
    {
        PageView *view = m_view->preview()->view();
        bullets()->edit(0);
        QVERIFY(view->isFitWidth());
        const double fit = view->zoom();
        QTest::keyClick(focus(), Qt::Key_Plus, Qt::ControlModifier);
        QVERIFY(view->zoom() > fit);
        QTest::keyClick(focus(), Qt::Key_Minus, Qt::ControlModifier);
        QTest::keyClick(focus(), Qt::Key_Minus, Qt::ControlModifier);
        QVERIFY(view->zoom() < fit);
        QTest::keyClick(focus(), Qt::Key_0, Qt::ControlModifier);
        QVERIFY(view->isFitWidth());
        QCOMPARE(view->zoom(), fit);
    }

    void f6GoesFromPaneToPaneAndRemembersThePlace()
    {
        bullets()->edit(3);
        QVERIFY(m_view->focusNextPane(true));
        QCOMPARE(focus(), m_view->preview()->view());
        QVERIFY(!m_view->focusNextPane(true)); // the window's next pane is not ours
        QVERIFY(m_view->focusNextPane(false));
        QVERIFY(m_view->form()->isAncestorOf(focus()));
        QVERIFY(m_view->focusNextPane(false));
        QCOMPARE(focus(), m_view->sections()->list());
        QVERIFY(!m_view->focusNextPane(false));
    }

    void findStepsThroughTheDocument()
    {
        m_view->openFind();
        QTest::keyClicks(focus(), u"merewick"_s);
        QTest::keyClick(focus(), Qt::Key_Return);
        QWidget *company = card()->fields()->fieldWidget(u"company"_s);
        QCOMPARE(qobject_cast<QLineEdit *>(company)->selectedText(), u"Merewick"_s);
        QCOMPARE(focus()->objectName(), u"find"_s);
        QTest::keyClick(focus(), Qt::Key_Escape);
        QCOMPARE(focus(), company);
    }

    void thePanesFollowTheWidth()
    {
        QCOMPARE(m_view->arrangement(), EditorView::Arrangement::Columns);
        QVERIFY(m_view->sections()->isVisible());
        m_view->resize(1100, 700);
        QCOMPARE(m_view->arrangement(), EditorView::Arrangement::SectionMenu);
        QVERIFY(!m_view->sections()->isVisible());
        QVERIFY(m_view->form()->findChild<QWidget *>(u"sectionMenu"_s)->isVisible());
        QVERIFY(m_view->preview()->isVisible());
        m_view->resize(960, 600);
        QCOMPARE(m_view->arrangement(), EditorView::Arrangement::Switched);
        QVERIFY(!m_view->preview()->isVisible());
        m_view->setShown(EditorView::Shown::Page);
        QVERIFY(m_view->preview()->isVisible() && !m_view->form()->isVisible());
        m_view->setShown(EditorView::Shown::Both);
        QVERIFY(m_view->preview()->isVisible() && m_view->form()->isVisible());
        m_view->resize(1280, 752);
        QVERIFY(m_view->sections()->isVisible() && m_view->preview()->isVisible());
    }

    void aFailedSaveIsSaidWithTwoWaysOut()
    {
        bullets()->edit(0);
        m_library->failNext = Error{Error::Kind::DiskFull, {}};
        QTest::keyClicks(focus(), u"x"_s);
        m_session->retry();
        QTRY_COMPARE(m_session->saveState(), ResumeSession::SaveState::Failed);
        QStringList texts;
        for (const QAbstractButton *button : m_view->findChildren<QAbstractButton *>()) {
            if (button->isVisible())
                texts.append(button->text());
        }
        QVERIFY(texts.contains(u"Save elsewhere…"_s));
        QVERIFY(texts.contains(u"Try again"_s));
    }

    void everyControlThatTakesFocusHasAName()
    {
        const QStringList order = sectionOrder(m_session->document().content(), m_session->document().look());
        for (const QString &key : order) {
            m_view->goTo({key, {}, {}});
            for (const QWidget *widget : m_view->findChildren<QWidget *>()) {
                const bool takesFocus = (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->isVisible();
                if (!takesFocus || widget->inherits("BulletList"))
                    continue;
                const auto *button = qobject_cast<const QAbstractButton *>(widget);
                const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
                const bool list = qobject_cast<const BulletList *>(widget) != nullptr; // its editor has the name
                QVERIFY2(named || list, qPrintable(key + u": "_s + QLatin1String(widget->metaObject()->className())));
            }
        }
    }

    void tenThousandBulletsOpenAndTakeKeys()
    {
        m_session->document().edit(u"Many"_s, {}, [](ResumeDocument::State &state) {
            QList<TextItem> &list = state.content.section(u"experience"_s)->entries.first().lists[u"bullets"_s];
            for (int i = 0; i < 10'000; ++i)
                list.append(newTextItem(u"Bullet number %1 of a long list"_s.arg(i)));
        });
        QCOMPARE(bullets()->items().size(), 10'005);
        QVERIFY(m_view->findChildren<AutoHeightEdit *>().size() < 20);
        bullets()->edit(9'000);
        QTest::keyClicks(focus(), u"z"_s);
        QVERIFY(bulletTexts().at(9'000).endsWith(u'z'));
    }

private:
    void open(const QString &title)
    {
        ResumeId id;
        for (const ResumeSummary &row : m_library->resumes().result().value()) {
            if (row.title == title)
                id = row.id;
        }
        m_session = std::make_unique<ResumeSession>(*m_library, m_library->clock);
        m_session->open(id);
        QTRY_VERIFY(m_session->isOpen());
    }
    [[nodiscard]] static QWidget *focus() { return QApplication::focusWidget(); }
    [[nodiscard]] EntriesForm *entries() const { return m_view->form()->findChild<EntriesForm *>(); }
    [[nodiscard]] EntryCard *card() const { return entries()->cards().first(); }
    [[nodiscard]] BulletList *bullets() const { return card()->bullets(); }
    [[nodiscard]] const Section &section(const QString &key) const
    {
        return *m_session->document().content().section(key);
    }
    [[nodiscard]] Entry entry() const { return section(u"experience"_s).entries.first(); }
    [[nodiscard]] QStringList bulletTexts() const
    {
        QStringList texts;
        for (const TextItem &item : entry().lists.value(u"bullets"_s))
            texts.append(item.text);
        return texts;
    }

    std::unique_ptr<FakeLibrary> m_library;
    std::unique_ptr<ResumeSession> m_session;
    std::unique_ptr<EditorView> m_view;
};

QTEST_MAIN(TestEditorView)
#include "tst_editorview.moc"
