// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/jobsession.h"

#include "models/domain/errorsentence.h"
#include "ui/components/whendone.h"

#include <utility>

namespace shortlist::ui {

namespace {

/// What a person edits; the rest (times, counts) is the library's.
bool sameText(const JobRecord &a, const JobRecord &b)
{
    return a.title == b.title && a.company == b.company && a.location == b.location && a.description == b.description
        && a.sourceUrl == b.sourceUrl && a.extracted == b.extracted;
}

} // namespace

JobSession::JobSession(Library &library, const Clock &clock, JobRecord job, QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_clock(clock)
    , m_job(std::move(job))
    , m_validTitle(m_job.title)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &JobSession::startWrite);
}

JobSession::~JobSession()
{
    // Asked for, though nobody waits for the answer: the library writes in order.
    if (m_dirty)
        (void)m_library.saveJob(storable());
}

JobRecord JobSession::storable() const
{
    JobRecord row = m_job;
    row.title = m_validTitle.trimmed();
    return row;
}

QString JobSession::titleError() const
{
    if (m_job.title.trimmed().isEmpty())
        return tr("A job needs a title");
    return m_job.title.size() > 255 ? tr("A title has at most 255 characters") : QString();
}

void JobSession::edit(const QString &name, const std::function<void(JobRecord &)> &change, const QString &mergeKey)
{
    JobRecord after = m_job;
    change(after);
    if (sameText(after, m_job))
        return;
    const Timestamp now = m_clock.now();
    const bool merges = m_open && !mergeKey.isEmpty() && m_done > 0 && m_done == m_steps.size()
        && m_steps.back().mergeKey == mergeKey && now - m_lastEdit < pauseMs && now >= m_lastEdit;
    if (merges) {
        m_steps.back().after = after;
    } else {
        m_steps.resize(m_done);
        m_steps.push_back({name, mergeKey, m_job, after});
        if (m_steps.size() > mostSteps)
            m_steps.erase(m_steps.begin());
        m_done = m_steps.size();
    }
    m_open = true;
    m_lastEdit = now;
    take(after);
}

void JobSession::closeStep()
{
    m_open = false;
}

QString JobSession::undoName() const
{
    return canUndo() ? m_steps.at(m_done - 1).name : QString();
}

QString JobSession::redoName() const
{
    return canRedo() ? m_steps.at(m_done).name : QString();
}

void JobSession::undo()
{
    if (!canUndo())
        return;
    m_open = false;
    take(m_steps.at(--m_done).before);
}

void JobSession::redo()
{
    if (!canRedo())
        return;
    m_open = false;
    take(m_steps.at(m_done++).after);
}

void JobSession::take(const JobRecord &job)
{
    // Only the text comes from the step: the row may have got other times and counts since.
    m_job.title = job.title;
    m_job.company = job.company;
    m_job.location = job.location;
    m_job.description = job.description;
    m_job.sourceUrl = job.sourceUrl;
    m_job.extracted = job.extracted;
    if (titleError().isEmpty())
        m_validTitle = m_job.title;
    m_dirty = true;
    setState(SaveState::Saving);
    if (!m_timer.isActive())
        m_timer.start(saveThrottleMs);
    emit changed();
}

void JobSession::flush()
{
    if (m_dirty && !m_writing)
        startWrite();
}

void JobSession::startWrite()
{
    if (m_writing || !m_dirty)
        return;
    m_timer.stop();
    m_dirty = false;
    m_writing = true;
    whenDone<JobRecord>(
        m_library.saveJob(storable()), this, [this](const Result<JobRecord> &stored) { written(stored); });
}

void JobSession::written(const Result<JobRecord> &stored)
{
    m_writing = false;
    if (!stored) {
        m_failure = stored.error();
        m_dirty = true;
        setState(SaveState::Failed);
        m_timer.start(retryMs);
        return;
    }
    m_failure.reset();
    m_job.id = stored.value().id;
    m_job.createdAt = stored.value().createdAt;
    m_job.updatedAt = stored.value().updatedAt;
    if (!m_dirty)
        setState(SaveState::Saved);
    else if (!m_timer.isActive())
        m_timer.start(saveThrottleMs);
}

void JobSession::setState(SaveState state)
{
    if (state == m_state)
        return;
    m_state = state;
    emit saveStateChanged();
}

QString JobSession::saveText() const
{
    if (m_state == SaveState::Failed && m_failure)
        return tr("Not saved. %1").arg(errorSentence(*m_failure));
    return m_state == SaveState::Saved ? tr("Saved") : tr("Saving…");
}

void JobSession::refresh(const JobRecord &stored)
{
    if (stored == m_job)
        return;
    if (hasUnsaved() || stored.id.value != m_job.id.value || stored.updatedAt < m_job.updatedAt) {
        m_job.resumeCount = stored.resumeCount;
        return;
    }
    // Written elsewhere (another window, the command line): undo goes back to before that too.
    const bool text = !sameText(stored, m_job);
    if (text) {
        m_steps.resize(m_done);
        m_steps.push_back({tr("Change from elsewhere"), {}, m_job, stored});
        m_done = m_steps.size();
        m_open = false;
        m_validTitle = stored.title;
    }
    m_job = stored;
    if (text)
        emit changed();
}

} // namespace shortlist::ui
