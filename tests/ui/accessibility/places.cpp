// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/accessibility/places.h"

#include "ui/components/overlay.h"
#include "ui/components/segmentedcontrol.h"
#include "ui/export/exportdialog.h"
#include "ui/history/historyview.h"
#include "ui/history/versionpicker.h"
#include "ui/jobs/jobsview.h"
#include "ui/library/libraryview.h"
#include "ui/library/resumeactions.h"
#include "ui/shell/commands.h"
#include "ui/trash/trashview.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QSettings>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist::ui;

namespace shortlist {

QStringList Place::names()
{
    return {u"library"_s, u"grid"_s, u"search results"_s, u"no results"_s, u"empty library"_s, u"narrow library"_s,
        u"welcome"_s, u"settings"_s, u"warning"_s, u"resume"_s, u"narrow resume"_s, u"contact"_s, u"skills"_s,
        u"find in resume"_s, u"history"_s, u"inline history"_s, u"narrow history"_s, u"version picker"_s, u"jobs"_s,
        u"no jobs"_s, u"trash"_s, u"empty trash"_s, u"palette"_s, u"shortcuts"_s, u"export"_s, u"export as text"_s,
        u"name version"_s, u"rename"_s, u"large preview"_s, u"question"_s};
}

namespace {

void turn()
{
    for (int round = 0; round < 30; ++round)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
}

} // namespace

Place::Place(const QString &name, const QSize &size)
{
    QSettings().clear();
    QSettings().setValue(u"welcome/done"_s, true);
    if (!name.startsWith(u"empty"_s) && name != u"no jobs" && name != u"welcome")
        fillSampleLibrary(m_library);
    const bool view = name.endsWith(u"history"_s) || name.endsWith(u"jobs"_s) || name.endsWith(u"trash"_s)
        || name == u"version picker" || name == u"question";
    view ? openView(name) : openWindow(name);
    m_widget->resize(name.startsWith(u"narrow"_s) ? QSize(960, 640) : size);
    m_widget->show();
    turn();
    if (auto *window = dynamic_cast<MainWindow *>(m_widget.get()))
        openOver(*window, name);
    else if (name == u"inline history")
        m_widget->findChild<SegmentedControl *>()->segment(1)->click();
    else if (name == u"version picker")
        m_widget->findChild<VersionPicker *>()->click();
    else if (name == u"question")
        m_widget->findChild<QAbstractButton *>(u"deleteForGood"_s)->click();
    turn();
}

void Place::openView(const QString &name)
{
    if (name.endsWith(u"history"_s) || name == u"version picker") {
        m_session = std::make_unique<ResumeSession>(m_library, m_library.clock);
        m_session->open(m_library.resumes().result().value().constFirst().id);
        m_widget = std::make_unique<HistoryView>(m_library, *m_session);
    } else if (name.endsWith(u"jobs"_s)) {
        m_widget = std::make_unique<JobsView>(m_library, m_library.clock);
    } else {
        if (name != u"empty trash")
            (void)m_library.trashResume(m_library.resumes().result().value().constFirst().id).result();
        m_widget = std::make_unique<TrashView>(m_library, m_library.clock);
    }
}

void Place::openWindow(const QString &name)
{
    auto window
        = std::make_unique<MainWindow>(Services{m_library, m_library.clock, m_importer, {}, [](const QString &) {}});
    static const QStringList inResume{u"resume"_s, u"narrow resume"_s, u"contact"_s, u"skills"_s, u"find in resume"_s,
        u"export"_s, u"export as text"_s, u"name version"_s};
    if (name == u"welcome")
        window->showPage(MainWindow::Page::Welcome);
    else if (name == u"settings")
        window->showPage(MainWindow::Page::Settings);
    else if (inResume.contains(name))
        window->openResume(m_library.resumes().result().value().constFirst().id);
    else if (name == u"warning")
        window->warn(u"This library lies in a folder that a service seems to sync."_s, {});
    m_widget = std::move(window);
}

void Place::openOver(MainWindow &window, const QString &name)
{
    LibraryView &library = window.libraryView();
    const auto search = [&](const QString &words) {
        library.focusSearch();
        auto *field = library.findChild<QLineEdit *>(u"librarySearch"_s);
        field->setText(words);
        emit field->returnPressed();
    };
    const auto run = [&](const QString &command) { window.commands().action(command)->trigger(); };
    if (name == u"grid") {
        library.findChild<SegmentedControl *>(u"layout"_s)->segment(1)->click();
    } else if (name == u"search results") {
        search(u"settlement"_s);
    } else if (name == u"no results") {
        search(u"settlment"_s);
    } else if (name == u"contact") {
        window.documentView().goTo({u"personalInfo"_s, {}, {}});
    } else if (name == u"skills") {
        window.documentView().goTo({u"skills"_s, {}, {}});
    } else if (name == u"find in resume") {
        run(u"find"_s);
    } else if (name == u"palette") {
        run(u"palette"_s);
        window.findChild<QLineEdit *>(u"paletteField"_s)->setText(u"an"_s);
    } else if (name == u"shortcuts") {
        run(u"shortcuts"_s);
    } else if (name.startsWith(u"export"_s)) {
        run(u"export"_s);
        turn();
        if (name != u"export")
            window.findChild<ExportDialog *>()->setFormat(exchange::ExportFormat::PlainText);
    } else if (name == u"name version") {
        run(u"nameVersion"_s);
    } else if (name == u"rename") {
        library.findChild<SegmentedControl *>(u"layout"_s)->segment(1)->click();
        turn();
        emit library.actions().renameRequested();
    } else if (name == u"large preview") {
        QTest::keyClick(library.findChild<QWidget *>(u"resumeTree"_s), Qt::Key_Space);
    }
}

QWidget &Place::root() const
{
    if (QWidget *popup = QApplication::activePopupWidget())
        return *popup;
    for (auto *overlay : m_widget->findChildren<Overlay *>()) {
        if (overlay->isVisible())
            return *overlay;
    }
    return *m_widget;
}

Place::~Place()
{
    if (QWidget *popup = QApplication::activePopupWidget())
        popup->close();
    m_widget.reset();
    m_session.reset();
}

} // namespace shortlist
