// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/sqlitedatabase.h"

namespace shortlist::central {

namespace {

constexpr auto tables = R"sql(
CREATE TABLE sync.space (space_id TEXT PRIMARY KEY, epoch TEXT NOT NULL, rev INTEGER NOT NULL DEFAULT 0,
    floor_rev INTEGER NOT NULL DEFAULT 0, chain TEXT NOT NULL DEFAULT '0000000000000000');
CREATE TABLE sync.rev (space_id TEXT NOT NULL, rev INTEGER NOT NULL, chain TEXT NOT NULL, PRIMARY KEY (space_id, rev));
CREATE TABLE sync.row (space_id TEXT NOT NULL, tbl TEXT NOT NULL, row_id TEXT NOT NULL, rev INTEGER NOT NULL,
    state TEXT NOT NULL, patch TEXT, patch_from INTEGER, patch_rev INTEGER, patch_hash TEXT,
    PRIMARY KEY (space_id, tbl, row_id));
CREATE INDEX sync_row_rev ON sync.row (space_id, rev);
CREATE TABLE sync.client (space_id TEXT NOT NULL, client_id TEXT NOT NULL, last_seq INTEGER NOT NULL DEFAULT 0,
    last_hash TEXT, schema_ver INTEGER NOT NULL DEFAULT 1, PRIMARY KEY (space_id, client_id));
CREATE TABLE sync.result (space_id TEXT NOT NULL, client_id TEXT NOT NULL, seq INTEGER NOT NULL, op_id TEXT NOT NULL,
    status TEXT NOT NULL, rev INTEGER, detail TEXT, PRIMARY KEY (space_id, client_id, seq));
CREATE TABLE sync.usage_event (space_id TEXT NOT NULL, op_id TEXT NOT NULL, metric TEXT NOT NULL,
    delta INTEGER NOT NULL, occurred_at TEXT NOT NULL, usage_day TEXT NOT NULL, PRIMARY KEY (space_id, op_id));
CREATE TABLE sync.usage_day (space_id TEXT NOT NULL, metric TEXT NOT NULL, day TEXT NOT NULL, n INTEGER NOT NULL,
    PRIMARY KEY (space_id, metric, day));
CREATE TABLE public.resumes (id TEXT PRIMARY KEY, user_id TEXT NOT NULL, title TEXT NOT NULL, content TEXT NOT NULL,
    template_id TEXT, status TEXT, is_public TEXT, ai_optimized_for_jd_id TEXT, optimization_score INTEGER,
    original_file_url TEXT, exported_pdf_url TEXT, created_at TEXT, updated_at TEXT, last_accessed_at TEXT,
    deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1, parent_resume_id TEXT, extracted_text TEXT);
CREATE TABLE public.resume_versions (id TEXT PRIMARY KEY,
    resume_id TEXT NOT NULL REFERENCES resumes (id) ON DELETE CASCADE, version_number INTEGER NOT NULL,
    content TEXT NOT NULL, change_summary TEXT, changed_by_user_id TEXT, change_type TEXT, created_at TEXT,
    UNIQUE (resume_id, version_number));
CREATE TABLE public.job_descriptions (id TEXT PRIMARY KEY, user_id TEXT NOT NULL, title TEXT NOT NULL, company TEXT,
    location TEXT, description TEXT, extracted_data TEXT, source_url TEXT, created_at TEXT, updated_at TEXT,
    deleted_at TEXT);
CREATE TABLE sync.resume_note (resume_id TEXT PRIMARY KEY REFERENCES resumes (id) ON DELETE CASCADE,
    space_id TEXT NOT NULL, note TEXT NOT NULL, updated_at TEXT);
CREATE TABLE sync.version_note (version_id TEXT PRIMARY KEY REFERENCES resume_versions (id) ON DELETE CASCADE,
    space_id TEXT NOT NULL, name TEXT, origin TEXT, device_name TEXT, note TEXT NOT NULL);
CREATE TABLE sync.conflict (conflict_id TEXT PRIMARY KEY, space_id TEXT NOT NULL, tbl TEXT NOT NULL,
    row_id TEXT NOT NULL, path TEXT NOT NULL, base TEXT, ours TEXT, theirs TEXT, at TEXT, resolved_at TEXT,
    rest TEXT NOT NULL DEFAULT '{}');
CREATE TABLE sync.recovery (recovery_id TEXT PRIMARY KEY, space_id TEXT NOT NULL, tbl TEXT NOT NULL,
    row_id TEXT NOT NULL, document TEXT NOT NULL, at TEXT, rest TEXT NOT NULL DEFAULT '{}');
)sql";

/// A change of %1 (key %2) is recorded under the present revision of the account that %3 names for a new row.
constexpr auto capture = R"sql(
CREATE TRIGGER %1_insert AFTER INSERT ON %1 BEGIN
    INSERT INTO sync.row (space_id, tbl, row_id, rev, state)
        VALUES (%3, '%4', NEW.%2, (SELECT rev FROM sync.space WHERE space_id = %3), 'L')
        ON CONFLICT (space_id, tbl, row_id) DO UPDATE SET rev = excluded.rev, state = 'L';
END;
CREATE TRIGGER %1_update AFTER UPDATE ON %1 BEGIN
    UPDATE sync.row SET rev = (SELECT s.rev FROM sync.space s WHERE s.space_id = sync_row.space_id)
        WHERE tbl = '%4' AND row_id = NEW.%2 AND space_id = %3;
END;
CREATE TRIGGER %1_delete AFTER DELETE ON %1 BEGIN
    UPDATE sync.row SET rev = (SELECT s.rev FROM sync.space s WHERE s.space_id = sync_row.space_id), state = 'T'
        WHERE tbl = '%4' AND row_id = OLD.%2;
END;
)sql";

/// What the centre's triggers do besides: a version raises its resume, a creation is counted once.
constexpr auto rules = R"sql(
CREATE INDEX sync_row_id ON sync.row (row_id);
CREATE TRIGGER resume_versions_number AFTER INSERT ON resume_versions BEGIN
    UPDATE resumes SET version = NEW.version_number WHERE id = NEW.resume_id AND version < NEW.version_number;
END;
CREATE TRIGGER resumes_created AFTER INSERT ON resumes BEGIN
    INSERT OR IGNORE INTO sync.usage_event VALUES
        (NEW.user_id, NEW.id, 'resumes_created', 1, NEW.created_at, substr(NEW.created_at, 1, 10));
    INSERT INTO sync.usage_day VALUES (NEW.user_id, 'resumes_created', substr(NEW.created_at, 1, 10), 1)
        ON CONFLICT (space_id, metric, day) DO UPDATE SET n = (SELECT sum(delta) FROM sync.usage_event e
            WHERE e.space_id = NEW.user_id AND e.metric = 'resumes_created'
            AND e.usage_day = substr(NEW.created_at, 1, 10));
END;
)sql";

QByteArray captureOf(const QByteArray &table, const QByteArray &key, const QByteArray &owner, const QByteArray &name)
{
    QByteArray sql = capture;
    return sql.replace("%1", table).replace("%2", key).replace("%3", owner).replace("%4", name);
}

} // namespace

QByteArray SqliteDatabase::schema()
{
    QByteArray sql = tables;
    sql += captureOf("resumes", "id", "NEW.user_id", "resumes");
    sql += captureOf("job_descriptions", "id", "NEW.user_id", "job_descriptions");
    sql += captureOf(
        "resume_versions", "id", "(SELECT user_id FROM resumes WHERE id = NEW.resume_id)", "resume_versions");
    for (const QByteArray name : {"resume_note", "version_note", "conflict", "recovery"}) {
        const QByteArray key = name == "resume_note" ? "resume_id"
            : name == "version_note"                 ? "version_id"
                                                     : name + "_id";
        sql += captureOf("sync_" + name, key, "NEW.space_id", name);
    }
    return sql + rules;
}

} // namespace shortlist::central
