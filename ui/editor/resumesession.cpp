// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/resumesession.h"

#include "models/domain/draftmerge.h"
#include "models/domain/errorsentence.h"
#include "ui/components/whendone.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr qsizetype maxTitleLength = 255;
/// resumesChanged after this long is not the echo of our own write.
constexpr qint64 echoMs = 2000;

} // namespace

void ResumeSession::RowChanges::addOlder(const RowChanges &older)
{
    if (!title)
        title = older.title;
    if (!status)
        status = older.status;
    if (!targetJob)
        targetJob = older.targetJob;
    if (!memory)
        memory = older.memory;
}

ResumeSession::ResumeSession(Library &library, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_clock(clock)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &ResumeSession::tick);
    connect(&m_document, &ResumeDocument::changed, this, &ResumeSession::documentChanged);
    connect(&m_library, &Library::resumesChanged, this, &ResumeSession::outsideChange);
}

ResumeSession::~ResumeSession()
{
    // The owner calls close() first. This is for what was typed since: asked for, though nobody waits for the answer.
    disconnect(&m_library, nullptr, this, nullptr);
    disconnect(&m_document, nullptr, this, nullptr);
    if (m_open && !m_writing)
        startWrite();
}

void ResumeSession::open(ResumeId id)
{
    m_summary.id = id;
    whenDone<ResumeRecord>(m_library.resume(id), this, [this](const Result<ResumeRecord> &record) { loaded(record); });
}

void ResumeSession::loaded(const Result<ResumeRecord> &record)
{
    if (!record) {
        emit openFailed(record.error());
        return;
    }
    m_summary = record.value().summary;
    m_memory = record.value().memory;
    m_stored = {record.value().content, record.value().look};
    m_adopting = true;
    m_document.load(m_stored);
    m_adopting = false;
    m_open = true;
    emit opened();
    emit summaryChanged();
}

Result<void> ResumeSession::setTitle(const QString &title)
{
    const QString trimmed = title.trimmed();
    if (trimmed.isEmpty())
        return Error{Error::Kind::InvalidInput, tr("A resume needs a title.")};
    if (trimmed.size() > maxTitleLength)
        return Error{Error::Kind::InvalidInput, tr("A title has at most %1 characters.").arg(maxTitleLength)};
    if (trimmed == m_summary.title)
        return {};
    m_summary.title = trimmed;
    m_row.title = trimmed;
    emit summaryChanged();
    saveNow();
    return {};
}

void ResumeSession::setStatus(ResumeStatus status)
{
    if (status == m_summary.status)
        return;
    m_summary.status = status;
    m_row.status = status;
    emit summaryChanged();
    saveNow();
}

void ResumeSession::setTargetJob(const std::optional<JobId> &job)
{
    if (job == m_summary.targetJob)
        return;
    m_summary.targetJob = job;
    m_summary.targetCompany.clear();
    m_summary.targetTitle.clear();
    m_row.targetJob = job;
    emit summaryChanged();
    saveNow();
    if (!job)
        return;
    whenDone<JobRecord>(m_library.job(*job), this, [this, job](const Result<JobRecord> &record) {
        if (!record || m_summary.targetJob != job)
            return;
        m_summary.targetCompany = record.value().company;
        m_summary.targetTitle = record.value().title;
        emit summaryChanged();
    });
}

void ResumeSession::remember(const QString &key, const QJsonValue &value)
{
    if (m_memory.value(key) == value)
        return;
    m_memory.insert(key, value);
    m_row.memory = m_memory;
    emit summaryChanged();
    saveNow();
}

void ResumeSession::setPageCount(int pages)
{
    if (pages == m_summary.pageCount)
        return;
    m_summary.pageCount = pages;
    m_pageCount = pages;
}

QString ResumeSession::saveText() const
{
    switch (m_state) {
    case SaveState::Saved:
        return tr("Saved");
    case SaveState::Saving:
        return tr("Saving…");
    case SaveState::Failed:
        break;
    }
    if (m_failure && m_failure->kind == Error::Kind::NotFound)
        return tr("Not saved. This resume is no longer in the library.");
    return m_failure ? errorSentence(*m_failure) : tr("Not saved.");
}

bool ResumeSession::hasUnsaved() const
{
    return m_open && (m_dirty || m_writing || !m_cuts.empty() || !m_row.isEmpty());
}

void ResumeSession::documentChanged()
{
    if (m_adopting)
        return;
    const Timestamp now = m_clock.now();
    m_editing.edited(now);
    m_lastEdit = now;
    if (!m_dirty) {
        m_dirty = true;
        m_dirtySince = now;
    }
    if (m_state == SaveState::Saved)
        setState(SaveState::Saving);
    schedule();
}

void ResumeSession::fieldLeft()
{
    m_document.closeStep();
    m_lastEdit.reset();
    if (m_dirty && !m_failedAt)
        saveNow();
}

void ResumeSession::retry()
{
    m_failedAt.reset();
    saveNow();
}

void ResumeSession::enqueueCut(ChangeOrigin origin, const QString &name, const QString &summary)
{
    m_cuts.push_back({m_document.state(), VersionCut{origin, name, summary}});
}

void ResumeSession::cutVersion(VersionTrigger trigger, const QString &summary)
{
    if (!m_open)
        return;
    m_document.closeStep();
    enqueueCut(originOf(trigger), {}, summary);
    saveNow();
}

void ResumeSession::nameVersion(const QString &name)
{
    // First the version that holds what is on screen; where nothing differs the library makes none. Then its name.
    cutVersion(VersionTrigger::Named);
    whenDone<void>(flush(), this, [this, name](const Result<void> &flushed) {
        if (!flushed) {
            emit actionFailed(flushed.error());
            return;
        }
        ++m_ownSignals;
        whenDone<SaveReceipt>(m_library.nameVersion(m_summary.id, m_summary.version, name), this,
            [this](const Result<SaveReceipt> &receipt) {
                if (!receipt) {
                    emit actionFailed(receipt.error());
                    return;
                }
                m_summary.revision = std::max(m_summary.revision, receipt.value().revision);
                emit versionsChanged();
            });
    });
}

void ResumeSession::restoreVersion(int number)
{
    whenDone<VersionRecord>(
        m_library.version(m_summary.id, number), this, [this, number](const Result<VersionRecord> &version) {
            if (!version) {
                emit actionFailed(version.error());
                return;
            }
            const ResumeDocument::State state{version.value().content, version.value().look};
            applyWithVersion(
                tr("Restore v%1").arg(number), VersionTrigger::Restore,
                [&state](ResumeDocument::State &now) { now = state; }, u"Restored v%1"_s.arg(number));
        });
}

void ResumeSession::applyWithVersion(const QString &name, VersionTrigger trigger,
    const std::function<void(ResumeDocument::State &)> &change, const QString &summary)
{
    if (!m_open)
        return;
    m_document.closeStep();
    if (m_editing.hasEdits())
        enqueueCut(ChangeOrigin::Manual, {}, {});
    m_document.edit(name, {}, change);
    m_document.closeStep();
    enqueueCut(originOf(trigger), {}, summary);
    saveNow();
}

Future<void> ResumeSession::flush()
{
    if (!hasUnsaved())
        return QtFuture::makeReadyFuture(Result<void>());
    QPromise<Result<void>> promise;
    promise.start();
    const Future<void> future = promise.future();
    m_flushes.push_back(std::move(promise));
    m_failedAt.reset();
    saveNow();
    return future;
}

Future<void> ResumeSession::close()
{
    if (m_open && m_editing.hasEdits()) {
        m_document.closeStep();
        enqueueCut(originOf(VersionTrigger::SessionEnd), {}, {});
    }
    return flush();
}

void ResumeSession::saveNow()
{
    if (!m_open)
        return;
    startWrite();
    schedule();
}

void ResumeSession::startWrite()
{
    if (m_writing || m_lookingAgain)
        return;
    if (!m_dirty && m_cuts.empty() && m_row.isEmpty()) {
        setState(SaveState::Saved);
        settleFlushes({});
        return;
    }
    ResumeSave save;
    save.id = m_summary.id;
    save.expectedRevision = m_summary.revision;
    m_stateInFlight = m_document.state();
    m_cutInFlight.reset();
    if (!m_cuts.empty()) {
        m_cutInFlight = std::move(m_cuts.front());
        m_cuts.pop_front();
        m_stateInFlight = m_cutInFlight->state;
        save.cut = m_cutInFlight->cut;
    }
    m_dirty = !m_cuts.empty() || !(m_stateInFlight == m_document.state());
    m_dirtySince = m_dirty ? std::optional(m_clock.now()) : std::nullopt;
    if (!(m_stateInFlight.content == m_stored.content))
        save.content = m_stateInFlight.content;
    if (!(m_stateInFlight.look == m_stored.look))
        save.look = m_stateInFlight.look;
    m_rowInFlight = std::exchange(m_row, {});
    save.title = m_rowInFlight.title;
    save.status = m_rowInFlight.status;
    save.targetJob = m_rowInFlight.targetJob;
    save.memory = m_rowInFlight.memory;
    save.pageCount = m_pageCount;
    m_pageCount.reset();
    if (m_state != SaveState::Failed)
        setState(SaveState::Saving);
    m_writing = true;
    ++m_ownSignals;
    whenDone<SaveReceipt>(m_library.save(save), this, [this](const Result<SaveReceipt> &receipt) { written(receipt); });
}

void ResumeSession::written(const Result<SaveReceipt> &receipt)
{
    m_writing = false;
    if (!receipt) {
        // Nothing of it is on disk: all of it waits again, in front of what came since.
        m_ownSignals = std::max(0, m_ownSignals - 1);
        m_row.addOlder(m_rowInFlight);
        if (m_cutInFlight)
            m_cuts.push_front(*std::exchange(m_cutInFlight, {}));
        m_pageCount = m_summary.pageCount;
        m_dirty = true;
        m_dirtySince = m_clock.now();
        if (receipt.error().kind == Error::Kind::Conflict)
            lookAgain();
        else
            failed(receipt.error());
        return;
    }
    m_stored = m_stateInFlight;
    m_failure.reset();
    m_failedAt.reset();
    m_summary.revision = receipt.value().revision;
    m_summary.updatedAt = receipt.value().savedAt;
    const bool newVersion = m_summary.version != receipt.value().version;
    m_summary.version = receipt.value().version;
    if (m_cutInFlight && !m_dirty)
        m_editing.closed();
    m_cutInFlight.reset();
    if (newVersion) {
        emit summaryChanged();
        emit versionsChanged();
    }
    if (!m_cuts.empty() || !m_row.isEmpty() || !m_flushes.empty()) {
        startWrite();
    } else {
        setState(m_dirty ? SaveState::Saving : SaveState::Saved);
    }
    schedule();
}

void ResumeSession::failed(const Error &error)
{
    m_failure = error;
    m_failedAt = m_clock.now();
    m_state = SaveState::Failed;
    emit saveStateChanged();
    settleFlushes(error);
    schedule();
}

void ResumeSession::settleFlushes(const std::optional<Error> &error)
{
    std::vector<QPromise<Result<void>>> waiting = std::exchange(m_flushes, {});
    for (QPromise<Result<void>> &promise : waiting) {
        promise.addResult(error ? Result<void>(*error) : Result<void>());
        promise.finish();
    }
}

void ResumeSession::outsideChange(const QList<ResumeId> &ids)
{
    if (!m_open || !ids.contains(m_summary.id))
        return;
    if (m_ownSignals > 0 && (m_writing || !reached(m_summary.updatedAt, echoMs, m_clock.now()))) {
        --m_ownSignals;
        return;
    }
    m_ownSignals = 0;
    // While a write is under way its answer tells: Conflict, or that it was first.
    if (!m_writing)
        lookAgain();
}

void ResumeSession::lookAgain()
{
    if (m_lookingAgain)
        return;
    m_lookingAgain = true;
    whenDone<ResumeRecord>(
        m_library.resume(m_summary.id), this, [this](const Result<ResumeRecord> &record) { lookedAgain(record); });
}

void ResumeSession::lookedAgain(const Result<ResumeRecord> &record)
{
    m_lookingAgain = false;
    if (!record) {
        // Without unsaved edits there is nothing to say: the row went to Trash, the library list tells.
        if (m_dirty || !m_cuts.empty() || !m_row.isEmpty())
            failed(record.error());
        return;
    }
    if (record.value().summary.revision != m_summary.revision)
        adopt(record.value(), tr("Change from outside"));
    if (m_dirty || !m_cuts.empty() || !m_row.isEmpty() || !m_flushes.empty())
        saveNow();
}

void ResumeSession::adopt(const ResumeRecord &record, const QString &stepName)
{
    const ResumeDocument::State other{record.content, record.look};
    const auto mergedWith = [&](const ResumeDocument::State &draft) {
        return ResumeDocument::State{mergeDraft(m_stored.content, draft.content, other.content),
            mergeDraft(m_stored.look, draft.look, other.look)};
    };
    const ResumeDocument::State now = mergedWith(m_document.state());
    for (Cut &cut : m_cuts)
        cut.state = mergedWith(cut.state);
    m_stored = other;
    m_summary = record.summary;
    m_memory = record.memory;
    if (m_row.title)
        m_summary.title = *m_row.title;
    if (m_row.status)
        m_summary.status = *m_row.status;
    if (m_row.targetJob)
        m_summary.targetJob = *m_row.targetJob;
    if (m_row.memory) {
        for (auto it = m_row.memory->constBegin(); it != m_row.memory->constEnd(); ++it)
            m_memory.insert(it.key(), it.value());
        m_row.memory = m_memory;
    }
    m_document.closeStep();
    m_adopting = true;
    m_document.edit(stepName, {}, [&now](ResumeDocument::State &state) { state = now; });
    m_adopting = false;
    m_document.closeStep();
    m_dirty = !(now == other);
    m_dirtySince = m_dirty ? std::optional(m_clock.now()) : std::nullopt;
    emit summaryChanged();
    emit versionsChanged();
    emit mergedFromOutside();
}

void ResumeSession::setState(SaveState state)
{
    if (state == m_state)
        return;
    m_state = state;
    emit saveStateChanged();
}

} // namespace shortlist::ui
