// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/id.h"
#include "sync/central/accounts.h"
#include "sync/central/database.h"

#include <QDate>

namespace shortlist::central {

/// The reading side of the schema document's §4.2 and §10. Lists go by keyset: the next page begins after the last row
/// of this one, however far down it is. Every list has at most `limit` rows (1 to 1,000).
class Queries
{
public:
    struct ResumeRow
    {
        ResumeId id;
        QString title;
        QString status;
        QString createdAt;
    };
    struct AnalysisRow
    {
        QUuid id;
        ResumeId resume;
        QString type;
        std::optional<int> score;
        QString createdAt;
    };
    struct UsageRow
    {
        QDate day;
        QString feature;
        qint64 requests = 0;
        qint64 tokens = 0;
    };
    struct JobRow
    {
        JobId id;
        QString title;
        QString company;
        QString createdAt;
    };
    struct TemplateRow
    {
        TemplateId id;
        QString name;
        int usageCount = 0;
    };
    struct AuditRow
    {
        QUuid id;
        std::optional<UserId> user;
        QString action;
        QString createdAt;
    };

    explicit Queries(Database &database)
        : m_database(database)
    {
    }

    Result<QList<ResumeRow>> dashboard(const UserId &user, int limit, const std::optional<PageKey> &after = {});
    Result<QList<AnalysisRow>> recentAnalyses(const UserId &user, int limit, const std::optional<PageKey> &after = {});
    /// Both days included; UTC days.
    Result<QList<UsageRow>> usageByDay(const UserId &user, QDate from, QDate to);
    /// Words as a person types them in a search box: quotes and a minus mean what they do there.
    Result<QList<JobRow>> searchJobs(const UserId &user, const QString &words, int limit);
    /// Resumes with a skill, of whom ever, for administrators. `group` is "technical" or "soft".
    Result<QList<ResumeRow>> resumesWithSkill(const QString &group, const QString &skill, int limit);
    Result<QList<TemplateRow>> templateRanking(int limit);
    Result<QList<AuditRow>> auditLog(int limit, const std::optional<PageKey> &after = {});

private:
    Database &m_database;
};

} // namespace shortlist::central
