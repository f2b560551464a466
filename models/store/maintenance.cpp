// SPDX-License-Identifier: GPL-3.0-or-later
// The part of LibraryStore that is done when there is time for it.
#include "models/domain/versionpolicy.h"
#include "models/store/librarystore.h"
#include "models/store/trashrepository.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace shortlist::store {

namespace {

constexpr qint64 dayMs = qint64{24} * 60 * 60 * 1000;
constexpr qint64 retentionEveryMs = dayMs / 4;
constexpr int checkpointPages = 1000; ///< 4 MB of log
constexpr int analysesKeptDays = 90;
constexpr int usageKeptDays = 90;
constexpr int auditKeptDays = 365;

constexpr auto deleteAnalyses = "DELETE FROM analyses WHERE created_at < ?1";
constexpr auto deleteUsage = "DELETE FROM ai_usage WHERE created_at < ?1";
constexpr auto deleteAudit = "DELETE FROM audit_logs WHERE created_at < ?1";
constexpr auto selectThinnable = "SELECT resume_id FROM resume_versions WHERE created_at < ?1 "
                                 "GROUP BY resume_id HAVING count(*) > 1";
constexpr auto selectVersionId = "SELECT id FROM resume_versions WHERE resume_id = ?1 AND version_number = ?2";
constexpr auto deleteVersion = "DELETE FROM resume_versions WHERE id = ?1";
constexpr auto sweepShared
    = "DELETE FROM shared_json WHERE NOT EXISTS (SELECT 1 FROM version_note WHERE look_hash = hash) "
      "AND NOT EXISTS (SELECT 1 FROM version_note WHERE items_hash = hash)";

} // namespace

Result<LibraryStore::Work> LibraryStore::maintain(int budgetMs)
{
    const QDeadlineTimer deadline(budgetMs);
    if (m_maybePending) {
        SHORTLIST_TRY(const SearchIndex::State state, m_search->catchUp(deadline));
        m_maybePending = state == SearchIndex::State::Behind;
        if (m_maybePending)
            return Work::Left;
    }
    // Not after every save: the first commit after a checkpoint syncs the log's header as well, which doubles its cost.
    if (m_db->logPages() >= checkpointPages)
        SHORTLIST_TRY_VOID(m_db->checkpoint());
    if (now() - m_retentionAt >= retentionEveryMs) {
        SHORTLIST_TRY_VOID(applyRetention());
        SHORTLIST_TRY_VOID(m_search->rebuildWhenStale());
        m_retentionAt = now();
        return Work::Left;
    }
    return Work::Done;
}

Result<void> LibraryStore::applyRetention()
{
    SHORTLIST_TRY(const QList<TrashItem> expired, TrashRepository(*m_db).expired(now()));
    for (const TrashItem &item : expired)
        SHORTLIST_TRY_VOID(deleteForGood(item));

    SHORTLIST_TRY(auto write, beginWrite());
    struct Kept
    {
        const char *sql;
        int days;
    };
    for (const Kept &kept :
        {Kept{deleteAnalyses, analysesKeptDays}, Kept{deleteUsage, usageKeptDays}, Kept{deleteAudit, auditKeptDays}}) {
        SHORTLIST_TRY(auto remove, m_db->prepare(kept.sql));
        SHORTLIST_TRY_VOID(remove.bind(now() - kept.days * dayMs));
        SHORTLIST_TRY_VOID(remove.run());
    }
    SHORTLIST_TRY_VOID(thinVersions(write));
    SHORTLIST_TRY(auto sweep, m_db->prepare(sweepShared));
    SHORTLIST_TRY_VOID(sweep.run());
    return finish(write);
}

Result<void> LibraryStore::thinVersions(LibraryWrite &write)
{
    QList<ResumeId> resumes;
    SHORTLIST_TRY(auto select, m_db->prepare(selectThinnable));
    SHORTLIST_TRY_VOID(select.bind(now() - daysBeforeThinning * dayMs));
    SHORTLIST_TRY_VOID(select.forEach([&](const Statement &row) -> Result<void> {
        resumes.append(ResumeId::parse(row.text(0)));
        return {};
    }));
    for (const ResumeId &resume : std::as_const(resumes)) {
        SHORTLIST_TRY(const QList<VersionSummary> versions, m_versions->list(resume));
        QList<VersionStamp> stamps;
        for (const VersionSummary &version : versions)
            stamps.append({version.number, version.createdAt, version.origin, !version.name.isEmpty()});
        const QList<int> numbers = versionsToThin(stamps, now());
        for (const int number : numbers)
            SHORTLIST_TRY_VOID(removeVersion(write, resume, number));
        if (!numbers.isEmpty())
            write.changes.resumes.append(resume);
    }
    return {};
}

Result<void> LibraryStore::removeVersion(LibraryWrite &write, ResumeId resume, int number)
{
    SHORTLIST_TRY(auto select, m_db->prepare(selectVersionId));
    SHORTLIST_TRY_VOID(select.bind(resume.toString(), number));
    SHORTLIST_TRY(const Step found, select.step());
    if (found == Step::Done)
        return {};
    const QString id = select.text(0);
    SHORTLIST_TRY_VOID(write.recordPurge(SyncedTable::VersionNote, id));
    SHORTLIST_TRY_VOID(write.recordPurge(SyncedTable::ResumeVersions, id));
    SHORTLIST_TRY(auto remove, m_db->prepare(deleteVersion));
    SHORTLIST_TRY_VOID(remove.bind(id));
    return remove.run();
}

} // namespace shortlist::store
