// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/domain/library.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

namespace shortlist::ui {

/// One job while it is edited: undo and redo as steps that name themselves, and its way to disk. Like a resume it is
/// written at most `saveThrottleMs` after the first edit that is not on disk, also while typing goes on; one write is
/// under way at a time, and a write that fails stays in memory and is tried again.
class JobSession final : public QObject
{
    Q_OBJECT

public:
    enum class SaveState { Saved, Saving, Failed };

    static constexpr int saveThrottleMs = 500; ///< with the write itself within draftDeadlineMs
    static constexpr int pauseMs = 800; ///< after this long the next key begins a step of its own
    static constexpr int retryMs = 3000;
    static constexpr size_t mostSteps = 200;

    JobSession(Library &library, const Clock &clock, JobRecord job, QObject *parent = nullptr);
    ~JobSession() override;

    [[nodiscard]] const JobRecord &job() const { return m_job; }
    /// One undoable step; steps in a row with the same non-empty `mergeKey` become one until a pause.
    void edit(const QString &name, const std::function<void(JobRecord &)> &change, const QString &mergeKey = {});
    void closeStep();
    [[nodiscard]] bool canUndo() const { return m_done > 0; }
    [[nodiscard]] bool canRedo() const { return m_done < m_steps.size(); }
    [[nodiscard]] QString undoName() const;
    [[nodiscard]] QString redoName() const;
    void undo();
    void redo();

    /// Empty: fine. A title is needed; without one the rest is saved under the title before.
    [[nodiscard]] QString titleError() const;
    [[nodiscard]] SaveState saveState() const { return m_state; }
    [[nodiscard]] QString saveText() const;
    [[nodiscard]] bool hasUnsaved() const { return m_dirty || m_writing; }

    /// Saves what there is now.
    void flush();
    /// The row changed in the library: taken over where nothing is waiting to be saved.
    void refresh(const JobRecord &stored);

signals:
    void changed(); ///< after every edit, undo, redo and refresh
    void saveStateChanged();

private:
    struct Step
    {
        QString name;
        QString mergeKey;
        JobRecord before;
        JobRecord after;
    };
    void take(const JobRecord &job);
    [[nodiscard]] JobRecord storable() const;
    void startWrite();
    void written(const Result<JobRecord> &stored);
    void setState(SaveState state);

    Library &m_library;
    const Clock &m_clock;
    JobRecord m_job;
    QString m_validTitle;
    std::vector<Step> m_steps;
    size_t m_done = 0;
    bool m_open = false;
    Timestamp m_lastEdit = 0;
    bool m_dirty = false;
    bool m_writing = false;
    SaveState m_state = SaveState::Saved;
    std::optional<Error> m_failure;
    QTimer m_timer;
};

} // namespace shortlist::ui
