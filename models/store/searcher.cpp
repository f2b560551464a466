// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/searcher.h"

#include "models/store/contentscan.h"
#include "models/store/spelling.h"

using namespace Qt::StringLiterals;

namespace shortlist::store {

namespace {

constexpr int jobShare = 10; ///< places that resumes leave to jobs when there are more hits than places
constexpr int versionsLookedAt = 1000;

constexpr int common = 100; ///< resumes; a word that more of them have is not ranked by its places

constexpr auto rankResumes = "SELECT rowid FROM resume_search WHERE resume_search MATCH ?1 "
                             "AND rank MATCH 'bm25(10.0, 1.0)' ORDER BY rank LIMIT ?2";
constexpr auto rankJobs = "SELECT rowid FROM job_search WHERE job_search MATCH ?1 "
                          "AND rank MATCH 'bm25(10.0, 1.0)' ORDER BY rank LIMIT ?2";
constexpr auto newestResumes = "SELECT rowid FROM resume_find WHERE resume_find MATCH ?1 ORDER BY rowid DESC LIMIT ?2";
constexpr auto selectResume
    = "SELECT r.id, r.title, r.content FROM search_document d JOIN resumes r ON r.id = d.target "
      "WHERE d.docid = ?1";
constexpr auto selectJob = "SELECT j.id, j.title, j.company, j.location, j.description FROM search_document d "
                           "JOIN job_descriptions j ON j.id = d.target WHERE d.docid = ?1";
// Newest first, which is the order of the ids, so that reading can stop early.
constexpr auto selectVersions
    = "SELECT d.target, d.resume_id FROM version_search s JOIN search_document d ON d.docid = s.rowid "
      "WHERE s.version_search MATCH ?1 ORDER BY s.rowid DESC LIMIT ?2";
constexpr auto selectVersion
    = "SELECT r.id, r.title, v.version_number, v.content FROM resume_versions v JOIN resumes r ON r.id = v.resume_id "
      "WHERE v.id = ?1 AND r.deleted_at IS NULL";

/// Reads the content only when the title does not answer.
void describe(SearchHit &hit, const Statement &row, const QList<SearchWord> &words)
{
    if (hitCount(hit.title, words) == words.size()) {
        hit.field = u"title"_s;
        hit.snippet = markHits(hit.title, words);
        return;
    }
    const TextHit found = scanContent(row.bytes(2), words);
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
            if (most == words.size())
                return;
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
    SHORTLIST_TRY(const auto snapshot, Transaction::beginRead(m_db));
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
    SHORTLIST_TRY(QList<qint64> resumes, resumeDocuments(words, limit));
    SHORTLIST_TRY(QList<qint64> jobs, documents(rankJobs, matchExpression(words), limit));
    // Only what is shown is read: a content is 50 KB.
    const qsizetype forJobs = std::min<qsizetype>(jobs.size(), std::max<qsizetype>(limit - resumes.size(), jobShare));
    resumes.resize(std::min<qsizetype>(resumes.size(), std::max<qsizetype>(1, limit - forJobs)));
    jobs.resize(std::min<qsizetype>(forJobs, limit - resumes.size()));
    SHORTLIST_TRY(QList<SearchHit> found, resumeHits(resumes, words));
    SHORTLIST_TRY(const QList<SearchHit> jobsFound, jobHits(jobs, words));
    found += jobsFound;
    if (found.size() >= limit)
        return found;
    QSet<ResumeId> have;
    for (const SearchHit &hit : std::as_const(found))
        have.insert(hit.resume);
    SHORTLIST_TRY(const QList<SearchHit> versions, versionHits(words, limit - static_cast<int>(found.size()), have));
    return found + versions;
}

Result<QList<qint64>> Searcher::documents(const char *sql, const QString &match, int limit)
{
    SHORTLIST_TRY(auto select, m_db.prepare(sql));
    SHORTLIST_TRY_VOID(select.bind(match, limit));
    QList<qint64> found;
    SHORTLIST_TRY_VOID(select.forEach([&](const Statement &row) -> Result<void> {
        found.append(row.int64(0));
        return {};
    }));
    return found;
}

Result<qsizetype> Searcher::mostHaving(const QList<SearchWord> &words)
{
    qsizetype most = 0;
    for (const SearchWord &word : words) {
        SHORTLIST_TRY(const QList<qint64> having, documents(newestResumes, matchExpression({word}), common + 1));
        most = std::max(most, having.size());
    }
    return most;
}

Result<QList<qint64>> Searcher::resumeDocuments(const QList<SearchWord> &words, int limit)
{
    const QString all = matchExpression(words);
    SHORTLIST_TRY(const qsizetype most, mostHaving(words));
    if (most <= common)
        return documents(rankResumes, all, limit);
    QStringList any;
    for (const SearchWord &word : words)
        any.append(matchExpression({word}));
    QList<qint64> found;
    QSet<qint64> have;
    for (const QString &match :
        {u"{title} : (%1)"_s.arg(all), u"({title} : (%1)) AND (%2)"_s.arg(any.join(u" OR "_s), all), all}) {
        SHORTLIST_TRY(const QList<qint64> more, documents(newestResumes, match, limit));
        for (const qint64 document : more) {
            if (found.size() < limit && !have.contains(document)) {
                have.insert(document);
                found.append(document);
            }
        }
        if (found.size() >= limit)
            break;
    }
    return found;
}

Result<QList<SearchHit>> Searcher::read(
    const char *sql, const QList<qint64> &documents, const std::function<SearchHit(const Statement &)> &hitOf)
{
    QList<SearchHit> found;
    for (const qint64 document : documents) {
        SHORTLIST_TRY(auto select, m_db.prepare(sql));
        SHORTLIST_TRY_VOID(select.bind(document));
        SHORTLIST_TRY(const Step step, select.step());
        if (step == Step::Row)
            found.append(hitOf(select));
    }
    return found;
}

Result<QList<SearchHit>> Searcher::resumeHits(const QList<qint64> &documents, const QList<SearchWord> &words)
{
    return read(selectResume, documents, [&words](const Statement &row) {
        SearchHit hit;
        hit.kind = SearchHit::Kind::Resume;
        hit.resume = ResumeId::parse(row.text(0));
        hit.title = row.text(1);
        describe(hit, row, words);
        return hit;
    });
}

Result<QList<SearchHit>> Searcher::jobHits(const QList<qint64> &documents, const QList<SearchWord> &words)
{
    return read(selectJob, documents, [&words](const Statement &row) {
        SearchHit hit;
        hit.kind = SearchHit::Kind::Job;
        hit.job = JobId::parse(row.text(0));
        hit.title = row.text(1);
        describeJob(hit, row, words);
        return hit;
    });
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
