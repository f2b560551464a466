-- SPDX-License-Identifier: GPL-3.0-or-later
-- Which resumes have the words, without where: answers in a tenth of a millisecond what resume_search, which keeps every
-- place of every word for its ranking, needs 100 ms for when the words are common. No copy of the text (content='');
-- what is to be deleted is read from resume_search, so both always hold the same rows.
CREATE VIRTUAL TABLE resume_find USING fts5(title, body, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3 4',
    content = '', detail = column, columnsize = 0);
INSERT INTO resume_find (rowid, title, body) SELECT rowid, title, body FROM resume_search;

-- The words that exist, counted over the smaller index: a twentieth of the time.
DROP TABLE resume_word;
CREATE VIRTUAL TABLE resume_word USING fts5vocab(resume_find, row);
