// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/records.h"
#include "models/store/sqlite.h"

#include <QDeadlineTimer>

#include <initializer_list>

namespace shortlist::store {

/// Keeps the full-text index in step with the rows. A save only leaves a mark in search_pending; catchUp() works the
/// marks off, resumes and jobs before versions, in short transactions of its own.
class SearchIndex
{
public:
    explicit SearchIndex(Connection &db)
        : m_db(db)
    {
    }

    enum class State { UpToDate, Behind };
    Result<State> catchUp(QDeadlineTimer deadline);
    Result<qint64> pendingCount();

    /// Makes version_search anew when most of its postings stand for versions that are gone.
    Result<void> rebuildWhenStale();

private:
    struct Mark
    {
        qint64 seq = 0;
        QString kind;
        QString target;
    };

    Result<QList<Mark>> marks(int limit);
    Result<void> indexMark(const Mark &mark);
    Result<void> indexResume(const QString &id);
    Result<void> indexJob(const QString &id);
    Result<void> indexVersion(const QString &id);
    Result<void> removeFrom(std::initializer_list<const char *> deletes, const QString &kind, const QString &id);
    Result<qint64> documentFor(const QString &kind, const QString &id, const std::optional<QString> &resume);

    Connection &m_db;
};

} // namespace shortlist::store
