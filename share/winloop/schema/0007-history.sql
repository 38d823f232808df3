-- What became of a commitment, as it was told: on a day it stood as the newest row (day, then row) of by then says, open
-- where there is none; commitment.status and commitment.settled repeat the newest of all. What is told of a day takes the
-- place of what was told of that day and later ones.
CREATE TABLE settlement (
  row        INTEGER PRIMARY KEY,
  commitment INTEGER NOT NULL REFERENCES commitment ON DELETE CASCADE,
  status     TEXT NOT NULL,
  day        TEXT NOT NULL
) STRICT;
CREATE INDEX settlement_by_commitment ON settlement (commitment, day);
INSERT INTO settlement (commitment, status, day) SELECT row, status, settled FROM commitment WHERE settled IS NOT NULL;

-- Addresses are looked up without case.
DROP INDEX candidate_by_email;
CREATE INDEX candidate_by_email ON candidate (email COLLATE NOCASE) WHERE email <> '';

-- A move that was entered for an earlier day left the next one saying where it came from before.
UPDATE stage_move SET from_stage = ifnull((
  SELECT before.to_stage FROM stage_move before
  WHERE before.candidate = stage_move.candidate AND (before.day, before.row) < (stage_move.day, stage_move.row)
  ORDER BY before.day DESC, before.row DESC LIMIT 1), '')
WHERE EXISTS (
  SELECT 1 FROM stage_move late
  WHERE late.candidate = stage_move.candidate AND late.day < stage_move.day AND late.row > stage_move.row);
