// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakelibrary.h"
#include "tests/support/noimporter.h"
#include "ui/components/overlay.h"
#include "ui/components/switch.h"
#include "ui/components/toast.h"
#include "ui/settings/settingscard.h"
#include "ui/settings/settingsview.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>

using namespace shortlist;
using namespace shortlist::ui;
using namespace Qt::StringLiterals;

namespace {

struct Stage
{
    Stage()
    {
        view = std::make_unique<SettingsView>(
            Services{library, library.clock, importer, {}, [this](const QString &path) { restored.append(path); }});
        view->resize(1280, 800);
        view->show();
    }
    FakeLibrary library;
    NoImporter importer;
    QStringList restored;
    std::unique_ptr<SettingsView> view;
};

} // namespace

class TestSettingsView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSettings::setDefaultFormat(QSettings::IniFormat); }
    void init()
    {
        QSettings().clear();
        Appearance light;
        light.mode = Appearance::Mode::Light;
        Theme::instance().apply(light);
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support).*"_s));
    }

    void aChangeHoldsAtOnceAndAfterTheNextStart()
    {
        Stage stage;
        auto *size = stage.view->findChild<QSlider *>(u"interfaceSize"_s);
        QTest::keyClick(size, Qt::Key_PageUp);
        QCOMPARE(Theme::instance().appearance().scalePercent, 110);
        auto *dim = stage.view->findChild<Switch *>(u"dimPages"_s);
        QTest::keyClick(dim, Qt::Key_Space);
        QCOMPARE(Theme::instance().appearance().dimPages, false);
        QSettings settings;
        const Appearance kept = Appearance::load(settings);
        QCOMPARE(kept.scalePercent, 110);
        QCOMPARE(kept.dimPages, false);
    }

    void searchingHidesWhatDoesNotFit()
    {
        Stage stage;
        auto *field = stage.view->findChild<QLineEdit *>();
        QTest::keyClicks(field, u"dim"_s);
        int shown = 0;
        for (const SettingsCard *card : stage.view->findChildren<SettingsCard *>())
            shown += card->isVisible() ? 1 : 0;
        QCOMPARE(shown, 1);
        QCOMPARE(field->accessibleDescription(), u"1 result"_s);
    }

    void aBackupIsMadeAndShown()
    {
        Stage stage;
        stage.view->findChild<QPushButton *>(u"backUpNow"_s)->click();
        QTRY_COMPARE(toastOf(stage.view.get())->message(), u"Backed up."_s);
        QTRY_VERIFY(stage.library.calls.count(u"backups"_s) == 2);
        auto *restore = stage.view->findChild<QPushButton *>(u"restoreBackup"_s);
        QTRY_VERIFY(restore->isEnabled());
        QCOMPARE(restore->menu()->actions().size(), 1);
    }

    void restoringAsksFirst()
    {
        Stage stage;
        stage.view->findChild<QPushButton *>(u"backUpNow"_s)->click();
        auto *restore = stage.view->findChild<QPushButton *>(u"restoreBackup"_s);
        QTRY_VERIFY(!restore->menu()->actions().isEmpty());
        restore->menu()->actions().first()->trigger();
        auto *question = stage.view->findChild<Question *>();
        QVERIFY(question);
        QVERIFY(stage.restored.isEmpty());
        question->findChild<QPushButton *>(u"questionYes"_s)->click();
        QCOMPARE(stage.restored, QStringList{u"/fake/Backups/library.shortlist"_s});
    }

    void theHealthCheckReportsBesideItsButton()
    {
        Stage stage;
        stage.view->findChild<QPushButton *>(u"checkLibrary"_s)->click();
        QTRY_VERIFY([&] {
            for (const QLabel *label : stage.view->findChildren<QLabel *>()) {
                if (label->text() == u"Nothing is wrong."_s)
                    return true;
            }
            return false;
        }());
    }
};

QTEST_MAIN(TestSettingsView)
#include "tst_settingsview.moc"
