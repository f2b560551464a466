// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/base/id.h"
#include "models/store/sqlite.h"

#include <QList>

namespace shortlist::store {

/// What a committed write touched, for those who show it.
struct ChangeSet
{
    QList<ResumeId> resumes;
    QList<JobId> jobs;
    bool trash = false;
    bool templates = false;

    [[nodiscard]] bool isEmpty() const { return resumes.isEmpty() && jobs.isEmpty() && !trash && !templates; }
};

/// The tables whose rows travel between devices.
enum class SyncedTable { Resumes, ResumeVersions, JobDescriptions, ResumeNote, VersionNote };

/// One write to the library: an IMMEDIATE transaction that opens the guards, in which every change of a synced row gets
/// its outbox entry and, on the first change since the centre had it, its base shadow (sync.md §2.3). Nothing of it
/// happened unless commit() succeeds.
class LibraryWrite
{
public:
    static Result<LibraryWrite> begin(Connection &db, const QString &clientId, Timestamp now);

    [[nodiscard]] Connection &db() const { return *m_db; }
    [[nodiscard]] Timestamp now() const { return m_now; }

    /// A number higher than all that were drawn before in this library.
    Result<qint64> nextRevision();

    Result<void> recordCreate(SyncedTable table, const QString &id);
    /// Called before the row changes, because the base shadow is the row as it was.
    Result<void> recordUpdate(SyncedTable table, const QString &id);
    /// Called before the row goes. What was never sent is forgotten instead.
    Result<void> recordPurge(SyncedTable table, const QString &id);

    Result<void> commit();

    ChangeSet changes; ///< filled in by the repositories

private:
    LibraryWrite(Connection &db, Transaction transaction, const QString &clientId, Timestamp now);
    Result<void> addOperation(SyncedTable table, const QString &id, const char *kind, qint64 baseRevision);
    Result<qint64> acknowledgedRevision(SyncedTable table, const QString &id);
    Result<void> keepBase(SyncedTable table, const QString &id, qint64 revision);

    Connection *m_db = nullptr;
    Transaction m_transaction;
    QString m_clientId;
    QString m_group;
    Timestamp m_now = 0;
};

} // namespace shortlist::store
