-- SPDX-License-Identifier: GPL-3.0-or-later
-- Resumes with a skill, found without reading a resume. The index on content->'skills' says which documents may have
-- it, and then each of them, 50 KB out of line, is read and parsed to see whether it does; with thirty hits that took
-- most of the time. These words are group and skill in one, and a full-text index answers for whole words exactly.
CREATE FUNCTION shortlist_skill_words(content jsonb) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
    -- A word of a full-text index has 2 KB at most; nobody looks for a longer skill.
    SELECT coalesce(array_to_tsvector(array_agg(DISTINCT left(g.key || ' ' || s.skill, 500))), ''::tsvector)
    FROM jsonb_each(CASE jsonb_typeof(content -> 'skills') WHEN 'object' THEN content -> 'skills' ELSE '{}' END) g,
         jsonb_array_elements_text(CASE jsonb_typeof(g.value) WHEN 'array' THEN g.value ELSE '[]' END) s(skill)
    WHERE g.key || s.skill <> ''
$$;
CREATE INDEX idx_resumes_skill_words ON resumes USING GIN (shortlist_skill_words(content)) WHERE deleted_at IS NULL;
