// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/records.h"
#include "models/store/searchwords.h"
#include "models/store/sqlite.h"

#include <QSet>

#include <functional>

namespace shortlist::store {

/// Answers a search from the index: resumes and jobs by relevance (a word in the title counts ten times), then for
/// each resume that does not have the words any more, the newest version that had them. A word that hundreds of resumes
/// have says nothing about relevance, and weighing all its places costs 100 ms: then resumes with the words in the
/// title come first, those last edited before others.
class Searcher
{
public:
    explicit Searcher(Connection &db)
        : m_db(db)
    {
    }

    Result<SearchResult> search(const QString &text, int limit);

private:
    Result<QList<SearchHit>> hits(const QList<SearchWord> &words, int limit);
    /// Documents of the index, best first.
    Result<QList<qint64>> resumeDocuments(const QList<SearchWord> &words, int limit);
    Result<QList<qint64>> documents(const char *sql, const QString &match, int limit);
    /// How many resumes have the word that most have; counting stops above `common`.
    Result<qsizetype> mostHaving(const QList<SearchWord> &words);
    /// The hits that `hitOf` makes of the row of each document; one whose row is gone has none.
    Result<QList<SearchHit>> read(
        const char *sql, const QList<qint64> &documents, const std::function<SearchHit(const Statement &)> &hitOf);
    Result<QList<SearchHit>> resumeHits(const QList<qint64> &documents, const QList<SearchWord> &words);
    Result<QList<SearchHit>> jobHits(const QList<qint64> &documents, const QList<SearchWord> &words);
    Result<QList<SearchHit>> versionHits(const QList<SearchWord> &words, int limit, const QSet<ResumeId> &have);
    Result<SearchHit> versionHit(const QString &version, const QList<SearchWord> &words);

    Connection &m_db;
};

} // namespace shortlist::store
