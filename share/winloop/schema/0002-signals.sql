-- What people said of signals: their word outranks the lexicon's. Appended to only; of the same words, kind and category
-- the newest (day, then row) counts, and signal.status repeats it. Keyed by the words themselves, so that it holds
-- whatever a later pass of the lexicon finds there. A question is one whether it is open or answered by now.
CREATE TABLE verdict (
  row        INTEGER PRIMARY KEY,
  utterance  INTEGER NOT NULL REFERENCES utterance,
  quote_from INTEGER NOT NULL,           -- bytes of the utterance's text
  quote_size INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  category   TEXT NOT NULL,
  word       TEXT NOT NULL CHECK (word IN ('confirmed', 'dismissed', 'added')),
  by         TEXT NOT NULL,
  day        TEXT NOT NULL,
  why        TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX verdict_by_utterance ON verdict (utterance);
CREATE INDEX verdict_by_day ON verdict (day);

CREATE VIEW verdicts AS
SELECT v.row, u.conversation, u.candidate, u.speaker, u.start_ms, v.kind, v.category,
       CAST(substr(CAST(u.text AS BLOB), v.quote_from + 1, v.quote_size) AS TEXT) AS quote, v.word, v.by, v.day, v.why
FROM verdict v JOIN utterances u ON u.id = v.utterance;
