// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/documentview.h"

#include "models/domain/errorsentence.h"
#include "models/items/resumetreemodel.h"
#include "ui/components/painting.h"
#include "ui/components/textprompt.h"
#include "ui/components/toast.h"
#include "ui/components/whendone.h"
#include "ui/editor/editorview.h"
#include "ui/editor/resumesession.h"
#include "ui/export/exportdialog.h"
#include "ui/history/historyview.h"
#include "ui/theme/icons.h"

#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

DocumentView::DocumentView(const Services &services, const ResumeTreeModel &resumes, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_resumes(resumes)
    , m_header(new DocumentHeader(this))
    , m_pages(new QStackedWidget(this))
    , m_titleMenu(new QMenu(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_pages, 1);
    m_header->setTitleMenu(m_titleMenu);
    auto *exports = new QMenu(this);
    connect(exports->addAction(icon(u"download"_s), tr("Export…")), &QAction::triggered, this,
        [this] { exportResume(false); });
    connect(exports->addAction(icon(u"file-down"_s), tr("Export with last settings")), &QAction::triggered, this,
        [this] { exportResume(true); });
    m_header->setExportMenu(exports);
    connect(m_titleMenu, &QMenu::aboutToShow, this, &DocumentView::fillTitleMenu);
    connect(m_header, &DocumentHeader::backRequested, this, &DocumentView::backRequested);
    connect(m_header, &DocumentHeader::modeRequested, this, &DocumentView::showMode);
    connect(m_header, &DocumentHeader::undoRequested, this, &DocumentView::undo);
    connect(m_header, &DocumentHeader::redoRequested, this, &DocumentView::redo);
    connect(m_header, &DocumentHeader::exportRequested, this, [this] { exportResume(false); });
    connect(&resumes, &QAbstractItemModel::dataChanged, this, &DocumentView::refreshParentTitle);
}

DocumentView::~DocumentView()
{
    // Hands over what is not saved yet; the library writes it before it goes.
    dropPages();
    if (m_session)
        m_session->close();
}

bool DocumentView::isOpen() const
{
    return m_session && m_session->isOpen();
}

ResumeId DocumentView::id() const
{
    return m_session ? m_goal.id : ResumeId();
}

void DocumentView::open(const Goal &goal)
{
    if (m_session && m_goal.id == goal.id) {
        m_goal = goal;
        if (m_session->isOpen())
            sessionOpened();
        return;
    }
    if (m_session) {
        whenReady(leave(), this, [this](const Result<void> &done) {
            if (!done)
                emit notSaved(done.error());
        });
    }
    m_goal = goal;
    m_session = takeUnsaved(goal.id);
    const bool goesOn = m_session != nullptr;
    if (!goesOn)
        m_session = std::make_shared<ResumeSession>(m_services.library, m_services.clock);
    m_header->setSession(m_session.get());
    listen();
    if (goesOn)
        sessionOpened();
    else
        m_session->open(goal.id);
}

void DocumentView::listen()
{
    connect(m_session.get(), &ResumeSession::opened, this, &DocumentView::sessionOpened);
    // Queued: the answer may be to leave, and a session must not go while it speaks.
    connect(m_session.get(), &ResumeSession::openFailed, this, &DocumentView::failed, Qt::QueuedConnection);
    connect(m_session.get(), &ResumeSession::summaryChanged, this, &DocumentView::stateChanged);
    connect(&m_session->document(), &ResumeDocument::undoStateChanged, this, &DocumentView::stateChanged);
    connect(m_session.get(), &ResumeSession::actionFailed, this,
        [this](const Error &error) { toastOf(this)->showMessage(u"circle-alert"_s, errorSentence(error)); });
    connect(m_session.get(), &ResumeSession::mergedFromOutside, this, [this] {
        toastOf(this)->showMessage(u"git-merge"_s, tr("Changed outside this window. Both changes are here."));
    });
}

void DocumentView::sessionOpened()
{
    if (m_pages->count() == 0)
        makePages();
    refreshParentTitle();
    showMode(m_goal.version ? DocumentHeader::Mode::History : DocumentHeader::Mode::Edit);
    if (m_goal.version)
        m_history->showVersion(*m_goal.version);
    goTo(m_goal.where);
    if (std::exchange(m_goal.askExport, false))
        exportResume(false);
    emit opened(m_goal.id);
    emit stateChanged();
}

Future<void> DocumentView::leave()
{
    if (!m_session)
        return m_left.empty() ? QtFuture::makeReadyFuture(Result<void>()) : m_left.back()->flush();
    m_header->setSession(nullptr);
    dropPages();
    m_session->disconnect(this);
    m_session->document().disconnect(this);
    m_left.push_back(std::move(m_session));
    m_session.reset();
    m_goal = {};
    ResumeSession &left = *m_left.back();
    // The session lives on until its last write is done. Queued: it must not go while it speaks.
    connect(&left, &ResumeSession::saveStateChanged, this, &DocumentView::forgetSaved, Qt::QueuedConnection);
    const Future<void> closed = left.close();
    QMetaObject::invokeMethod(this, &DocumentView::forgetSaved, Qt::QueuedConnection);
    emit stateChanged();
    return closed;
}

void DocumentView::forgetSaved()
{
    std::erase_if(m_left, [](const std::shared_ptr<ResumeSession> &session) { return !session->hasUnsaved(); });
}

std::shared_ptr<ResumeSession> DocumentView::takeUnsaved(ResumeId id)
{
    const auto at = std::find_if(m_left.begin(), m_left.end(),
        [id](const std::shared_ptr<ResumeSession> &session) { return session->id() == id && session->hasUnsaved(); });
    if (at == m_left.end())
        return nullptr;
    const std::shared_ptr<ResumeSession> session = *at;
    m_left.erase(at);
    session->disconnect(this);
    return session;
}

std::optional<Error> DocumentView::failure() const
{
    for (const std::shared_ptr<ResumeSession> &session : m_left) {
        if (session->hasUnsaved() && session->failure())
            return session->failure();
    }
    return std::nullopt;
}

void DocumentView::makePages()
{
    m_editor = new EditorView(*m_session, m_pages);
    m_pages->addWidget(m_editor);
}

void DocumentView::dropPages()
{
    m_editor = nullptr;
    m_history = nullptr;
    while (m_pages->count() > 0)
        delete m_pages->widget(0);
}

void DocumentView::showMode(DocumentHeader::Mode mode)
{
    if (!isOpen())
        return;
    m_header->setMode(mode);
    if (mode == DocumentHeader::Mode::History && !m_history) {
        m_history = new HistoryView(m_services.library, *m_session, m_pages);
        m_pages->addWidget(m_history);
    }
    m_pages->setCurrentIndex(mode == DocumentHeader::Mode::Edit ? 0 : 1);
    if (QWidget *page = m_pages->currentWidget())
        page->setFocus(Qt::OtherFocusReason);
    emit stateChanged();
}

void DocumentView::goTo(const Location &where)
{
    if (m_editor && !(where == Location()))
        m_editor->goTo(where);
}

bool DocumentView::editing() const
{
    return m_editor && m_header->mode() == DocumentHeader::Mode::Edit;
}

void DocumentView::undo()
{
    if (editing())
        m_editor->undo(); // and goes to what changed
    else if (isOpen())
        m_session->document().undo();
}

void DocumentView::redo()
{
    if (editing())
        m_editor->redo();
    else if (isOpen())
        m_session->document().redo();
}

void DocumentView::find()
{
    if (!isOpen())
        return;
    showMode(DocumentHeader::Mode::Edit);
    m_editor->openFind();
}

bool DocumentView::focusNextPane(bool next)
{
    return editing() && m_editor->focusNextPane(next);
}

void DocumentView::askVersionName()
{
    if (!isOpen())
        return;
    auto *prompt = new TextPrompt(this, tr("Name this version"), tr("Name"), {}, tr("Name version"));
    connect(prompt, &TextPrompt::accepted, this, [this](const QString &name) {
        if (isOpen())
            m_session->nameVersion(name);
    });
    prompt->ask();
}

void DocumentView::askTitle()
{
    if (!isOpen())
        return;
    auto *prompt = new TextPrompt(this, tr("Rename"), tr("Title"), m_session->summary().title, tr("Rename"));
    connect(prompt, &TextPrompt::accepted, this, [this](const QString &title) {
        if (!isOpen())
            return;
        if (const auto done = m_session->setTitle(title); !done)
            toastOf(this)->showMessage(u"circle-alert"_s, errorSentence(done.error()));
    });
    prompt->ask();
}

void DocumentView::exportResume(bool withLastSettings)
{
    if (!isOpen())
        return;
    ExportDialog *dialog = ExportDialog::show(this, *m_session);
    if (withLastSettings)
        dialog->startExport();
}

void DocumentView::setJobs(const QList<JobRecord> &jobs)
{
    m_jobs = jobs;
}

void DocumentView::fillTitleMenu()
{
    m_titleMenu->clear();
    if (!isOpen())
        return;
    connect(m_titleMenu->addAction(icon(u"square-pen"_s), tr("Rename…")), &QAction::triggered, this,
        &DocumentView::askTitle);
    QMenu *status = m_titleMenu->addMenu(icon(u"circle"_s), tr("Status"));
    for (const auto one : {ResumeStatus::Draft, ResumeStatus::Published, ResumeStatus::Archived}) {
        QAction *action = status->addAction(statusWord(one));
        action->setCheckable(true);
        action->setChecked(m_session->summary().status == one);
        connect(action, &QAction::triggered, this, [this, one] { m_session->setStatus(one); });
    }
    QMenu *jobs = m_titleMenu->addMenu(icon(u"briefcase-business"_s), tr("Target job"));
    const auto add = [&](const QString &text, std::optional<JobId> job) {
        QAction *action = jobs->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_session->summary().targetJob == job);
        connect(action, &QAction::triggered, this, [this, job] { m_session->setTargetJob(job); });
    };
    add(tr("None"), std::nullopt);
    for (const JobRecord &job : m_jobs)
        add(job.company.isEmpty() ? job.title : tr("%1, %2").arg(job.title, job.company), job.id);
}

void DocumentView::refreshParentTitle()
{
    if (!isOpen())
        return;
    const auto parent = m_session->summary().parent;
    const auto summary = parent ? m_resumes.summary(*parent) : std::nullopt;
    m_header->setParentTitle(summary ? summary->title : QString());
}

} // namespace shortlist::ui
