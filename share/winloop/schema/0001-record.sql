-- record.db: what happened in one search. Written by the program only; anyone may read it with sqlite3.
--
-- Days are ISO text (2026-03-04), but for ratings, which can be many: there a day is its number since 1970-01-01.
-- Identifiers carry their place: an utterance is conversation << 20 | sequence, a signal is utterance << 10 | number,
-- so that all utterances and signals of a conversation are one range of their table and need no further index.
-- Views (plural names) join what a reader wants to see. Tables called derived_* can be rebuilt from the others.

PRAGMA application_id = 0x77696e6c;

-- People in the search.
CREATE TABLE candidate (
  row         INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  name        TEXT NOT NULL,
  email       TEXT NOT NULL DEFAULT '',
  source      TEXT NOT NULL DEFAULT '',
  stage       TEXT NOT NULL,             -- where the newest move has put them
  stage_since TEXT NOT NULL,
  added       TEXT NOT NULL
) STRICT;
CREATE INDEX candidate_by_email ON candidate (email) WHERE email <> '';

CREATE TABLE candidate_alias (
  candidate INTEGER NOT NULL REFERENCES candidate,
  number    INTEGER NOT NULL,
  alias     TEXT NOT NULL,
  PRIMARY KEY (candidate, number)
) STRICT, WITHOUT ROWID;

-- One field of everyone is one range: a fact criterion reads it in one go.
CREATE TABLE candidate_fact (
  field     TEXT NOT NULL,
  candidate INTEGER NOT NULL REFERENCES candidate,
  value     ANY NOT NULL,                -- REAL for a number, else TEXT
  PRIMARY KEY (field, candidate)
) STRICT, WITHOUT ROWID;
CREATE INDEX candidate_fact_by_candidate ON candidate_fact (candidate);

CREATE TABLE stage_move (
  row        INTEGER PRIMARY KEY,
  candidate  INTEGER NOT NULL REFERENCES candidate,
  from_stage TEXT NOT NULL,              -- empty when the candidate was added
  to_stage   TEXT NOT NULL,
  day        TEXT NOT NULL,
  why        TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX stage_move_by_candidate ON stage_move (candidate, day);
CREATE INDEX stage_move_by_day ON stage_move (day);

-- The captured bytes: one Zstandard frame, once for the same content.
CREATE TABLE original (
  row   INTEGER PRIMARY KEY,
  hash  TEXT NOT NULL UNIQUE,            -- BLAKE2b-256 of the bytes, hexadecimal
  size  INTEGER NOT NULL,                -- of the bytes before compression
  frame BLOB NOT NULL
) STRICT;

CREATE TABLE conversation (
  row        INTEGER PRIMARY KEY,
  candidate  INTEGER REFERENCES candidate,  -- null: about the search as a whole
  kind       TEXT NOT NULL,
  day        TEXT NOT NULL,
  file       TEXT NOT NULL,              -- the name it was captured from
  format     TEXT NOT NULL,
  original   INTEGER NOT NULL REFERENCES original,
  utterances INTEGER NOT NULL,
  lexicon    TEXT NOT NULL               -- the version that noticed its signals
) STRICT;
CREATE UNIQUE INDEX conversation_once ON conversation (original, ifnull(candidate, 0), kind, day);
CREATE INDEX conversation_by_candidate ON conversation (candidate);

-- Labels as the file has them, in order of first appearance (number from 1), and who that is.
CREATE TABLE speaker (
  conversation INTEGER NOT NULL REFERENCES conversation,
  number       INTEGER NOT NULL,
  label        TEXT NOT NULL,
  person       TEXT NOT NULL DEFAULT '', -- empty when not known
  role         TEXT NOT NULL,
  PRIMARY KEY (conversation, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE utterance (
  id          INTEGER PRIMARY KEY,       -- conversation << 20 | sequence from 0
  speaker     INTEGER,                   -- its number; null where the source names nobody
  start_ms    INTEGER,
  end_ms      INTEGER,
  source_from INTEGER NOT NULL,          -- bytes in the original
  source_size INTEGER NOT NULL,
  text        TEXT NOT NULL
) STRICT;

-- The words. Merging is left to an explicit step (automerge, crisismerge), so that no capture ever waits for one; the
-- large hash keeps a bulk capture from writing many small segments. Lengths come from derived_length, not from FTS5.
CREATE VIRTUAL TABLE utterance_words USING fts5 (
  text, content = 'utterance', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2', columnsize = 0, detail = full);
INSERT INTO utterance_words (utterance_words, rank) VALUES ('automerge', 0);
INSERT INTO utterance_words (utterance_words, rank) VALUES ('crisismerge', 1000);
INSERT INTO utterance_words (utterance_words, rank) VALUES ('hashsize', 67108864);

-- For ranking and filtering hits without fetching their rows: for each utterance of a conversation in sequence two bytes,
-- little-endian, cut at 65,535: its number of words, and its speaker's number (0 for none).
CREATE TABLE derived_length (
  conversation INTEGER PRIMARY KEY REFERENCES conversation,
  words        BLOB NOT NULL
) STRICT;
CREATE TABLE derived_speaker (
  conversation INTEGER PRIMARY KEY REFERENCES conversation,
  speakers     BLOB NOT NULL
) STRICT;

-- The quote is bytes [quote_from, quote_from + quote_size) of the utterance's text; the view `signals` shows it.
CREATE TABLE signal (
  id         INTEGER PRIMARY KEY,        -- utterance << 10 | number from 0
  quote_from INTEGER NOT NULL,
  quote_size INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  category   TEXT NOT NULL,
  cue        TEXT NOT NULL,
  status     TEXT NOT NULL DEFAULT 'noticed',
  answered   INTEGER NOT NULL DEFAULT 0,
  due_words  TEXT NOT NULL DEFAULT '',
  due        TEXT
) STRICT;

CREATE TABLE commitment (
  row        INTEGER PRIMARY KEY,
  candidate  INTEGER REFERENCES candidate,
  signal     INTEGER UNIQUE REFERENCES signal,  -- null for one written down by hand
  kind       TEXT NOT NULL,
  owner      TEXT NOT NULL,
  owner_role TEXT NOT NULL,
  what       TEXT,                       -- null: the signal's quote
  made       TEXT NOT NULL,
  due_words  TEXT NOT NULL DEFAULT '',
  due        TEXT,
  status     TEXT NOT NULL DEFAULT 'open',
  settled    TEXT                        -- when it was kept, broken or dropped
) STRICT;

CREATE TABLE criterion (
  row    INTEGER PRIMARY KEY,
  id     TEXT NOT NULL UNIQUE,
  newest INTEGER NOT NULL                -- the latest day of any of its ratings
) STRICT;

CREATE TABLE rater (
  row  INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

-- Appended to only. Of the same candidate, criterion and rater the newest (day, then row) counts.
CREATE TABLE rating (
  row       INTEGER PRIMARY KEY,
  candidate INTEGER NOT NULL REFERENCES candidate,
  criterion INTEGER NOT NULL REFERENCES criterion,
  rater     INTEGER NOT NULL REFERENCES rater,
  level     INTEGER NOT NULL CHECK (level BETWEEN 1 AND 4),
  day       INTEGER NOT NULL,            -- days since 1970-01-01
  note      TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX rating_by_candidate ON rating (candidate, criterion);

-- What the ratings say, one byte a candidate (candidate.row = chunk * 65536 + position + 1; a byte that is missing is
-- 255): raters and their sum as winloop/model/rating.hpp encodes them. Criterion 0 says who is there: 1, else 255.
CREATE TABLE derived_column (
  row       INTEGER PRIMARY KEY,
  criterion INTEGER NOT NULL,
  chunk     INTEGER NOT NULL,
  codes     BLOB NOT NULL,
  UNIQUE (criterion, chunk)
) STRICT;

-- spec.yaml as adopted, byte for byte.
CREATE TABLE spec_version (
  number INTEGER PRIMARY KEY,            -- from 1
  text   TEXT NOT NULL,
  by     TEXT NOT NULL,
  day    TEXT NOT NULL,
  why    TEXT NOT NULL
) STRICT;

-- standings: columns after one another, each of `candidates` values in order of rank, little-endian:
-- candidate.row uint32, rank uint32, score float32, low float32, high float32, coverage float32,
-- must-haves uint8 (0 none, 1 met, 2 unknown, 3 failed).
CREATE TABLE ranking (
  row          INTEGER PRIMARY KEY,
  spec_version INTEGER NOT NULL REFERENCES spec_version,
  day          TEXT NOT NULL,
  why          TEXT NOT NULL,
  candidates   INTEGER NOT NULL,
  standings    BLOB NOT NULL
) STRICT;

CREATE TABLE review (
  row   INTEGER PRIMARY KEY,
  day   TEXT NOT NULL,
  notes TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE review_person (
  review INTEGER NOT NULL REFERENCES review,
  number INTEGER NOT NULL,
  name   TEXT NOT NULL,
  PRIMARY KEY (review, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE decision (
  row       INTEGER PRIMARY KEY,
  candidate INTEGER NOT NULL REFERENCES candidate,
  decision  TEXT NOT NULL,
  next      TEXT NOT NULL DEFAULT '',
  owner     TEXT NOT NULL DEFAULT '',
  due       TEXT,
  day       TEXT NOT NULL
) STRICT;

CREATE TABLE recall (
  row       INTEGER PRIMARY KEY,
  candidate INTEGER NOT NULL REFERENCES candidate,
  by        TEXT NOT NULL,
  said      TEXT NOT NULL,               -- categories of motivation, apart by spaces
  words     TEXT NOT NULL DEFAULT '',
  day       TEXT NOT NULL
) STRICT;

CREATE VIEW conversations AS
SELECT c.row, candidate.id AS candidate, c.kind, c.day, c.file, c.format, c.utterances, original.hash
FROM conversation c LEFT JOIN candidate ON candidate.row = c.candidate JOIN original ON original.row = c.original;

CREATE VIEW utterances AS
SELECT u.id, c.row AS conversation, candidate.id AS candidate, c.kind, c.day, speaker.label AS speaker, speaker.person,
       speaker.role, u.start_ms, u.end_ms, u.text
FROM utterance u JOIN conversation c ON c.row = u.id >> 20
LEFT JOIN candidate ON candidate.row = c.candidate
LEFT JOIN speaker ON speaker.conversation = c.row AND speaker.number = u.speaker;

CREATE VIEW signals AS
SELECT s.id, u.conversation, u.candidate, u.kind AS conversation_kind, u.day, u.speaker, u.person, u.role, u.start_ms,
       s.kind, s.category, CAST(substr(CAST(u.text AS BLOB), s.quote_from + 1, s.quote_size) AS TEXT) AS quote,
       s.cue, s.status, s.answered
FROM signal s JOIN utterances u ON u.id = s.id >> 10;

CREATE VIEW commitments AS
SELECT m.row, candidate.id AS candidate, m.kind, m.owner, m.owner_role, ifnull(m.what, s.quote) AS what, m.made,
       m.due_words, m.due, m.status, m.settled, s.conversation, s.start_ms
FROM commitment m LEFT JOIN candidate ON candidate.row = m.candidate LEFT JOIN signals s ON s.id = m.signal;

CREATE VIEW ratings AS
SELECT r.row, candidate.id AS candidate, criterion.id AS criterion, rater.name AS rater, r.level,
       date(r.day * 86400, 'unixepoch') AS day, r.note
FROM rating r JOIN candidate ON candidate.row = r.candidate JOIN criterion ON criterion.row = r.criterion
JOIN rater ON rater.row = r.rater;
