// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/resumerepository.h"
#include "models/store/templaterepository.h"
#include "models/store/versionrepository.h"

namespace shortlist::store {

/// What can be done to a resume, each as one write: row, note, outbox and, where it is due, the version.
class ResumeWriter
{
public:
    ResumeWriter(Connection &db, const Author &author)
        : m_author(author)
        , m_resumes(db)
        , m_versions(db)
        , m_templates(db)
    {
    }

    /// Makes the resume and its version 1; gives its id.
    Result<ResumeId> create(LibraryWrite &write, const NewResume &resume);
    /// `change` comes packed, because packing needs no lock.
    Result<SaveReceipt> save(LibraryWrite &write, const PackedSave &change);
    /// What is not in a version yet becomes one first; then a version with the old content and look is made.
    Result<SaveReceipt> restore(LibraryWrite &write, ResumeId id, int number);

private:
    Result<void> dress(NewResume &resume);
    QString templateName(const Look &look);
    /// `change` is what the same write has just stored, so that it need not be read back and packed again.
    Result<int> cut(LibraryWrite &write, ResumeId id, const VersionCut &cut, const QString &originDetail,
        const PackedSave *change = nullptr);
    Result<PackedSave> current(ResumeId id, const PackedSave *change);

    /// The version before the one that is to be cut, read only when this writer did not cut it itself.
    struct Cut
    {
        ResumeId resume;
        int number = 0;
        QString contentHash;
        QString lookHash;
        Content content;
        Look look;

        /// By hash too: the write that cut it may have been rolled back.
        [[nodiscard]] bool is(ResumeId other, const VersionState &state) const
        {
            return resume == other && number == state.number && contentHash == state.contentHash
                && lookHash == state.lookHash;
        }
    };
    Result<Cut> newestCut(ResumeId id, const VersionState &newest);

    Author m_author;
    ResumeRepository m_resumes;
    VersionRepository m_versions;
    TemplateRepository m_templates;
    Cut m_lastCut;
};

} // namespace shortlist::store
