-- SPDX-License-Identifier: GPL-3.0-or-later
-- Brings the nine tables of a database that was made by the schema document's DDL to what Prisma would have made
-- (20251008000000_init). On one that Prisma made it finds nothing to do. No row is lost or changes its meaning:
-- NULLs that the DDL allowed become the column's own default, microseconds are cut off.

-- Foreign keys and the DDL's indexes first: they stand in the way of new column types, and have other names.
DO $$
DECLARE
    c record;
BEGIN
    FOR c IN SELECT conrelid::regclass AS tbl, conname FROM pg_constraint
             WHERE connamespace = 'public'::regnamespace AND contype = 'f'
               AND conrelid = ANY (ARRAY['users', 'resumes', 'resume_versions', 'templates', 'job_descriptions',
                   'analyses', 'ai_usage', 'subscriptions', 'audit_logs']::regclass[])
               AND confrelid = ANY (ARRAY['users', 'resumes', 'templates', 'job_descriptions']::regclass[]) LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', c.tbl, c.conname);
    END LOOP;
    -- Prisma's uniques are indexes, the DDL's are constraints.
    FOR c IN SELECT conrelid::regclass AS tbl, conname FROM pg_constraint
             WHERE connamespace = 'public'::regnamespace AND contype = 'u'
               AND conname IN ('users_email_key', 'templates_name_key', 'subscriptions_user_id_key',
                               'unique_resume_version') LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', c.tbl, c.conname);
    END LOOP;
    -- Indexes that are in both under two names.
    FOR c IN SELECT * FROM (VALUES
        ('idx_users_email', 'users_email_idx'),
        ('idx_users_subscription_tier', 'users_subscription_tier_idx'),
        ('idx_users_created_at', 'users_created_at_idx'),
        ('idx_resumes_user_id', 'resumes_user_id_idx'),
        ('idx_resumes_template_id', 'resumes_template_id_idx'),
        ('idx_resumes_status', 'resumes_status_idx'),
        ('idx_resumes_created_at', 'resumes_created_at_idx'),
        ('idx_resumes_updated_at', 'resumes_updated_at_idx'),
        ('idx_resume_versions_resume_id', 'resume_versions_resume_id_idx'),
        ('idx_resume_versions_created_at', 'resume_versions_created_at_idx'),
        ('idx_templates_category', 'templates_category_idx'),
        ('idx_templates_is_active', 'templates_is_active_idx'),
        ('idx_templates_usage_count', 'templates_usage_count_idx'),
        ('idx_job_descriptions_user_id', 'job_descriptions_user_id_idx'),
        ('idx_job_descriptions_created_at', 'job_descriptions_created_at_idx'),
        ('idx_analyses_user_id', 'analyses_user_id_idx'),
        ('idx_analyses_resume_id', 'analyses_resume_id_idx'),
        ('idx_analyses_created_at', 'analyses_created_at_idx'),
        ('idx_analyses_status', 'analyses_status_idx'),
        ('idx_ai_usage_user_id', 'ai_usage_user_id_idx'),
        ('idx_ai_usage_date', 'ai_usage_date_idx'),
        ('idx_ai_usage_feature', 'ai_usage_feature_idx'),
        ('idx_subscriptions_user_id', 'subscriptions_user_id_idx'),
        ('idx_subscriptions_status', 'subscriptions_status_idx'),
        ('idx_subscriptions_end_date', 'subscriptions_end_date_idx'),
        ('idx_audit_logs_user_id', 'audit_logs_user_id_idx'),
        ('idx_audit_logs_action', 'audit_logs_action_idx'),
        ('idx_audit_logs_created_at', 'audit_logs_created_at_idx')) AS v(old, new) LOOP
        IF to_regclass('public.' || c.new) IS NULL THEN
            EXECUTE format('ALTER INDEX IF EXISTS public.%I RENAME TO %I', c.old, c.new);
        ELSE
            EXECUTE format('DROP INDEX IF EXISTS public.%I', c.old);
        END IF;
    END LOOP;
    -- Made anew by the migrations that follow, some under another predicate.
    DROP INDEX IF EXISTS public.idx_users_deleted_at, public.idx_resumes_deleted_at, public.idx_resumes_extracted_text,
        public.idx_resumes_skills, public.idx_resume_skills, public.idx_resumes_user_created,
        public.idx_resumes_user_cover, public.idx_job_descriptions_text, public.idx_job_descriptions_search,
        public.idx_analyses_user_recent, public.idx_ai_usage_user_date;
END $$;

-- Columns: one statement a table, so that each table is rewritten once at most.
DO $$
DECLARE
    c record;
    fill text;
BEGIN
    FOR c IN
        SELECT a.attrelid::regclass AS tbl, a.attname AS col, v.value
        FROM (VALUES
            ('users', 'email_verified', 'false'), ('users', 'subscription_tier', '''free'''),
            ('users', 'resumes_created', '0'), ('users', 'analyses_run_today', '0'),
            ('users', 'ai_generations_today', '0'), ('users', 'ai_optimizations_today', '0'),
            ('users', 'created_at', 'coalesce(updated_at, now() AT TIME ZONE ''UTC'')'),
            ('users', 'updated_at', 'coalesce(created_at, now() AT TIME ZONE ''UTC'')'),
            ('users', 'settings', '''{"theme": "light", "notifications": true}'''),
            ('resumes', 'status', '''draft'''), ('resumes', 'is_public', 'false'), ('resumes', 'version', '1'),
            ('resumes', 'created_at', 'coalesce(updated_at, now() AT TIME ZONE ''UTC'')'),
            ('resumes', 'updated_at', 'coalesce(created_at, now() AT TIME ZONE ''UTC'')'),
            ('resume_versions', 'created_at', 'now() AT TIME ZONE ''UTC'''),
            ('templates', 'is_active', 'true'), ('templates', 'is_premium', 'false'),
            ('templates', 'usage_count', '0'),
            ('templates', 'created_at', 'coalesce(updated_at, now() AT TIME ZONE ''UTC'')'),
            ('templates', 'updated_at', 'coalesce(created_at, now() AT TIME ZONE ''UTC'')'),
            ('job_descriptions', 'created_at', 'coalesce(updated_at, now() AT TIME ZONE ''UTC'')'),
            ('job_descriptions', 'updated_at', 'coalesce(created_at, now() AT TIME ZONE ''UTC'')'),
            ('analyses', 'status', '''pending'''),
            ('analyses', 'created_at', 'coalesce(completed_at, now() AT TIME ZONE ''UTC'')'),
            ('ai_usage', 'was_cached', 'false'),
            ('ai_usage', 'created_at', 'coalesce(date, now() AT TIME ZONE ''UTC'')'),
            ('ai_usage', 'date', 'created_at::date'),
            ('subscriptions', 'status', '''active'''),
            ('subscriptions', 'created_at', 'coalesce(updated_at, now() AT TIME ZONE ''UTC'')'),
            ('subscriptions', 'updated_at', 'coalesce(created_at, now() AT TIME ZONE ''UTC'')'),
            ('audit_logs', 'created_at', 'now() AT TIME ZONE ''UTC''')) AS v(tbl, col, value)
        JOIN pg_attribute a ON a.attrelid = v.tbl::regclass AND a.attname = v.col AND NOT a.attnotnull
    LOOP
        fill := format('UPDATE %s SET %I = %s WHERE %I IS NULL', c.tbl, c.col, c.value, c.col);
        EXECUTE fill;
        EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET NOT NULL', c.tbl, c.col);
    END LOOP;
    FOR c IN
        SELECT a.attrelid::regclass AS tbl,
               string_agg(format('ALTER COLUMN %I TYPE timestamp(3) USING date_trunc(''milliseconds'', %I)',
                                 a.attname, a.attname), ', ') AS changes
        FROM pg_attribute a
        WHERE a.attrelid = ANY (ARRAY['users', 'resumes', 'resume_versions', 'templates', 'job_descriptions',
                'analyses', 'ai_usage', 'subscriptions', 'audit_logs']::regclass[])
          AND a.attnum > 0 AND NOT a.attisdropped
          AND format_type(a.atttypid, a.atttypmod) = 'timestamp without time zone'
        GROUP BY a.attrelid
    LOOP
        EXECUTE format('ALTER TABLE %s %s', c.tbl, c.changes);
    END LOOP;
END $$;

-- Defaults that Prisma fills on its own side.
ALTER TABLE users ALTER id DROP DEFAULT, ALTER updated_at DROP DEFAULT;
ALTER TABLE resumes ALTER id DROP DEFAULT, ALTER updated_at DROP DEFAULT;
ALTER TABLE resume_versions ALTER id DROP DEFAULT;
ALTER TABLE templates ALTER id DROP DEFAULT, ALTER updated_at DROP DEFAULT;
ALTER TABLE job_descriptions ALTER id DROP DEFAULT, ALTER updated_at DROP DEFAULT;
ALTER TABLE analyses ALTER id DROP DEFAULT;
ALTER TABLE ai_usage ALTER id DROP DEFAULT, ALTER date SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE subscriptions ALTER id DROP DEFAULT, ALTER updated_at DROP DEFAULT;
ALTER TABLE audit_logs ALTER id DROP DEFAULT;

CREATE UNIQUE INDEX IF NOT EXISTS users_email_key ON users (email);
CREATE UNIQUE INDEX IF NOT EXISTS templates_name_key ON templates (name);
CREATE UNIQUE INDEX IF NOT EXISTS subscriptions_user_id_key ON subscriptions (user_id);
CREATE UNIQUE INDEX IF NOT EXISTS resume_versions_resume_id_version_number_key
    ON resume_versions (resume_id, version_number);

-- As in 20251008000000_init.
ALTER TABLE resumes ADD CONSTRAINT resumes_user_id_fkey
    FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE resumes ADD CONSTRAINT resumes_template_id_fkey
    FOREIGN KEY (template_id) REFERENCES templates(id) ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE resumes ADD CONSTRAINT resumes_ai_optimized_for_jd_id_fkey
    FOREIGN KEY (ai_optimized_for_jd_id) REFERENCES job_descriptions(id) ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE resumes ADD CONSTRAINT resumes_parent_resume_id_fkey
    FOREIGN KEY (parent_resume_id) REFERENCES resumes(id) ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE resume_versions ADD CONSTRAINT resume_versions_resume_id_fkey
    FOREIGN KEY (resume_id) REFERENCES resumes(id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE job_descriptions ADD CONSTRAINT job_descriptions_user_id_fkey
    FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE analyses ADD CONSTRAINT analyses_user_id_fkey
    FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE analyses ADD CONSTRAINT analyses_resume_id_fkey
    FOREIGN KEY (resume_id) REFERENCES resumes(id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE analyses ADD CONSTRAINT analyses_job_description_id_fkey
    FOREIGN KEY (job_description_id) REFERENCES job_descriptions(id) ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE ai_usage ADD CONSTRAINT ai_usage_user_id_fkey
    FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE subscriptions ADD CONSTRAINT subscriptions_user_id_fkey
    FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE audit_logs ADD CONSTRAINT audit_logs_user_id_fkey
    FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE SET NULL ON UPDATE CASCADE;
