// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/searchindex.h"

#include "models/store/packing.h"

using namespace Qt::StringLiterals;

namespace shortlist::store {

namespace {

constexpr int marksPerTransaction = 32;

constexpr auto selectMarks = "SELECT seq, kind, target FROM search_pending ORDER BY kind = 'version', seq LIMIT ?1";
constexpr auto countMarks = "SELECT count(*) FROM search_pending";
constexpr auto deleteMark = "DELETE FROM search_pending WHERE seq = ?1";
constexpr auto selectDocument = "SELECT docid FROM search_document WHERE kind = ?1 AND target = ?2";
constexpr auto insertDocument = "INSERT INTO search_document (kind, target, resume_id) VALUES (?1, ?2, ?3)";
constexpr auto deleteDocument = "DELETE FROM search_document WHERE docid = ?1";
constexpr auto selectResume = "SELECT title, extracted_text FROM resumes WHERE id = ?1 AND deleted_at IS NULL";
constexpr auto selectJob
    = "SELECT title, concat_company, description FROM (SELECT title, coalesce(company, '') || char(10) "
      "|| coalesce(location, '') AS concat_company, description FROM job_descriptions "
      "WHERE id = ?1 AND deleted_at IS NULL)";
constexpr auto selectVersion = "SELECT resume_id, content FROM resume_versions WHERE id = ?1";
constexpr auto insertResume = "INSERT INTO resume_search (rowid, title, body) VALUES (?1, ?2, ?3)";
constexpr auto insertJob = "INSERT INTO job_search (rowid, title, body) VALUES (?1, ?2, ?3)";
constexpr auto insertVersion = "INSERT INTO version_search (rowid, body) VALUES (?1, ?2)";
constexpr auto insertFind = "INSERT INTO resume_find (rowid, title, body) VALUES (?1, ?2, ?3)";
constexpr auto deleteResume = "DELETE FROM resume_search WHERE rowid = ?1";
constexpr auto deleteFind = "INSERT INTO resume_find (resume_find, rowid, title, body) "
                            "SELECT 'delete', rowid, title, body FROM resume_search WHERE rowid = ?1";
constexpr auto deleteJob = "DELETE FROM job_search WHERE rowid = ?1";
constexpr auto countStale = "SELECT (SELECT coalesce(max(docid), 0) FROM search_document) - "
                            "(SELECT count(*) FROM search_document)";
constexpr auto countVersions = "SELECT count(*) FROM resume_versions";
constexpr auto clearVersions = "INSERT INTO version_search (version_search) VALUES ('delete-all')";
constexpr auto forgetVersions = "DELETE FROM search_document WHERE kind = 'version'";
constexpr auto markVersions
    = "INSERT OR IGNORE INTO search_pending (kind, target) SELECT 'version', id FROM resume_versions";

} // namespace

Result<qint64> SearchIndex::pendingCount()
{
    return m_db.readInt64(countMarks);
}

Result<SearchIndex::State> SearchIndex::catchUp(QDeadlineTimer deadline)
{
    for (;;) {
        SHORTLIST_TRY(const QList<Mark> batch, marks(marksPerTransaction));
        if (batch.isEmpty())
            return State::UpToDate;
        SHORTLIST_TRY(auto transaction, Transaction::begin(m_db));
        for (const Mark &mark : batch) {
            SHORTLIST_TRY_VOID(indexMark(mark));
            if (deadline.hasExpired())
                break;
        }
        SHORTLIST_TRY_VOID(transaction.commit());
        if (deadline.hasExpired()) {
            SHORTLIST_TRY(const qint64 left, pendingCount());
            return left == 0 ? State::UpToDate : State::Behind;
        }
    }
}

Result<QList<SearchIndex::Mark>> SearchIndex::marks(int limit)
{
    SHORTLIST_TRY(auto select, m_db.prepare(selectMarks));
    SHORTLIST_TRY_VOID(select.bind(limit));
    QList<Mark> found;
    SHORTLIST_TRY_VOID(select.forEach([&](const Statement &row) -> Result<void> {
        found.append({row.int64(0), row.text(1), row.text(2)});
        return {};
    }));
    return found;
}

Result<void> SearchIndex::indexMark(const Mark &mark)
{
    SHORTLIST_TRY_VOID(mark.kind == u"resume" ? indexResume(mark.target)
            : mark.kind == u"job"             ? indexJob(mark.target)
                                              : indexVersion(mark.target));
    SHORTLIST_TRY(auto done, m_db.prepare(deleteMark));
    SHORTLIST_TRY_VOID(done.bind(mark.seq));
    return done.run();
}

Result<void> SearchIndex::removeFrom(
    std::initializer_list<const char *> deletes, const QString &kind, const QString &id)
{
    SHORTLIST_TRY(auto select, m_db.prepare(selectDocument));
    SHORTLIST_TRY_VOID(select.bind(kind, id));
    SHORTLIST_TRY(const Step found, select.step());
    if (found == Step::Done)
        return {};
    const qint64 docid = select.int64(0);
    for (const char *sql : deletes) {
        SHORTLIST_TRY(auto words, m_db.prepare(sql));
        SHORTLIST_TRY_VOID(words.bind(docid));
        SHORTLIST_TRY_VOID(words.run());
    }
    SHORTLIST_TRY(auto document, m_db.prepare(deleteDocument));
    SHORTLIST_TRY_VOID(document.bind(docid));
    return document.run();
}

Result<qint64> SearchIndex::documentFor(const QString &kind, const QString &id, const std::optional<QString> &resume)
{
    SHORTLIST_TRY(auto insert, m_db.prepare(insertDocument));
    SHORTLIST_TRY_VOID(insert.bind(kind, id, resume));
    SHORTLIST_TRY_VOID(insert.run());
    return m_db.lastInsertRowId();
}

Result<void> SearchIndex::indexResume(const QString &id)
{
    SHORTLIST_TRY_VOID(removeFrom({deleteFind, deleteResume}, u"resume"_s, id));
    SHORTLIST_TRY(auto select, m_db.prepare(selectResume));
    SHORTLIST_TRY_VOID(select.bind(id));
    SHORTLIST_TRY(const Step found, select.step());
    if (found == Step::Done)
        return {};
    SHORTLIST_TRY(const qint64 docid, documentFor(u"resume"_s, id, std::nullopt));
    for (const char *sql : {insertResume, insertFind}) {
        SHORTLIST_TRY(auto insert, m_db.prepare(sql));
        SHORTLIST_TRY_VOID(insert.bind(docid, Utf8{select.bytes(0)}, Utf8{select.bytes(1)}));
        SHORTLIST_TRY_VOID(insert.run());
    }
    return {};
}

Result<void> SearchIndex::indexJob(const QString &id)
{
    SHORTLIST_TRY_VOID(removeFrom({deleteJob}, u"job"_s, id));
    SHORTLIST_TRY(auto select, m_db.prepare(selectJob));
    SHORTLIST_TRY_VOID(select.bind(id));
    SHORTLIST_TRY(const Step found, select.step());
    if (found == Step::Done)
        return {};
    SHORTLIST_TRY(const qint64 docid, documentFor(u"job"_s, id, std::nullopt));
    SHORTLIST_TRY(auto insert, m_db.prepare(insertJob));
    SHORTLIST_TRY_VOID(insert.bind(docid, Utf8{select.bytes(0)}, Utf8{select.bytes(1) + '\n' + select.bytes(2)}));
    return insert.run();
}

Result<void> SearchIndex::indexVersion(const QString &id)
{
    SHORTLIST_TRY(auto known, m_db.prepare(selectDocument));
    SHORTLIST_TRY_VOID(known.bind(u"version"_s, id));
    SHORTLIST_TRY(const Step already, known.step());
    if (already == Step::Row)
        return {}; // versions never change
    SHORTLIST_TRY(auto select, m_db.prepare(selectVersion));
    SHORTLIST_TRY_VOID(select.bind(id));
    SHORTLIST_TRY(const Step found, select.step());
    if (found == Step::Done)
        return {};
    const QString resume = select.text(0);
    const Result<Content> content = unpackContent(select.bytes(1), {}, ResumeId::parse(resume));
    if (!content)
        return {}; // doctor reports it; the rest of the library stays searchable
    SHORTLIST_TRY(const qint64 docid, documentFor(u"version"_s, id, resume));
    SHORTLIST_TRY(auto insert, m_db.prepare(insertVersion));
    SHORTLIST_TRY_VOID(insert.bind(docid, extractedText(content.value())));
    return insert.run();
}

Result<void> SearchIndex::rebuildWhenStale()
{
    SHORTLIST_TRY(const qint64 stale, m_db.readInt64(countStale));
    SHORTLIST_TRY(const qint64 versions, m_db.readInt64(countVersions));
    // Ids that are gone include those of edited resumes; only a library with a long past gets here.
    if (stale < 20000 || stale < 4 * versions)
        return {};
    SHORTLIST_TRY(auto transaction, Transaction::begin(m_db));
    for (const char *sql : {clearVersions, forgetVersions, markVersions}) {
        SHORTLIST_TRY(auto statement, m_db.prepare(sql));
        SHORTLIST_TRY_VOID(statement.run());
    }
    return transaction.commit();
}

} // namespace shortlist::store
