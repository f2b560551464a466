// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/domain/records.h"

#include <QFuture>
#include <QObject>

namespace shortlist {

template <typename T>
using Future = QFuture<Result<T>>;

/// The open library as the window sees it: asynchronous, so that no caller ever waits for disk. Results arrive on the
/// thread that continues them with `.then(this, …)`. Writes are carried out in the order in which they were asked for.
/// Implemented by models/store; the command line uses the same store without the threads.
class Library : public QObject
{
    Q_OBJECT

public:
    explicit Library(QObject *parent = nullptr);
    ~Library() override;

    // Resumes
    virtual Future<QList<ResumeSummary>> resumes() = 0; ///< not those in Trash; newest edit first
    virtual Future<ResumeRecord> resume(ResumeId id) = 0;
    virtual Future<ResumeSummary> createResume(const NewResume &resume) = 0; ///< makes version 1
    /// A linked copy: parent and target job are set, content and look are those of the parent now.
    virtual Future<ResumeSummary> createVariant(ResumeId parent, std::optional<JobId> job, const QString &title) = 0;
    virtual Future<SaveReceipt> save(const ResumeSave &change) = 0;

    // Versions
    virtual Future<QList<VersionSummary>> versions(ResumeId id) = 0; ///< newest first
    virtual Future<VersionRecord> version(ResumeId id, int number) = 0;
    virtual Future<SaveReceipt> nameVersion(ResumeId id, int number, const QString &name) = 0;
    virtual Future<SaveReceipt> restoreVersion(ResumeId id, int number) = 0; ///< makes a new version

    // Jobs
    virtual Future<QList<JobRecord>> jobs() = 0; ///< not those in Trash; newest edit first
    virtual Future<JobRecord> job(JobId id) = 0;
    /// Creates where the id is null, else updates. Gives the row back as stored.
    virtual Future<JobRecord> saveJob(const JobRecord &job) = 0;

    // Templates
    virtual Future<QList<TemplateRecord>> templates() = 0; ///< active ones, in the order of the gallery

    // Trash
    virtual Future<QList<TrashItem>> trash() = 0; ///< newest first
    virtual Future<void> trashResume(ResumeId id) = 0; ///< variants stay and lose nothing
    virtual Future<void> trashJob(JobId id) = 0;
    virtual Future<void> restoreFromTrash(const TrashItem &item) = 0;
    virtual Future<void> deleteForGood(const TrashItem &item) = 0;

    // Search
    virtual Future<SearchResult> search(const QString &words, int limit = 50) = 0;

    // Small settings that belong to the library and not to this computer (expanded rows, last opened …), by key.
    virtual Future<QJsonObject> setting(const QString &key) = 0;
    virtual Future<void> setSetting(const QString &key, const QJsonObject &value) = 0;

    // Backups and health
    virtual Future<QList<BackupInfo>> backups() = 0; ///< newest first
    virtual Future<BackupInfo> backUp(const QString &path) = 0; ///< empty path: the backup folder, rotating
    virtual Future<LibraryHealth> check() = 0;

    [[nodiscard]] virtual QString path() const = 0; ///< of the library file

signals:
    void resumesChanged(const QList<shortlist::ResumeId> &ids); ///< rows, look, versions; emitted after commit
    void jobsChanged(const QList<shortlist::JobId> &ids);
    void trashChanged();
    void templatesChanged();
    /// A write failed: disk full, read only … The change is still in memory; the caller keeps it and offers a way out.
    void writeFailed(const shortlist::Error &error);
};

} // namespace shortlist

Q_DECLARE_METATYPE(shortlist::Error)
