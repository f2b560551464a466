// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/domain/library.h"
#include "models/domain/resumedocument.h"
#include "models/domain/versionpolicy.h"

#include <QObject>
#include <QPromise>
#include <QTimer>

#include <deque>
#include <optional>
#include <vector>

namespace shortlist::ui {

/// One open resume: the document, what stands around it (title, status, target job, memory), and its way to disk.
/// Header, editor and History look at the same session. It never waits: every read and write is asked of the Library
/// and answered later.
///
/// Saving: the row is written at most `saveThrottleMs` after the first edit that is not on disk, also while typing goes
/// on, and at once when a field is left; one write is under way at a time. A pause of `pauseMs` closes the undo step.
/// Versions are cut when versionpolicy.h says so. A write that fails stays in memory and is tried again.
class ResumeSession final : public QObject
{
    Q_OBJECT

public:
    enum class SaveState { Saved, Saving, Failed };

    static constexpr int saveThrottleMs = 500; ///< with the write itself within draftDeadlineMs
    static constexpr int pauseMs = 800;
    static constexpr int retryMs = 3000; ///< after a failed write, if nothing else asks earlier

    ResumeSession(Library &library, const Clock &clock, QObject *parent = nullptr);
    ~ResumeSession() override;

    /// Reads the resume; opened() or openFailed() follows. A session opens one resume in its life.
    void open(ResumeId id);
    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] ResumeId id() const { return m_summary.id; }

    [[nodiscard]] ResumeDocument &document() { return m_document; }
    [[nodiscard]] const ResumeDocument &document() const { return m_document; }
    /// The row as it is now, with changes that are still on their way to disk.
    [[nodiscard]] const ResumeSummary &summary() const { return m_summary; }
    [[nodiscard]] const QJsonObject &memory() const { return m_memory; }
    [[nodiscard]] Library &library() { return m_library; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }

    /// 1 to 255 characters after trimming, else InvalidInput and nothing happens. Saved at once.
    Result<void> setTitle(const QString &title);
    void setStatus(ResumeStatus status);
    void setTargetJob(const std::optional<JobId> &job);
    /// Remembers something about this resume ("export": {...}). Not undoable.
    void remember(const QString &key, const QJsonValue &value);
    /// As last laid out; written along with the next save, which it does not cause.
    void setPageCount(int pages);

    [[nodiscard]] SaveState saveState() const { return m_state; }
    /// "Saved", "Saving…", or the sentence that says why not.
    [[nodiscard]] QString saveText() const;
    [[nodiscard]] std::optional<Error> failure() const { return m_failure; }
    /// Whether there is anything that is not on disk.
    [[nodiscard]] bool hasUnsaved() const;
    /// Edits since the newest version was cut.
    [[nodiscard]] bool hasUncutEdits() const { return m_editing.hasEdits(); }

    /// A field lost focus: closes the undo step and saves what there is.
    void fieldLeft();
    /// Tries a failed write again now.
    void retry();
    /// Saves and cuts a version if anything differs from the newest one. `summary` empty: written from the difference.
    void cutVersion(VersionTrigger trigger, const QString &summary = {});
    /// Ctrl S. Names the newest version if nothing was edited since, else cuts one with this name.
    void nameVersion(const QString &name);
    /// Makes this resume what it was in version `number`: one undo step and a new version ("Restored v6").
    void restoreVersion(int number);
    /// Runs `change` as an undo step named `name` and cuts a version before (if there are edits) and after it.
    void applyWithVersion(const QString &name, VersionTrigger trigger,
        const std::function<void(ResumeDocument::State &)> &change, const QString &summary = {});

    /// Finished when everything asked for until now is on disk, or with the error that prevents it.
    Future<void> flush();
    /// Cuts the version that ends the session, and flushes.
    Future<void> close();

    /// Does what is due now. Called by the session's own timer; tests with a ManualClock call it themselves.
    void tick();
    /// When something is due next; empty when nothing is.
    [[nodiscard]] std::optional<Timestamp> nextDue() const;

signals:
    void opened();
    void openFailed(const shortlist::Error &error);
    void summaryChanged(); ///< title, status, target job, version number, memory
    void saveStateChanged();
    void versionsChanged(); ///< a version was cut or named
    void mergedFromOutside(); ///< another process or window changed the row; the document now holds both
    void actionFailed(const shortlist::Error &error); ///< naming or restoring; nothing was changed

private:
    /// What the document does not hold and is not on disk.
    struct RowChanges
    {
        std::optional<QString> title;
        std::optional<ResumeStatus> status;
        std::optional<std::optional<JobId>> targetJob;
        std::optional<QJsonObject> memory;

        [[nodiscard]] bool isEmpty() const { return !title && !status && !targetJob && !memory; }
        void addOlder(const RowChanges &older);
    };
    /// A state that must become a version, in the order asked for.
    struct Cut
    {
        ResumeDocument::State state;
        VersionCut cut;
    };

    void loaded(const Result<ResumeRecord> &record);
    void documentChanged();
    void adopt(const ResumeRecord &record, const QString &stepName);
    void lookedAgain(const Result<ResumeRecord> &record);
    void outsideChange(const QList<ResumeId> &ids);
    void lookAgain();
    void enqueueCut(ChangeOrigin origin, const QString &name, const QString &summary);
    void saveNow();
    void startWrite();
    void written(const Result<SaveReceipt> &receipt);
    void failed(const Error &error);
    void settleFlushes(const std::optional<Error> &error);
    void setState(SaveState state);
    void schedule();
    /// Whether `wait` ms have gone by. A clock that was set back counts as gone by: nothing may wait for it to catch
    /// up.
    static bool reached(Timestamp since, qint64 wait, Timestamp now);

    Library &m_library;
    const Clock &m_clock;
    ResumeDocument m_document;
    ResumeSummary m_summary;
    QJsonObject m_memory;
    EditingSession m_editing;
    QTimer m_timer;

    bool m_open = false;
    bool m_adopting = false; ///< the document takes in what is on disk: nothing to save
    bool m_lookingAgain = false;
    bool m_writing = false;
    int m_ownSignals = 0; ///< resumesChanged that our own writes will still cause
    SaveState m_state = SaveState::Saved;
    std::optional<Error> m_failure;

    ResumeDocument::State m_stored; ///< as last known on disk: the base of a merge
    bool m_dirty = false; ///< the document differs from what was last handed to the library
    std::optional<Timestamp> m_dirtySince;
    std::optional<Timestamp> m_lastEdit; ///< until the pause closed the step
    std::optional<Timestamp> m_failedAt;
    RowChanges m_row;
    std::deque<Cut> m_cuts;
    std::optional<int> m_pageCount;

    RowChanges m_rowInFlight;
    ResumeDocument::State m_stateInFlight;
    std::optional<Cut> m_cutInFlight;
    bool m_contentInFlight = false;
    bool m_lostInFlight = false; ///< the document moved on while the write was under way

    std::vector<QPromise<Result<void>>> m_flushes;
};

} // namespace shortlist::ui
