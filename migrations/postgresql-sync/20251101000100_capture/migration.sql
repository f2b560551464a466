-- SPDX-License-Identifier: GPL-3.0-or-later
-- Every change to a synced public table, whoever makes it, raises its account's revision once per transaction and is
-- recorded under that revision.
--
-- The web platform's transactions take the account's lock at their end (deferred triggers), after every row they
-- touch: two of them can then only wait for one another where they would without us. Ours take it first, and give way
-- after lock_timeout where the two orders meet.

-- The templates belong to everybody; they have a space of their own.
CREATE FUNCTION sync.template_space() RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT 'f0000000-0000-4000-8000-000000000000'::uuid $$;

-- Locks the account and gives the revision of this transaction. NULL where the account is gone.
CREATE FUNCTION sync.raise_revision(space uuid) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    revision bigint;
    link bytea;
BEGIN
    LOOP
        UPDATE sync.space s
            SET rev = s.rev + 1, raised_by = pg_current_xact_id(), raised_at = now(),
                chain = substr(sha256(s.chain || int8send(s.rev + 1) || uuid_send(gen_random_uuid())), 1, 8)
            WHERE s.space_id = space AND (s.raised_by, s.raised_at) IS DISTINCT FROM (pg_current_xact_id(), now())
            RETURNING s.rev, s.chain INTO revision, link;
        IF FOUND THEN
            INSERT INTO sync.rev (space_id, rev, chain) VALUES (space, revision, link);
            RETURN revision;
        END IF;
        SELECT s.rev INTO revision FROM sync.space s WHERE s.space_id = space;
        IF FOUND THEN
            RETURN revision;
        END IF;
        IF space <> sync.template_space() THEN
            PERFORM 1 FROM public.users WHERE id = space;
            IF NOT FOUND THEN
                RETURN NULL;
            END IF;
        END IF;
        INSERT INTO sync.space (space_id) VALUES (space) ON CONFLICT DO NOTHING;
    END LOOP;
END $$;

CREATE FUNCTION sync.record(space uuid, tbl_ text, id uuid, state_ "char") RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    revision bigint := sync.raise_revision(space);
BEGIN
    IF revision IS NULL THEN
        RETURN;
    END IF;
    INSERT INTO sync.row AS r (space_id, tbl, row_id, rev, state) VALUES (space, tbl_, id, revision, state_)
        ON CONFLICT (space_id, tbl, row_id) DO UPDATE SET rev = excluded.rev, state = excluded.state
        WHERE (r.rev, r.state) IS DISTINCT FROM (excluded.rev, excluded.state);
END $$;

-- One event of the ledger, counted once however often it is told. Days are UTC days; a time that cannot be right
-- (older than 35 days or ahead by more than 5 minutes) is replaced by now.
CREATE FUNCTION sync.count(space uuid, op uuid, metric_ text, delta_ integer, occurred timestamp) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    present timestamp(3) := date_trunc('milliseconds', now() AT TIME ZONE 'UTC');
    happened timestamp(3) := CASE WHEN occurred BETWEEN present - interval '35 days' AND present + interval '5 minutes'
                                  THEN date_trunc('milliseconds', occurred) ELSE present END;
BEGIN
    INSERT INTO sync.space (space_id) VALUES (space) ON CONFLICT DO NOTHING;
    INSERT INTO sync.usage_event VALUES (space, op, metric_, delta_, happened, happened::date) ON CONFLICT DO NOTHING;
    IF FOUND THEN
        INSERT INTO sync.usage_day AS d VALUES (space, metric_, happened::date, delta_)
            ON CONFLICT (space_id, metric, day) DO UPDATE SET n = d.n + excluded.n;
    END IF;
END $$;

CREATE FUNCTION sync.counted(space uuid, metric_ text, day_ date) RETURNS integer LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce((SELECT n FROM sync.usage_day WHERE space_id = space AND metric = metric_ AND day = day_), 0)
$$;

-- Writes the ledger's sums to the columns that the web platform reads. Whoever holds the person's row without having
-- waited for the account does it at its own end, so nobody waits here.
CREATE FUNCTION sync.refresh_counters(space uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    today date := (now() AT TIME ZONE 'UTC')::date;
    created integer;
    analysed integer := sync.counted(space, 'analyses', today);
    generated integer := sync.counted(space, 'ai_generations', today);
    optimised integer := sync.counted(space, 'ai_optimizations', today);
BEGIN
    PERFORM 1 FROM public.users WHERE id = space FOR NO KEY UPDATE SKIP LOCKED;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    SELECT coalesce(sum(n), 0) INTO created FROM sync.usage_day WHERE space_id = space AND metric = 'resumes_created';
    UPDATE public.users u SET resumes_created = created, analyses_run_today = analysed,
            last_analysis_date = CASE WHEN analysed > 0 THEN today ELSE u.last_analysis_date END,
            ai_generations_today = generated, ai_optimizations_today = optimised
        WHERE u.id = space AND (u.resumes_created, u.analyses_run_today, u.ai_generations_today,
                                u.ai_optimizations_today) IS DISTINCT FROM (created, analysed, generated, optimised);
END $$;

-- Captures -----------------------------------------------------------------------------------------------------------
CREATE FUNCTION sync.capture_owned() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND OLD.user_id <> NEW.user_id) THEN
        PERFORM sync.record(OLD.user_id, TG_TABLE_NAME, OLD.id, 'T');
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM sync.record(NEW.user_id, TG_TABLE_NAME, NEW.id, 'L');
    END IF;
    RETURN NULL;
END $$;

-- A resume that is created is counted, once, under its own id.
CREATE FUNCTION sync.capture_created_resume() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF sync.raise_revision(NEW.user_id) IS NOT NULL THEN
        PERFORM sync.record(NEW.user_id, TG_TABLE_NAME, NEW.id, 'L');
        PERFORM sync.count(NEW.user_id, NEW.id, 'resumes_created', 1, NEW.created_at);
        PERFORM sync.refresh_counters(NEW.user_id);
    END IF;
    RETURN NULL;
END $$;

-- The account of a version is its resume's. When both go together only the registry still knows it.
CREATE FUNCTION sync.capture_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    space uuid;
BEGIN
    IF TG_OP = 'DELETE' THEN
        FOR space IN SELECT space_id FROM sync.row WHERE row_id = OLD.id AND tbl = 'resume_versions' LOOP
            PERFORM sync.record(space, TG_TABLE_NAME, OLD.id, 'T');
        END LOOP;
    ELSE
        SELECT user_id INTO space FROM public.resumes WHERE id = NEW.resume_id;
        IF FOUND THEN
            PERFORM sync.record(space, TG_TABLE_NAME, NEW.id, 'L');
        END IF;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION sync.capture_user() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sync.record(NEW.id, TG_TABLE_NAME, NEW.id, 'L');
    PERFORM sync.refresh_counters(NEW.id);
    RETURN NULL;
END $$;

CREATE FUNCTION sync.capture_template() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sync.record(sync.template_space(), TG_TABLE_NAME, CASE WHEN TG_OP = 'DELETE' THEN OLD.id ELSE NEW.id END,
                        CASE WHEN TG_OP = 'DELETE' THEN 'T' ELSE 'L' END::"char");
    RETURN NULL;
END $$;

CREATE FUNCTION sync.forget_space() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM sync.space WHERE space_id = OLD.id;
    RETURN NULL;
END $$;

-- A version raises its resume to its own number, in the same transaction.
CREATE FUNCTION sync.raise_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE public.resumes SET version = NEW.version_number WHERE id = NEW.resume_id AND version < NEW.version_number;
    RETURN NULL;
END $$;

-- What the web platform adds to its own counters becomes events of the ledger. A counter that goes down, or whose day
-- changed, was reset: then the new value is the addition. Creations are counted where they happen, so what a writer
-- makes of that column is put right at once.
CREATE FUNCTION sync.capture_counters() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    present timestamp := now() AT TIME ZONE 'UTC';
    c record;
    added integer;
BEGIN
    FOR c IN SELECT * FROM (VALUES
            ('analyses', OLD.analyses_run_today, NEW.analyses_run_today,
             NEW.last_analysis_date IS DISTINCT FROM OLD.last_analysis_date),
            ('ai_generations', OLD.ai_generations_today, NEW.ai_generations_today, false),
            ('ai_optimizations', OLD.ai_optimizations_today, NEW.ai_optimizations_today, false)
        ) AS v(metric, before, after, new_day) LOOP
        added := CASE WHEN c.new_day OR c.after < c.before THEN c.after ELSE c.after - c.before END;
        IF c.after <> c.before AND added > 0 THEN
            PERFORM sync.count(NEW.id, gen_random_uuid(), c.metric, added, present);
        END IF;
    END LOOP;
    NEW.resumes_created := OLD.resumes_created;
    RETURN NEW;
END $$;

CREATE TRIGGER sync_counters BEFORE UPDATE OF resumes_created, analyses_run_today, ai_generations_today,
    ai_optimizations_today ON public.users FOR EACH ROW WHEN (pg_trigger_depth() = 0)
    EXECUTE FUNCTION sync.capture_counters();

CREATE CONSTRAINT TRIGGER sync_insert AFTER INSERT ON public.users DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION sync.capture_user();
-- Not for a new password or a sign-in, which no device shows.
CREATE CONSTRAINT TRIGGER sync_update AFTER UPDATE ON public.users DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN ((OLD.email, OLD.email_verified, OLD.first_name, OLD.last_name, OLD.phone,
        OLD.profile_picture_url, OLD.subscription_tier, OLD.subscription_start_date, OLD.subscription_end_date,
        OLD.resumes_created, OLD.analyses_run_today, OLD.last_analysis_date, OLD.ai_generations_today,
        OLD.ai_optimizations_today, OLD.deleted_at, OLD.settings)
        IS DISTINCT FROM (NEW.email, NEW.email_verified, NEW.first_name, NEW.last_name, NEW.phone,
        NEW.profile_picture_url, NEW.subscription_tier, NEW.subscription_start_date, NEW.subscription_end_date,
        NEW.resumes_created, NEW.analyses_run_today, NEW.last_analysis_date, NEW.ai_generations_today,
        NEW.ai_optimizations_today, NEW.deleted_at, NEW.settings))
    EXECUTE FUNCTION sync.capture_user();
CREATE TRIGGER sync_delete AFTER DELETE ON public.users FOR EACH ROW EXECUTE FUNCTION sync.forget_space();

CREATE CONSTRAINT TRIGGER sync_insert AFTER INSERT ON public.resumes DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION sync.capture_created_resume();
CREATE CONSTRAINT TRIGGER sync_change AFTER UPDATE OR DELETE ON public.resumes DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION sync.capture_owned();
CREATE CONSTRAINT TRIGGER sync_change AFTER INSERT OR UPDATE OR DELETE ON public.resume_versions
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION sync.capture_version();
CREATE TRIGGER sync_number AFTER INSERT ON public.resume_versions FOR EACH ROW EXECUTE FUNCTION sync.raise_version();
CREATE CONSTRAINT TRIGGER sync_change AFTER INSERT OR UPDATE OR DELETE ON public.job_descriptions
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION sync.capture_owned();
CREATE CONSTRAINT TRIGGER sync_change AFTER INSERT OR UPDATE OR DELETE ON public.analyses
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION sync.capture_owned();
CREATE CONSTRAINT TRIGGER sync_change AFTER INSERT OR UPDATE OR DELETE ON public.subscriptions
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION sync.capture_owned();
-- How often a template was used goes another way: every use would send it to every device again.
CREATE CONSTRAINT TRIGGER sync_insert AFTER INSERT OR DELETE ON public.templates DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION sync.capture_template();
CREATE CONSTRAINT TRIGGER sync_update AFTER UPDATE ON public.templates DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN ((OLD.name, OLD.description, OLD.category, OLD.design, OLD.preview_image_url,
        OLD.demo_resume_id, OLD.is_active, OLD.is_premium, OLD.ats_score)
        IS DISTINCT FROM (NEW.name, NEW.description, NEW.category, NEW.design, NEW.preview_image_url,
        NEW.demo_resume_id, NEW.is_active, NEW.is_premium, NEW.ats_score))
    EXECUTE FUNCTION sync.capture_template();

-- What was there before: one revision an account, and the counters as they stood.
INSERT INTO sync.space (space_id, rev) SELECT id, 1 FROM public.users UNION ALL SELECT sync.template_space(), 1;
INSERT INTO sync.rev (space_id, rev, chain) SELECT space_id, rev, chain FROM sync.space;
INSERT INTO sync.row (space_id, tbl, row_id, rev, state)
    SELECT id, 'users', id, 1, 'L'::"char" FROM public.users
    UNION ALL SELECT user_id, 'resumes', id, 1, 'L' FROM public.resumes
    UNION ALL SELECT r.user_id, 'resume_versions', v.id, 1, 'L'
        FROM public.resume_versions v JOIN public.resumes r ON r.id = v.resume_id
    UNION ALL SELECT user_id, 'job_descriptions', id, 1, 'L' FROM public.job_descriptions
    UNION ALL SELECT user_id, 'analyses', id, 1, 'L' FROM public.analyses
    UNION ALL SELECT user_id, 'subscriptions', id, 1, 'L' FROM public.subscriptions
    UNION ALL SELECT sync.template_space(), 'templates', id, 1, 'L' FROM public.templates;
INSERT INTO sync.usage_event
    SELECT u.id, CASE WHEN m.metric = 'resumes_created' THEN u.id ELSE gen_random_uuid() END, m.metric, m.n,
           now() AT TIME ZONE 'UTC', (now() AT TIME ZONE 'UTC')::date
    FROM public.users u
    CROSS JOIN LATERAL (VALUES
        ('resumes_created', u.resumes_created),
        ('analyses', CASE WHEN u.last_analysis_date = (now() AT TIME ZONE 'UTC')::date
                          THEN u.analyses_run_today ELSE 0 END),
        ('ai_generations', CASE WHEN u.updated_at::date = (now() AT TIME ZONE 'UTC')::date
                                THEN u.ai_generations_today ELSE 0 END),
        ('ai_optimizations', CASE WHEN u.updated_at::date = (now() AT TIME ZONE 'UTC')::date
                                  THEN u.ai_optimizations_today ELSE 0 END)) AS m(metric, n)
    WHERE m.n > 0;
INSERT INTO sync.usage_day SELECT space_id, metric, usage_day, sum(delta) FROM sync.usage_event
    GROUP BY space_id, metric, usage_day;
