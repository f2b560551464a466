// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of MainWindow: what they are called, which keys they have, and when they can be used.
#include "ui/shell/mainwindow.h"

#include "models/domain/errorsentence.h"
#include "models/domain/headings.h"
#include "models/items/resumetreemodel.h"
#include "ui/components/toast.h"
#include "ui/components/whendone.h"
#include "ui/editor/resumesession.h"
#include "ui/jobs/jobsview.h"
#include "ui/jobs/jobtext.h"
#include "ui/library/libraryview.h"
#include "ui/library/resumeactions.h"
#include "ui/shell/commands.h"
#include "ui/shell/palette.h"
#include "ui/shell/recentitems.h"
#include "ui/shell/shortcutswindow.h"

#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

void MainWindow::makeCommands()
{
    using Group = Commands::Group;
    m_commands->add({u"newResume"_s, tr("New resume"), u"file-plus"_s, Qt::CTRL | Qt::Key_N, Group::File, {}},
        [this] { newResume(); });
    m_commands->add({u"newJob"_s, tr("New job"), u"briefcase-business"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_N, Group::File,
                        tr("Job description, posting")},
        [this] { newJob(); });
    m_commands->add(
        {u"import"_s, tr("Import a file…"), u"file-input"_s, Qt::CTRL | Qt::Key_O, Group::File, tr("Open JSON Resume")},
        [this] { askImport(); });
    m_commands->add({u"tailor"_s, tr("Tailor to a job…"), u"copy-plus"_s, Qt::CTRL | Qt::Key_T, Group::File,
                        tr("Variant for a job")},
        [this] { tailor(); });
    m_commands->add({u"duplicate"_s, tr("Duplicate as variant"), u"copy-plus"_s, Qt::CTRL | Qt::Key_D, Group::File,
                        tr("Quick variant")},
        [this] { duplicate(); });
    m_commands->add(
        {u"export"_s, tr("Export…"), u"download"_s, Qt::CTRL | Qt::Key_E, Group::File, tr("PDF, text, JSON")},
        [this] { m_document->exportResume(false); });
    m_commands->add({u"exportAgain"_s, tr("Export with last settings"), u"file-down"_s,
                        Qt::CTRL | Qt::SHIFT | Qt::Key_E, Group::File, tr("Quick export")},
        [this] { m_document->exportResume(true); });
    m_commands->add({u"settings"_s, tr("Settings"), u"settings"_s, Qt::CTRL | Qt::Key_Comma, Group::File,
                        tr("Appearance, language, backups")},
        [this] { showPage(Page::Settings); });
    m_commands->add(
        {u"quit"_s, tr("Quit Shortlist"), u"power"_s, Qt::CTRL | Qt::Key_Q, Group::File, {}}, [this] { close(); });
    m_commands->add({u"undo"_s, tr("Undo"), u"undo-2"_s, Qt::CTRL | Qt::Key_Z, Group::Edit, {}},
        [this] { m_page == Page::Jobs ? jobsView().undo() : m_document->undo(); });
    m_commands->add({u"redo"_s, tr("Redo"), u"redo-2"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Group::Edit, {}},
        [this] { m_page == Page::Jobs ? jobsView().redo() : m_document->redo(); });
    m_commands->add(
        {u"nameVersion"_s, tr("Name this version…"), u"bookmark"_s, Qt::CTRL | Qt::Key_S, Group::Edit, tr("Save")},
        [this] { m_document->askVersionName(); });
    m_commands->add({u"find"_s, tr("Find"), u"search"_s, Qt::CTRL | Qt::Key_F, Group::Edit, tr("Search all resumes")},
        [this] { find(); });
    makeViewCommands();
    makeGoCommands();
    refreshCommands();
}

void MainWindow::makeViewCommands()
{
    using Group = Commands::Group;
    m_commands->add({u"editMode"_s, tr("Edit"), u"pencil"_s, Qt::CTRL | Qt::Key_1, Group::View, {}},
        [this] { m_document->showMode(DocumentHeader::Mode::Edit); });
    m_commands->add({u"historyMode"_s, tr("History"), u"history"_s, Qt::CTRL | Qt::Key_4, Group::View, tr("Versions")},
        [this] { m_document->showMode(DocumentHeader::Mode::History); });
    m_commands->add({u"sidebar"_s, tr("Sidebar"), u"panel-left"_s, Qt::CTRL | Qt::Key_B, Group::View, {}},
        [this] { toggleSidebar(); });
    m_commands->add(
        {u"inspector"_s, tr("Inspector"), u"panel-right"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_B, Group::View, {}},
        [this] { m_library->showInspector(!m_library->inspectorShown()); });
    m_commands->add(
        {u"nextPane"_s, tr("Next pane"), u"columns-2"_s, Qt::Key_F6, Group::View, {}}, [this] { goToPane(true); });
    m_commands->add({u"previousPane"_s, tr("Previous pane"), u"columns-2"_s, Qt::SHIFT | Qt::Key_F6, Group::View, {}},
        [this] { goToPane(false); });
}

void MainWindow::makeGoCommands()
{
    using Group = Commands::Group;
    m_commands->add({u"palette"_s, tr("Go to anything"), u"search"_s, Qt::CTRL | Qt::Key_K, Group::Go, {}},
        [this] { askPalette(); });
    m_commands->add({u"goResumes"_s, tr("Resumes"), u"file-text"_s, Qt::CTRL | Qt::Key_1, Group::Go, tr("Library")},
        [this] { showPage(Page::Library); });
    m_commands->add({u"goJobs"_s, tr("Jobs"), u"briefcase-business"_s, Qt::CTRL | Qt::Key_2, Group::Go, {}},
        [this] { showPage(Page::Jobs); });
    m_commands->add({u"goTrash"_s, tr("Trash"), u"trash-2"_s, Qt::CTRL | Qt::Key_5, Group::Go, tr("Deleted")},
        [this] { showPage(Page::Trash); });
    m_commands->add({u"shortcuts"_s, tr("Shortcuts"), u"keyboard"_s, Qt::Key_F1, Group::Help, tr("Keys, help")},
        [this] { (new ShortcutsWindow(this, *m_commands))->open(); });
}

void MainWindow::refreshCommands()
{
    const bool document = m_page == Page::Document && m_document->isOpen();
    const bool place = m_page == Page::Library || m_page == Page::Jobs || m_page == Page::Trash;
    // In the library the chosen row has its own Ctrl D and Ctrl E.
    for (const QString &id :
        {u"duplicate"_s, u"export"_s, u"exportAgain"_s, u"nameVersion"_s, u"editMode"_s, u"historyMode"_s})
        m_commands->setEnabled(id, document);
    // The same numbers mean places in the library; in a resume they mean modes.
    for (const QString &id : {u"goResumes"_s, u"goJobs"_s, u"goTrash"_s})
        m_commands->setEnabled(id, !document && m_page != Page::Welcome);
    m_commands->setEnabled(u"sidebar"_s, place);
    m_commands->setEnabled(u"inspector"_s, m_page == Page::Library);
    const bool jobs = m_page == Page::Jobs;
    m_commands->setEnabled(u"undo"_s, jobs || (document && m_document->session()->document().canUndo()));
    m_commands->setEnabled(u"redo"_s, jobs || (document && m_document->session()->document().canRedo()));
    m_commands->setEnabled(u"tailor"_s, document || m_page == Page::Library);
    m_commands->setEnabled(u"find"_s, place || document);
    QAction *undo = m_commands->action(u"undo"_s);
    QAction *redo = m_commands->action(u"redo"_s);
    undo->setText(
        document && undo->isEnabled() ? tr("Undo “%1”").arg(m_document->session()->document().undoName()) : tr("Undo"));
    redo->setText(
        document && redo->isEnabled() ? tr("Redo “%1”").arg(m_document->session()->document().redoName()) : tr("Redo"));
}

QList<PaletteItem> MainWindow::paletteItems()
{
    QList<PaletteItem> items;
    const auto isRecent = [this](bool job, const QUuid &id) { return m_recent->items().contains({job, id}); };
    for (const ResumeSummary &one : m_resumes->resumes()) {
        PaletteItem item;
        item.kind = PaletteItem::Kind::Resume;
        item.text = one.title;
        item.note = one.targetCompany;
        item.iconName = u"file-text"_s;
        item.recent = isRecent(false, one.id.value);
        item.go = [this, id = one.id] { openResume(id); };
        items.append(item);
    }
    for (const JobRecord &one : m_jobs) {
        PaletteItem item;
        item.kind = PaletteItem::Kind::Job;
        item.text = one.title;
        item.note = one.company;
        item.body = one.description;
        item.iconName = u"briefcase-business"_s;
        item.recent = isRecent(true, one.id.value);
        item.go = [this, id = one.id] { openJob(id); };
        items.append(item);
    }
    if (m_page == Page::Document && m_document->isOpen()) {
        const ResumeDocument &document = m_document->session()->document();
        for (const Section &section : document.content().sections) {
            PaletteItem item;
            item.kind = PaletteItem::Kind::Section;
            item.text = sectionHeading(section, document.look());
            item.iconName = u"heading"_s;
            item.go = [this, key = section.key] {
                m_document->showMode(DocumentHeader::Mode::Edit);
                m_document->goTo({key, {}, {}});
            };
            items.append(item);
        }
    }
    if (m_page == Page::Library && m_library->actions().current()) {
        for (QAction *action : {m_library->actions().duplicateAction(), m_library->actions().exportAction()}) {
            PaletteItem item;
            item.text = action->text().remove(u'…');
            item.note = m_library->actions().current()->summary.title;
            item.iconName = action == m_library->actions().exportAction() ? u"download"_s : u"copy-plus"_s;
            item.keys = keyCaps(action->shortcut());
            item.go = [action] { action->trigger(); };
            items.append(item);
        }
    }
    return items + m_commands->paletteItems();
}

void MainWindow::askPalette(const QString &typed)
{
    auto *palette = new Palette(this, paletteItems());
    palette->setObjectName(u"palette"_s);
    palette->ask(typed);
}

void MainWindow::tailor()
{
    const ResumeId id = currentResume();
    const auto summary = m_resumes->summary(id);
    if (!summary)
        return;
    if (m_jobs.isEmpty()) {
        toastOf(this)->showMessage(
            u"briefcase-business"_s, tr("No jobs yet. Paste a posting first."), tr("New job"), [this] { newJob(); });
        return;
    }
    QList<PaletteItem> jobs;
    for (const JobRecord &job : m_jobs) {
        PaletteItem item;
        item.kind = PaletteItem::Kind::Job;
        item.text = job.title;
        item.note = job.company;
        item.iconName = u"briefcase-business"_s;
        item.go = [this, id, job] { makeVariant(id, job.id, variantTitle(job)); };
        jobs.append(item);
    }
    auto *palette = new Palette(this, jobs);
    palette->setObjectName(u"palette"_s);
    palette->ask(u"#"_s);
}

void MainWindow::duplicate()
{
    const auto summary = m_resumes->summary(currentResume());
    if (summary)
        makeVariant(summary->id, summary->targetJob, ResumeActions::variantTitle(*summary));
}

void MainWindow::makeVariant(ResumeId id, std::optional<JobId> job, const QString &title)
{
    const auto make = [this, id, job, title] {
        whenReady(m_services.library.createVariant(id, job, title), this, [this](const Result<ResumeSummary> &made) {
            if (made)
                openResume(made.value().id);
            else
                report(made.error());
        });
    };
    if (m_page != Page::Document || m_document->id() != id || !m_document->session()) {
        make();
        return;
    }
    // What was typed a moment ago belongs into the variant too.
    whenReady(m_document->session()->flush(), this, [this, make](const Result<void> &done) {
        if (done)
            make();
        else
            report(done.error());
    });
}

void MainWindow::goToPane(bool next)
{
    // The editor arranges its panes itself; where they end, the window's go on.
    if (m_page == Page::Document && m_document->focusNextPane(next))
        return;
    next ? m_panes->next() : m_panes->previous();
}

void MainWindow::find()
{
    if (m_page == Page::Document) {
        m_document->find();
        return;
    }
    if (m_page == Page::Jobs) {
        jobsView().focusSearch();
        return;
    }
    if (m_page != Page::Library)
        showPage(Page::Library);
    m_library->focusSearch();
}

void MainWindow::toggleSidebar()
{
    m_sidebarWanted = !m_sidebarWanted;
    layOut();
}

} // namespace shortlist::ui
