// SPDX-License-Identifier: GPL-3.0-or-later
// The part of LibraryStore that is about resumes and versions.
#include "models/store/librarystore.h"

using namespace Qt::StringLiterals;

namespace shortlist::store {

Result<QList<ResumeSummary>> LibraryStore::resumes()
{
    return m_resumes->all();
}

Result<ResumeRecord> LibraryStore::resume(ResumeId id)
{
    return m_resumes->byId(id);
}

Result<ResumeSummary> LibraryStore::createResume(const NewResume &resume)
{
    SHORTLIST_TRY(auto write, beginWrite());
    SHORTLIST_TRY(const ResumeId id, m_writer->create(write, resume));
    SHORTLIST_TRY(ResumeSummary summary, m_resumes->summary(id));
    SHORTLIST_TRY_VOID(finish(write));
    return summary;
}

Result<ResumeSummary> LibraryStore::createVariant(ResumeId parent, std::optional<JobId> job, const QString &title)
{
    SHORTLIST_TRY(auto write, beginWrite());
    SHORTLIST_TRY(const ResumeRecord original, m_resumes->byId(parent));
    NewResume variant;
    variant.title = title;
    variant.content = original.content;
    variant.look = original.look;
    variant.parent = parent;
    variant.targetJob = job;
    variant.origin = ChangeOrigin::Variant;
    variant.originDetail = u"%1, v%2"_s.arg(original.summary.title).arg(original.summary.version);
    SHORTLIST_TRY(const ResumeId id, m_writer->create(write, variant));
    SHORTLIST_TRY(ResumeSummary summary, m_resumes->summary(id));
    SHORTLIST_TRY_VOID(finish(write));
    return summary;
}

Result<SaveReceipt> LibraryStore::save(const ResumeSave &change)
{
    PackedSave packed;
    packed.save = change;
    if (change.content) {
        SHORTLIST_TRY(packed.content, pack(*change.content));
    }
    if (change.look)
        packed.look = pack(*change.look);
    SHORTLIST_TRY(auto write, beginWrite());
    SHORTLIST_TRY(const SaveReceipt receipt, m_writer->save(write, packed));
    SHORTLIST_TRY_VOID(finish(write));
    return receipt;
}

Result<QList<VersionSummary>> LibraryStore::versions(ResumeId id)
{
    return m_versions->list(id);
}

Result<VersionRecord> LibraryStore::version(ResumeId id, int number)
{
    return m_versions->byNumber(id, number);
}

Result<SaveReceipt> LibraryStore::nameVersion(ResumeId id, int number, const QString &name)
{
    SHORTLIST_TRY(auto write, beginWrite());
    SHORTLIST_TRY_VOID(m_versions->setName(write, id, number, name));
    SHORTLIST_TRY(const StoredState state, m_resumes->state(id));
    SHORTLIST_TRY_VOID(finish(write));
    return SaveReceipt{state.revision, state.version, write.now()};
}

Result<SaveReceipt> LibraryStore::restoreVersion(ResumeId id, int number)
{
    SHORTLIST_TRY(auto write, beginWrite());
    SHORTLIST_TRY(const SaveReceipt receipt, m_writer->restore(write, id, number));
    SHORTLIST_TRY_VOID(finish(write));
    return receipt;
}

} // namespace shortlist::store
