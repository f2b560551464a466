// SPDX-License-Identifier: GPL-3.0-or-later
// The program as a whole on a real library file, with its event loop: what ends it and what does not.
#include "app/common/librarylocation.h"
#include "app/desktop/application.h"
#include "app/desktop/startup.h"
#include "app/desktop/troublewindow.h"
#include "ui/components/banner.h"
#include "ui/library/libraryview.h"
#include "ui/shell/mainwindow.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::app;

namespace {

constexpr int ended = 1;
constexpr int arrived = 2;
constexpr int guardMs = 60'000;

/// Runs the event loop, and takes the next step whenever its condition holds; `arrived` after the last one.
int run(const QList<std::function<bool()>> &steps)
{
    QTimer tick;
    qsizetype at = 0;
    QObject::connect(&tick, &QTimer::timeout, &tick, [&] {
        if (at < steps.size() && steps.at(at)())
            ++at;
        if (at == steps.size())
            QCoreApplication::exit(arrived);
    });
    tick.start(20);
    QTimer::singleShot(guardMs, &tick, [] { QCoreApplication::exit(ended); });
    const int code = QApplication::exec();
    return code == 0 ? ended : code;
}

} // namespace

class TestApplication final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { setUpApplication(); }
    void init()
    {
        // Backups go to the documents of the person, here a folder of this test.
        QVERIFY(documentsFolder().startsWith(QDir::homePath()));
        QDir(documentsFolder() + u"/Backups"_s).removeRecursively();
        QSettings().clear();
        QSettings().setValue(u"welcome/done"_s, true);
    }

    void restoringABackupOpensTheLibraryAgainAndDoesNotEndTheProgram()
    {
        const QTemporaryDir folder;
        const SystemClock clock;
        Options options;
        options.library = folder.filePath(u"mine.shortlist"_s);
        Application program(options, clock);
        QVERIFY(program.start());
        QSignalSpy shown(&program, &Application::windowShown);
        const auto button = [&](const QString &name) {
            return program.window() ? program.window()->findChild<QPushButton *>(name) : nullptr;
        };
        const int code = run({
            [&] {
                program.window()->showPage(ui::MainWindow::Page::Settings);
                return button(u"backUpNow"_s) != nullptr;
            },
            [&] {
                button(u"backUpNow"_s)->click();
                return true;
            },
            [&] {
                QMenu *menu = button(u"restoreBackup"_s)->menu();
                if (!button(u"restoreBackup"_s)->isEnabled() || menu->actions().isEmpty())
                    return false;
                menu->actions().constFirst()->trigger();
                return true;
            },
            [&] {
                if (!button(u"questionYes"_s))
                    return false;
                button(u"questionYes"_s)->click();
                return true;
            },
            [&] { return shown.count() == 2; },
        });
        QCOMPARE(code, arrived);
        QVERIFY(program.window() && program.window()->isVisible());
        QCOMPARE(QDir(folder.path()).entryList({u"mine before restore *.shortlist"_s}).size(), 1);
    }

    void aDamagedFileIsLeftAloneAndSaid()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"broken.shortlist"_s);
        const QByteArray noise(50'000, 'x');
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(noise) == noise.size());
        file.close();
        const SystemClock clock;
        Options options;
        options.library = path;
        Application program(options, clock);
        QVERIFY(program.start());
        QCOMPARE(run({[&] { return program.trouble() != nullptr; }}), arrived);
        QVERIFY(program.trouble()->isVisible());
        QVERIFY(!program.window());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), noise);
    }

    void aLibraryInASyncedFolderIsWarnedOfUntilThatIsRead()
    {
        const QTemporaryDir folder;
        const SystemClock clock;
        Options options;
        options.library = folder.filePath(u"Dropbox/mine.shortlist"_s);
        for (const bool firstTime : {true, false}) {
            Application program(options, clock);
            QVERIFY(program.start());
            QTRY_VERIFY(program.window());
            auto *banner = program.window()->findChild<ui::Banner *>(u"warning"_s);
            QCOMPARE(banner != nullptr, firstTime);
            if (!banner)
                continue;
            QVERIFY(banner->text().contains(u"Dropbox"_s));
            for (QAbstractButton *one : banner->findChildren<QAbstractButton *>()) {
                if (one->text() == u"Keep it here")
                    one->click();
            }
        }
    }
};

QTEST_MAIN(TestApplication)
#include "tst_application.moc"
