// SPDX-License-Identifier: GPL-3.0-or-later
// The window on a sample library: Library, search, grid, Welcome, empty library, settings, palette, shortcuts.
#include "tests/ui/screens/screens.h"

#include "tests/support/noimporter.h"
#include "tests/support/samplelibrary.h"
#include "ui/components/segmentedcontrol.h"
#include "ui/editor/bulletlist.h"
#include "ui/editor/entriesform.h"
#include "ui/editor/entrycard.h"
#include "ui/library/libraryview.h"
#include "ui/shell/commands.h"
#include "ui/shell/mainwindow.h"

#include <QAbstractButton>
#include <QAction>
#include <QDateTime>
#include <QJsonArray>
#include <QLineEdit>
#include <QSettings>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace shortlist::ui;

namespace shortlist::screens {

namespace {

/// The window with what it stands on, in the order in which it must go.
class Staged final : public QWidget
{
public:
    explicit Staged(bool filled)
    {
        QSettings().setValue(u"welcome/done"_s, true);
        // Mid-morning, whenever the pictures are taken: "Today 08:52" stays today.
        m_library.clock.set(QDateTime(QDate(2025, 11, 22), QTime(11, 52)).toMSecsSinceEpoch());
        if (filled)
            fill();
        m_window = std::make_unique<MainWindow>(
            Services{m_library, m_library.clock, m_importer, {}, [](const QString &) {}}, this);
        m_window->setWindowFlags(Qt::Widget);
        m_window->setMinimumSize(0, 0);
    }
    MainWindow &window() { return *m_window; }
    ResumeId idOf(const QString &words)
    {
        for (const ResumeSummary &one : m_library.resumes().result().value()) {
            if (one.title.contains(words))
                return one.id;
        }
        return {};
    }

protected:
    void resizeEvent(QResizeEvent *) override { m_window->resize(size()); }

private:
    /// The samples, some of them opened before, two in Trash, and backups.
    void fill()
    {
        fillSampleLibrary(m_library);
        const Timestamp now = m_library.clock.now();
        fillSampleJob(m_library);
        ResumeRecord gone;
        gone.summary.id = ResumeId::create();
        gone.summary.title = u"Old resume"_s;
        for (int count = 0; count < 2; ++count) {
            gone.summary.id = ResumeId::create();
            m_library.put(gone);
            (void)m_library.trashResume(gone.summary.id).result();
        }
        QJsonArray recent;
        const auto add
            = [&](const QString &kind, const QUuid &id) { recent.append(kind + id.toString(QUuid::WithoutBraces)); };
        add(u"resume:"_s, idOf(u"Quillon"_s).value);
        add(u"resume:"_s, idOf(u"master"_s).value);
        for (const JobRecord &job : m_library.jobs().result().value()) {
            if (job.title.contains(u"Flexibility"))
                add(u"job:"_s, job.id.value);
        }
        add(u"resume:"_s, idOf(u"Data Product Manager"_s).value);
        (void)m_library.setSetting(u"window/recent"_s, {{u"items"_s, recent}}).result();
        m_library.clock.set(now - 3 * 3'600'000);
        (void)m_library.backUp({}).result();
        m_library.clock.set(now);
    }

    FakeLibrary m_library;
    NoImporter m_importer;
    std::unique_ptr<MainWindow> m_window;
};

/// The focus in the last bullet of the first entry, once the form is there.
void editLastBullet(MainWindow &window)
{
    QTimer::singleShot(60, &window, [&window] {
        if (auto *form = window.findChild<EntriesForm *>(); form && form->cards().first()->bullets())
            form->cards().first()->bullets()->edit(4);
    });
}

std::unique_ptr<QWidget> staged(const std::function<void(MainWindow &)> &prepare, bool filled = true)
{
    auto stage = std::make_unique<Staged>(filled);
    MainWindow &window = stage->window();
    // After the first picture and what the window asks for behind it.
    QTimer::singleShot(60, &window, [prepare, &window, chosen = stage->idOf(u"Quillon"_s)] {
        window.libraryView().select(chosen);
        window.libraryView().setFocus();
        prepare(window);
    });
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
            [] {
                return staged([](MainWindow &window) {
                    window.openResume(window.libraryView().selected());
                    editLastBullet(window);
                });
            }},
        {u"02c-document-narrow"_s,
            [] {
                return staged([](MainWindow &window) {
                    window.openResume(window.libraryView().selected());
                    editLastBullet(window);
                });
            },
            {{960, 640}}},
        {u"05-jobs"_s, [] { return staged([](MainWindow &window) { window.showPage(MainWindow::Page::Jobs); }); }, one},
        {u"06-document-history"_s,
            [] { return staged([](MainWindow &window) { window.openVersion(window.libraryView().selected(), 12); }); }},
        {u"06b-trash"_s, [] { return staged([](MainWindow &window) { window.showPage(MainWindow::Page::Trash); }); },
            one},
        {u"11b-document-export"_s,
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
        {u"11a-palette"_s,
            [] {
                return staged([](MainWindow &window) {
                    window.openResume(window.libraryView().selected());
                    QTimer::singleShot(60, &window, [&window] { window.askPalette(u"qui"_s); });
                });
            }},
        {u"f1-shortcuts"_s,
            [] { return staged([](MainWindow &window) { window.commands().action(u"shortcuts"_s)->trigger(); }); },
            one},
    };
}

} // namespace shortlist::screens
