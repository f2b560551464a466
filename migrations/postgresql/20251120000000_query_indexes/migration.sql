-- SPDX-License-Identifier: GPL-3.0-or-later
-- Indexes that answer the platform's queries without reading documents. All are expression or partial indexes, which
-- Prisma does not see.

-- One person's job descriptions with these words. The person is one of the words, under a name with a blank in it,
-- which no description has: the index meets both conditions at once, and no description is read or parsed again.
CREATE INDEX idx_job_descriptions_owner_text ON job_descriptions
    USING GIN ((to_tsvector('english', description) || array_to_tsvector(ARRAY['user ' || user_id::text])))
    WHERE deleted_at IS NULL;

-- Usage by day is summed from the index alone.
DROP INDEX IF EXISTS idx_ai_usage_user_date;
CREATE INDEX idx_ai_usage_user_date ON ai_usage (user_id, date) INCLUDE (feature, tokens_used) WHERE user_id IS NOT NULL;
