// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/health.h"

#include "models/base/canonicaljson.h"
#include "models/store/rows.h"

#include <array>

using namespace Qt::StringLiterals;

namespace shortlist::store {

namespace {

constexpr int problemsShown = 100;

/// A rule of the library and the query that gives one text for each row that breaks it.
struct Rule
{
    const char *sentence; ///< with %1 for that text
    const char *sql;
};

constexpr std::array rules{
    Rule{"The resume %1 has no local facts.",
        "SELECT id FROM resumes WHERE id NOT IN (SELECT resume_id FROM resume_local)"},
    Rule{"The resume %1 has no note.",
        "SELECT id FROM resumes WHERE id NOT IN (SELECT resume_id FROM resume_note) AND id NOT IN (SELECT pk FROM "
        "sync_row WHERE tbl = 'resumes')"},
    Rule{"The job %1 has no local facts.",
        "SELECT id FROM job_descriptions WHERE id NOT IN (SELECT job_id FROM job_local)"},
    Rule{"The resume %1 does not stand at its newest version.",
        "SELECT r.id FROM resumes r WHERE r.version <> "
        "(SELECT coalesce(max(v.version_number), 0) FROM resume_versions v WHERE v.resume_id = r.id)"},
    Rule{"The version %1 has a number below 1.", "SELECT id FROM resume_versions WHERE version_number < 1"},
    Rule{"The version %1 has no note.",
        "SELECT id FROM resume_versions WHERE id NOT IN (SELECT version_id FROM version_note) AND id NOT IN (SELECT pk "
        "FROM sync_row WHERE tbl = 'resume_versions')"},
    Rule{"The revision of resume %1 is ahead of the library's.",
        "SELECT resume_id FROM resume_local WHERE revision > (SELECT revision FROM sync_context)"},
    Rule{"A write was left open (%1).", "SELECT 'sync_context' FROM sync_context WHERE writing <> 0"},
    Rule{"The library has %1 users.", "SELECT count(*) FROM users HAVING count(*) <> 1"},
    Rule{"Work is waiting for the row %1, which does not exist.",
        "SELECT o.tbl || ' ' || o.pk FROM outbox o WHERE o.state = 'pending' AND o.kind IN ('create', 'update') AND "
        "NOT "
        "CASE o.tbl WHEN 'resumes' THEN EXISTS (SELECT 1 FROM resumes WHERE id = o.pk) "
        "WHEN 'resume_versions' THEN EXISTS (SELECT 1 FROM resume_versions WHERE id = o.pk) "
        "WHEN 'job_descriptions' THEN EXISTS (SELECT 1 FROM job_descriptions WHERE id = o.pk) "
        "WHEN 'resume_note' THEN EXISTS (SELECT 1 FROM resume_note WHERE resume_id = o.pk) "
        "WHEN 'version_note' THEN EXISTS (SELECT 1 FROM version_note WHERE version_id = o.pk) ELSE 1 END"},
    Rule{"The resume %1 is neither known to the centre nor waiting for it.",
        "SELECT id FROM resumes r WHERE NOT EXISTS (SELECT 1 FROM sync_row WHERE tbl = 'resumes' AND pk = r.id) AND "
        "NOT "
        "EXISTS (SELECT 1 FROM outbox WHERE tbl = 'resumes' AND pk = r.id AND kind = 'create')"},
    Rule{"The version %1 is neither known to the centre nor waiting for it.",
        "SELECT id FROM resume_versions v WHERE NOT EXISTS (SELECT 1 FROM sync_row WHERE tbl = 'resume_versions' AND "
        "pk = v.id) AND NOT EXISTS (SELECT 1 FROM outbox WHERE tbl = 'resume_versions' AND pk = v.id AND "
        "kind = 'create')"},
    Rule{"The job %1 is neither known to the centre nor waiting for it.",
        "SELECT id FROM job_descriptions j WHERE NOT EXISTS (SELECT 1 FROM sync_row WHERE tbl = 'job_descriptions' AND "
        "pk = j.id) AND NOT EXISTS (SELECT 1 FROM outbox WHERE tbl = 'job_descriptions' AND pk = j.id AND "
        "kind = 'create')"},
    Rule{"There is a base for %1, which nobody changed.",
        "SELECT b.tbl || ' ' || b.pk FROM base_shadow b WHERE NOT EXISTS (SELECT 1 FROM outbox o WHERE o.tbl = b.tbl "
        "AND "
        "o.pk = b.pk AND o.state <> 'done')"},
    Rule{"The search knows %1, which does not exist.",
        "SELECT d.kind || ' ' || d.target FROM search_document d WHERE NOT CASE d.kind "
        "WHEN 'resume' THEN EXISTS (SELECT 1 FROM resumes WHERE id = d.target) "
        "WHEN 'job' THEN EXISTS (SELECT 1 FROM job_descriptions WHERE id = d.target) "
        "ELSE EXISTS (SELECT 1 FROM resume_versions WHERE id = d.target) END "
        "AND NOT EXISTS (SELECT 1 FROM search_pending p WHERE p.kind = d.kind AND p.target = d.target)"},
    Rule{"The search does not know the resume %1.",
        "SELECT id FROM resumes r WHERE deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM search_document WHERE "
        "kind = 'resume' AND target = r.id) AND NOT EXISTS (SELECT 1 FROM search_pending WHERE kind = 'resume' AND "
        "target = r.id)"},
};

constexpr std::array countedTables{"users", "templates", "resumes", "resume_versions", "job_descriptions", "analyses",
    "ai_usage", "audit_logs", "subscriptions", "resume_note", "version_note", "outbox", "base_shadow", "shared_json",
    "search_pending"};

constexpr auto selectResumes = "SELECT r.id, r.content, n.item_ids, l.content_hash, EXISTS (SELECT 1 FROM sync_row s "
                               "WHERE s.tbl = 'resumes' AND s.pk = r.id) FROM resumes r "
                               "JOIN resume_note n ON n.resume_id = r.id JOIN resume_local l ON l.resume_id = r.id";
constexpr auto selectVersions = "SELECT v.id, v.content, n.content_hash FROM resume_versions v "
                                "JOIN version_note n ON n.version_id = v.id";
constexpr auto selectShared = "SELECT hash, json FROM shared_json";

QString hashOf(const QJsonObject &object)
{
    return QString::fromLatin1(canonicalHash(object).toHex());
}

class Problems
{
public:
    void add(const QString &sentence)
    {
        if (++m_count <= problemsShown)
            m_sentences.append(sentence);
    }
    [[nodiscard]] QStringList sentences() const
    {
        QStringList all = m_sentences;
        if (m_count > problemsShown)
            all.append(u"And %1 more."_s.arg(m_count - problemsShown));
        return all;
    }

private:
    QStringList m_sentences;
    int m_count = 0;
};

Result<void> checkRules(Connection &db, Problems &problems)
{
    for (const Rule &rule : rules) {
        SHORTLIST_TRY(auto select, db.prepare(rule.sql));
        SHORTLIST_TRY_VOID(select.forEach([&](const Statement &row) -> Result<void> {
            problems.add(QString::fromLatin1(rule.sentence).arg(row.text(0)));
            return {};
        }));
    }
    return {};
}

Result<void> checkForeignKeys(Connection &db, Problems &problems)
{
    SHORTLIST_TRY(auto select, db.prepare("PRAGMA foreign_key_check"));
    return select.forEach([&](const Statement &row) -> Result<void> {
        problems.add(u"Row %1 of %2 names a row of %3 that does not exist."_s.arg(
            QString::number(row.int64(1)), row.text(0), row.text(2)));
        return {};
    });
}

Result<void> checkHashes(Connection &db, Problems &problems)
{
    SHORTLIST_TRY(auto resumes, db.prepare(selectResumes));
    SHORTLIST_TRY_VOID(resumes.forEach([&](const Statement &row) -> Result<void> {
        const auto content = objectFromColumn(row.bytes(1));
        const auto ids = objectFromColumn(row.bytes(2));
        const QString hash = content ? hashOf(content.value()) : QString();
        if (!content || !ids)
            problems.add(u"The content of resume %1 cannot be read."_s.arg(row.text(0)));
        else if (hash != row.text(3))
            problems.add(u"The content of resume %1 is not the one that was saved."_s.arg(row.text(0)));
        else if (row.integer(4) == 0
            && ids.value().value(u"contentHash").toString() != hash) // a merge leaves older ones
            problems.add(u"The item ids of resume %1 belong to other content."_s.arg(row.text(0)));
        return {};
    }));
    SHORTLIST_TRY(auto versions, db.prepare(selectVersions));
    SHORTLIST_TRY_VOID(versions.forEach([&](const Statement &row) -> Result<void> {
        const auto content = objectFromColumn(row.bytes(1));
        if (!content || hashOf(content.value()) != row.text(2))
            problems.add(u"The content of version %1 is not the one that was saved."_s.arg(row.text(0)));
        return {};
    }));
    SHORTLIST_TRY(auto shared, db.prepare(selectShared));
    return shared.forEach([&](const Statement &row) -> Result<void> {
        const auto json = objectFromColumn(row.bytes(1));
        if (!json || hashOf(json.value()) != row.text(0))
            problems.add(u"The shared text %1 is damaged."_s.arg(row.text(0)));
        return {};
    });
}

} // namespace

Result<QStringList> checkPages(Connection &db)
{
    SHORTLIST_TRY(auto select, db.prepare("PRAGMA integrity_check(20)"));
    QStringList problems;
    SHORTLIST_TRY_VOID(select.forEach([&](const Statement &row) -> Result<void> {
        if (row.text(0) != u"ok")
            problems.append(row.text(0));
        return {};
    }));
    return problems;
}

Result<void> quickCheck(Connection &db)
{
    SHORTLIST_TRY(const QString verdict, db.readText("PRAGMA quick_check(1)"));
    if (verdict != u"ok")
        return Error{Error::Kind::Corrupt, verdict};
    return {};
}

Result<LibraryHealth> checkHealth(Connection &db)
{
    SHORTLIST_TRY(auto snapshot, Transaction::beginRead(db));
    LibraryHealth health;
    SHORTLIST_TRY(health.problems, checkPages(db));
    if (!health.problems.isEmpty())
        return health; // on damaged pages the rest would only find the same again
    Problems problems;
    SHORTLIST_TRY_VOID(checkForeignKeys(db, problems));
    SHORTLIST_TRY_VOID(checkRules(db, problems));
    SHORTLIST_TRY_VOID(checkHashes(db, problems));
    health.problems = problems.sentences();
    for (const char *table : countedTables) {
        SHORTLIST_TRY(auto count, db.prepareOnce(QByteArray("SELECT count(*) FROM ") + table));
        SHORTLIST_TRY_VOID(count.step());
        health.counts.insert(QString::fromLatin1(table), count.int64(0));
    }
    SHORTLIST_TRY_VOID(snapshot.commit());
    return health;
}

} // namespace shortlist::store
