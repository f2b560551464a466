// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "models/domain/errorsentence.h"
#include "models/items/resumetreemodel.h"
#include "ui/components/banner.h"
#include "ui/components/button.h"
#include "ui/components/overlay.h"
#include "ui/components/toast.h"
#include "ui/components/whendone.h"
#include "ui/jobs/jobsview.h"
#include "ui/library/libraryview.h"
#include "ui/library/pagepainting.h"
#include "ui/library/resumeactions.h"
#include "ui/settings/settingsview.h"
#include "ui/shell/commands.h"
#include "ui/shell/recentitems.h"
#include "ui/shell/welcomeview.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QSettings>
#include <QStackedWidget>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr int unpaintedMs = 1000;
constexpr QSize leastSize(960, 640);
constexpr QSize firstSize(1280, 800);
constexpr int railBelow = 1040;

} // namespace

MainWindow::MainWindow(const Services &services, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_services(services)
    , m_resumes(new ResumeTreeModel(this))
    , m_thumbnails(new Thumbnails(services.library, services.painter ? services.painter : firstPagePainter(), this))
    , m_commands(new Commands(this))
    , m_panes(new PaneCycler(this))
    , m_recent(new RecentItems(services.library, this))
    , m_sidebar(new Sidebar(this))
    , m_pages(new QStackedWidget(this))
{
    loadResumes(); // read while the rest is made
    setWindowTitle(u"Shortlist"_s);
    setMinimumSize(leastSize);
    setAcceptDrops(true);
    m_library = new LibraryView(m_services, *m_resumes, *m_thumbnails, m_pages);
    m_document = new DocumentView(m_services, *m_resumes, m_pages);
    m_pages->addWidget(m_library);
    m_pages->addWidget(m_document);
    m_made.insert(static_cast<int>(Page::Library), m_library);
    m_made.insert(static_cast<int>(Page::Document), m_document);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_sidebar);
    m_column = new QVBoxLayout;
    m_column->setSpacing(0);
    m_column->addWidget(m_pages, 1);
    row->addLayout(m_column, 1);
    makeCommands();
    m_sidebar->setMenu(m_commands->menu());
    m_sidebar->setLibraryPath(services.library.path());
    m_sidebar->setPlace(Sidebar::Place::Resumes);
    m_document->header().setWindowMenu(m_commands->menu());
    connectLibrary();
    connectLibraryView();
    connectDocument();
    qApp->installEventFilter(this);
    restoreWindow();
    m_library->setFocus();
}

MainWindow::~MainWindow()
{
    // A field that loses focus while the window goes still saves; what the library says then is for nobody here.
    disconnect(&m_services.library, nullptr, this, nullptr);
    qApp->removeEventFilter(this);
}

void MainWindow::connectLibrary()
{
    connect(&m_services.library, &Library::resumesChanged, this, &MainWindow::loadResumes);
    connect(&m_services.library, &Library::jobsChanged, this, &MainWindow::loadJobs);
    connect(&m_services.library, &Library::trashChanged, this, &MainWindow::loadRest);
    connect(&m_services.library, &Library::writeFailed, this, [this](const Error &error) { report(error); });
    connect(m_sidebar, &Sidebar::placeRequested, this, [this](Sidebar::Place place) {
        showPage(place == Sidebar::Place::Jobs   ? Page::Jobs
                : place == Sidebar::Place::Trash ? Page::Trash
                                                 : Page::Library);
    });
    connect(m_sidebar, &Sidebar::paletteRequested, this, [this] { askPalette(); });
    connect(m_recent, &RecentItems::changed, this, [this] {
        QList<Sidebar::Recent> rows;
        for (const RecentItems::Item &item : m_recent->items()) {
            if (item.isJob) {
                const auto job = std::find_if(
                    m_jobs.begin(), m_jobs.end(), [&](const JobRecord &one) { return one.id.value == item.id; });
                if (job != m_jobs.end())
                    rows.append({job->title, u"briefcase-business"_s, [this, id = job->id] { openJob(id); }});
            } else if (const auto summary = m_resumes->summary({item.id})) {
                rows.append({summary->title, u"file-text"_s, [this, id = summary->id] { openResume(id); }});
            }
        }
        m_sidebar->setRecent(rows);
    });
}

void MainWindow::connectLibraryView()
{
    connect(m_library, &LibraryView::openRequested, this, &MainWindow::openResume);
    connect(m_library, &LibraryView::openVersionRequested, this, &MainWindow::openVersion);
    connect(m_library, &LibraryView::openJobRequested, this, &MainWindow::openJob);
    connect(m_library, &LibraryView::exportRequested, this, &MainWindow::exportFrom);
    connect(m_library, &LibraryView::newResumeRequested, this, &MainWindow::newResume);
    connect(m_library, &LibraryView::newJobRequested, this, &MainWindow::newJob);
    connect(m_library, &LibraryView::importRequested, this, &MainWindow::askImport);
    connect(m_library, &LibraryView::sampleRequested, this, &MainWindow::importSample);
}

void MainWindow::connectDocument()
{
    connect(m_document, &DocumentView::backRequested, this, &MainWindow::back);
    connect(m_document, &DocumentView::stateChanged, this, &MainWindow::refreshCommands);
    connect(m_document, &DocumentView::opened, this, [this](const ResumeId &id) {
        m_recent->opened({false, id.value});
        showPage(Page::Document);
    });
    connect(m_document, &DocumentView::notSaved, this, [this](const Error &error) { report(error); });
    connect(m_document, &DocumentView::failed, this, [this](const Error &error) {
        report(error);
        back();
    });
}

void MainWindow::loadResumes()
{
    whenReady(m_services.library.resumes(), this, [this](const Result<QList<ResumeSummary>> &rows) {
        if (!rows) {
            report(rows.error());
            return;
        }
        m_resumes->setResumes(rows.value());
        m_sidebar->setCount(Sidebar::Place::Resumes, static_cast<int>(rows.value().size()));
        if (!m_listed)
            firstList();
        else
            emit m_recent->changed();
        if (m_page == Page::Welcome && !rows.value().isEmpty())
            showPage(Page::Library);
    });
}

void MainWindow::firstList()
{
    m_listed = true;
    if (m_resumes->resumes().isEmpty() && !QSettings().value(u"welcome/done"_s, false).toBool())
        showWelcome();
    update();
    emit listed();
    // A window that starts out of sight is not painted.
    QTimer::singleShot(unpaintedMs, this, &MainWindow::afterFirstPicture);
}

void MainWindow::afterFirstPicture()
{
    if (std::exchange(m_pictured, true))
        return;
    // What is not needed for the first picture comes after it.
    emit libraryShown();
    loadJobs();
    loadRest();
    m_recent->load();
}

void MainWindow::loadJobs()
{
    whenReady(m_services.library.jobs(), this, [this](const Result<QList<JobRecord>> &rows) {
        if (!rows)
            return;
        m_jobs = rows.value();
        m_sidebar->setCount(Sidebar::Place::Jobs, static_cast<int>(m_jobs.size()));
        m_library->setJobs(m_jobs);
        m_document->setJobs(m_jobs);
        emit m_recent->changed();
    });
}

void MainWindow::loadRest()
{
    whenReady(m_services.library.trash(), this, [this](const Result<QList<TrashItem>> &items) {
        if (items)
            m_sidebar->setCount(Sidebar::Place::Trash, static_cast<int>(items.value().size()));
    });
}

void MainWindow::showPage(Page page)
{
    if (m_page == Page::Document && page != Page::Document && page != Page::Settings)
        whenReady(m_document->leave(), this, [this](const Result<void> &done) {
            if (!done)
                report(done.error());
        });
    if (page == Page::Settings)
        m_cameFrom = m_page == Page::Settings ? m_cameFrom : m_page;
    m_page = page;
    m_pages->setCurrentWidget(makePage(page));
    m_sidebar->setPlace(page == Page::Library ? Sidebar::Place::Resumes
            : page == Page::Jobs              ? Sidebar::Place::Jobs
            : page == Page::Trash             ? Sidebar::Place::Trash
                                              : Sidebar::Place::None);
    layOut();
    refreshCommands();
    if (page != Page::Document)
        m_pages->currentWidget()->setFocus();
}

void MainWindow::showWelcome()
{
    showPage(Page::Welcome);
}

void MainWindow::layOut()
{
    const bool place = m_page == Page::Library || m_page == Page::Jobs || m_page == Page::Trash;
    m_sidebar->setVisible(place);
    m_sidebar->setRail(width() < px(railBelow) || !m_sidebarWanted);
}

void MainWindow::openResume(ResumeId id, const Location &where)
{
    m_document->open({id, where, std::nullopt, false});
}

void MainWindow::openVersion(ResumeId id, int number)
{
    m_document->open({id, {}, number, false});
}

void MainWindow::back()
{
    const ResumeId id = m_document->id();
    showPage(m_page == Page::Settings ? m_cameFrom : Page::Library);
    if (m_page == Page::Library && !id.isNull())
        m_library->select(id);
    m_pages->currentWidget()->setFocus();
}

ResumeId MainWindow::currentResume() const
{
    return m_page == Page::Document ? m_document->id() : m_page == Page::Library ? m_library->selected() : ResumeId();
}

void MainWindow::report(const Error &error, const QString &what)
{
    const QString sentence = errorSentence(error);
    toastOf(this)->showMessage(u"circle-alert"_s, what.isEmpty() ? sentence : u"%1 %2"_s.arg(what, sentence));
}

void MainWindow::warn(const QString &sentence, const std::function<void()> &read)
{
    auto *holder = new QWidget(this);
    auto *banner = new Banner(Tone::Warn, u"triangle-alert"_s, sentence, holder);
    banner->setObjectName(u"warning"_s);
    auto *around = new QVBoxLayout(holder);
    around->setContentsMargins(px(12), px(8), px(12), px(8));
    around->addWidget(banner);
    connect(banner->addAction(tr("Show folder")), &QAbstractButton::clicked, this, [this] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_services.library.path()).absolutePath()));
    });
    connect(banner->addAction(tr("Keep it here")), &QAbstractButton::clicked, this, [this, holder, read] {
        m_pages->currentWidget()->setFocus();
        holder->deleteLater();
        if (read)
            read();
    });
    setPane(holder, Pane::Header);
    m_column->insertWidget(0, holder);
}

void MainWindow::openMenu()
{
    if (m_page == Page::Document)
        m_document->header().openMenu();
    else if (m_sidebar->isVisible())
        m_sidebar->openMenu();
    else
        m_commands->menu()->popup(mapToGlobal(QPoint(px(8), px(44))));
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    // Alt alone opens the menu, as it would open a menu bar; Alt with another key does not.
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        m_altAlone = key->key() == Qt::Key_Alt && !key->isAutoRepeat();
    } else if (event->type() == QEvent::MouseButtonPress) {
        m_altAlone = false;
    } else if (event->type() == QEvent::KeyRelease && m_altAlone && isActiveWindow()
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Alt) {
        m_altAlone = false;
        openMenu();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ActivationChange)
        m_altAlone = false;
    QWidget::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveWindow();
    if (m_jobsView)
        m_jobsView->flush();
    if (m_closing || !m_document->holdsAnything()) {
        event->accept();
        return;
    }
    // The last write is waited for by the loop, not by this function.
    event->ignore();
    const ResumeId open = m_document->id();
    whenDone(m_document->leave(), this, [this, open](const Result<void> &done) {
        const std::optional<Error> failure = done ? m_document->failure() : std::optional(done.error());
        if (!failure) {
            m_closing = true;
            // Queued: with nothing to write the answer comes at once, inside the first close(), which takes no second.
            QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
            return;
        }
        auto *question
            = new Question(this, tr("Not everything is saved"), errorSentence(*failure), tr("Close anyway"), true);
        connect(question, &Question::accepted, this, [this] {
            m_closing = true;
            close();
        });
        // Staying goes on with what is not saved.
        connect(question, &Question::closed, this, [this, open] {
            if (!m_closing && !open.isNull())
                openResume(open);
        });
        question->open();
    });
}

void MainWindow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens().surface);
    // The children are painted before the loop goes on.
    if (m_listed && !m_pictured)
        QTimer::singleShot(0, this, &MainWindow::afterFirstPicture);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void MainWindow::restoreWindow()
{
    QSettings settings;
    resize(firstSize);
    if (!restoreGeometry(settings.value(u"window/geometry"_s).toByteArray()))
        resize(firstSize);
    m_sidebarWanted = settings.value(u"window/sidebar"_s, true).toBool();
    m_library->restoreState(settings);
}

void MainWindow::saveWindow()
{
    QSettings settings;
    settings.setValue(u"window/geometry"_s, saveGeometry());
    settings.setValue(u"window/sidebar"_s, m_sidebarWanted);
    m_library->saveState(settings);
}

} // namespace shortlist::ui
