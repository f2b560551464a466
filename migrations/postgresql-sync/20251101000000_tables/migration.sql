-- SPDX-License-Identifier: GPL-3.0-or-later
-- The schema `sync`: what devices need to meet again. Every key leads with the account (`space_id`), so that row-level
-- security, the index and a later distribution over machines use the same column.
CREATE TABLE sync.space (
    space_id uuid PRIMARY KEY,
    epoch uuid NOT NULL DEFAULT gen_random_uuid(),
    rev bigint NOT NULL DEFAULT 0,
    floor_rev bigint NOT NULL DEFAULT 0,
    chain bytea NOT NULL DEFAULT '\x0000000000000000',
    -- The transaction that raised `rev` last. The time is there because a restored database counts transactions anew.
    raised_by xid8,
    raised_at timestamptz
) WITH (fillfactor = 50);

CREATE TABLE sync.rev (
    space_id uuid NOT NULL REFERENCES sync.space ON DELETE CASCADE,
    rev bigint NOT NULL,
    chain bytea NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (space_id, rev)
);

-- Which revision last touched a row; state L lives, T is a tombstone and stays for ever.
CREATE TABLE sync.row (
    space_id uuid NOT NULL REFERENCES sync.space ON DELETE CASCADE,
    tbl text NOT NULL,
    row_id uuid NOT NULL,
    rev bigint NOT NULL,
    state "char" NOT NULL CHECK (state IN ('L', 'T')),
    -- What is kept of a purged row where that is worth keeping (score history of an analysis).
    summary jsonb,
    PRIMARY KEY (space_id, tbl, row_id)
) WITH (fillfactor = 70);
CREATE INDEX row_rev ON sync.row (space_id, rev);
CREATE INDEX row_version ON sync.row (row_id) WHERE tbl = 'resume_versions';

-- One row a table and account in place of a tombstone for each row: everything created before `before` is gone.
CREATE TABLE sync.watermark (
    space_id uuid NOT NULL REFERENCES sync.space ON DELETE CASCADE,
    tbl text NOT NULL,
    before timestamp(3) NOT NULL,
    rev bigint NOT NULL,
    PRIMARY KEY (space_id, tbl)
);

CREATE TABLE sync.client (
    space_id uuid NOT NULL REFERENCES sync.space ON DELETE CASCADE,
    client_id uuid NOT NULL,
    last_seq bigint NOT NULL DEFAULT 0,
    last_hash bytea,
    schema_ver integer NOT NULL DEFAULT 1,
    seen_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (space_id, client_id)
);

CREATE TABLE sync.result (
    space_id uuid NOT NULL,
    client_id uuid NOT NULL,
    seq bigint NOT NULL,
    op_id uuid NOT NULL,
    status text NOT NULL,
    rev bigint,
    detail jsonb,
    PRIMARY KEY (space_id, client_id, seq),
    FOREIGN KEY (space_id, client_id) REFERENCES sync.client ON DELETE CASCADE
);

-- The ledger of everything counted, and its sum by UTC day. users.*_today, users.resumes_created and Redis are caches.
CREATE TABLE sync.usage_event (
    space_id uuid NOT NULL REFERENCES sync.space ON DELETE CASCADE,
    op_id uuid NOT NULL,
    metric text NOT NULL,
    delta integer NOT NULL,
    occurred_at timestamp(3) NOT NULL,
    usage_day date NOT NULL,
    PRIMARY KEY (space_id, op_id)
);
CREATE TABLE sync.usage_day (
    space_id uuid NOT NULL REFERENCES sync.space ON DELETE CASCADE,
    metric text NOT NULL,
    day date NOT NULL,
    n integer NOT NULL,
    PRIMARY KEY (space_id, metric, day)
) WITH (fillfactor = 70);

CREATE TABLE sync.template_usage_event (
    op_id uuid PRIMARY KEY,
    template_id uuid NOT NULL REFERENCES public.templates ON DELETE CASCADE,
    space_id uuid,
    at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE sync.device (
    device_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id uuid NOT NULL REFERENCES public.users ON DELETE CASCADE,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    token_hash bytea NOT NULL UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now(),
    seen_at timestamptz NOT NULL DEFAULT now(),
    revoked_at timestamptz
);
CREATE INDEX device_user ON sync.device (user_id);

-- What the program remembers about a resume and about a version; merged like content.
CREATE TABLE sync.resume_note (
    resume_id uuid PRIMARY KEY REFERENCES public.resumes ON DELETE CASCADE,
    space_id uuid NOT NULL,
    note jsonb NOT NULL CHECK (jsonb_typeof(note) = 'object'),
    updated_at timestamp(3) NOT NULL DEFAULT date_trunc('milliseconds', now() AT TIME ZONE 'UTC')
);
CREATE INDEX resume_note_space ON sync.resume_note (space_id);
CREATE TABLE sync.version_note (
    version_id uuid PRIMARY KEY REFERENCES public.resume_versions ON DELETE CASCADE,
    space_id uuid NOT NULL,
    name text,
    origin text,
    device_name text,
    parent_version_id uuid,
    note jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(note) = 'object')
);
CREATE INDEX version_note_space ON sync.version_note (space_id);

CREATE TABLE sync.conflict (
    conflict_id uuid PRIMARY KEY,
    space_id uuid NOT NULL REFERENCES sync.space ON DELETE CASCADE,
    tbl text NOT NULL,
    row_id uuid NOT NULL,
    path text NOT NULL,
    base jsonb,
    ours jsonb,
    theirs jsonb,
    device_id uuid,
    at timestamp(3) NOT NULL,
    resolved_at timestamp(3)
);
CREATE INDEX conflict_row ON sync.conflict (space_id, row_id);
CREATE TABLE sync.recovery (
    recovery_id uuid PRIMARY KEY,
    space_id uuid NOT NULL REFERENCES sync.space ON DELETE CASCADE,
    tbl text NOT NULL,
    row_id uuid NOT NULL,
    document jsonb NOT NULL,
    at timestamp(3) NOT NULL
);
CREATE INDEX recovery_row ON sync.recovery (space_id, row_id);
