-- What the assistant was asked and answered, the newest row of a conversation last: who was told its words, and that the
-- same request is not sent twice. Its signals stand in `signal`, with the cue `assist:MODEL`. Appended to only.
CREATE TABLE assist_request (
  row          INTEGER PRIMARY KEY,
  conversation INTEGER NOT NULL REFERENCES conversation,
  request      TEXT NOT NULL,            -- BLAKE2b-256 of the body that was sent, hexadecimal
  endpoint     TEXT NOT NULL,
  model        TEXT NOT NULL,
  day          TEXT NOT NULL,
  kept         INTEGER NOT NULL,         -- of the signals that were proposed
  rejected     INTEGER NOT NULL
) STRICT;
CREATE INDEX assist_request_by_conversation ON assist_request (conversation);

CREATE VIEW assist_requests AS
SELECT a.row, a.conversation, candidate.id AS candidate, c.kind, a.request, a.endpoint, a.model, a.day, a.kept, a.rejected
FROM assist_request a JOIN conversation c ON c.row = a.conversation
LEFT JOIN candidate ON candidate.row = c.candidate;
