// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/findwidget.h"
#include "tests/support/samplelibrary.h"
#include "ui/components/button.h"
#include "ui/components/overlay.h"
#include "ui/components/toast.h"
#include "ui/theme/theme.h"
#include "ui/trash/trashdelegate.h"
#include "ui/trash/trashview.h"

#include <QLabel>
#include <QListView>
#include <QRegularExpression>
#include <QStackedWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::ui;

class TestTrashView final : public QObject
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
        m_view = std::make_unique<TrashView>(*m_library, m_library->clock);
        m_view->resize(900, 600);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    }
    void cleanup()
    {
        m_view.reset();
        m_library.reset();
    }

    void anEmptyTrashSaysWhatItIsFor()
    {
        QTRY_VERIFY(!list()->isVisible());
        QVERIFY(!button(u"Restore"_s)->isVisible());
    }

    void whatIsDeletedAppearsWithTheDaysItIsKept()
    {
        trash(2);
        QTRY_COMPARE(m_view->count(), 2);
        const QString spoken = list()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(spoken.endsWith(u"30 days left."_s), qPrintable(spoken));
    }

    void restoreBringsItBackAndGoesOnWithTheNextRow()
    {
        trash(2);
        QTRY_COMPARE(m_view->count(), 2);
        list()->setFocus();
        list()->setCurrentIndex(list()->model()->index(0, 0));
        const QString title = list()->currentIndex().data().toString();
        QTest::mouseClick(button(u"Restore"_s), Qt::LeftButton);
        QTRY_COMPARE(m_view->count(), 1);
        QVERIFY(list()->currentIndex().isValid());
        QCOMPARE(toastOf(m_view.get())->message(), u"Restored “%1”"_s.arg(title));
    }

    void deletingForGoodAsksAndNamesTheVersions()
    {
        trash(1);
        QTRY_COMPARE(m_view->count(), 1);
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Delete);
        auto *question = m_view->findChild<Question *>();
        QVERIFY(question);
        bool told = false;
        for (const QLabel *label : question->findChildren<QLabel *>())
            told = told || label->text().contains(u"versions go too"_s);
        QVERIFY(told);
        QCOMPARE(m_view->count(), 1);
        QTest::mouseClick(question->findChild<QPushButton *>(u"questionYes"_s), Qt::LeftButton);
        QTRY_COMPARE(m_view->count(), 0);
        QVERIFY(m_library->calls.contains(u"deleteForGood"_s));
    }

    void escapeLeavesEverythingAsItWas()
    {
        trash(1);
        QTRY_COMPARE(m_view->count(), 1);
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Delete);
        auto *question = m_view->findChild<Question *>();
        QVERIFY(question);
        QTest::keyClick(question, Qt::Key_Escape);
        QCOMPARE(m_view->count(), 1);
        QVERIFY(!m_library->calls.contains(u"deleteForGood"_s));
    }

    void wordsForTheLastDays()
    {
        QCOMPARE(daysLeftText(29), u"29 days left"_s);
        QCOMPARE(daysLeftText(1), u"1 day left"_s);
        QCOMPARE(daysLeftText(0), u"Goes today"_s);
    }

private:
    void trash(int count)
    {
        const QList<ResumeSummary> resumes = m_library->resumes().result().value();
        for (int at = 0; at < count; ++at)
            QVERIFY(m_library->trashResume(resumes.at(at).id).result().has_value());
    }
    QListView *list() const { return m_view->findChild<QListView *>(); }
    Button *button(const QString &text) const { return widgetWithText<Button>(*m_view, text); }

    std::unique_ptr<FakeLibrary> m_library;
    std::unique_ptr<TrashView> m_view;
};

QTEST_MAIN(TestTrashView)
#include "tst_trashview.moc"
