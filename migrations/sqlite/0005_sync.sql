-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the engine of sync remembers on a device, beside 0002.

-- A reset begins a new generation: revisions of an older one cannot be compared with the centre's.
ALTER TABLE sync_row ADD COLUMN generation INTEGER NOT NULL DEFAULT 1;
ALTER TABLE base_shadow ADD COLUMN generation INTEGER NOT NULL DEFAULT 1;

-- A row that was pulled may have come as a patch.
ALTER TABLE remote_stash ADD COLUMN patch_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE remote_stash ADD COLUMN patch TEXT;
ALTER TABLE remote_stash ADD COLUMN patch_hash TEXT NOT NULL DEFAULT '';

-- The number under which it was sent, and the whole row as it was then.
ALTER TABLE outbox ADD COLUMN sent_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN document TEXT;

-- Operations that the centre can never take: kept for the person to look at.
CREATE TABLE quarantine (
    seq       INTEGER PRIMARY KEY,
    op_id     TEXT    NOT NULL,
    tbl       TEXT    NOT NULL,
    pk        TEXT    NOT NULL,
    kind      TEXT    NOT NULL,
    code      TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    payload   TEXT    NOT NULL CHECK (json_valid(payload)),
    document  TEXT    CHECK (document IS NULL OR json_valid(document))
) STRICT;

-- Hashes of contents that the centre has had of a row, kept for 35 days.
CREATE TABLE sync_memory (
    seq   INTEGER PRIMARY KEY,
    tbl   TEXT    NOT NULL,
    pk    TEXT    NOT NULL,
    hash  TEXT    NOT NULL,
    at    INTEGER NOT NULL,
    UNIQUE (tbl, pk, hash)
) STRICT;
CREATE INDEX sync_memory_at ON sync_memory (at);

-- Conflicts and copies may be about a row of any table, also one that is gone, and hold members that a later program
-- added: kept as the documents that travel. Nothing was written to the tables of 0002.
DROP TABLE conflict;
CREATE TABLE conflict (
    seq          INTEGER PRIMARY KEY,
    id           TEXT    NOT NULL UNIQUE CHECK (length(id) = 36),
    tbl          TEXT    NOT NULL,
    row_id       TEXT    NOT NULL,
    resolved_at  INTEGER,
    document     TEXT    NOT NULL CHECK (json_valid(document))
) STRICT;
CREATE INDEX conflict_open ON conflict (row_id) WHERE resolved_at IS NULL;
DROP TABLE recovery;
CREATE TABLE recovery (
    seq       INTEGER PRIMARY KEY,
    id        TEXT    NOT NULL UNIQUE CHECK (length(id) = 36),
    document  TEXT    NOT NULL CHECK (json_valid(document))
) STRICT;
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
