// SPDX-License-Identifier: GPL-3.0-or-later
// How resumes and jobs come into being in MainWindow: new ones, files, drops, the sample.
#include "ui/shell/mainwindow.h"

#include "models/exchange/importer.h"
#include "ui/components/toast.h"
#include "ui/components/whendone.h"
#include "ui/jobs/jobsview.h"
#include "ui/library/libraryview.h"
#include "ui/settings/languagesettings.h"
#include "ui/settings/settingsview.h"
#include "ui/shell/drophint.h"
#include "ui/shell/recentitems.h"
#include "ui/shell/welcomeview.h"
#include "ui/trash/trashview.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QSettings>
#include <QStackedWidget>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

QStringList localFiles(const QMimeData *data)
{
    QStringList files;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    return files;
}

} // namespace

void MainWindow::activate(const QStringList &files)
{
    setWindowState((windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    show();
    raise();
    activateWindow();
    if (!files.isEmpty())
        importFiles(files);
}

void MainWindow::newResume()
{
    NewResume resume;
    resume.title = tr("New resume");
    resume.content.ensureSection(u"personalInfo"_s);
    resume.look.language = newResumeLanguage();
    whenReady(m_services.library.createResume(resume), this, [this](const Result<ResumeSummary> &made) {
        if (made)
            openResume(made.value().id);
        else
            report(made.error());
    });
}

void MainWindow::askImport()
{
    auto *dialog = new QFileDialog(this, tr("Import a file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("JSON Resume (*.json)"), tr("All files (*)")});
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    dialog->setDirectory(QSettings().value(u"import/folder"_s, documents).toString());
    connect(dialog, &QFileDialog::filesSelected, this, [this, dialog](const QStringList &files) {
        QSettings().setValue(u"import/folder"_s, dialog->directory().absolutePath());
        importFiles(files);
    });
    dialog->open();
}

void MainWindow::importFiles(const QStringList &paths)
{
    if (!paths.isEmpty())
        importNext(paths, 0, {});
}

void MainWindow::importNext(QStringList left, int done, ResumeId last)
{
    // One after another: the order of the files is the order of the resumes, and memory holds one file at a time.
    if (left.isEmpty()) {
        if (done == 1) {
            openResume(last);
        } else if (done > 1) {
            showPage(Page::Library);
            m_library->select(last);
            toastOf(this)->showMessage(u"check"_s, tr("Imported %1 resumes.").arg(done));
        }
        return;
    }
    const QString path = left.takeFirst();
    whenReady(
        m_services.importer.importFile(path), this, [this, path, left, done, last](const Result<ResumeSummary> &made) {
            if (!made) {
                toastOf(this)->showMessage(
                    u"circle-alert"_s, exchange::importErrorSentence(made.error(), QFileInfo(path).fileName()));
            }
            importNext(left, made ? done + 1 : done, made ? made.value().id : last);
        });
}

void MainWindow::importSample()
{
    whenReady(m_services.importer.importSample(), this, [this](const Result<ResumeSummary> &made) {
        if (made)
            openResume(made.value().id);
        else
            report(made.error());
    });
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (localFiles(event->mimeData()).isEmpty())
        return;
    event->acceptProposedAction();
    if (!m_dropHint)
        m_dropHint = new DropHint(this);
    m_dropHint->setGeometry(rect());
    m_dropHint->show();
    m_dropHint->raise();
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent *)
{
    if (m_dropHint)
        m_dropHint->hide();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    if (m_dropHint)
        m_dropHint->hide();
    const QStringList files = localFiles(event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    importFiles(files);
}

QWidget *MainWindow::makePage(Page page)
{
    QWidget *&made = m_made[static_cast<int>(page)];
    if (made)
        return made;
    switch (page) {
    case Page::Settings: {
        auto *settings = new SettingsView(m_services, m_pages);
        connect(settings, &SettingsView::backRequested, this, &MainWindow::back);
        made = settings;
        break;
    }
    case Page::Welcome: {
        auto *welcome = new WelcomeView(m_services.library.path(), m_pages);
        connect(welcome, &WelcomeView::importRequested, this, &MainWindow::askImport);
        connect(welcome, &WelcomeView::newResumeRequested, this, &MainWindow::newResume);
        connect(welcome, &WelcomeView::newJobRequested, this, &MainWindow::newJob);
        connect(welcome, &WelcomeView::sampleRequested, this, &MainWindow::importSample);
        connect(welcome, &WelcomeView::restoreRequested, this, [this] { showPage(Page::Settings); });
        made = welcome;
        break;
    }
    case Page::Jobs:
        made = &jobsView();
        break;
    case Page::Trash:
        made = new TrashView(m_services.library, m_services.clock, m_pages);
        break;
    case Page::Library:
    case Page::Document:
        Q_UNREACHABLE(); // made with the window
    }
    m_pages->addWidget(made);
    return made;
}

JobsView &MainWindow::jobsView()
{
    if (!m_jobsView) {
        m_jobsView = new JobsView(m_services.library, m_services.clock, m_pages);
        connect(m_jobsView, &JobsView::openResumeRequested, this, [this](const ResumeId &id) { openResume(id); });
    }
    return *m_jobsView;
}

void MainWindow::newJob()
{
    showPage(Page::Jobs);
    jobsView().newJob();
}

void MainWindow::openJob(JobId id)
{
    m_recent->opened({true, id.value});
    showPage(Page::Jobs);
    jobsView().select(id);
}

void MainWindow::exportFrom(ResumeId id)
{
    m_document->open({id, {}, std::nullopt, true});
}

} // namespace shortlist::ui
