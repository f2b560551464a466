// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/queries.h"

namespace shortlist::central {

using namespace Qt::StringLiterals;

namespace {

// A page that begins at the beginning begins after the end of time: one statement serves both.
constexpr auto selectDashboard = "SELECT id, title, status, created_at FROM resumes WHERE user_id = $1::uuid"
                                 " AND deleted_at IS NULL AND (created_at, id) < ($2::timestamp, $3::uuid)"
                                 " ORDER BY created_at DESC, id DESC LIMIT $4::int";
constexpr auto selectAnalyses
    = "SELECT id, resume_id, analysis_type, results->>'overallScore', created_at FROM analyses"
      " WHERE user_id = $1::uuid AND status = 'completed'"
      " AND (created_at, id) < ($2::timestamp, $3::uuid)"
      " ORDER BY created_at DESC, id DESC LIMIT $4::int";
constexpr auto selectUsage
    = "SELECT date, feature, count(*), coalesce(sum(tokens_used), 0) FROM ai_usage"
      " WHERE user_id = $1::uuid AND date BETWEEN $2::date AND $3::date GROUP BY 1, 2 ORDER BY 1, 2";
// The person is one of the words of the index (idx_job_descriptions_owner_text), so that neither others' descriptions
// nor the person's own are read. The comparison as text cannot use the index on user_id, which would read them all.
// Newest first: ranking would read every description a second time.
constexpr auto selectJobs
    = "SELECT id, title, coalesce(company, ''), created_at FROM job_descriptions"
      " WHERE (to_tsvector('english', description) || array_to_tsvector(ARRAY['user ' || user_id::text]))"
      " @@ (websearch_to_tsquery('english', $2) && quote_literal('user ' || $1::uuid::text)::tsquery)"
      " AND deleted_at IS NULL AND user_id::text = $1::uuid::text"
      " ORDER BY created_at DESC, id DESC LIMIT $3::int";
// Group and skill are one word of the index (idx_resumes_skill_words), so that no resume's content is read. Planned
// without the LIMIT, which makes reading resumes one after the other until enough are found look cheap. At most 1,000
// are looked at.
constexpr auto selectSkill = "WITH hit AS MATERIALIZED (SELECT id, title, status, created_at FROM resumes"
                             " WHERE shortlist_skill_words(content) @@ ('''' || replace(replace(left($1, 500),"
                             " E'\\\\', E'\\\\\\\\'), '''', '''''') || '''')::tsquery"
                             " AND deleted_at IS NULL LIMIT 1000)"
                             " SELECT * FROM hit ORDER BY created_at DESC, id DESC LIMIT $2::int";
constexpr auto selectRanking = "SELECT id, name, usage_count FROM templates WHERE is_active"
                               " ORDER BY usage_count DESC, id LIMIT $1::int";
constexpr auto selectAudit = "SELECT id, user_id, action, created_at FROM audit_logs"
                             " WHERE (created_at, id) < ($1::timestamp, $2::uuid)"
                             " ORDER BY created_at DESC, id DESC LIMIT $3::int";

PageKey beginning(const std::optional<PageKey> &after)
{
    return after.value_or(PageKey{u"infinity"_s, QUuid(u"ffffffff-ffff-ffff-ffff-ffffffffffff"_s)});
}

} // namespace

Result<QList<Queries::ResumeRow>> Queries::dashboard(const UserId &user, int limit, const std::optional<PageKey> &after)
{
    const PageKey key = beginning(after);
    SHORTLIST_TRY(const Rows rows, m_database.run(selectDashboard, {user.value, key.createdAt, key.id, limit}));
    QList<ResumeRow> list;
    for (int i = 0; i < rows.size(); ++i)
        list.append({ResumeId{rows.uuid(i, 0)}, rows.text(i, 1), rows.text(i, 2), rows.text(i, 3)});
    return list;
}

Result<QList<Queries::AnalysisRow>> Queries::recentAnalyses(
    const UserId &user, int limit, const std::optional<PageKey> &after)
{
    const PageKey key = beginning(after);
    SHORTLIST_TRY(const Rows rows, m_database.run(selectAnalyses, {user.value, key.createdAt, key.id, limit}));
    QList<AnalysisRow> list;
    for (int i = 0; i < rows.size(); ++i) {
        AnalysisRow row{rows.uuid(i, 0), ResumeId{rows.uuid(i, 1)}, rows.text(i, 2), std::nullopt, rows.text(i, 4)};
        if (!rows.isNull(i, 3))
            row.score = static_cast<int>(rows.integer(i, 3));
        list.append(row);
    }
    return list;
}

Result<QList<Queries::UsageRow>> Queries::usageByDay(const UserId &user, QDate from, QDate to)
{
    SHORTLIST_TRY(const Rows rows,
        m_database.run(selectUsage, {user.value, from.toString(Qt::ISODate), to.toString(Qt::ISODate)}));
    QList<UsageRow> list;
    for (int i = 0; i < rows.size(); ++i) {
        list.append(
            {QDate::fromString(rows.text(i, 0), Qt::ISODate), rows.text(i, 1), rows.integer(i, 2), rows.integer(i, 3)});
    }
    return list;
}

Result<QList<Queries::JobRow>> Queries::searchJobs(const UserId &user, const QString &words, int limit)
{
    SHORTLIST_TRY(const Rows rows, m_database.run(selectJobs, {user.value, words, limit}));
    QList<JobRow> list;
    for (int i = 0; i < rows.size(); ++i)
        list.append({JobId{rows.uuid(i, 0)}, rows.text(i, 1), rows.text(i, 2), rows.text(i, 3)});
    return list;
}

Result<QList<Queries::ResumeRow>> Queries::resumesWithSkill(const QString &group, const QString &skill, int limit)
{
    SHORTLIST_TRY(const Rows rows, m_database.run(selectSkill, {group + u' ' + skill, limit}));
    QList<ResumeRow> list;
    for (int i = 0; i < rows.size(); ++i)
        list.append({ResumeId{rows.uuid(i, 0)}, rows.text(i, 1), rows.text(i, 2), rows.text(i, 3)});
    return list;
}

Result<QList<Queries::TemplateRow>> Queries::templateRanking(int limit)
{
    SHORTLIST_TRY(const Rows rows, m_database.run(selectRanking, {limit}));
    QList<TemplateRow> list;
    for (int i = 0; i < rows.size(); ++i)
        list.append({TemplateId{rows.uuid(i, 0)}, rows.text(i, 1), static_cast<int>(rows.integer(i, 2))});
    return list;
}

Result<QList<Queries::AuditRow>> Queries::auditLog(int limit, const std::optional<PageKey> &after)
{
    const PageKey key = beginning(after);
    SHORTLIST_TRY(const Rows rows, m_database.run(selectAudit, {key.createdAt, key.id, limit}));
    QList<AuditRow> list;
    for (int i = 0; i < rows.size(); ++i) {
        AuditRow row{rows.uuid(i, 0), std::nullopt, rows.text(i, 2), rows.text(i, 3)};
        if (!rows.isNull(i, 1))
            row.user = UserId{rows.uuid(i, 1)};
        list.append(row);
    }
    return list;
}

} // namespace shortlist::central
