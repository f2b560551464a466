// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "sync/central/archive.h"
#include "sync/central/database.h"

#include <QList>

namespace shortlist::central {

/// What one run removed, or would remove.
struct RetentionCount
{
    QString what;
    qint64 rows = 0;
};

/// Retention as the schema document's §9 and the decisions on it say: accounts, resumes and job descriptions 30 days
/// after they were deleted; analyses and AI usage after 90 days; audit entries after a year; automatic versions older
/// than 90 days thinned to one a day. Analyses, AI usage and audit entries are archived first; what a person deleted is
/// not.
///
/// In small batches, each a transaction of its own, so that it may be stopped anywhere and run again, and whoever works
/// beside it waits for one batch at most. Only one run at a time:
/// Busy otherwise. Over the owner's connection, straight to the server.
class Retention
{
public:
    static constexpr qint64 advisoryLock = 0x53484f525452;

    Retention(Database &database, Archive &archive, Timestamp now);

    Result<QList<RetentionCount>> dryRun();
    Result<QList<RetentionCount>> run();

private:
    struct Rule;
    Result<qint64> apply(const Rule &rule);
    struct Place
    {
        QString age;
        QUuid id;
    };
    Result<qint64> batch(const Rule &rule, Place &place);
    Result<Parameter> accountsOf(const Rule &rule, const Parameter &ids);
    Result<void> archive(const Rule &rule, const Parameter &ids);
    Result<void> afterDeletion(const Rule &rule, const Parameter &ids, const Parameter &spaces);
    Parameters limits() const;

    static const QList<Rule> &rules();

    Database &m_database;
    Archive &m_archive;
    Timestamp m_now;
};

} // namespace shortlist::central
