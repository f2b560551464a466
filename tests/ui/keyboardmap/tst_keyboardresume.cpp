// SPDX-License-Identifier: GPL-3.0-or-later
// The keyboard map of the design where a resume is open, in the real window and without a mouse.
#include "tests/ui/keyboardmap/keyboardstage.h"
#include "ui/components/chiplist.h"
#include "ui/editor/entryheader.h"
#include "ui/history/difflist.h"
#include "ui/history/historyview.h"
#include "ui/history/timeline.h"
#include "ui/preview/pageview.h"

#include <QLineEdit>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::ui;

class TestKeyboardResume final : public QObject, private KeyboardStage
{
    Q_OBJECT

private slots:
    void initTestCase() { light(); }
    void init()
    {
        open();
        openResume();
    }
    void cleanup() { close(); }

    void ctrl4ShowsTheVersionsAndF8WalksThroughChanges()
    {
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
        press(*m_window, Qt::Key_S, Qt::ControlModifier);
        auto *field = m_window->findChild<QLineEdit *>(u"promptField"_s);
        QTRY_VERIFY(field && field->hasFocus());
        QTest::keyClicks(field, u"Sent"_s);
        press(*m_window, Qt::Key_Return);
        const ResumeId id = m_window->documentView().id();
        QTRY_COMPARE(m_library->versions(id).result().value().constFirst().name, u"Sent"_s);
    }

    void ctrlFFindsInAResume()
    {
        press(*m_window, Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        QTest::keyClicks(QApplication::focusWidget(), u"Tidewatch"_s);
        press(*m_window, Qt::Key_Return);
        QTRY_COMPARE(form()->section(), u"projects"_s);
    }

    void bulletsAreWalkedMadeMovedAndRemovedByKeys()
    {
        BulletList *bullets = firstBullets();
        QVERIFY(bullets);
        const qsizetype before = bullets->items().size();
        bullets->edit(0);
        press(*m_window, Qt::Key_End, Qt::ControlModifier);
        press(*m_window, Qt::Key_Return);
        QTRY_COMPARE(bullets->items().size(), before + 1);
        QCOMPARE(bullets->current(), 1);
        press(*m_window, Qt::Key_Backspace);
        QTRY_COMPARE(bullets->items().size(), before);
        QCOMPARE(bullets->current(), 0);
        const QString first = bullets->items().at(0).text;
        press(*m_window, Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE(bullets->items().at(1).text, first);
        press(*m_window, Qt::Key_Up, Qt::AltModifier);
        QTRY_COMPARE(bullets->items().at(0).text, first);
        press(*m_window, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(cards().at(1)->isAncestorOf(QApplication::focusWidget()) || firstBullets()->current() != 0);
    }

    void altArrowsMoveEntriesSectionsAndChips()
    {
        const QString title = entryTitle(0);
        auto *header = cards().at(0)->findChild<EntryHeader *>();
        header->setFocus(Qt::TabFocusReason);
        press(*m_window, Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE(entryTitle(1), title);
        press(*m_window, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(entryTitle(0), title);

        auto *sections = m_window->findChild<QListView *>(u"sections"_s);
        sections->setFocus(Qt::TabFocusReason);
        const QModelIndex chosen = sections->currentIndex();
        const QString heading = chosen.data().toString();
        press(*m_window, Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE(sections->model()->index(chosen.row() + 1, 0).data().toString(), heading);

        m_window->documentView().goTo({u"skills"_s, {}, {}});
        QTRY_VERIFY(form()->findChild<ChipList *>());
        auto *chips = form()->findChild<ChipList *>();
        const QString second = chips->texts().at(1);
        chips->setFocus(Qt::TabFocusReason);
        press(*m_window, Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE(chips->texts().at(0), second);
    }

    void ctrlPlusMinusAndZeroZoomThePage()
    {
        auto *page = m_window->findChild<PageView *>();
        QVERIFY(page->isFitWidth());
        firstBullets()->edit(0);
        const double fitting = page->zoom();
        press(*m_window, Qt::Key_Plus, Qt::ControlModifier);
        QVERIFY(page->zoom() > fitting && !page->isFitWidth());
        const double larger = page->zoom();
        press(*m_window, Qt::Key_Minus, Qt::ControlModifier);
        QVERIFY(page->zoom() < larger);
        press(*m_window, Qt::Key_0, Qt::ControlModifier);
        QVERIFY(page->isFitWidth());
    }

    void shiftF6GoesThroughThePanesTheOtherWay()
    {
        firstBullets()->edit(0);
        QWidget *const start = QApplication::focusWidget();
        press(*m_window, Qt::Key_F6);
        QVERIFY(QApplication::focusWidget() != start);
        press(*m_window, Qt::Key_F6, Qt::ShiftModifier);
        QTRY_VERIFY(form()->isAncestorOf(QApplication::focusWidget()));
    }

private:
    FormPane *form() const { return m_window->findChild<EditorView *>()->form(); }
    QList<EntryCard *> cards() const { return m_window->findChild<EntriesForm *>()->cards(); }
    BulletList *firstBullets() const { return cards().first()->bullets(); }
    QString entryTitle(int at) const
    {
        const Content &content = m_window->documentView().session()->document().content();
        return content.section(u"experience"_s)->entries.at(at).field(u"title"_s);
    }
};

QTEST_MAIN(TestKeyboardResume)
#include "tst_keyboardresume.moc"
