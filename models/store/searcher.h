// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/records.h"
#include "models/store/searchwords.h"
#include "models/store/sqlite.h"

#include <QSet>

namespace shortlist::store {

/// Answers a search from the index: resumes and jobs by relevance (a word in the title counts ten times), then for
/// each resume that does not have the words any more, the newest version that had them.
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
    Result<QList<SearchHit>> resumeHits(const QList<SearchWord> &words, int limit);
    Result<QList<SearchHit>> jobHits(const QList<SearchWord> &words, int limit);
    Result<QList<SearchHit>> versionHits(const QList<SearchWord> &words, int limit, const QSet<ResumeId> &have);
    Result<SearchHit> versionHit(const QString &version, const QList<SearchWord> &words);

    Connection &m_db;
};

} // namespace shortlist::store
