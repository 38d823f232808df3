-- That something was erased, never what it said: so that its absence can be accounted for, and no conversation gets the
-- number of one that is gone. Appended to only.
CREATE TABLE erasure (
  row    INTEGER PRIMARY KEY,
  what   TEXT NOT NULL CHECK (what IN ('conversation', 'words', 'candidate', 'rating')),
  number INTEGER,                        -- of the conversation
  day    TEXT NOT NULL,
  why    TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX erasure_by_number ON erasure (number) WHERE number IS NOT NULL;
