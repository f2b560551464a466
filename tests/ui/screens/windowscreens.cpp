// SPDX-License-Identifier: GPL-3.0-or-later
// The window on a sample library: Library, search, grid, Welcome, empty library, settings, palette, shortcuts.
#include "tests/ui/screens/screens.h"

#include "tests/support/samplelibrary.h"
#include "ui/components/segmentedcontrol.h"
#include "ui/library/libraryview.h"
#include "ui/shell/commands.h"
#include "ui/shell/mainwindow.h"

#include <QAbstractButton>
#include <QAction>
#include <QLineEdit>
#include <QSettings>

using namespace Qt::StringLiterals;
using namespace shortlist::ui;

namespace shortlist::screens {

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

/// The window with what it stands on, in the order in which it must go.
class Staged final : public QWidget
{
public:
    explicit Staged(bool filled)
    {
        QSettings().setValue(u"welcome/done"_s, true);
        if (filled)
            fillSampleLibrary(m_library);
        m_window = std::make_unique<MainWindow>(
            Services{m_library, m_library.clock, m_importer, {}, [](const QString &) {}}, this);
        m_window->setWindowFlags(Qt::Widget);
        m_window->setMinimumSize(0, 0);
    }
    MainWindow &window() { return *m_window; }

protected:
    void resizeEvent(QResizeEvent *) override { m_window->resize(size()); }

private:
    FakeLibrary m_library;
    NoImporter m_importer;
    std::unique_ptr<MainWindow> m_window;
};

std::unique_ptr<QWidget> staged(const std::function<void(MainWindow &)> &prepare, bool filled = true)
{
    auto stage = std::make_unique<Staged>(filled);
    MainWindow &window = stage->window();
    QMetaObject::invokeMethod(
        &window, [prepare, &window] { prepare(window); }, Qt::QueuedConnection);
    return stage;
}

} // namespace

std::vector<Screen> windowScreens()
{
    const std::vector<QSize> one{{1280, 800}};
    return {
        {u"01-library"_s, [] { return staged([](MainWindow &) {}); }},
        {u"01-library-rail"_s, [] { return staged([](MainWindow &) {}); }, {{960, 640}}},
        {u"01b-library-grid"_s,
            [] {
                return staged([](MainWindow &window) {
                    for (auto *segments : window.libraryView().findChildren<SegmentedControl *>()) {
                        if (segments->segmentCount() == 2)
                            segments->segment(1)->click();
                    }
                });
            }},
        {u"01c-library-search"_s,
            [] {
                return staged([](MainWindow &window) {
                    window.libraryView().focusSearch();
                    window.libraryView().findChild<QLineEdit *>(u"librarySearch"_s)->setText(u"settlement"_s);
                });
            }},
        {u"01d-library-no-match"_s,
            [] {
                return staged([](MainWindow &window) {
                    window.libraryView().findChild<QLineEdit *>(u"librarySearch"_s)->setText(u"settlment"_s);
                });
            },
            one},
        {u"02-document"_s,
            [] { return staged([](MainWindow &window) { window.openResume(window.libraryView().selected()); }); }},
        {u"02c-document-narrow"_s,
            [] { return staged([](MainWindow &window) { window.openResume(window.libraryView().selected()); }); },
            {{960, 640}}},
        {u"05-jobs"_s, [] { return staged([](MainWindow &window) { window.showPage(MainWindow::Page::Jobs); }); }, one},
        {u"06-document-history"_s,
            [] { return staged([](MainWindow &window) { window.openVersion(window.libraryView().selected(), 29); }); }},
        {u"06b-trash"_s, [] { return staged([](MainWindow &window) { window.showPage(MainWindow::Page::Trash); }); },
            one},
        {u"11b-export"_s,
            [] {
                return staged([](MainWindow &window) {
                    emit window.libraryView().exportRequested(window.libraryView().selected());
                });
            },
            one},
        {u"09a-welcome"_s,
            [] { return staged([](MainWindow &window) { window.showPage(MainWindow::Page::Welcome); }, false); }},
        {u"09c-empty-library"_s, [] { return staged([](MainWindow &) {}, false); }},
        {u"10c-settings"_s,
            [] { return staged([](MainWindow &window) { window.showPage(MainWindow::Page::Settings); }); }},
        {u"11a-palette"_s, [] { return staged([](MainWindow &window) { window.askPalette(u"qui"_s); }); }},
        {u"f1-shortcuts"_s,
            [] { return staged([](MainWindow &window) { window.commands().action(u"shortcuts"_s)->trigger(); }); },
            one},
    };
}

} // namespace shortlist::screens
