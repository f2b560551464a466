// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/domain/library.h"

#include <QMap>

#include <optional>

namespace shortlist {

/// A library in memory for tests of the window: it keeps the promises of Library (versions, revisions, Trash, signals
/// after the fact) with futures that are ready at once. It is no model of SQLite; models/store has its own tests.
class FakeLibrary : public Library
{
    Q_OBJECT

public:
    explicit FakeLibrary(QObject *parent = nullptr);

    ManualClock clock; ///< "now"; every write takes it
    QStringList calls; ///< names of the functions called, in order
    /// The next call gives this error; writes also emit writeFailed.
    std::optional<Error> failNext;

    /// Puts a row in as it is, without a version of its own. For setting the stage.
    void put(const ResumeRecord &record);
    void put(const JobRecord &job);
    void put(ResumeId id, const VersionRecord &version);
    void put(const TemplateRecord &record);

    Future<QList<ResumeSummary>> resumes() override;
    Future<ResumeRecord> resume(ResumeId id) override;
    Future<ResumeSummary> createResume(const NewResume &resume) override;
    Future<ResumeSummary> createVariant(ResumeId parent, std::optional<JobId> job, const QString &title) override;
    Future<SaveReceipt> save(const ResumeSave &change) override;

    Future<QList<VersionSummary>> versions(ResumeId id) override;
    Future<VersionRecord> version(ResumeId id, int number) override;
    Future<SaveReceipt> nameVersion(ResumeId id, int number, const QString &name) override;
    Future<SaveReceipt> restoreVersion(ResumeId id, int number) override;

    Future<QList<JobRecord>> jobs() override;
    Future<JobRecord> job(JobId id) override;
    Future<JobRecord> saveJob(const JobRecord &job) override;

    Future<QList<TemplateRecord>> templates() override;

    Future<QList<TrashItem>> trash() override;
    Future<void> trashResume(ResumeId id) override;
    Future<void> trashJob(JobId id) override;
    Future<void> restoreFromTrash(const TrashItem &item) override;
    Future<void> deleteForGood(const TrashItem &item) override;

    Future<SearchResult> search(const QString &words, int limit) override;

    Future<QJsonObject> setting(const QString &key) override;
    Future<void> setSetting(const QString &key, const QJsonObject &value) override;

    Future<QList<BackupInfo>> backups() override;
    Future<BackupInfo> backUp(const QString &path) override;
    Future<LibraryHealth> check() override;

    [[nodiscard]] QString path() const override;

private:
    ResumeRecord *find(ResumeId id);
    JobRecord *findJob(JobId id);
    ResumeSummary filled(ResumeSummary summary) const;
    int cut(ResumeRecord &record, ChangeOrigin origin, const QString &name, const QString &summary);
    std::optional<Error> failure(const char *call, bool write = false);

    QList<ResumeRecord> m_resumes;
    QMap<QString, QList<VersionRecord>> m_versions; ///< by resume id, oldest first
    QList<JobRecord> m_jobs;
    QList<TemplateRecord> m_templates;
    QMap<QString, QJsonObject> m_settings;
    QList<BackupInfo> m_backups;
};

} // namespace shortlist
