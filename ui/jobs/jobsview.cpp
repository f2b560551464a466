// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/jobsview.h"

#include "models/domain/errorsentence.h"
#include "ui/components/button.h"
#include "ui/components/iconlabel.h"
#include "ui/components/label.h"
#include "ui/components/segmentedcontrol.h"
#include "ui/components/textfield.h"
#include "ui/components/toast.h"
#include "ui/components/whendone.h"
#include "ui/jobs/jobfoot.h"
#include "ui/jobs/jobform.h"
#include "ui/jobs/jobsession.h"
#include "ui/jobs/jobtext.h"
#include "ui/jobs/requirementspane.h"
#include "ui/theme/style.h"

#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QSplitter>
#include <QStackedWidget>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

Result<exchange::Posting> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::NotFound, path};
    return exchange::readPosting(file.read(exchange::maxPostingBytes + 1));
}

/// Files that Jobs takes; a resume dropped here is none of them.
QStringList postingFiles(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls()) {
        const QString path = url.toLocalFile();
        const QString suffix = QFileInfo(path).suffix().toLower();
        if (QStringList{u"txt"_s, u"html"_s, u"htm"_s, u"md"_s}.contains(suffix))
            paths.append(path);
    }
    return paths;
}

} // namespace

JobsView::~JobsView()
{
    flush();
}

void JobsView::connectParts()
{
    connect(&m_library, &Library::jobsChanged, this, &JobsView::reload);
    connect(&m_library, &Library::trashChanged, this, &JobsView::reload);
    connect(&m_library, &Library::resumesChanged, this, &JobsView::reloadResumes);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &words) {
        m_filtered.setWords(words);
        m_noMatch->setText(tr("No match for “%1”.").arg(words.simplified()));
        m_noMatch->setVisible(m_filtered.rowCount() == 0);
    });
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        if (m_filtered.rowCount() > 0) {
            m_list->setCurrentIndex(m_filtered.index(0, 0));
            m_list->setFocus(Qt::OtherFocusReason);
        }
    });
    connect(m_search, &SearchField::left, m_list, [this] { m_list->setFocus(Qt::OtherFocusReason); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &JobsView::showCurrent);
    connect(m_list, &QListView::activated, m_form, &JobForm::focusTitle);
    connect(m_list, &QListView::customContextMenuRequested, this, &JobsView::openListMenu);
    connect(m_undo, &QPushButton::clicked, this, &JobsView::undo);
    connect(m_redo, &QPushButton::clicked, this, &JobsView::redo);
    connect(m_trash, &QPushButton::clicked, this, &JobsView::trashCurrent);
    connect(m_variant, &QPushButton::clicked, this, &JobsView::createVariant);
    connect(m_side, &SegmentedControl::currentChanged, this, &JobsView::updatePanes);
    connect(m_body, &QSplitter::splitterMoved, this, &JobsView::updatePanes);
    connect(m_splitter, &QSplitter::splitterMoved, this, &JobsView::updatePanes);
    connect(m_foot, &JobFoot::openRequested, this, &JobsView::openResumeRequested);
    connect(m_form, &JobForm::addSelectionRequested, this, [this] { m_requirements->add(m_form->selectedWords()); });
    connect(m_requirements, &RequirementsPane::wordsChosen, m_form, &JobForm::markWords);
}

void JobsView::reload()
{
    if (m_reading) {
        m_stale = true;
        return;
    }
    m_reading = true;
    whenDone<QList<JobRecord>>(m_library.jobs(), this, [this](const Result<QList<JobRecord>> &jobs) {
        m_reading = false;
        if (jobs)
            showJobs(jobs.value());
        else
            say(jobs.error());
        if (std::exchange(m_stale, false))
            reload();
    });
}

void JobsView::showJobs(const QList<JobRecord> &jobs)
{
    const JobId before = selected();
    const int row = m_list->currentIndex().row();
    m_jobs.setJobs(jobs);
    m_count->setText(jobs.isEmpty() ? QString() : QString::number(jobs.size()));
    m_pages->setCurrentIndex(jobs.isEmpty() ? 1 : 0);
    QModelIndex wanted = m_filtered.indexOf(m_wanted.isNull() ? before : m_wanted);
    // A new job that the search would hide: it is what the person wants to see.
    if (!wanted.isValid() && !m_wanted.isNull() && m_jobs.rowOf(m_wanted) >= 0) {
        m_search->clear();
        wanted = m_filtered.indexOf(m_wanted);
    }
    if (wanted.isValid())
        m_wanted = {};
    else if (m_filtered.rowCount() > 0)
        wanted = m_filtered.index(std::clamp(row, 0, m_filtered.rowCount() - 1), 0);
    m_list->setCurrentIndex(wanted);
    m_list->scrollTo(wanted);
    showCurrent();
    if (m_session && !m_jobs.rows().isEmpty()) {
        if (const int at = m_jobs.rowOf(m_session->job().id); at >= 0)
            m_session->refresh(m_jobs.row(at));
    }
    updatePanes();
    if (wanted.isValid() && std::exchange(m_focusTitle, false))
        m_form->focusTitle();
}

void JobsView::showCurrent()
{
    const JobRecord job = m_filtered.job(m_list->currentIndex());
    if (m_session && m_session->job().id == job.id && !job.id.isNull())
        return;
    m_form->setSession(nullptr);
    m_requirements->setSession(nullptr);
    if (m_session) {
        // What was typed last is still to be written; the session goes once it is.
        m_session->flush();
        JobSession *old = std::exchange(m_session, nullptr);
        old->disconnect(this);
        old->deleteLater();
    }
    if (!job.id.isNull()) {
        m_session = new JobSession(m_library, m_clock, job, this);
        connect(m_session, &JobSession::changed, this, &JobsView::refreshHeader);
        connect(m_session, &JobSession::saveStateChanged, this, &JobsView::refreshHeader);
        m_form->setSession(m_session);
        m_requirements->setSession(m_session);
    }
    refreshHeader();
    refreshFoot();
}

void JobsView::refreshHeader()
{
    const bool any = m_session != nullptr;
    m_undo->setEnabled(any && m_session->canUndo());
    m_redo->setEnabled(any && m_session->canRedo());
    m_trash->setEnabled(any);
    m_variant->setEnabled(any && !m_resumes.isEmpty());
    m_variant->setHint(m_resumes.isEmpty() ? tr("Make a resume first") : tr("Copy a resume and aim it at this job"));
    m_undo->setHint(any && m_session->canUndo() ? tr("Undo “%1”").arg(m_session->undoName()) : tr("Undo"), u"Ctrl Z"_s);
    m_redo->setHint(
        any && m_session->canRedo() ? tr("Redo “%1”").arg(m_session->redoName()) : tr("Redo"), u"Ctrl Shift Z"_s);
    const bool failed = any && m_session->saveState() == JobSession::SaveState::Failed;
    m_saveText->setText(any ? m_session->saveText() : QString());
    m_saveText->setInk(failed ? Ink::Bad : Ink::Secondary);
    m_saveIcon->setVisible(any && m_session->saveState() != JobSession::SaveState::Saving);
    m_saveIcon->setIconName(failed ? u"circle-alert"_s : u"check"_s);
    m_saveIcon->setTone(failed ? IconTone::Bad : IconTone::Secondary);
}

void JobsView::reloadResumes()
{
    if (m_readingResumes) {
        m_staleResumes = true;
        return;
    }
    m_readingResumes = true;
    whenDone<QList<ResumeSummary>>(m_library.resumes(), this, [this](const Result<QList<ResumeSummary>> &resumes) {
        m_readingResumes = false;
        if (resumes)
            m_resumes = resumes.value();
        refreshFoot();
        refreshHeader();
        if (std::exchange(m_staleResumes, false))
            reloadResumes();
    });
}

void JobsView::refreshFoot()
{
    QList<ResumeSummary> aimed;
    for (const ResumeSummary &resume : std::as_const(m_resumes)) {
        if (m_session && resume.targetJob == m_session->job().id)
            aimed.append(resume);
    }
    m_foot->setResumes(aimed);
}

JobId JobsView::selected() const
{
    return m_session ? m_session->job().id : JobId{};
}

void JobsView::select(JobId id)
{
    m_wanted = id;
    if (m_jobs.rowOf(id) >= 0)
        showJobs(QList<JobRecord>(m_jobs.rows()));
}

void JobsView::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void JobsView::undo()
{
    if (m_session)
        m_session->undo();
}

void JobsView::redo()
{
    if (m_session)
        m_session->redo();
}

void JobsView::flush()
{
    if (m_session)
        m_session->flush();
}

void JobsView::create(const JobRecord &job, bool fromText)
{
    whenDone<JobRecord>(m_library.saveJob(job), this, [this, fromText](const Result<JobRecord> &stored) {
        if (!stored) {
            say(stored.error());
            return;
        }
        m_focusTitle = true;
        if (fromText)
            toastOf(this)->showMessage(
                u"briefcase-business"_s, tr("Added “%1”. Check its title.").arg(stored.value().title));
        m_wanted = stored.value().id;
        reload();
    });
}

void JobsView::newJob()
{
    JobRecord job;
    job.title = tr("New job");
    create(job, false);
}

void JobsView::newJobFromText(const QString &text)
{
    const exchange::Posting posting = exchange::postingFromText(text);
    if (posting.title.isEmpty()) {
        toastOf(this)->showMessage(u"info"_s, tr("Paste the posting first. It needs a few sentences."));
        return;
    }
    take(posting);
}

void JobsView::take(const Result<exchange::Posting> &posting)
{
    if (!posting) {
        say(posting.error());
        return;
    }
    JobRecord job;
    job.title = posting.value().title;
    job.description = posting.value().text;
    create(job, true);
}

void JobsView::pasteNewJob()
{
    const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
    if (mime && mime->hasHtml())
        take(exchange::postingFromHtml(mime->html().left(exchange::maxPostingBytes)));
    else
        newJobFromText(mime ? mime->text() : QString());
}

void JobsView::newJobFromFile(const QString &path)
{
    whenReady(QtConcurrent::run([path] { return readFile(path); }), this,
        [this](const Result<exchange::Posting> &posting) { take(posting); });
}

void JobsView::dragEnterEvent(QDragEnterEvent *event)
{
    const QMimeData *mime = event->mimeData();
    if (mime->hasUrls() ? !postingFiles(*mime).isEmpty() : mime->hasText())
        event->acceptProposedAction();
}

void JobsView::dropEvent(QDropEvent *event)
{
    const QMimeData *mime = event->mimeData();
    if (!mime->hasUrls()) {
        newJobFromText(mime->text());
    } else {
        for (const QString &path : postingFiles(*mime))
            newJobFromFile(path);
    }
    event->acceptProposedAction();
}

void JobsView::trashCurrent()
{
    if (!m_session)
        return;
    m_session->flush();
    const JobRecord job = m_session->job();
    whenDone<void>(m_library.trashJob(job.id), this, [this, job](const Result<void> &done) {
        if (!done) {
            say(done.error());
            return;
        }
        TrashItem item;
        item.kind = TrashItem::Kind::Job;
        item.job = job.id;
        item.title = job.title;
        toastOf(this)->showMessage(u"trash-2"_s, tr("Moved to Trash, kept for 30 days"), tr("Undo"), [this, item] {
            m_wanted = item.job;
            whenDone<void>(m_library.restoreFromTrash(item), this, [this](const Result<void> &back) {
                if (!back)
                    say(back.error());
            });
        });
    });
}

void JobsView::createVariant()
{
    if (!m_session || m_resumes.isEmpty())
        return;
    // Masters first: a variant is best made of everything that a person has done.
    QList<ResumeSummary> choices = m_resumes;
    std::stable_partition(choices.begin(), choices.end(), [](const ResumeSummary &one) { return !one.parent; });
    if (choices.size() == 1)
        createVariantFrom(choices.constFirst().id);
    else
        openVariantMenu(choices);
}

void JobsView::openVariantMenu(const QList<ResumeSummary> &choices)
{
    constexpr int most = 20;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSection(tr("Copy of"));
    for (const ResumeSummary &one : choices.mid(0, most)) {
        QString title = one.title;
        QAction *action = menu->addAction(icon(u"file-text"_s), title.replace(u'&', u"&&"_s));
        connect(action, &QAction::triggered, this, [this, id = one.id] { createVariantFrom(id); });
    }
    menu->popup(m_variant->mapToGlobal(QPoint(0, m_variant->height() + px(4))));
}

void JobsView::createVariantFrom(ResumeId parent)
{
    if (!m_session)
        return;
    m_session->flush();
    const JobRecord job = m_session->job();
    whenDone<ResumeSummary>(
        m_library.createVariant(parent, job.id, variantTitle(job)), this, [this](const Result<ResumeSummary> &variant) {
            if (variant)
                emit openResumeRequested(variant.value().id);
            else
                say(variant.error());
        });
}

void JobsView::openListMenu(const QPoint &at)
{
    if (!m_session)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *rename = menu->addAction(icon(u"pencil"_s), tr("Rename"));
    rename->setShortcut(Qt::Key_F2);
    connect(rename, &QAction::triggered, m_form, &JobForm::focusTitle);
    QAction *variant = menu->addAction(icon(u"copy-plus"_s), tr("Create tailored variant"));
    variant->setEnabled(!m_resumes.isEmpty());
    connect(variant, &QAction::triggered, this, &JobsView::createVariant);
    menu->addSeparator();
    QAction *trash = menu->addAction(icon(u"trash-2"_s, IconTone::Bad), tr("Move to Trash"));
    trash->setShortcut(Qt::Key_Delete);
    setDangerous(trash);
    connect(trash, &QAction::triggered, this, &JobsView::trashCurrent);
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

void JobsView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    updatePanes();
}

void JobsView::say(const Error &error)
{
    toastOf(this)->showMessage(u"circle-alert"_s, errorSentence(error));
}

} // namespace shortlist::ui
