-- SPDX-License-Identifier: GPL-3.0-or-later
-- The usual change, one row of one account, in one statement: revision, its link in the chain and the registry. What
-- that statement does not find (a row or an account that is new, a revision that this transaction raised already) goes
-- the longer way.
CREATE OR REPLACE FUNCTION sync.capture_owned() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.user_id = NEW.user_id THEN
        WITH raised AS (
            UPDATE sync.space s
                SET rev = s.rev + 1, raised_by = pg_current_xact_id(), raised_at = now(),
                    chain = substr(sha256(s.chain || int8send(s.rev + 1) || uuid_send(gen_random_uuid())), 1, 8)
                WHERE s.space_id = NEW.user_id
                  AND (s.raised_by, s.raised_at) IS DISTINCT FROM (pg_current_xact_id(), now())
                RETURNING s.rev, s.chain),
        link AS (INSERT INTO sync.rev (space_id, rev, chain) SELECT NEW.user_id, rev, chain FROM raised)
        UPDATE sync.row r SET rev = raised.rev, state = 'L' FROM raised
            WHERE r.space_id = NEW.user_id AND r.tbl = TG_TABLE_NAME AND r.row_id = NEW.id;
        IF FOUND THEN
            RETURN NULL;
        END IF;
    END IF;
    IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND OLD.user_id <> NEW.user_id) THEN
        PERFORM sync.record(OLD.user_id, TG_TABLE_NAME, OLD.id, 'T');
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM sync.record(NEW.user_id, TG_TABLE_NAME, NEW.id, 'L');
    END IF;
    RETURN NULL;
END $$;

-- Whoever writes a link holds its account's row; asking for that again with every revision cost more than the link.
ALTER TABLE sync.rev DROP CONSTRAINT rev_space_id_fkey;
CREATE OR REPLACE FUNCTION sync.forget_space() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM sync.space WHERE space_id = OLD.id;
    DELETE FROM sync.rev WHERE space_id = OLD.id;
    RETURN NULL;
END $$;
