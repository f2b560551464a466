-- SPDX-License-Identifier: GPL-3.0-or-later
-- Roles of ours, which own nothing and reach rows only through policies. They cannot log in until an administrator
-- gives them a password: ALTER ROLE shortlist_client LOGIN PASSWORD '…'.
DO $$
DECLARE
    r text;
BEGIN
    FOREACH r IN ARRAY ARRAY['shortlist_server', 'shortlist_client'] LOOP
        BEGIN
            EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE', r);
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            NULL; -- made for another database of this server
        END;
        IF (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = r) THEN
            RAISE EXCEPTION 'the role % exists and may pass row-level security', r;
        END IF;
        EXECUTE format('GRANT USAGE ON SCHEMA public, sync TO %I', r);
    END LOOP;
END $$;

-- True for the roles of ours and whoever acts as one of them. Not a function: its privileges would be the owner's.
-- NOT (pg_has_role(current_user, 'shortlist_client', 'USAGE') OR …) is every other role: the web platform's stays as
-- it was.
DO $$
DECLARE
    t text;
    ours text := $q$(pg_has_role(current_user, 'shortlist_client', 'USAGE') OR pg_has_role(current_user, 'shortlist_server', 'USAGE'))$q$;
BEGIN
    FOREACH t IN ARRAY ARRAY['users', 'resumes', 'resume_versions', 'templates', 'job_descriptions', 'analyses',
                             'ai_usage', 'subscriptions', 'audit_logs'] LOOP
        EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY web_platform ON public.%I USING (NOT %s) WITH CHECK (NOT %s)', t, ours, ours);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['space', 'rev', 'row', 'watermark', 'client', 'result', 'usage_event', 'usage_day',
                             'template_usage_event', 'device', 'resume_note', 'version_note', 'conflict', 'recovery',
                             'sign_in_failure'] LOOP
        EXECUTE format('ALTER TABLE sync.%I ENABLE ROW LEVEL SECURITY', t);
    END LOOP;
END $$;

-- Whether rows that a row points to are the same account's. Without it a foreign key would tell whether a stranger's
-- row exists, and hang one's own on it.
CREATE FUNCTION sync.owns_resume(id_ uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT id_ IS NULL OR EXISTS (SELECT FROM public.resumes r WHERE r.id = id_ AND r.user_id = sync.current_user_id())
$$;
CREATE FUNCTION sync.owns_job(id_ uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT id_ IS NULL
        OR EXISTS (SELECT FROM public.job_descriptions j WHERE j.id = id_ AND j.user_id = sync.current_user_id())
$$;
CREATE FUNCTION sync.owns_version(id_ uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM public.resume_versions v JOIN public.resumes r ON r.id = v.resume_id
                   WHERE v.id = id_ AND r.user_id = sync.current_user_id())
$$;

CREATE POLICY own ON public.users TO shortlist_client, shortlist_server USING (id = (SELECT sync.current_user_id()));
CREATE POLICY own ON public.resumes TO shortlist_client, shortlist_server
    USING (user_id = (SELECT sync.current_user_id()))
    WITH CHECK (user_id = (SELECT sync.current_user_id()) AND sync.owns_resume(parent_resume_id)
                AND sync.owns_job(ai_optimized_for_jd_id));
CREATE POLICY own ON public.resume_versions TO shortlist_client, shortlist_server
    USING (EXISTS (SELECT FROM public.resumes r
                   WHERE r.id = resume_id AND r.user_id = (SELECT sync.current_user_id())))
    WITH CHECK (sync.owns_resume(resume_id)
                AND (changed_by_user_id IS NULL OR changed_by_user_id = (SELECT sync.current_user_id())));
CREATE POLICY everybody ON public.templates FOR SELECT TO shortlist_client, shortlist_server USING (true);
CREATE POLICY own ON public.job_descriptions TO shortlist_client, shortlist_server
    USING (user_id = (SELECT sync.current_user_id()));
CREATE POLICY own ON public.analyses TO shortlist_client, shortlist_server
    USING (user_id = (SELECT sync.current_user_id()))
    WITH CHECK (user_id = (SELECT sync.current_user_id()) AND sync.owns_resume(resume_id)
                AND sync.owns_job(job_description_id));
CREATE POLICY own ON public.ai_usage TO shortlist_client, shortlist_server
    USING (user_id = (SELECT sync.current_user_id()));
CREATE POLICY own ON public.subscriptions FOR SELECT TO shortlist_client, shortlist_server
    USING (user_id = (SELECT sync.current_user_id()));
CREATE POLICY own ON public.audit_logs TO shortlist_client, shortlist_server
    USING (user_id = (SELECT sync.current_user_id()));

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['space', 'rev', 'row', 'watermark', 'usage_event', 'usage_day'] LOOP
        EXECUTE format('CREATE POLICY own ON sync.%I FOR SELECT TO shortlist_client, shortlist_server '
                       'USING (space_id = (SELECT sync.current_user_id()))', t);
        EXECUTE format('GRANT SELECT ON sync.%I TO shortlist_client, shortlist_server', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['space', 'rev', 'row'] LOOP
        EXECUTE format('CREATE POLICY templates ON sync.%I FOR SELECT TO shortlist_client, shortlist_server '
                       'USING (space_id = sync.template_space())', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['client', 'result', 'conflict', 'recovery'] LOOP
        EXECUTE format('CREATE POLICY own ON sync.%I TO shortlist_client, shortlist_server '
                       'USING (space_id = (SELECT sync.current_user_id()))', t);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON sync.%I TO shortlist_client, shortlist_server', t);
    END LOOP;
END $$;
CREATE POLICY own ON sync.resume_note TO shortlist_client, shortlist_server
    USING (space_id = (SELECT sync.current_user_id()))
    WITH CHECK (space_id = (SELECT sync.current_user_id()) AND sync.owns_resume(resume_id));
CREATE POLICY own ON sync.version_note TO shortlist_client, shortlist_server
    USING (space_id = (SELECT sync.current_user_id()))
    WITH CHECK (space_id = (SELECT sync.current_user_id()) AND sync.owns_version(version_id));
GRANT SELECT, INSERT, UPDATE, DELETE ON sync.resume_note, sync.version_note TO shortlist_client, shortlist_server;

-- Everything of a person but the hash of the password; only what is theirs to change.
GRANT SELECT (id, email, email_verified, first_name, last_name, phone, profile_picture_url, subscription_tier,
              subscription_start_date, subscription_end_date, resumes_created, analyses_run_today, last_analysis_date,
              ai_generations_today, ai_optimizations_today, created_at, updated_at, last_login_at, deleted_at, settings)
    ON public.users TO shortlist_client, shortlist_server;
GRANT UPDATE (first_name, last_name, phone, profile_picture_url, settings, updated_at)
    ON public.users TO shortlist_client, shortlist_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.resumes, public.resume_versions, public.job_descriptions,
    public.analyses TO shortlist_client, shortlist_server;
GRANT SELECT ON public.templates, public.subscriptions, public.ai_usage TO shortlist_client, shortlist_server;
GRANT INSERT ON public.ai_usage TO shortlist_client, shortlist_server;
GRANT SELECT, INSERT ON public.audit_logs TO shortlist_client, shortlist_server;

-- Functions are everybody's unless that is taken away. Only the contract's are given back.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA sync FROM PUBLIC;
REVOKE ALL ON FUNCTION shortlist_fill_id(), shortlist_fill_id_and_time(), shortlist_lower_email(),
    shortlist_cap_text(), shortlist_check_changed_by(), shortlist_forget_changed_by() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sync.sign_in(text, text, text), sync.sign_out(), sync.current_user_id(),
    sync.change_password(text, text), sync.lock_account(), sync.template_space(), sync.owns_resume(uuid),
    sync.owns_job(uuid), sync.owns_version(uuid) TO shortlist_client, shortlist_server;
