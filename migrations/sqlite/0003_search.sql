-- SPDX-License-Identifier: GPL-3.0-or-later
-- Full-text search. Indexing is not on the path of a save: the save only leaves a mark in search_pending, in the same
-- transaction, and the index catches up when the program is idle or before it answers a search.

-- Names what a row of an index stands for. Ids are never used again (AUTOINCREMENT), so a posting whose document is gone
-- can stay in version_search, which cannot delete, until the next rebuild: it joins with nothing.
CREATE TABLE search_document (
    docid      INTEGER PRIMARY KEY AUTOINCREMENT,
    kind       TEXT    NOT NULL CHECK (kind IN ('resume', 'job', 'version')),
    target     TEXT    NOT NULL,
    resume_id  TEXT,   -- of a version
    UNIQUE (kind, target)
) STRICT;
CREATE INDEX search_document_resume ON search_document (resume_id) WHERE resume_id IS NOT NULL;

CREATE TABLE search_pending (
    seq     INTEGER PRIMARY KEY,
    kind    TEXT NOT NULL,
    target  TEXT NOT NULL,
    UNIQUE (kind, target)
) STRICT;

CREATE VIRTUAL TABLE resume_search USING fts5(title, body, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
CREATE VIRTUAL TABLE job_search USING fts5(title, body, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
-- Versions are many and large: no copy of their text (content=''), and only which words each has, not where (detail=none).
-- Both together make it a tenth of the full form. The words are found again in the version's content for the snippet.
CREATE VIRTUAL TABLE version_search USING fts5(body, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3',
    content = '', detail = none);

-- The words that exist, for "did you mean".
CREATE VIRTUAL TABLE resume_word USING fts5vocab(resume_search, row);
CREATE VIRTUAL TABLE job_word USING fts5vocab(job_search, row);

CREATE TRIGGER resumes_search_insert AFTER INSERT ON resumes BEGIN
    INSERT OR IGNORE INTO search_pending (kind, target) VALUES ('resume', NEW.id);
END;
CREATE TRIGGER resumes_search_update AFTER UPDATE OF id, title, extracted_text, deleted_at ON resumes BEGIN
    INSERT OR IGNORE INTO search_pending (kind, target) VALUES ('resume', NEW.id);
END;
CREATE TRIGGER resumes_search_delete AFTER DELETE ON resumes BEGIN
    INSERT OR IGNORE INTO search_pending (kind, target) VALUES ('resume', OLD.id);
END;
CREATE TRIGGER job_descriptions_search_insert AFTER INSERT ON job_descriptions BEGIN
    INSERT OR IGNORE INTO search_pending (kind, target) VALUES ('job', NEW.id);
END;
CREATE TRIGGER job_descriptions_search_update AFTER UPDATE OF id, title, company, location, description, deleted_at ON job_descriptions BEGIN
    INSERT OR IGNORE INTO search_pending (kind, target) VALUES ('job', NEW.id);
END;
CREATE TRIGGER job_descriptions_search_delete AFTER DELETE ON job_descriptions BEGIN
    INSERT OR IGNORE INTO search_pending (kind, target) VALUES ('job', OLD.id);
END;
CREATE TRIGGER resume_versions_search_insert AFTER INSERT ON resume_versions BEGIN
    INSERT OR IGNORE INTO search_pending (kind, target) VALUES ('version', NEW.id);
END;
CREATE TRIGGER resume_versions_search_delete AFTER DELETE ON resume_versions BEGIN
    DELETE FROM search_document WHERE kind = 'version' AND target = OLD.id;
    DELETE FROM search_pending WHERE kind = 'version' AND target = OLD.id;
END;
