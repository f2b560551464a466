-- SPDX-License-Identifier: GPL-3.0-or-later
-- Signing in happens here, so that a password's hash never leaves PostgreSQL and nobody becomes another account by SET.
DO $$
DECLARE
    home text;
BEGIN
    CREATE EXTENSION IF NOT EXISTS pgcrypto SCHEMA sync;
    SELECT n.nspname INTO home FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
        WHERE e.extname = 'pgcrypto';
    -- Wherever pgcrypto already was: functions of our own name, so that nothing else depends on that.
    EXECUTE format($f$
        CREATE FUNCTION sync.hash_password(password text) RETURNS text LANGUAGE sql VOLATILE
            SET search_path = pg_catalog, pg_temp AS 'SELECT %1$I.crypt(password, %1$I.gen_salt(''bf'', 12))';
        CREATE FUNCTION sync.crypt_with(password text, hash text) RETURNS text LANGUAGE sql IMMUTABLE
            SET search_path = pg_catalog, pg_temp AS 'SELECT %1$I.crypt(password, hash)';
        CREATE FUNCTION sync.random_token() RETURNS text LANGUAGE sql VOLATILE
            SET search_path = pg_catalog, pg_temp AS 'SELECT ''slt_'' || encode(%1$I.gen_random_bytes(32), ''hex'')';
    $f$, home);
END $$;

CREATE FUNCTION sync.token_hash(token text) RETURNS bytea LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp AS $$ SELECT sha256(convert_to(token, 'UTF8')) $$;

-- bcrypt only. The web platform's $2b$ and $2y$ are the same function as $2a$ under other names.
CREATE FUNCTION sync.password_matches(password text, hash text) RETURNS boolean LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    plain text := '$2a' || substr(hash, 4);
BEGIN
    -- A hash that is none costs as much time as one that does not match.
    IF hash IS NULL OR hash !~ '^\$2[aby]\$[0-9]{2}\$[./A-Za-z0-9]{53}$' THEN
        PERFORM sync.crypt_with(password, '$2a$12$abcdefghijklmnopqrstuu');
        RETURN false;
    END IF;
    RETURN sync.crypt_with(password, plain) = plain;
END $$;

-- Failed attempts: by address, forgotten after 15 minutes.
CREATE TABLE sync.sign_in_failure (key bytea NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp());
CREATE INDEX sign_in_failure_key ON sync.sign_in_failure (key, at);

-- A guesser can roll back the row that counts a failure, but never a sequence. Each of these 64 holds the minute since
-- 1970 in which its window of 15 began, and how many passwords were checked in it: minute * 1000 + number.
DO $$
BEGIN
    FOR i IN 0..63 LOOP
        EXECUTE format('CREATE SEQUENCE sync.%I MINVALUE 0 START 0', 'sign_in_window_' || i);
    END LOOP;
END $$;

CREATE FUNCTION sync.sign_in_allowed(key_ bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    window_name text := 'sync.sign_in_window_' || (get_byte(key_, 0) % 64);
    minute bigint := floor(extract(epoch FROM clock_timestamp()) / 60);
    state bigint;
BEGIN
    EXECUTE format('SELECT last_value FROM %s', window_name) INTO state;
    IF state / 1000 + 15 <= minute THEN
        state := minute * 1000;
    END IF;
    IF state % 1000 >= 100 THEN
        RETURN false;
    END IF;
    PERFORM setval(window_name::regclass, state + 1);
    RETURN (SELECT count(*) < 5 FROM sync.sign_in_failure
            WHERE key = key_ AND at > clock_timestamp() - interval '15 minutes');
END $$;

CREATE FUNCTION sync.audit(user_ uuid, action_ text, entity_type_ text, entity_ uuid, changes_ jsonb) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO public.audit_logs (id, user_id, action, entity_type, entity_id, ip_address, changes, created_at)
    VALUES (gen_random_uuid(), user_, action_, entity_type_, entity_, host(inet_client_addr())::inet, changes_,
            date_trunc('milliseconds', now() AT TIME ZONE 'UTC'))
$$;

-- outcome: 'ok', 'refused' (no such address, wrong password, deactivated: nobody learns which), 'throttled'.
CREATE FUNCTION sync.sign_in(email_ text, password text, device_name text,
                             OUT outcome text, OUT token text, OUT user_id uuid, OUT device_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    key_ bytea := sha256(convert_to(lower(btrim(email_)), 'UTF8'));
    person record;
BEGIN
    IF NOT sync.sign_in_allowed(key_) THEN
        outcome := 'throttled';
        RETURN;
    END IF;
    SELECT u.id, u.password_hash, u.deleted_at INTO person FROM public.users u
        WHERE lower(u.email) = lower(btrim(email_));
    IF NOT sync.password_matches(password, person.password_hash) OR person.deleted_at IS NOT NULL THEN
        INSERT INTO sync.sign_in_failure (key) VALUES (key_);
        PERFORM sync.audit(person.id, 'user_login_failed', 'user', person.id, NULL);
        outcome := 'refused';
        RETURN;
    END IF;
    DELETE FROM sync.sign_in_failure WHERE key = key_;
    token := sync.random_token();
    user_id := person.id;
    INSERT INTO sync.device (user_id, name, token_hash)
        VALUES (person.id, coalesce(nullif(left(btrim(device_name), 100), ''), 'Unnamed device'), sync.token_hash(token))
        RETURNING device.device_id INTO device_id;
    UPDATE public.users SET last_login_at = date_trunc('milliseconds', now() AT TIME ZONE 'UTC') WHERE id = person.id;
    PERFORM sync.audit(person.id, 'user_login', 'device', device_id, NULL);
    outcome := 'ok';
END $$;

-- Whose token `shortlist.token` is; NULL for none, a revoked one, a deactivated account.
CREATE FUNCTION sync.current_user_id() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT d.user_id FROM sync.device d JOIN public.users u ON u.id = d.user_id
    WHERE d.token_hash = sync.token_hash(current_setting('shortlist.token', true))
      AND d.revoked_at IS NULL AND u.deleted_at IS NULL
$$;

-- Locks the account of the token, as the first statement of a transaction that writes.
CREATE FUNCTION sync.lock_account() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    space uuid := sync.current_user_id();
BEGIN
    IF space IS NULL THEN
        RAISE insufficient_privilege USING MESSAGE = 'nobody is signed in';
    END IF;
    RETURN sync.raise_revision(space);
END $$;

CREATE FUNCTION sync.sign_out() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    device record;
BEGIN
    UPDATE sync.device d SET revoked_at = now()
        WHERE d.token_hash = sync.token_hash(current_setting('shortlist.token', true)) AND d.revoked_at IS NULL
        RETURNING d.user_id, d.device_id INTO device;
    IF FOUND THEN
        PERFORM sync.audit(device.user_id, 'user_logout', 'device', device.device_id, NULL);
    END IF;
END $$;

-- Signs out every other device. The old password is asked for again, under the same limit as signing in.
CREATE FUNCTION sync.change_password(old_password text, new_password text) RETURNS text LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me uuid := sync.current_user_id();
    key_ bytea;
    hash text;
BEGIN
    SELECT u.password_hash, sha256(convert_to(lower(u.email), 'UTF8')) INTO hash, key_
        FROM public.users u WHERE u.id = me;
    IF NOT FOUND THEN
        RETURN 'refused';
    END IF;
    IF NOT sync.sign_in_allowed(key_) THEN
        RETURN 'throttled';
    END IF;
    IF NOT sync.password_matches(old_password, hash) THEN
        INSERT INTO sync.sign_in_failure (key) VALUES (key_);
        RETURN 'refused';
    END IF;
    IF octet_length(new_password) NOT BETWEEN 8 AND 72 THEN
        RETURN 'length';
    END IF;
    UPDATE public.users SET password_hash = sync.hash_password(new_password),
            updated_at = date_trunc('milliseconds', now() AT TIME ZONE 'UTC') WHERE id = me;
    UPDATE sync.device SET revoked_at = now() WHERE user_id = me AND revoked_at IS NULL
        AND token_hash <> sync.token_hash(current_setting('shortlist.token', true));
    PERFORM sync.audit(me, 'password_changed', 'user', me, NULL);
    RETURN 'ok';
END $$;
