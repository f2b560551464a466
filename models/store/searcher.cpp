// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/searcher.h"

#include "models/store/contentscan.h"
#include "models/store/spelling.h"

using namespace Qt::StringLiterals;

namespace shortlist::store {

namespace {

constexpr int jobShare = 10; ///< places that resumes leave to jobs when there are more hits than places
constexpr int versionsLookedAt = 1000;

constexpr auto selectResumes
    = "SELECT r.id, r.title, r.content FROM (SELECT rowid AS docid, rank FROM resume_search WHERE resume_search MATCH "
      "?1 "
      "AND rank MATCH 'bm25(10.0, 1.0)' ORDER BY rank LIMIT ?2) AS s JOIN search_document d ON d.docid = s.docid "
      "JOIN resumes r ON r.id = d.target ORDER BY s.rank";
constexpr auto selectJobs
    = "SELECT j.id, j.title, j.company, j.location, j.description FROM (SELECT rowid AS docid, rank FROM job_search "
      "WHERE job_search MATCH ?1 AND rank MATCH 'bm25(10.0, 1.0)' ORDER BY rank LIMIT ?2) AS s "
      "JOIN search_document d ON d.docid = s.docid JOIN job_descriptions j ON j.id = d.target ORDER BY s.rank";
// Newest first, which is the order of the ids, so that reading can stop early.
constexpr auto selectVersions
    = "SELECT d.target, d.resume_id FROM version_search s JOIN search_document d ON d.docid = s.rowid "
      "WHERE s.version_search MATCH ?1 ORDER BY s.rowid DESC LIMIT ?2";
constexpr auto selectVersion
    = "SELECT r.id, r.title, v.version_number, v.content FROM resume_versions v JOIN resumes r ON r.id = v.resume_id "
      "WHERE v.id = ?1 AND r.deleted_at IS NULL";

void describe(SearchHit &hit, const QByteArray &content, const QList<SearchWord> &words)
{
    if (hitCount(hit.title, words) == words.size()) {
        hit.field = u"title"_s;
        hit.snippet = markHits(hit.title, words);
        return;
    }
    const TextHit found = scanContent(content, words);
    hit.field = found.isNull() ? u"title"_s : found.field;
    hit.snippet = markHits(found.isNull() ? hit.title : found.text, words);
}

void describeJob(SearchHit &hit, const Statement &row, const QList<SearchWord> &words)
{
    struct Field
    {
        const char *name;
        int column;
    };
    qsizetype most = 0;
    for (const Field &field : {Field{"title", 1}, Field{"company", 2}, Field{"location", 3}, Field{"description", 4}}) {
        for (const QString &line : row.text(field.column).split(u'\n')) {
            const int count = hitCount(line, words);
            if (count <= most)
                continue;
            most = count;
            hit.field = QString::fromLatin1(field.name);
            hit.snippet = markHits(line, words);
        }
    }
}

} // namespace

Result<SearchResult> Searcher::search(const QString &text, int limit)
{
    SearchResult result;
    const QList<SearchWord> words = searchWords(text);
    if (words.isEmpty() || limit < 1)
        return result;
    SHORTLIST_TRY(result.hits, hits(words, limit));
    if (!result.hits.isEmpty())
        return result;
    SHORTLIST_TRY(const QString other, nearestSpelling(m_db, words));
    if (other.isEmpty())
        return result;
    SHORTLIST_TRY(const QList<SearchHit> proof, hits(searchWords(other), 1));
    if (!proof.isEmpty())
        result.didYouMean = other;
    return result;
}

Result<QList<SearchHit>> Searcher::hits(const QList<SearchWord> &words, int limit)
{
    SHORTLIST_TRY(QList<SearchHit> found, resumeHits(words, limit));
    SHORTLIST_TRY(const QList<SearchHit> jobs, jobHits(words, limit));
    const qsizetype forJobs = std::min<qsizetype>(jobs.size(), std::max<qsizetype>(limit - found.size(), jobShare));
    found.resize(std::min<qsizetype>(found.size(), std::max<qsizetype>(1, limit - forJobs)));
    found += jobs.first(std::min<qsizetype>(forJobs, limit - found.size()));
    if (found.size() >= limit)
        return found;
    QSet<ResumeId> have;
    for (const SearchHit &hit : std::as_const(found))
        have.insert(hit.resume);
    SHORTLIST_TRY(const QList<SearchHit> versions, versionHits(words, limit - static_cast<int>(found.size()), have));
    return found + versions;
}

Result<QList<SearchHit>> Searcher::resumeHits(const QList<SearchWord> &words, int limit)
{
    SHORTLIST_TRY(auto select, m_db.prepare(selectResumes));
    SHORTLIST_TRY_VOID(select.bind(matchExpression(words), limit));
    QList<SearchHit> found;
    SHORTLIST_TRY_VOID(select.forEach([&](const Statement &row) -> Result<void> {
        SearchHit hit;
        hit.kind = SearchHit::Kind::Resume;
        hit.resume = ResumeId::parse(row.text(0));
        hit.title = row.text(1);
        describe(hit, row.bytes(2), words);
        found.append(std::move(hit));
        return {};
    }));
    return found;
}

Result<QList<SearchHit>> Searcher::jobHits(const QList<SearchWord> &words, int limit)
{
    SHORTLIST_TRY(auto select, m_db.prepare(selectJobs));
    SHORTLIST_TRY_VOID(select.bind(matchExpression(words), limit));
    QList<SearchHit> found;
    SHORTLIST_TRY_VOID(select.forEach([&](const Statement &row) -> Result<void> {
        SearchHit hit;
        hit.kind = SearchHit::Kind::Job;
        hit.job = JobId::parse(row.text(0));
        hit.title = row.text(1);
        describeJob(hit, row, words);
        found.append(std::move(hit));
        return {};
    }));
    return found;
}

Result<QList<SearchHit>> Searcher::versionHits(const QList<SearchWord> &words, int limit, const QSet<ResumeId> &have)
{
    QSet<ResumeId> seen = have;
    QStringList chosen;
    SHORTLIST_TRY(auto select, m_db.prepare(selectVersions));
    SHORTLIST_TRY_VOID(select.bind(matchExpression(words), versionsLookedAt));
    for (;;) {
        SHORTLIST_TRY(const Step step, select.step());
        if (step == Step::Done || chosen.size() >= limit)
            break;
        const ResumeId resume = ResumeId::parse(select.text(1));
        if (seen.contains(resume))
            continue;
        seen.insert(resume);
        chosen.append(select.text(0));
    }
    QList<SearchHit> found;
    for (const QString &version : std::as_const(chosen)) {
        SHORTLIST_TRY(SearchHit hit, versionHit(version, words));
        if (!hit.resume.isNull())
            found.append(std::move(hit));
    }
    return found;
}

Result<SearchHit> Searcher::versionHit(const QString &version, const QList<SearchWord> &words)
{
    SearchHit hit;
    SHORTLIST_TRY(auto select, m_db.prepare(selectVersion));
    SHORTLIST_TRY_VOID(select.bind(version));
    SHORTLIST_TRY(const Step found, select.step());
    if (found == Step::Done)
        return hit; // its resume is in Trash
    hit.kind = SearchHit::Kind::Version;
    hit.resume = ResumeId::parse(select.text(0));
    hit.title = select.text(1);
    hit.versionNumber = select.integer(2);
    const TextHit place = scanContent(select.bytes(3), words);
    hit.field = place.field;
    hit.snippet = markHits(place.text, words);
    return hit;
}

} // namespace shortlist::store
