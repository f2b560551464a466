// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/library.h"
#include "models/store/backup.h"
#include "models/store/librarystore.h"
#include "models/store/workqueue.h"

#include <QPromise>
#include <QTimer>

#include <atomic>
#include <memory>
#include <mutex>
#include <thread>

namespace shortlist::store {

struct ServiceOptions
{
    LibraryOptions library; ///< its mode is Create or ReadWrite
    QString backupFolder; ///< empty: no rotating backups
    int pollMs = 2000; ///< how often to look for what other processes wrote; 0: only when asked
    int shutdownMs = 10000; ///< how long the destructor lets writes that were asked for finish
    bool dailyBackups = true;
};

/// The open library for the window. Three threads: one writes, and indexes and thins when idle; one reads; one makes
/// backups and checks. Nothing that is called here waits for any of them.
class LibraryService final : public Library
{
    Q_OBJECT

public:
    explicit LibraryService(const ServiceOptions &options, QObject *parent = nullptr);
    ~LibraryService() override;

    /// Opens the file; what is asked for before that has finished waits its turn. When it fails, every later request
    /// but backups() fails with the same error and the file has not been changed.
    Future<void> open();

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

    [[nodiscard]] QString path() const override { return m_options.library.path; }

    /// Looks now for what other processes wrote; the signals follow when there is something.
    void lookForForeignChanges();
    /// Lets what was asked for finish, at most `milliseconds`, and closes the file. Says whether all was carried out.
    bool close(int milliseconds);
    /// The same on another thread, so that the window can go on; this must live until the answer is there. Busy: not
    /// all was carried out.
    Future<void> closeInBackground();

private:
    void stopTimers();
    bool stopLanes(int milliseconds);
    /// A thread and the store that it opened.
    struct Lane
    {
        WorkQueue queue;
        std::mutex mutex; ///< over the pointer below, which close() reads to interrupt
        std::unique_ptr<LibraryStore> store;
        std::optional<Error> failure; ///< why there is no store
        std::function<void()> open; ///< opens the store; empty once it has run

        /// The store, opened for its first work, or null with `failure` set. Only on the lane's thread.
        LibraryStore *ready();
    };

    template <typename T>
    Future<T> ask(Lane &lane, std::function<Result<T>(LibraryStore &)> work);
    template <typename T>
    Future<T> write(std::function<Result<T>(LibraryStore &)> work);
    void openLane(Lane &lane, OpenMode mode);
    void openAfterWriter(Lane &lane);
    void announce(const ChangeSet &changes);
    void report(const Error &error);
    void backUpWhenDue();
    void checkFile();
    [[nodiscard]] BackupFolder backupFolder() const;

    ServiceOptions m_options;
    Lane m_writer;
    Lane m_reader;
    Lane m_keeper; ///< backups and checks, which read for a long time
    std::atomic<bool> m_closing = false;
    std::thread m_closer; ///< of closeInBackground()
    QTimer m_poll;
    QTimer m_backupTimer;
};

} // namespace shortlist::store
