-- SPDX-License-Identifier: GPL-3.0-or-later
-- The mirror of schema-design.md §3: every table and column, its CHECKs, and the foreign-key actions of the web
-- platform (decisions.md, Central PostgreSQL 2).
--
-- Types: UUID is lower-case text, a time is UTC milliseconds, a DATE is text YYYY-MM-DD, a truth value is 0 or 1, JSON is
-- text checked by json_valid. DECIMAL(10, 6) is text: REAL cannot hold 0.1, and a value that went to the centre and
-- came back must compare equal to itself.
--
-- Tables keep their rowid: a random UUID as the clustering key costs two thirds of the insert rate. `seq` names that
-- rowid so that VACUUM cannot renumber it. Large columns stand last in a row: a list that stops reading before them
-- never touches their overflow pages.
--
-- users has no password_hash here, and its e-mail may be NULL: a new library has one local user without an account.

CREATE TABLE users (
    seq                      INTEGER PRIMARY KEY,
    id                       TEXT    NOT NULL UNIQUE CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
    email                    TEXT    UNIQUE CHECK (email IS NULL OR (
                                 length(email) <= 255
                                 AND length(email) - length(replace(email, '@', '')) = 1
                                 AND email GLOB '?*@?*.?*'
                                 AND substr(email, 1, instr(email, '@') - 1) NOT GLOB '*[^A-Za-z0-9._%+-]*'
                                 AND substr(email, instr(email, '@') + 1) NOT GLOB '*[^A-Za-z0-9.-]*'
                                 AND rtrim(email, 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ') GLOB '*@?*.'
                                 AND length(email) - length(rtrim(email, 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')) >= 2)),
    email_verified           INTEGER NOT NULL DEFAULT 0 CHECK (email_verified IN (0, 1)),
    first_name               TEXT    CHECK (length(first_name) <= 100),
    last_name                TEXT    CHECK (length(last_name) <= 100),
    phone                    TEXT    CHECK (length(phone) <= 20),
    profile_picture_url      TEXT,
    subscription_tier        TEXT    NOT NULL DEFAULT 'free' CHECK (subscription_tier IN ('free', 'premium', 'admin')),
    subscription_start_date  INTEGER,
    subscription_end_date    INTEGER,
    resumes_created          INTEGER NOT NULL DEFAULT 0,
    analyses_run_today       INTEGER NOT NULL DEFAULT 0,
    last_analysis_date       TEXT    CHECK (last_analysis_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    ai_generations_today     INTEGER NOT NULL DEFAULT 0,
    ai_optimizations_today   INTEGER NOT NULL DEFAULT 0,
    created_at               INTEGER NOT NULL,
    updated_at               INTEGER NOT NULL,
    last_login_at            INTEGER,
    deleted_at               INTEGER,
    settings                 TEXT    NOT NULL DEFAULT '{"theme": "light", "notifications": true}' CHECK (json_valid(settings))
) STRICT;

CREATE TABLE templates (
    seq                INTEGER PRIMARY KEY,
    id                 TEXT    NOT NULL UNIQUE CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
    name               TEXT    NOT NULL UNIQUE CHECK (length(name) <= 100),
    description        TEXT,
    category           TEXT    CHECK (length(category) <= 50),
    preview_image_url  TEXT,
    demo_resume_id     TEXT    CHECK (length(demo_resume_id) = 36),
    is_active          INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
    is_premium         INTEGER NOT NULL DEFAULT 0 CHECK (is_premium IN (0, 1)),
    ats_score          INTEGER,
    usage_count        INTEGER NOT NULL DEFAULT 0,
    created_at         INTEGER NOT NULL,
    updated_at         INTEGER NOT NULL,
    design             TEXT    NOT NULL CHECK (json_valid(design))
) STRICT;

CREATE TABLE job_descriptions (
    seq             INTEGER PRIMARY KEY,
    id              TEXT    NOT NULL UNIQUE CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
    user_id         TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
    title           TEXT    NOT NULL CHECK (length(title) <= 255),
    company         TEXT    CHECK (length(company) <= 255),
    location        TEXT    CHECK (length(location) <= 255),
    source_url      TEXT,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL,
    deleted_at      INTEGER,
    extracted_data  TEXT    CHECK (extracted_data IS NULL OR json_valid(extracted_data)),
    description     TEXT    NOT NULL
) STRICT;

CREATE TABLE resumes (
    seq                     INTEGER PRIMARY KEY,
    id                      TEXT    NOT NULL UNIQUE CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
    user_id                 TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
    title                   TEXT    NOT NULL CHECK (length(title) <= 255),
    template_id             TEXT    REFERENCES templates (id) ON DELETE SET NULL ON UPDATE CASCADE,
    status                  TEXT    NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'published', 'archived')),
    is_public               INTEGER NOT NULL DEFAULT 0 CHECK (is_public IN (0, 1)),
    ai_optimized_for_jd_id  TEXT    REFERENCES job_descriptions (id) ON DELETE SET NULL ON UPDATE CASCADE,
    optimization_score      INTEGER,
    original_file_url       TEXT,
    exported_pdf_url        TEXT,
    created_at              INTEGER NOT NULL,
    updated_at              INTEGER NOT NULL,
    last_accessed_at        INTEGER,
    deleted_at              INTEGER,
    version                 INTEGER NOT NULL DEFAULT 1,
    parent_resume_id        TEXT    REFERENCES resumes (id) ON DELETE SET NULL ON UPDATE CASCADE,
    content                 TEXT    NOT NULL CHECK (json_valid(content)),
    extracted_text          TEXT
) STRICT;

CREATE TABLE resume_versions (
    seq                 INTEGER PRIMARY KEY,
    id                  TEXT    NOT NULL UNIQUE CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
    resume_id           TEXT    NOT NULL REFERENCES resumes (id) ON DELETE CASCADE ON UPDATE CASCADE,
    version_number      INTEGER NOT NULL,
    changed_by_user_id  TEXT    CHECK (length(changed_by_user_id) = 36),
    change_type         TEXT    CHECK (change_type IN ('manual', 'ai_optimized', 'template_change')),
    created_at          INTEGER NOT NULL,
    change_summary      TEXT,
    content             TEXT    NOT NULL CHECK (json_valid(content)),
    UNIQUE (resume_id, version_number)
) STRICT;

CREATE TABLE analyses (
    seq                 INTEGER PRIMARY KEY,
    id                  TEXT    NOT NULL UNIQUE CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
    user_id             TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
    resume_id           TEXT    NOT NULL REFERENCES resumes (id) ON DELETE CASCADE ON UPDATE CASCADE,
    job_description_id  TEXT    REFERENCES job_descriptions (id) ON DELETE SET NULL ON UPDATE CASCADE,
    analysis_type       TEXT    NOT NULL CHECK (length(analysis_type) <= 50 AND
                            analysis_type IN ('ats_score', 'keyword_match', 'full_analysis', 'optimization')),
    ai_provider         TEXT    CHECK (length(ai_provider) <= 50),
    model_used          TEXT    CHECK (length(model_used) <= 100),
    processing_time_ms  INTEGER,
    tokens_used         INTEGER,
    estimated_cost      TEXT    CHECK (estimated_cost NOT GLOB '*[^0-9.-]*' AND estimated_cost GLOB '*[0-9]*'
                            AND length(estimated_cost) <= 12),
    status              TEXT    NOT NULL DEFAULT 'pending'
                            CHECK (status IN ('pending', 'processing', 'completed', 'failed')),
    error_message       TEXT,
    created_at          INTEGER NOT NULL,
    completed_at        INTEGER,
    results             TEXT    NOT NULL CHECK (json_valid(results))
) STRICT;

CREATE TABLE ai_usage (
    seq               INTEGER PRIMARY KEY,
    id                TEXT    NOT NULL UNIQUE CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
    user_id           TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
    feature           TEXT    NOT NULL CHECK (length(feature) <= 50),
    ai_provider       TEXT    NOT NULL CHECK (length(ai_provider) <= 50),
    model             TEXT    CHECK (length(model) <= 100),
    tokens_used       INTEGER,
    estimated_cost    TEXT    CHECK (estimated_cost NOT GLOB '*[^0-9.-]*' AND estimated_cost GLOB '*[0-9]*'
                          AND length(estimated_cost) <= 12),
    request_summary   TEXT,
    response_summary  TEXT,
    response_time_ms  INTEGER,
    was_cached        INTEGER NOT NULL DEFAULT 0 CHECK (was_cached IN (0, 1)),
    created_at        INTEGER NOT NULL,
    date              TEXT    NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;

CREATE TABLE audit_logs (
    seq          INTEGER PRIMARY KEY,
    id           TEXT    NOT NULL UNIQUE CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
    user_id      TEXT    REFERENCES users (id) ON DELETE SET NULL ON UPDATE CASCADE,
    action       TEXT    NOT NULL CHECK (length(action) <= 100),
    entity_type  TEXT    CHECK (length(entity_type) <= 50),
    entity_id    TEXT    CHECK (length(entity_id) = 36),
    ip_address   TEXT,
    user_agent   TEXT,
    created_at   INTEGER NOT NULL,
    changes      TEXT    CHECK (changes IS NULL OR json_valid(changes))
) STRICT;

CREATE TABLE subscriptions (
    seq                     INTEGER PRIMARY KEY,
    id                      TEXT    NOT NULL UNIQUE CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
    user_id                 TEXT    NOT NULL UNIQUE REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
    tier                    TEXT    NOT NULL CHECK (tier IN ('free', 'premium_monthly', 'premium_annual')),
    status                  TEXT    NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'cancelled', 'expired', 'trial')),
    stripe_customer_id      TEXT    CHECK (length(stripe_customer_id) <= 255),
    stripe_subscription_id  TEXT    CHECK (length(stripe_subscription_id) <= 255),
    start_date              INTEGER NOT NULL,
    end_date                INTEGER,
    trial_end_date          INTEGER,
    cancelled_at            INTEGER,
    custom_limits           TEXT    CHECK (custom_limits IS NULL OR json_valid(custom_limits)),
    created_at              INTEGER NOT NULL,
    updated_at              INTEGER NOT NULL
) STRICT;

-- resume_versions.changed_by_user_id has no foreign key on the web platform; a trigger validates it and clears it when
-- its user goes (decisions.md, Central PostgreSQL 4).
CREATE TRIGGER resume_versions_author_insert BEFORE INSERT ON resume_versions
WHEN NEW.changed_by_user_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM users WHERE id = NEW.changed_by_user_id)
BEGIN
    SELECT RAISE(ABORT, 'changed_by_user_id names no user');
END;

CREATE TRIGGER resume_versions_author_update BEFORE UPDATE OF changed_by_user_id ON resume_versions
WHEN NEW.changed_by_user_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM users WHERE id = NEW.changed_by_user_id)
BEGIN
    SELECT RAISE(ABORT, 'changed_by_user_id names no user');
END;

CREATE TRIGGER users_clear_author AFTER DELETE ON users
BEGIN
    UPDATE resume_versions SET changed_by_user_id = NULL WHERE changed_by_user_id = OLD.id;
END;

-- When an account takes over a library, its id replaces the local user's; authorship follows.
CREATE TRIGGER users_move_author AFTER UPDATE OF id ON users WHEN NEW.id <> OLD.id
BEGIN
    UPDATE resume_versions SET changed_by_user_id = NEW.id WHERE changed_by_user_id = OLD.id;
END;

-- Indexes: one for each query that the program sends and each foreign key that an action follows. Those of
-- schema-design.md §3 and §4 that no query of a one-person library uses (status, created_at alone …) serve the centre and are
-- left to it: each would be written on every save.
CREATE INDEX resumes_live ON resumes (updated_at DESC) WHERE deleted_at IS NULL;
CREATE INDEX resumes_trash ON resumes (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX resumes_user ON resumes (user_id);
CREATE INDEX resumes_template ON resumes (template_id);
CREATE INDEX resumes_target ON resumes (ai_optimized_for_jd_id) WHERE ai_optimized_for_jd_id IS NOT NULL;
CREATE INDEX resumes_parent ON resumes (parent_resume_id) WHERE parent_resume_id IS NOT NULL;
CREATE INDEX job_descriptions_live ON job_descriptions (updated_at DESC) WHERE deleted_at IS NULL;
CREATE INDEX job_descriptions_trash ON job_descriptions (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX job_descriptions_user ON job_descriptions (user_id);
-- Covers the timeline, so that listing 10,000 versions does not open 10,000 rows of 50 KB.
CREATE INDEX resume_versions_timeline ON resume_versions (resume_id, version_number, id, change_type, created_at, change_summary);
CREATE INDEX resume_versions_author ON resume_versions (changed_by_user_id) WHERE changed_by_user_id IS NOT NULL;
CREATE INDEX resume_versions_created ON resume_versions (created_at);
CREATE INDEX analyses_user ON analyses (user_id);
CREATE INDEX analyses_resume ON analyses (resume_id, created_at DESC);
CREATE INDEX analyses_job ON analyses (job_description_id) WHERE job_description_id IS NOT NULL;
CREATE INDEX analyses_created ON analyses (created_at);
CREATE INDEX ai_usage_user_date ON ai_usage (user_id, date);
CREATE INDEX ai_usage_created ON ai_usage (created_at);
CREATE INDEX audit_logs_user ON audit_logs (user_id);
CREATE INDEX audit_logs_created ON audit_logs (created_at);
