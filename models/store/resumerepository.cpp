// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/resumerepository.h"

using namespace Qt::StringLiterals;

namespace shortlist::store {

namespace {

constexpr int unchanged = -1; ///< for a count that the save does not set

// The columns of a ResumeSummary. A macro, because the queries are literals that the statement cache knows by address.
#define SHORTLIST_RESUME_SUMMARY                                                                                       \
    "SELECT r.id, r.title, r.parent_resume_id, r.template_id, t.name, r.status, r.ai_optimized_for_jd_id, j.company, " \
    "j.title, r.version, l.word_count, l.page_count, r.created_at, r.updated_at, r.deleted_at, l.revision, "           \
    "l.content_hash, l.look_hash "
#define SHORTLIST_RESUME_JOINS                                                                                         \
    "FROM resumes r LEFT JOIN resume_local l ON l.resume_id = r.id LEFT JOIN templates t ON t.id = r.template_id "     \
    "LEFT JOIN job_descriptions j ON j.id = r.ai_optimized_for_jd_id "

constexpr auto selectLive
    = SHORTLIST_RESUME_SUMMARY SHORTLIST_RESUME_JOINS "WHERE r.deleted_at IS NULL ORDER BY r.updated_at DESC";
constexpr auto selectSummary = SHORTLIST_RESUME_SUMMARY SHORTLIST_RESUME_JOINS "WHERE r.id = ?1";
constexpr auto selectRecord
    = SHORTLIST_RESUME_SUMMARY ", r.content, n.look, n.item_ids, n.memory " SHORTLIST_RESUME_JOINS
                               "LEFT JOIN resume_note n ON n.resume_id = r.id WHERE r.id = ?1";
constexpr auto selectState = "SELECT l.revision, r.version, l.content_hash, l.look_hash FROM resumes r "
                             "JOIN resume_local l ON l.resume_id = r.id WHERE r.id = ?1";
constexpr auto selectLook = "SELECT look FROM resume_note WHERE resume_id = ?1";
constexpr auto selectChanged = "SELECT resume_id FROM resume_local WHERE revision > ?1";
constexpr auto insertResume
    = "INSERT INTO resumes (id, user_id, title, template_id, ai_optimized_for_jd_id, created_at, updated_at, version, "
      "parent_resume_id, content, extracted_text) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, 0, ?7, ?8, ?9)";
constexpr auto insertNote = "INSERT INTO resume_note (resume_id, updated_at, look, item_ids) VALUES (?1, ?2, ?3, ?4)";
constexpr auto insertLocal = "INSERT INTO resume_local (resume_id, revision, word_count, content_hash, look_hash) "
                             "VALUES (?1, ?2, ?3, ?4, ?5)";
constexpr auto countCreated = "UPDATE users SET resumes_created = resumes_created + 1 WHERE id = ?1";
constexpr auto updateContent = "UPDATE resumes SET content = ?2, extracted_text = ?3, updated_at = ?4 WHERE id = ?1";
constexpr auto updateTitle = "UPDATE resumes SET title = ?2, updated_at = ?3 WHERE id = ?1";
constexpr auto updateStatus = "UPDATE resumes SET status = ?2, updated_at = ?3 WHERE id = ?1";
constexpr auto updateTemplate = "UPDATE resumes SET template_id = (SELECT id FROM templates WHERE id = ?2), "
                                "updated_at = ?3 WHERE id = ?1";
constexpr auto updateTarget = "UPDATE resumes SET ai_optimized_for_jd_id = ?2 WHERE id = ?1";
constexpr auto touchResume = "UPDATE resumes SET updated_at = ?2 WHERE id = ?1";
constexpr auto updateItemIds = "UPDATE resume_note SET item_ids = ?2, updated_at = ?3 WHERE resume_id = ?1";
constexpr auto updateLook = "UPDATE resume_note SET look = ?2, updated_at = ?3 WHERE resume_id = ?1";
constexpr auto updateMemory = "UPDATE resume_note SET memory = ?2, updated_at = ?3 WHERE resume_id = ?1";
constexpr auto updateFacts
    = "UPDATE resume_local SET revision = ?2, word_count = iif(?3 < 0, word_count, ?3), page_count = iif(?4 < 0, "
      "page_count, ?4), content_hash = ?5, look_hash = ?6 WHERE resume_id = ?1";
constexpr auto updateDeleted = "UPDATE resumes SET deleted_at = ?2 WHERE id = ?1";
constexpr auto updateRevision = "UPDATE resume_local SET revision = ?2 WHERE resume_id = ?1";
constexpr auto selectVariants = "SELECT id FROM resumes WHERE parent_resume_id = ?1";
constexpr auto selectVersions = "SELECT id FROM resume_versions WHERE resume_id = ?1";
constexpr auto clearParent = "UPDATE resumes SET parent_resume_id = NULL WHERE id = ?1";
constexpr auto deleteResume = "DELETE FROM resumes WHERE id = ?1";

ResumeSummary readSummary(const Statement &row)
{
    ResumeSummary summary;
    summary.id = ResumeId::parse(row.text(0));
    summary.title = row.text(1);
    summary.parent = optionalId<ResumeId>(row, 2);
    summary.templateId = TemplateId::parse(row.text(3));
    summary.templateName = row.text(4);
    summary.status = statusFromColumn(row.text(5));
    summary.targetJob = optionalId<JobId>(row, 6);
    summary.targetCompany = row.text(7);
    summary.targetTitle = row.text(8);
    summary.version = row.integer(9);
    summary.wordCount = row.integer(10);
    summary.pageCount = row.integer(11);
    summary.createdAt = row.int64(12);
    summary.updatedAt = row.int64(13);
    summary.deletedAt = row.optionalInt64(14);
    summary.revision = row.int64(15);
    summary.contentHash = row.bytes(16) + row.bytes(17);
    return summary;
}

Error noResume(ResumeId id)
{
    return {Error::Kind::NotFound, u"resume "_s + id.toString()};
}

} // namespace

Result<QList<ResumeSummary>> ResumeRepository::all()
{
    SHORTLIST_TRY(auto select, m_db.prepare(selectLive));
    QList<ResumeSummary> resumes;
    SHORTLIST_TRY_VOID(select.forEach([&](const Statement &row) -> Result<void> {
        resumes.append(readSummary(row));
        return {};
    }));
    return resumes;
}

Result<ResumeSummary> ResumeRepository::summary(ResumeId id)
{
    SHORTLIST_TRY(auto select, m_db.prepare(selectSummary));
    SHORTLIST_TRY_VOID(select.bind(id.toString()));
    SHORTLIST_TRY(const Step found, select.step());
    if (found == Step::Done)
        return noResume(id);
    return readSummary(select);
}

Result<ResumeRecord> ResumeRepository::byId(ResumeId id)
{
    SHORTLIST_TRY(auto select, m_db.prepare(selectRecord));
    SHORTLIST_TRY_VOID(select.bind(id.toString()));
    SHORTLIST_TRY(const Step found, select.step());
    if (found == Step::Done)
        return noResume(id);
    ResumeRecord record;
    record.summary = readSummary(select);
    QJsonObject itemIds;
    if (!select.isNull(19)) {
        SHORTLIST_TRY(const QJsonObject look, objectFromColumn(select.bytes(19)));
        record.look = Look::fromJson(look);
        SHORTLIST_TRY(itemIds, objectFromColumn(select.bytes(20)));
        SHORTLIST_TRY(record.memory, objectFromColumn(select.bytes(21)));
    }
    SHORTLIST_TRY(record.content, unpackContent(select.bytes(18), itemIds, id));
    return record;
}

Result<StoredState> ResumeRepository::state(ResumeId id)
{
    SHORTLIST_TRY(auto select, m_db.prepare(selectState));
    SHORTLIST_TRY_VOID(select.bind(id.toString()));
    SHORTLIST_TRY(const Step found, select.step());
    if (found == Step::Done)
        return noResume(id);
    return StoredState{select.int64(0), select.integer(1), select.text(2), select.text(3)};
}

Result<Look> ResumeRepository::look(ResumeId id)
{
    SHORTLIST_TRY(auto select, m_db.prepare(selectLook));
    SHORTLIST_TRY_VOID(select.bind(id.toString()));
    SHORTLIST_TRY(const Step found, select.step());
    if (found == Step::Done)
        return Look();
    SHORTLIST_TRY(const QJsonObject json, objectFromColumn(select.bytes(0)));
    return Look::fromJson(json);
}

Result<QList<ResumeId>> ResumeRepository::changedSince(qint64 revision)
{
    SHORTLIST_TRY(auto select, m_db.prepare(selectChanged));
    SHORTLIST_TRY_VOID(select.bind(revision));
    QList<ResumeId> changed;
    SHORTLIST_TRY_VOID(select.forEach([&](const Statement &row) -> Result<void> {
        changed.append(ResumeId::parse(row.text(0)));
        return {};
    }));
    return changed;
}

Result<void> ResumeRepository::insert(LibraryWrite &write, ResumeId id, const NewResume &resume, const Author &author,
    const PackedContent &content, const PackedLook &look)
{
    SHORTLIST_TRY(const QString title, checkedTitle(resume.title));
    const QString key = id.toString();
    SHORTLIST_TRY(auto row, m_db.prepare(insertResume));
    SHORTLIST_TRY_VOID(row.bind(key, author.user.toString(), title, toColumn(std::optional(resume.look.templateId)),
        toColumn(resume.targetJob), write.now(), toColumn(resume.parent), content.json, content.text));
    SHORTLIST_TRY_VOID(row.run());
    SHORTLIST_TRY(auto note, m_db.prepare(insertNote));
    SHORTLIST_TRY_VOID(note.bind(key, write.now(), look.json, jsonColumn(content.itemIds)));
    SHORTLIST_TRY_VOID(note.run());
    SHORTLIST_TRY(const qint64 revision, write.nextRevision());
    SHORTLIST_TRY(auto local, m_db.prepare(insertLocal));
    SHORTLIST_TRY_VOID(local.bind(key, revision, content.words, content.hash, look.hash));
    SHORTLIST_TRY_VOID(local.run());
    SHORTLIST_TRY(auto count, m_db.prepare(countCreated));
    SHORTLIST_TRY_VOID(count.bind(author.user.toString()));
    SHORTLIST_TRY_VOID(count.run());
    SHORTLIST_TRY_VOID(write.recordCreate(SyncedTable::Resumes, key));
    SHORTLIST_TRY_VOID(write.recordCreate(SyncedTable::ResumeNote, key));
    write.changes.resumes.append(id);
    if (resume.targetJob)
        write.changes.jobs.append(*resume.targetJob);
    return {};
}

Result<qint64> ResumeRepository::update(LibraryWrite &write, const PackedSave &change, const StoredState &before)
{
    const ResumeSave &save = change.save;
    const bool rowMoves = change.content || change.look || save.title || save.status || save.targetJob;
    if (rowMoves)
        SHORTLIST_TRY_VOID(updateRow(write, change));
    if (change.content || change.look || save.memory)
        SHORTLIST_TRY_VOID(updateNote(write, change));
    qint64 revision = before.revision;
    if (rowMoves) {
        SHORTLIST_TRY(revision, write.nextRevision());
    }
    if (rowMoves || save.pageCount)
        SHORTLIST_TRY_VOID(updateLocal(change, before, revision));
    write.changes.resumes.append(save.id);
    return revision;
}

Result<void> ResumeRepository::updateRow(LibraryWrite &write, const PackedSave &change)
{
    const ResumeSave &save = change.save;
    const QString key = save.id.toString();
    SHORTLIST_TRY_VOID(write.recordUpdate(SyncedTable::Resumes, key));
    if (change.content) {
        SHORTLIST_TRY(auto update, m_db.prepare(updateContent));
        SHORTLIST_TRY_VOID(update.bind(key, change.content->json, change.content->text, write.now()));
        SHORTLIST_TRY_VOID(update.run());
    }
    if (save.title) {
        SHORTLIST_TRY(const QString title, checkedTitle(*save.title));
        SHORTLIST_TRY(auto update, m_db.prepare(updateTitle));
        SHORTLIST_TRY_VOID(update.bind(key, title, write.now()));
        SHORTLIST_TRY_VOID(update.run());
    }
    if (save.status) {
        SHORTLIST_TRY(auto update, m_db.prepare(updateStatus));
        SHORTLIST_TRY_VOID(update.bind(key, toColumn(*save.status), write.now()));
        SHORTLIST_TRY_VOID(update.run());
    }
    if (save.look) {
        SHORTLIST_TRY(auto update, m_db.prepare(updateTemplate));
        SHORTLIST_TRY_VOID(update.bind(key, toColumn(std::optional(save.look->templateId)), write.now()));
        SHORTLIST_TRY_VOID(update.run());
    }
    if (save.targetJob) {
        SHORTLIST_TRY(const ResumeSummary old, summary(save.id));
        SHORTLIST_TRY_VOID(setTarget(save.id, *save.targetJob));
        SHORTLIST_TRY(auto touch, m_db.prepare(touchResume));
        SHORTLIST_TRY_VOID(touch.bind(key, write.now()));
        SHORTLIST_TRY_VOID(touch.run());
        for (const auto &job : {old.targetJob, *save.targetJob}) {
            if (job)
                write.changes.jobs.append(*job);
        }
    }
    return {};
}

Result<void> ResumeRepository::updateNote(LibraryWrite &write, const PackedSave &change)
{
    const QString key = change.save.id.toString();
    SHORTLIST_TRY_VOID(write.recordUpdate(SyncedTable::ResumeNote, key));
    if (change.content) {
        SHORTLIST_TRY(auto update, m_db.prepare(updateItemIds));
        SHORTLIST_TRY_VOID(update.bind(key, jsonColumn(change.content->itemIds), write.now()));
        SHORTLIST_TRY_VOID(update.run());
    }
    if (change.look) {
        SHORTLIST_TRY(auto update, m_db.prepare(updateLook));
        SHORTLIST_TRY_VOID(update.bind(key, change.look->json, write.now()));
        SHORTLIST_TRY_VOID(update.run());
    }
    if (change.save.memory) {
        SHORTLIST_TRY(auto update, m_db.prepare(updateMemory));
        SHORTLIST_TRY_VOID(update.bind(key, jsonColumn(*change.save.memory), write.now()));
        SHORTLIST_TRY_VOID(update.run());
    }
    return {};
}

Result<void> ResumeRepository::updateLocal(const PackedSave &change, const StoredState &before, qint64 revision)
{
    SHORTLIST_TRY(auto update, m_db.prepare(updateFacts));
    SHORTLIST_TRY_VOID(update.bind(change.save.id.toString(), revision,
        change.content ? change.content->words : unchanged, change.save.pageCount.value_or(unchanged),
        change.content ? change.content->hash : before.contentHash, change.look ? change.look->hash : before.lookHash));
    return update.run();
}

Result<void> ResumeRepository::setTarget(ResumeId id, std::optional<JobId> job)
{
    SHORTLIST_TRY(auto update, m_db.prepare(updateTarget));
    SHORTLIST_TRY_VOID(update.bind(id.toString(), toColumn(job)));
    return update.run();
}

Result<void> ResumeRepository::setDeleted(LibraryWrite &write, ResumeId id, std::optional<Timestamp> at)
{
    SHORTLIST_TRY(const ResumeSummary old, summary(id));
    SHORTLIST_TRY_VOID(write.recordUpdate(SyncedTable::Resumes, id.toString()));
    SHORTLIST_TRY(auto update, m_db.prepare(updateDeleted));
    SHORTLIST_TRY_VOID(update.bind(id.toString(), at));
    SHORTLIST_TRY_VOID(update.run());
    SHORTLIST_TRY(const qint64 revision, write.nextRevision());
    SHORTLIST_TRY(auto facts, m_db.prepare(updateRevision));
    SHORTLIST_TRY_VOID(facts.bind(id.toString(), revision));
    SHORTLIST_TRY_VOID(facts.run());
    write.changes.resumes.append(id);
    write.changes.trash = true;
    if (old.targetJob)
        write.changes.jobs.append(*old.targetJob);
    return {};
}

Result<void> ResumeRepository::remove(LibraryWrite &write, ResumeId id)
{
    SHORTLIST_TRY(const ResumeSummary old, summary(id));
    SHORTLIST_TRY_VOID(orphanVariants(write, id));
    SHORTLIST_TRY(const QStringList versions, ids(selectVersions, id.toString()));
    for (const QString &version : versions) {
        SHORTLIST_TRY_VOID(write.recordPurge(SyncedTable::VersionNote, version));
        SHORTLIST_TRY_VOID(write.recordPurge(SyncedTable::ResumeVersions, version));
    }
    SHORTLIST_TRY_VOID(write.recordPurge(SyncedTable::ResumeNote, id.toString()));
    SHORTLIST_TRY_VOID(write.recordPurge(SyncedTable::Resumes, id.toString()));
    SHORTLIST_TRY(auto remove, m_db.prepare(deleteResume));
    SHORTLIST_TRY_VOID(remove.bind(id.toString()));
    SHORTLIST_TRY_VOID(remove.run());
    write.changes.resumes.append(id);
    write.changes.trash = true;
    if (old.targetJob)
        write.changes.jobs.append(*old.targetJob);
    return {};
}

Result<void> ResumeRepository::orphanVariants(LibraryWrite &write, ResumeId parent)
{
    // Explicitly, rather than by the foreign key's action: each of these rows needs its outbox entry.
    SHORTLIST_TRY(const QStringList variants, ids(selectVariants, parent.toString()));
    for (const QString &variant : variants) {
        SHORTLIST_TRY_VOID(write.recordUpdate(SyncedTable::Resumes, variant));
        SHORTLIST_TRY(auto clear, m_db.prepare(clearParent));
        SHORTLIST_TRY_VOID(clear.bind(variant));
        SHORTLIST_TRY_VOID(clear.run());
        SHORTLIST_TRY(const qint64 revision, write.nextRevision());
        SHORTLIST_TRY(auto facts, m_db.prepare(updateRevision));
        SHORTLIST_TRY_VOID(facts.bind(variant, revision));
        SHORTLIST_TRY_VOID(facts.run());
        write.changes.resumes.append(ResumeId::parse(variant));
    }
    return {};
}

Result<QStringList> ResumeRepository::ids(const char *sql, const QString &argument)
{
    SHORTLIST_TRY(auto select, m_db.prepare(sql));
    SHORTLIST_TRY_VOID(select.bind(argument));
    QStringList found;
    SHORTLIST_TRY_VOID(select.forEach([&](const Statement &row) -> Result<void> {
        found.append(row.text(0));
        return {};
    }));
    return found;
}

} // namespace shortlist::store
