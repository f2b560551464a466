// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/domain/records.h"
#include "models/store/jobrepository.h"
#include "models/store/resumewriter.h"
#include "models/store/searchindex.h"
#include "models/store/sqlite.h"

#include <memory>

namespace shortlist::store {

struct LibraryOptions
{
    QString path;
    OpenMode mode = OpenMode::Create;
    const Clock *clock = nullptr; ///< not owned, outlives the store; null: the computer's
    QString device; ///< shown on versions; empty: the computer's name
    QString templateFolder; ///< empty: the program's own (":/templates")
    QString copyFolder; ///< where the copy before a schema change goes; empty: beside the library
    CallHook *hook = nullptr; ///< for tests
    QByteArray vfs; ///< for tests
};

/// One open library, synchronously: what the command line uses as it is, and LibraryService from its threads. Every
/// write is one transaction. Belongs to the thread that opened it; several stores may have one file open, in one
/// process or several, and wait up to five seconds for each other (then Busy).
class LibraryStore
{
public:
    /// NotFound, ReadOnly, Corrupt, NewerSchema or InvalidInput (not a library) where it cannot be opened; the file is
    /// left as it is then. Makes the file in mode Create, with one local user, and brings the schema up to date.
    static Result<std::unique_ptr<LibraryStore>> open(const LibraryOptions &options);
    LibraryStore(const LibraryStore &) = delete;
    LibraryStore &operator=(const LibraryStore &) = delete;
    ~LibraryStore();

    // Resumes
    Result<QList<ResumeSummary>> resumes();
    Result<ResumeRecord> resume(ResumeId id); ///< also from Trash
    Result<ResumeSummary> createResume(const NewResume &resume);
    Result<ResumeSummary> createVariant(ResumeId parent, std::optional<JobId> job, const QString &title);
    Result<SaveReceipt> save(const ResumeSave &change);

    // Versions
    Result<QList<VersionSummary>> versions(ResumeId id);
    Result<VersionRecord> version(ResumeId id, int number);
    Result<SaveReceipt> nameVersion(ResumeId id, int number, const QString &name);
    Result<SaveReceipt> restoreVersion(ResumeId id, int number);

    // Jobs
    Result<QList<JobRecord>> jobs();
    Result<JobRecord> job(JobId id); ///< also from Trash
    Result<JobRecord> saveJob(const JobRecord &job);

    // Templates
    Result<QList<TemplateRecord>> templates();

    // Trash
    Result<QList<TrashItem>> trash();
    Result<void> trashResume(ResumeId id);
    Result<void> trashJob(JobId id);
    Result<void> restoreFromTrash(const TrashItem &item);
    Result<void> deleteForGood(const TrashItem &item);

    // Search
    /// Brings the index up to date as far as `indexBudgetMs` allows (where the library can be written), then answers.
    Result<SearchResult> search(const QString &words, int limit = 50, int indexBudgetMs = 200);

    Result<void> indexPending(int budgetMs);

    // Settings
    Result<QJsonObject> setting(const QString &key); ///< empty when there is none
    Result<void> setSetting(const QString &key, const QJsonObject &value);

    // Backups and health
    Result<void> copyTo(const QString &path, const std::function<bool()> &proceed = {});
    Result<LibraryHealth> check();
    Result<void> quickCheck(); ///< Corrupt when the file is damaged; open() does it for a file up to 8 MiB

    /// Work that need not be done at once: indexing, checkpoint, retention, thinning. Does about `budgetMs` of it;
    /// says whether some is left.
    enum class Work { Done, Left };
    Result<Work> maintain(int budgetMs);

    /// What writes through this store touched since the last call.
    ChangeSet takeChanges();
    /// What another process wrote since the last call; empty when nothing.
    Result<ChangeSet> foreignChanges();

    [[nodiscard]] const QString &path() const { return m_options.path; }
    [[nodiscard]] Timestamp now() const; ///< by the store's clock
    [[nodiscard]] const Author &author() const { return m_author; }
    void interrupt() { m_db->interrupt(); } ///< thread-safe

private:
    explicit LibraryStore(const LibraryOptions &options);
    Result<void> start();
    Result<void> found();
    Result<void> seedTemplates();
    Result<void> readIdentity();
    Result<void> applyRetention();
    Result<void> thinVersions(LibraryWrite &write);
    Result<void> removeVersion(LibraryWrite &write, ResumeId resume, int number);
    Result<LibraryWrite> beginWrite();
    Result<void> finish(LibraryWrite &write);

    LibraryOptions m_options;
    std::unique_ptr<Connection> m_db;
    Author m_author;
    QString m_clientId;
    ChangeSet m_changes;
    qint64 m_dataVersion = 0;
    qint64 m_seenRevision = 0;
    Timestamp m_retentionAt = 0;
    bool m_maybePending = true; ///< the index may lag behind

    std::optional<ResumeRepository> m_resumes;
    std::optional<VersionRepository> m_versions;
    std::optional<JobRepository> m_jobs;
    std::optional<TemplateRepository> m_templates;
    std::optional<ResumeWriter> m_writer;
    std::optional<SearchIndex> m_search;
};

} // namespace shortlist::store
