-- Whether the people in a conversation agreed that its words are kept: '' where nobody said (the search's own basis
-- holds), 'given', or 'declined': then only the fact that it took place is here, its original is the empty one, and its
-- file's name is all that tells two of one day apart.
ALTER TABLE conversation ADD COLUMN consent TEXT NOT NULL DEFAULT '' CHECK (consent IN ('', 'given', 'declined'));

DROP INDEX conversation_once;
CREATE UNIQUE INDEX conversation_once ON conversation (
  original, ifnull(candidate, 0), kind, day, iif(consent = 'declined', file, ''));
CREATE INDEX conversation_declined ON conversation (file) WHERE consent = 'declined';

DROP VIEW conversations;
CREATE VIEW conversations AS
SELECT c.row, candidate.id AS candidate, c.kind, c.day, c.file, c.format, c.utterances, original.hash, c.consent
FROM conversation c LEFT JOIN candidate ON candidate.row = c.candidate JOIN original ON original.row = c.original;
