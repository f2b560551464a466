// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/central/scaledata.h"

#include "tests/sync/central/centralfixture.h"

namespace shortlist::tests {

using namespace shortlist::central;

namespace {

constexpr const char *tables[]
    = {"users", "resumes", "resume_versions", "analyses", "ai_usage", "job_descriptions", "templates"};

void setCaptures(Database &database, const QByteArray &verb)
{
    for (const char *table : tables)
        must(database, QByteArray("ALTER TABLE ") + table + ' ' + verb + " TRIGGER USER");
}

} // namespace

QString fillAtScale(PostgresConnection &database, int users)
{
    setCaptures(database, "DISABLE");
    // 50 KB that compress about as well as prose; random words would be dearer to make than to store.
    QByteArray sql = R"(
CREATE FUNCTION prose(seed int, bytes int) RETURNS text LANGUAGE sql
    AS $$ SELECT string_agg(md5(seed::text || n) || ' developed a service ', '') FROM generate_series(1, bytes / 53) n $$;
CREATE FUNCTION content(n int) RETURNS jsonb LANGUAGE sql AS $$ SELECT jsonb_build_object('summary', prose(n, 50000), 'skills',
    jsonb_build_object('technical', jsonb_build_array('S' || n % 1000, 'Python'))) $$;
INSERT INTO users (id, email, password_hash, created_at, updated_at)
    SELECT ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'p' || n || '@x.com', 'x',
           timestamp '2025-01-01' + n * interval '1 minute', now() FROM generate_series(1, :users) n;
INSERT INTO templates (id, name, design, usage_count, updated_at)
    SELECT gen_random_uuid(), 'T' || n, '{}', n * 37 % 101, now() FROM generate_series(1, 200) n;
INSERT INTO job_descriptions (id, user_id, title, description, created_at, updated_at)
    SELECT gen_random_uuid(), ('00000000-0000-4000-8000-' || lpad((1 + n % :users)::text, 12, '0'))::uuid, 'Job ' || n,
           'Python engineer ' || prose(n, 5000), timestamp '2025-01-01' + n * interval '1 minute', now() FROM generate_series(1, :users * 5) n;
INSERT INTO resumes (id, user_id, title, content, extracted_text, created_at, updated_at)
    SELECT ('00000000-0000-4000-8001-' || lpad(n::text, 12, '0'))::uuid,
           ('00000000-0000-4000-8000-' || lpad((1 + n % :users)::text, 12, '0'))::uuid, 'Resume ' || n, content(n), prose(n, 3000),
           timestamp '2025-01-01' + n * interval '1 minute', now() FROM generate_series(1, :users * 3) n;
INSERT INTO resume_versions (id, resume_id, version_number, content)
    SELECT gen_random_uuid(), r.id, v, r.content FROM resumes r, generate_series(1, 5) v;
INSERT INTO analyses (id, user_id, resume_id, analysis_type, results, status, created_at)
    SELECT gen_random_uuid(), r.user_id, r.id, 'ats_score', jsonb_build_object('overallScore', n, 'advice', prose(n, 10000)), 'completed',
           timestamp '2025-01-01' + n * interval '1 minute'
    FROM generate_series(1, :users * 10) n JOIN resumes r
      ON r.id = ('00000000-0000-4000-8001-' || lpad((1 + n % (:users * 3))::text, 12, '0'))::uuid;
INSERT INTO ai_usage (id, user_id, feature, ai_provider, tokens_used, date)
    SELECT gen_random_uuid(), ('00000000-0000-4000-8000-' || lpad((1 + n % :users)::text, 12, '0'))::uuid, 'analysis', 'openai', n % 1000,
           date '2025-01-01' + n / :users FROM generate_series(1, :users * 50) n;
INSERT INTO audit_logs (id, user_id, action, created_at)
    SELECT gen_random_uuid(), ('00000000-0000-4000-8000-' || lpad((1 + n % :users)::text, 12, '0'))::uuid, 'user_login',
           timestamp '2025-01-01' + n * interval '1 second' FROM generate_series(1, :users * 20) n;
)";
    sql.replace(":users", QByteArray::number(users));
    // The captures were off while it was filled; what they would have written.
    sql += R"(
INSERT INTO sync.space (space_id, rev) SELECT id, 1 FROM users;
INSERT INTO sync.rev (space_id, rev, chain) SELECT space_id, rev, chain FROM sync.space WHERE rev = 1 ON CONFLICT DO NOTHING;
INSERT INTO sync.row (space_id, tbl, row_id, rev, state)
    SELECT id, 'users', id, 1, 'L'::"char" FROM users
    UNION ALL SELECT user_id, 'resumes', id, 1, 'L' FROM resumes
    UNION ALL SELECT r.user_id, 'resume_versions', v.id, 1, 'L' FROM resume_versions v JOIN resumes r ON r.id = v.resume_id
    UNION ALL SELECT user_id, 'analyses', id, 1, 'L' FROM analyses;
)";
    const auto made = database.runScript(sql);
    if (!made)
        return made.error().detail;
    // As autovacuum would: new entries of the GIN indexes wait in a list that makes them dear until it has been by.
    must(database, "VACUUM ANALYZE");
    setCaptures(database, "ENABLE");
    return {};
}

} // namespace shortlist::tests
