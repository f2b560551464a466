// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/records.h"
#include "models/store/librarywrite.h"
#include "models/store/packing.h"

namespace shortlist::store {

/// Who writes, and from where: what every new row is signed with.
struct Author
{
    UserId user;
    QString device;
};

/// What of a save touches the row of the resume, already packed.
struct PackedSave
{
    ResumeSave save;
    std::optional<PackedContent> content;
    std::optional<PackedLook> look;
};

/// What a save has to know about the row it changes.
struct StoredState
{
    qint64 revision = 0;
    int version = 0;
    QString contentHash;
    QString lookHash;
};

/// Resumes with their notes and local facts: the one place that knows how they lie in SQLite. Used on the connection's
/// thread only.
class ResumeRepository
{
public:
    explicit ResumeRepository(Connection &db)
        : m_db(db)
    {
    }

    Result<QList<ResumeSummary>> all(); ///< not those in Trash; newest edit first
    Result<ResumeSummary> summary(ResumeId id);
    Result<ResumeRecord> byId(ResumeId id); ///< also from Trash
    Result<StoredState> state(ResumeId id);
    Result<Look> look(ResumeId id); ///< without reading the content
    Result<QList<ResumeId>> changedSince(qint64 revision); ///< in no order

    /// Inserts row, note and local facts; version 0. InvalidInput for a title that is empty or over 255 characters.
    Result<void> insert(LibraryWrite &write, ResumeId id, const NewResume &resume, const Author &author,
        const PackedContent &content, const PackedLook &look);
    /// Writes what is set; gives the row's revision after it.
    Result<qint64> update(LibraryWrite &write, const PackedSave &change, const StoredState &before);

    Result<void> setDeleted(LibraryWrite &write, ResumeId id, std::optional<Timestamp> at);
    /// Variants stay, without a parent; versions, notes and analyses go.
    Result<void> remove(LibraryWrite &write, ResumeId id);

private:
    Result<void> updateRow(LibraryWrite &write, const PackedSave &change);
    Result<void> updateNote(LibraryWrite &write, const PackedSave &change);
    Result<void> updateLocal(const PackedSave &change, const StoredState &before, qint64 revision);
    Result<void> setTarget(ResumeId id, std::optional<JobId> job);
    Result<void> orphanVariants(LibraryWrite &write, ResumeId parent);
    Result<QStringList> ids(const char *sql, const QString &argument);

    Connection &m_db;
};

} // namespace shortlist::store
