-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a device keeps beside the mirror: notes that sync with it, and bookkeeping that never leaves the device.

-- JSON that many rows share (looks, item-id trees), once each. Versions change their text far more often than their
-- look or their items, so this is most of what keeps a long history small. Rows without a user are swept by `maintain`.
CREATE TABLE shared_json (
    seq   INTEGER PRIMARY KEY,
    hash  TEXT    NOT NULL UNIQUE CHECK (length(hash) = 64), -- SHA-256 of the canonical form, hex
    json  TEXT    NOT NULL CHECK (json_valid(json))
) STRICT;

-- What the program remembers about a resume (decisions.md 13 and The library 5, 6).
CREATE TABLE resume_note (
    seq         INTEGER PRIMARY KEY,
    resume_id   TEXT    NOT NULL UNIQUE REFERENCES resumes (id) ON DELETE CASCADE ON UPDATE CASCADE,
    updated_at  INTEGER NOT NULL,
    memory      TEXT    NOT NULL DEFAULT '{}' CHECK (json_valid(memory)),
    look        TEXT    NOT NULL CHECK (json_valid(look)),
    item_ids    TEXT    NOT NULL CHECK (json_valid(item_ids))
) STRICT;

-- What a version is beyond the web platform's columns: its finer origin, name, device, look and item ids.
CREATE TABLE version_note (
    seq            INTEGER PRIMARY KEY,
    version_id     TEXT    NOT NULL UNIQUE REFERENCES resume_versions (id) ON DELETE CASCADE ON UPDATE CASCADE,
    origin         TEXT    NOT NULL CHECK (origin IN
                       ('manual', 'optimised', 'template_change', 'merge', 'restore', 'import', 'variant')),
    origin_detail  TEXT    NOT NULL DEFAULT '',
    name           TEXT    NOT NULL DEFAULT '' CHECK (length(name) <= 255),
    device         TEXT    NOT NULL DEFAULT '',
    provisional    INTEGER NOT NULL DEFAULT 0 CHECK (provisional IN (0, 1)), -- 1: the server has not confirmed its number
    content_hash   TEXT    NOT NULL CHECK (length(content_hash) = 64),
    look_hash      TEXT    NOT NULL REFERENCES shared_json (hash),
    items_hash     TEXT    NOT NULL REFERENCES shared_json (hash)
) STRICT;
CREATE INDEX version_note_look ON version_note (look_hash);
CREATE INDEX version_note_items ON version_note (items_hash);

-- Texts that a merge could not combine, and rows saved from a purge: they sync, so every device can decide them.
CREATE TABLE conflict (
    seq         INTEGER PRIMARY KEY,
    id          TEXT    NOT NULL UNIQUE CHECK (length(id) = 36),
    resume_id   TEXT    NOT NULL REFERENCES resumes (id) ON DELETE CASCADE ON UPDATE CASCADE,
    path        TEXT    NOT NULL,
    device      TEXT    NOT NULL DEFAULT '',
    created_at  INTEGER NOT NULL,
    decided_at  INTEGER,
    base        TEXT    CHECK (base IS NULL OR json_valid(base)),
    ours        TEXT    CHECK (ours IS NULL OR json_valid(ours)),
    theirs      TEXT    CHECK (theirs IS NULL OR json_valid(theirs))
) STRICT;
CREATE INDEX conflict_resume ON conflict (resume_id);

CREATE TABLE recovery (
    seq         INTEGER PRIMARY KEY,
    id          TEXT    NOT NULL UNIQUE CHECK (length(id) = 36),
    tbl         TEXT    NOT NULL,
    pk          TEXT    NOT NULL,
    reason      TEXT    NOT NULL,
    device      TEXT    NOT NULL DEFAULT '',
    created_at  INTEGER NOT NULL,
    document    TEXT    NOT NULL CHECK (json_valid(document))
) STRICT;

-- Things that happened and are counted at the centre, which is the only one that adds them up (sync.md §2.8).
CREATE TABLE usage_event (
    seq          INTEGER PRIMARY KEY,
    op_id        TEXT    NOT NULL UNIQUE CHECK (length(op_id) = 36),
    metric       TEXT    NOT NULL,
    delta        INTEGER NOT NULL,
    occurred_at  INTEGER NOT NULL
) STRICT;

-- What this device knows of a resume or job for its own lists. `revision` is drawn from one counter of the library, so
-- "what changed since revision n" is a range, and it is the optimistic lock of a save.
CREATE TABLE resume_local (
    seq           INTEGER PRIMARY KEY,
    resume_id     TEXT    NOT NULL UNIQUE REFERENCES resumes (id) ON DELETE CASCADE ON UPDATE CASCADE,
    revision      INTEGER NOT NULL UNIQUE,
    word_count    INTEGER NOT NULL DEFAULT 0,
    page_count    INTEGER NOT NULL DEFAULT 0,
    content_hash  TEXT    NOT NULL,
    look_hash     TEXT    NOT NULL
) STRICT;

CREATE TABLE job_local (
    seq       INTEGER PRIMARY KEY,
    job_id    TEXT    NOT NULL UNIQUE REFERENCES job_descriptions (id) ON DELETE CASCADE ON UPDATE CASCADE,
    revision  INTEGER NOT NULL UNIQUE
) STRICT;

-- One row. `writing` is raised by the repository layer inside its transaction and lowered before it commits; the guards
-- below refuse every change of a synced row while it is down, because such a change would have no outbox entry.
CREATE TABLE sync_context (
    id        INTEGER PRIMARY KEY CHECK (id = 1),
    writing   INTEGER NOT NULL DEFAULT 0 CHECK (writing IN (0, 1)),
    revision  INTEGER NOT NULL DEFAULT 0 -- the last one drawn
) STRICT;
INSERT INTO sync_context (id) VALUES (1);

-- cursor, chain, epoch, client_id, bound_user …
CREATE TABLE sync_meta (
    key    TEXT NOT NULL UNIQUE,
    value  TEXT NOT NULL
) STRICT;

-- The centre's revision of each row that it has acknowledged. A row that is not here is unknown to it.
CREATE TABLE sync_row (
    seq  INTEGER PRIMARY KEY,
    tbl  TEXT    NOT NULL,
    pk   TEXT    NOT NULL,
    rev  INTEGER NOT NULL CHECK (rev > 0),
    UNIQUE (tbl, pk)
) STRICT;

-- What the centre does not have yet (sync.md §2.3). Documents are state-based: one pending operation a row, whose payload
-- is taken when it is sealed. Creates and purges are operations of their own. A sealed row is immutable.
CREATE TABLE outbox (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    op_id       TEXT    NOT NULL UNIQUE CHECK (length(op_id) = 36),
    client_id   TEXT    NOT NULL,
    tbl         TEXT    NOT NULL,
    pk          TEXT    NOT NULL,
    kind        TEXT    NOT NULL CHECK (kind IN ('create', 'update', 'purge', 'event')),
    base_rev    INTEGER NOT NULL DEFAULT 0,
    group_id    TEXT    NOT NULL, -- operations of one save; the centre takes all of them or none
    state       TEXT    NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sealed', 'done')),
    created_at  INTEGER NOT NULL,
    hash        TEXT,
    payload     TEXT    CHECK (payload IS NULL OR json_valid(payload))
) STRICT;
CREATE UNIQUE INDEX outbox_pending ON outbox (tbl, pk) WHERE state = 'pending' AND kind <> 'event';
CREATE INDEX outbox_state ON outbox (state, seq);
CREATE INDEX outbox_group ON outbox (group_id);

CREATE TRIGGER outbox_sealed BEFORE UPDATE OF op_id, client_id, tbl, pk, kind, base_rev, hash, payload ON outbox
WHEN OLD.state <> 'pending'
BEGIN
    SELECT RAISE(ABORT, 'a sealed operation is immutable');
END;

-- The row as the centre last had it, copied on the first local change: the base of a three-way merge.
CREATE TABLE base_shadow (
    seq       INTEGER PRIMARY KEY,
    tbl       TEXT    NOT NULL,
    pk        TEXT    NOT NULL,
    rev       INTEGER NOT NULL,
    document  TEXT    NOT NULL CHECK (json_valid(document)),
    UNIQUE (tbl, pk)
) STRICT;

-- Rows pulled while an operation on them was in flight.
CREATE TABLE remote_stash (
    seq       INTEGER PRIMARY KEY,
    tbl       TEXT    NOT NULL,
    pk        TEXT    NOT NULL,
    rev       INTEGER NOT NULL,
    document  TEXT    CHECK (document IS NULL OR json_valid(document)), -- NULL: a tombstone
    UNIQUE (tbl, pk)
) STRICT;

-- Small settings that belong to this library on this device: expanded rows, last opened.
CREATE TABLE library_setting (
    key    TEXT NOT NULL UNIQUE CHECK (length(key) BETWEEN 1 AND 200),
    value  TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

-- Guards. The message is what a programmer who wrote past the repository layer reads.
CREATE TRIGGER users_guard_insert BEFORE INSERT ON users
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'users may only be changed through the repository layer');
END;
CREATE TRIGGER users_guard_update BEFORE UPDATE ON users
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'users may only be changed through the repository layer');
END;
CREATE TRIGGER users_guard_delete BEFORE DELETE ON users
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'users may only be changed through the repository layer');
END;
CREATE TRIGGER templates_guard_insert BEFORE INSERT ON templates
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'templates may only be changed through the repository layer');
END;
CREATE TRIGGER templates_guard_update BEFORE UPDATE ON templates
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'templates may only be changed through the repository layer');
END;
CREATE TRIGGER templates_guard_delete BEFORE DELETE ON templates
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'templates may only be changed through the repository layer');
END;
CREATE TRIGGER job_descriptions_guard_insert BEFORE INSERT ON job_descriptions
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'job_descriptions may only be changed through the repository layer');
END;
CREATE TRIGGER job_descriptions_guard_update BEFORE UPDATE ON job_descriptions
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'job_descriptions may only be changed through the repository layer');
END;
CREATE TRIGGER job_descriptions_guard_delete BEFORE DELETE ON job_descriptions
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'job_descriptions may only be changed through the repository layer');
END;
CREATE TRIGGER resumes_guard_insert BEFORE INSERT ON resumes
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'resumes may only be changed through the repository layer');
END;
CREATE TRIGGER resumes_guard_update BEFORE UPDATE ON resumes
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'resumes may only be changed through the repository layer');
END;
CREATE TRIGGER resumes_guard_delete BEFORE DELETE ON resumes
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'resumes may only be changed through the repository layer');
END;
CREATE TRIGGER resume_versions_guard_insert BEFORE INSERT ON resume_versions
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'resume_versions may only be changed through the repository layer');
END;
CREATE TRIGGER resume_versions_guard_update BEFORE UPDATE ON resume_versions
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'resume_versions may only be changed through the repository layer');
END;
CREATE TRIGGER resume_versions_guard_delete BEFORE DELETE ON resume_versions
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'resume_versions may only be changed through the repository layer');
END;
CREATE TRIGGER analyses_guard_insert BEFORE INSERT ON analyses
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'analyses may only be changed through the repository layer');
END;
CREATE TRIGGER analyses_guard_update BEFORE UPDATE ON analyses
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'analyses may only be changed through the repository layer');
END;
CREATE TRIGGER analyses_guard_delete BEFORE DELETE ON analyses
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'analyses may only be changed through the repository layer');
END;
CREATE TRIGGER ai_usage_guard_insert BEFORE INSERT ON ai_usage
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'ai_usage may only be changed through the repository layer');
END;
CREATE TRIGGER ai_usage_guard_update BEFORE UPDATE ON ai_usage
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'ai_usage may only be changed through the repository layer');
END;
CREATE TRIGGER ai_usage_guard_delete BEFORE DELETE ON ai_usage
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'ai_usage may only be changed through the repository layer');
END;
CREATE TRIGGER audit_logs_guard_insert BEFORE INSERT ON audit_logs
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'audit_logs may only be changed through the repository layer');
END;
CREATE TRIGGER audit_logs_guard_update BEFORE UPDATE ON audit_logs
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'audit_logs may only be changed through the repository layer');
END;
CREATE TRIGGER audit_logs_guard_delete BEFORE DELETE ON audit_logs
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'audit_logs may only be changed through the repository layer');
END;
CREATE TRIGGER subscriptions_guard_insert BEFORE INSERT ON subscriptions
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'subscriptions may only be changed through the repository layer');
END;
CREATE TRIGGER subscriptions_guard_update BEFORE UPDATE ON subscriptions
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'subscriptions may only be changed through the repository layer');
END;
CREATE TRIGGER subscriptions_guard_delete BEFORE DELETE ON subscriptions
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'subscriptions may only be changed through the repository layer');
END;
CREATE TRIGGER resume_note_guard_insert BEFORE INSERT ON resume_note
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'resume_note may only be changed through the repository layer');
END;
CREATE TRIGGER resume_note_guard_update BEFORE UPDATE ON resume_note
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'resume_note may only be changed through the repository layer');
END;
CREATE TRIGGER resume_note_guard_delete BEFORE DELETE ON resume_note
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'resume_note may only be changed through the repository layer');
END;
CREATE TRIGGER version_note_guard_insert BEFORE INSERT ON version_note
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'version_note may only be changed through the repository layer');
END;
CREATE TRIGGER version_note_guard_update BEFORE UPDATE ON version_note
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'version_note may only be changed through the repository layer');
END;
CREATE TRIGGER version_note_guard_delete BEFORE DELETE ON version_note
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'version_note may only be changed through the repository layer');
END;
CREATE TRIGGER conflict_guard_insert BEFORE INSERT ON conflict
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'conflict may only be changed through the repository layer');
END;
CREATE TRIGGER conflict_guard_update BEFORE UPDATE ON conflict
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'conflict may only be changed through the repository layer');
END;
CREATE TRIGGER conflict_guard_delete BEFORE DELETE ON conflict
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'conflict may only be changed through the repository layer');
END;
CREATE TRIGGER recovery_guard_insert BEFORE INSERT ON recovery
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'recovery may only be changed through the repository layer');
END;
CREATE TRIGGER recovery_guard_update BEFORE UPDATE ON recovery
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'recovery may only be changed through the repository layer');
END;
CREATE TRIGGER recovery_guard_delete BEFORE DELETE ON recovery
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'recovery may only be changed through the repository layer');
END;
CREATE TRIGGER usage_event_guard_insert BEFORE INSERT ON usage_event
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'usage_event may only be changed through the repository layer');
END;
CREATE TRIGGER usage_event_guard_update BEFORE UPDATE ON usage_event
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'usage_event may only be changed through the repository layer');
END;
CREATE TRIGGER usage_event_guard_delete BEFORE DELETE ON usage_event
WHEN (SELECT writing FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'usage_event may only be changed through the repository layer');
END;
