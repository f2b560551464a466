// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/jobrepository.h"

#include "models/store/rows.h"

using namespace Qt::StringLiterals;

namespace shortlist::store {

namespace {

constexpr int maxFieldLength = 255;
constexpr qsizetype maxPostingLength = qsizetype{1024} * 1024;

#define SHORTLIST_JOB_COLUMNS                                                                                          \
    "SELECT j.id, j.title, j.company, j.location, j.description, j.source_url, j.extracted_data, "                     \
    "(SELECT count(*) FROM resumes r WHERE r.ai_optimized_for_jd_id = j.id AND r.deleted_at IS NULL), "                \
    "j.created_at, j.updated_at, j.deleted_at FROM job_descriptions j "

constexpr auto selectLive = SHORTLIST_JOB_COLUMNS "WHERE j.deleted_at IS NULL ORDER BY j.updated_at DESC";
constexpr auto selectJob = SHORTLIST_JOB_COLUMNS "WHERE j.id = ?1";
constexpr auto selectChanged = "SELECT job_id FROM job_local WHERE revision > ?1";
constexpr auto insertJob
    = "INSERT INTO job_descriptions (id, user_id, title, company, location, description, source_url, extracted_data, "
      "created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9)";
constexpr auto updateJob = "UPDATE job_descriptions SET title = ?2, company = ?3, location = ?4, description = ?5, "
                           "source_url = ?6, extracted_data = ?7, updated_at = ?8 WHERE id = ?1";
constexpr auto updateDeleted = "UPDATE job_descriptions SET deleted_at = ?2 WHERE id = ?1";
constexpr auto upsertRevision = "INSERT INTO job_local (job_id, revision) VALUES (?1, ?2) "
                                "ON CONFLICT (job_id) DO UPDATE SET revision = excluded.revision";
constexpr auto selectTargeting = "SELECT id FROM resumes WHERE ai_optimized_for_jd_id = ?1";
constexpr auto clearTarget = "UPDATE resumes SET ai_optimized_for_jd_id = NULL WHERE id = ?1";
constexpr auto raiseResume = "UPDATE resume_local SET revision = ?2 WHERE resume_id = ?1";
constexpr auto deleteJob = "DELETE FROM job_descriptions WHERE id = ?1";

Result<JobRecord> readJob(const Statement &row)
{
    JobRecord job;
    job.id = JobId::parse(row.text(0));
    job.title = row.text(1);
    job.company = row.text(2);
    job.location = row.text(3);
    job.description = row.text(4);
    job.sourceUrl = row.text(5);
    if (!row.isNull(6)) {
        SHORTLIST_TRY(job.extracted, objectFromColumn(row.bytes(6)));
    }
    job.resumeCount = row.integer(7);
    job.createdAt = row.int64(8);
    job.updatedAt = row.int64(9);
    job.deletedAt = row.optionalInt64(10);
    return job;
}

std::optional<Utf8> extractedColumn(const QJsonObject &extracted)
{
    return extracted.isEmpty() ? std::nullopt : std::optional(jsonColumn(extracted));
}

Result<void> checkFields(const JobRecord &job)
{
    if (job.company.toUcs4().size() > maxFieldLength)
        return Error{Error::Kind::InvalidInput, u"company"_s};
    if (job.location.toUcs4().size() > maxFieldLength)
        return Error{Error::Kind::InvalidInput, u"location"_s};
    if (job.description.size() > maxPostingLength)
        return Error{Error::Kind::TooLarge, u"description"_s};
    return {};
}

} // namespace

Result<QList<JobRecord>> JobRepository::all()
{
    SHORTLIST_TRY(auto select, m_db.prepare(selectLive));
    QList<JobRecord> jobs;
    SHORTLIST_TRY_VOID(select.forEach([&](const Statement &row) -> Result<void> {
        SHORTLIST_TRY(auto job, readJob(row));
        jobs.append(std::move(job));
        return {};
    }));
    return jobs;
}

Result<JobRecord> JobRepository::byId(JobId id)
{
    SHORTLIST_TRY(auto select, m_db.prepare(selectJob));
    SHORTLIST_TRY_VOID(select.bind(id.toString()));
    SHORTLIST_TRY(const Step found, select.step());
    if (found == Step::Done)
        return Error{Error::Kind::NotFound, u"job "_s + id.toString()};
    return readJob(select);
}

Result<QList<JobId>> JobRepository::changedSince(qint64 revision)
{
    SHORTLIST_TRY(auto select, m_db.prepare(selectChanged));
    SHORTLIST_TRY_VOID(select.bind(revision));
    QList<JobId> changed;
    SHORTLIST_TRY_VOID(select.forEach([&](const Statement &row) -> Result<void> {
        changed.append(JobId::parse(row.text(0)));
        return {};
    }));
    return changed;
}

Result<JobId> JobRepository::save(LibraryWrite &write, const JobRecord &job, UserId owner)
{
    JobRecord clean = job;
    SHORTLIST_TRY(clean.title, checkedTitle(job.title));
    SHORTLIST_TRY_VOID(checkFields(clean));
    const bool isNew = clean.id.isNull();
    if (isNew) {
        clean.id = JobId::create();
        SHORTLIST_TRY_VOID(insert(write, clean, owner));
    } else {
        SHORTLIST_TRY_VOID(update(write, clean));
    }
    SHORTLIST_TRY_VOID(setRevision(write, clean.id));
    write.changes.jobs.append(clean.id);
    return clean.id;
}

Result<void> JobRepository::insert(LibraryWrite &write, const JobRecord &job, UserId owner)
{
    SHORTLIST_TRY(auto row, m_db.prepare(insertJob));
    SHORTLIST_TRY_VOID(
        row.bind(job.id.toString(), owner.toString(), job.title, nullIfEmpty(job.company), nullIfEmpty(job.location),
            job.description, nullIfEmpty(job.sourceUrl), extractedColumn(job.extracted), write.now()));
    SHORTLIST_TRY_VOID(row.run());
    return write.recordCreate(SyncedTable::JobDescriptions, job.id.toString());
}

Result<void> JobRepository::update(LibraryWrite &write, const JobRecord &job)
{
    SHORTLIST_TRY(const JobRecord old, byId(job.id));
    SHORTLIST_TRY_VOID(write.recordUpdate(SyncedTable::JobDescriptions, job.id.toString()));
    SHORTLIST_TRY(auto row, m_db.prepare(updateJob));
    SHORTLIST_TRY_VOID(row.bind(job.id.toString(), job.title, nullIfEmpty(job.company), nullIfEmpty(job.location),
        job.description, nullIfEmpty(job.sourceUrl), extractedColumn(job.extracted), write.now()));
    SHORTLIST_TRY_VOID(row.run());
    if (old.title == job.title && old.company == job.company)
        return {};
    // Lists of resumes show the name of their target.
    SHORTLIST_TRY(auto targeting, m_db.prepare(selectTargeting));
    SHORTLIST_TRY_VOID(targeting.bind(job.id.toString()));
    return targeting.forEach([&](const Statement &resume) -> Result<void> {
        write.changes.resumes.append(ResumeId::parse(resume.text(0)));
        return {};
    });
}

Result<void> JobRepository::setRevision(LibraryWrite &write, JobId id)
{
    SHORTLIST_TRY(const qint64 revision, write.nextRevision());
    SHORTLIST_TRY(auto upsert, m_db.prepare(upsertRevision));
    SHORTLIST_TRY_VOID(upsert.bind(id.toString(), revision));
    return upsert.run();
}

Result<void> JobRepository::setDeleted(LibraryWrite &write, JobId id, std::optional<Timestamp> at)
{
    SHORTLIST_TRY_VOID(byId(id));
    SHORTLIST_TRY_VOID(write.recordUpdate(SyncedTable::JobDescriptions, id.toString()));
    SHORTLIST_TRY(auto update, m_db.prepare(updateDeleted));
    SHORTLIST_TRY_VOID(update.bind(id.toString(), at));
    SHORTLIST_TRY_VOID(update.run());
    SHORTLIST_TRY_VOID(setRevision(write, id));
    write.changes.jobs.append(id);
    write.changes.trash = true;
    return {};
}

Result<void> JobRepository::remove(LibraryWrite &write, JobId id)
{
    SHORTLIST_TRY_VOID(byId(id));
    QStringList resumes;
    SHORTLIST_TRY(auto targeting, m_db.prepare(selectTargeting));
    SHORTLIST_TRY_VOID(targeting.bind(id.toString()));
    SHORTLIST_TRY_VOID(targeting.forEach([&](const Statement &row) -> Result<void> {
        resumes.append(row.text(0));
        return {};
    }));
    // Explicitly, rather than by the foreign key's action: each of these rows needs its outbox entry.
    for (const QString &resume : std::as_const(resumes)) {
        SHORTLIST_TRY_VOID(write.recordUpdate(SyncedTable::Resumes, resume));
        SHORTLIST_TRY(auto clear, m_db.prepare(clearTarget));
        SHORTLIST_TRY_VOID(clear.bind(resume));
        SHORTLIST_TRY_VOID(clear.run());
        SHORTLIST_TRY(const qint64 revision, write.nextRevision());
        SHORTLIST_TRY(auto raise, m_db.prepare(raiseResume));
        SHORTLIST_TRY_VOID(raise.bind(resume, revision));
        SHORTLIST_TRY_VOID(raise.run());
        write.changes.resumes.append(ResumeId::parse(resume));
    }
    SHORTLIST_TRY_VOID(write.recordPurge(SyncedTable::JobDescriptions, id.toString()));
    SHORTLIST_TRY(auto remove, m_db.prepare(deleteJob));
    SHORTLIST_TRY_VOID(remove.bind(id.toString()));
    SHORTLIST_TRY_VOID(remove.run());
    write.changes.jobs.append(id);
    write.changes.trash = true;
    return {};
}

} // namespace shortlist::store
