// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/resumewriter.h"

#include "models/domain/changesummary.h"

using namespace Qt::StringLiterals;

namespace shortlist::store {

Result<void> ResumeWriter::dress(NewResume &resume)
{
    if (resume.look.templateId.isNull()) {
        SHORTLIST_TRY(resume.look.templateId, m_templates.defaultId());
    }
    if (!resume.look.design.isEmpty() || resume.look.templateId.isNull())
        return {};
    SHORTLIST_TRY(const TemplateRecord record, m_templates.byId(resume.look.templateId));
    resume.look.design = record.design;
    return {};
}

/// Empty for a template that is not here: the sentence then does without the name.
QString ResumeWriter::templateName(const Look &look)
{
    const auto record = m_templates.byId(look.templateId);
    return record ? record.value().name : QString();
}

Result<ResumeId> ResumeWriter::create(LibraryWrite &write, const NewResume &resume)
{
    NewResume dressed = resume;
    SHORTLIST_TRY_VOID(dress(dressed));
    const ResumeId id = ResumeId::create();
    SHORTLIST_TRY(const PackedContent content, pack(dressed.content));
    const PackedLook look = pack(dressed.look);
    SHORTLIST_TRY_VOID(m_resumes.insert(write, id, dressed, m_author, content, look));
    NewVersion first;
    first.resume = id;
    first.origin = resume.origin;
    first.originDetail = resume.originDetail;
    first.summary = firstVersionSummary(resume.origin, resume.originDetail);
    first.device = m_author.device;
    first.author = m_author.user;
    SHORTLIST_TRY_VOID(m_versions.insert(write, first, content, look));
    return id;
}

Result<SaveReceipt> ResumeWriter::save(LibraryWrite &write, const PackedSave &change)
{
    const ResumeId id = change.save.id;
    SHORTLIST_TRY(StoredState state, m_resumes.state(id));
    if (change.save.expectedRevision && *change.save.expectedRevision != state.revision) {
        return Error{Error::Kind::Conflict,
            u"resume %1 is at revision %2, not %3"_s.arg(id.toString())
                .arg(state.revision)
                .arg(*change.save.expectedRevision)};
    }
    SaveReceipt receipt;
    receipt.savedAt = write.now();
    SHORTLIST_TRY(receipt.revision, m_resumes.update(write, change, state));
    receipt.version = state.version;
    if (change.save.cut) {
        SHORTLIST_TRY(receipt.version, cut(write, id, *change.save.cut, {}, &change));
    }
    return receipt;
}

/// The resume as it is now, whole and packed.
Result<PackedSave> ResumeWriter::current(ResumeId id, const PackedSave *change)
{
    PackedSave now = change ? *change : PackedSave();
    if (!now.content) {
        SHORTLIST_TRY(const ResumeRecord record, m_resumes.byId(id));
        now.save.content = record.content;
        SHORTLIST_TRY(now.content, pack(record.content));
    }
    if (!now.look) {
        SHORTLIST_TRY(now.save.look, m_resumes.look(id));
        now.look = pack(*now.save.look);
    }
    return now;
}

Result<int> ResumeWriter::cut(
    LibraryWrite &write, ResumeId id, const VersionCut &cut, const QString &originDetail, const PackedSave *change)
{
    SHORTLIST_TRY(const StoredState now, m_resumes.state(id));
    SHORTLIST_TRY(const std::optional<VersionState> newest, m_versions.newest(id));
    const bool differs = !newest || newest->contentHash != now.contentHash || newest->lookHash != now.lookHash;
    if (!differs) {
        if (cut.name.isEmpty())
            return now.version;
        // The state already is a version: it gets the name, unless it has another that somebody gave it.
        if (newest->name.isEmpty() || newest->name == cut.name) {
            SHORTLIST_TRY_VOID(m_versions.setName(write, id, newest->number, cut.name));
            return now.version;
        }
    }
    SHORTLIST_TRY(const PackedSave state, current(id, change));
    NewVersion version;
    version.resume = id;
    version.origin = cut.origin;
    version.originDetail = originDetail;
    version.name = cut.name.simplified().left(255);
    version.summary = cut.summary;
    version.device = m_author.device;
    version.author = m_author.user;
    if (version.summary.isEmpty() && newest) {
        SHORTLIST_TRY(const Cut before, newestCut(id, *newest));
        version.summary = changeSummary(before.content, before.look, *state.save.content, *state.save.look,
            templateName(before.look), templateName(*state.save.look));
    }
    SHORTLIST_TRY(const int number, m_versions.insert(write, version, *state.content, *state.look));
    m_lastCut = {id, number, state.content->hash, state.look->hash, *state.save.content, *state.save.look};
    return number;
}

Result<ResumeWriter::Cut> ResumeWriter::newestCut(ResumeId id, const VersionState &newest)
{
    if (m_lastCut.is(id, newest))
        return m_lastCut;
    SHORTLIST_TRY(const VersionRecord record, m_versions.byNumber(id, newest.number));
    return Cut{id, newest.number, newest.contentHash, newest.lookHash, record.content, record.look};
}

Result<SaveReceipt> ResumeWriter::restore(LibraryWrite &write, ResumeId id, int number)
{
    SHORTLIST_TRY(const VersionRecord old, m_versions.byNumber(id, number));
    SHORTLIST_TRY_VOID(cut(write, id, VersionCut(), {}));
    PackedSave change;
    change.save.id = id;
    change.save.content = old.content;
    change.save.look = old.look;
    SHORTLIST_TRY(change.content, pack(old.content));
    change.look = pack(old.look);
    SHORTLIST_TRY(const StoredState state, m_resumes.state(id));
    SaveReceipt receipt;
    receipt.savedAt = write.now();
    SHORTLIST_TRY(receipt.revision, m_resumes.update(write, change, state));
    const VersionCut restored{ChangeOrigin::Restore, {}, restoredSummary(number)};
    SHORTLIST_TRY(receipt.version, cut(write, id, restored, QString::number(number), &change));
    return receipt;
}

} // namespace shortlist::store
