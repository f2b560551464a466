// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/records.h"
#include "models/store/librarywrite.h"

namespace shortlist::store {

/// Job descriptions: the one place that knows how they lie in SQLite. Used on the connection's thread only.
class JobRepository
{
public:
    explicit JobRepository(Connection &db)
        : m_db(db)
    {
    }

    Result<QList<JobRecord>> all(); ///< not those in Trash; newest edit first
    Result<JobRecord> byId(JobId id); ///< also from Trash
    Result<QList<JobId>> changedSince(qint64 revision);

    /// Creates where the id is null. InvalidInput for a title that is empty or over 255 characters, a company or place
    /// over 255, a posting over 1 MiB.
    Result<JobId> save(LibraryWrite &write, const JobRecord &job, UserId owner);
    Result<void> setDeleted(LibraryWrite &write, JobId id, std::optional<Timestamp> at);
    /// Resumes stay, without a target.
    Result<void> remove(LibraryWrite &write, JobId id);

private:
    Result<void> insert(LibraryWrite &write, const JobRecord &job, UserId owner);
    Result<void> update(LibraryWrite &write, const JobRecord &job);
    Result<void> setRevision(LibraryWrite &write, JobId id);

    Connection &m_db;
};

} // namespace shortlist::store
