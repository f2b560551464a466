-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the answers to devices need: a changed word travels as a patch, notes, conflicts and rescued rows are in the
-- registry like everything else, and a device counts what happened on it.
ALTER TABLE sync.row
    ADD COLUMN patch jsonb,
    ADD COLUMN patch_from bigint, -- the revision of the row that the patch was made for
    ADD COLUMN patch_rev bigint,  -- and the one that it leads to; where `rev` has gone on, the patch says nothing
    ADD COLUMN patch_hash text;
ALTER TABLE sync.conflict ADD COLUMN rest jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(rest) = 'object');
ALTER TABLE sync.recovery ADD COLUMN rest jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(rest) = 'object');

CREATE FUNCTION sync.keep_patch(tbl_ text, id uuid, from_ bigint, rev_ bigint, hash_ text, patch_ jsonb) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    UPDATE sync.row SET patch = patch_, patch_from = from_, patch_rev = rev_, patch_hash = hash_
        WHERE space_id = sync.current_user_id() AND tbl = tbl_ AND row_id = id
$$;

-- Creations of resumes are counted where they happen, never by being told.
CREATE FUNCTION sync.count_event(op uuid, metric_ text, delta_ integer, occurred timestamp) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    space uuid := sync.current_user_id();
BEGIN
    IF space IS NULL THEN
        RAISE insufficient_privilege USING MESSAGE = 'nobody is signed in';
    END IF;
    IF metric_ = 'resumes_created' OR length(metric_) NOT BETWEEN 1 AND 40 OR delta_ NOT BETWEEN 1 AND 1000 THEN
        RAISE check_violation USING MESSAGE = 'no event that a device may count';
    END IF;
    PERFORM sync.count(space, op, metric_, delta_, occurred);
END $$;

-- The web platform's columns follow at the end of the transaction, inside a trigger: a change of them outside one is
-- the web platform's own, and would be counted again.
CREATE FUNCTION sync.counted_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sync.refresh_counters(NEW.space_id);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER sync_counted AFTER INSERT ON sync.usage_event DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.metric <> 'resumes_created') EXECUTE FUNCTION sync.counted_event();

-- Deferred like the others: these rows also go with a resume that the web platform deletes.
CREATE FUNCTION sync.capture_own() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    id uuid;
    space uuid;
BEGIN
    IF TG_TABLE_NAME = 'resume_note' THEN
        id := CASE WHEN TG_OP = 'DELETE' THEN OLD.resume_id ELSE NEW.resume_id END;
    ELSIF TG_TABLE_NAME = 'version_note' THEN
        id := CASE WHEN TG_OP = 'DELETE' THEN OLD.version_id ELSE NEW.version_id END;
    ELSIF TG_TABLE_NAME = 'conflict' THEN
        id := CASE WHEN TG_OP = 'DELETE' THEN OLD.conflict_id ELSE NEW.conflict_id END;
    ELSE
        id := CASE WHEN TG_OP = 'DELETE' THEN OLD.recovery_id ELSE NEW.recovery_id END;
    END IF;
    space := CASE WHEN TG_OP = 'DELETE' THEN OLD.space_id ELSE NEW.space_id END;
    PERFORM sync.record(space, TG_TABLE_NAME, id, CASE WHEN TG_OP = 'DELETE' THEN 'T' ELSE 'L' END::"char");
    RETURN NULL;
END $$;

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['resume_note', 'version_note', 'conflict', 'recovery'] LOOP
        EXECUTE format('CREATE CONSTRAINT TRIGGER sync_change AFTER INSERT OR UPDATE OR DELETE ON sync.%I '
                       'DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION sync.capture_own()', t);
    END LOOP;
END $$;

-- What was written before it was captured.
SELECT sync.record(space_id, 'resume_note', resume_id, 'L') FROM sync.resume_note;
SELECT sync.record(space_id, 'version_note', version_id, 'L') FROM sync.version_note;
SELECT sync.record(space_id, 'conflict', conflict_id, 'L') FROM sync.conflict;
SELECT sync.record(space_id, 'recovery', recovery_id, 'L') FROM sync.recovery;

REVOKE ALL ON FUNCTION sync.keep_patch(text, uuid, bigint, bigint, text, jsonb),
    sync.count_event(uuid, text, integer, timestamp), sync.capture_own(), sync.counted_event()
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sync.keep_patch(text, uuid, bigint, bigint, text, jsonb),
    sync.count_event(uuid, text, integer, timestamp) TO shortlist_client, shortlist_server;
