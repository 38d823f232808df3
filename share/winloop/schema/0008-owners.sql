-- Who owns a commitment that was noticed: whoever spoke the words, or the one whom they name ("Cy will ring you"), by the names
-- that search.yaml and the candidates had when the record was last written. derived_names says which names of search.yaml.
CREATE TABLE derived_owner (
  commitment INTEGER PRIMARY KEY REFERENCES commitment ON DELETE CASCADE,
  owner      TEXT NOT NULL,
  owner_role TEXT NOT NULL
) STRICT;
CREATE TABLE derived_names (
  row  INTEGER PRIMARY KEY CHECK (row = 1),
  hash TEXT NOT NULL
) STRICT;
INSERT INTO derived_names (row, hash) VALUES (1, '');

DROP VIEW commitments;
CREATE VIEW commitments AS
SELECT m.row, candidate.id AS candidate, m.kind, ifnull(o.owner, m.owner) AS owner,
       ifnull(o.owner_role, m.owner_role) AS owner_role, ifnull(m.what, s.quote) AS what, m.made, m.due_words, m.due,
       m.status, m.settled, s.conversation, s.start_ms, m.owner AS said_by
FROM commitment m LEFT JOIN candidate ON candidate.row = m.candidate LEFT JOIN signals s ON s.id = m.signal
LEFT JOIN derived_owner o ON o.commitment = m.row;
