-- Which mail a conversation is, so that another copy of it (with other line ends, from a mailbox, from a colleague) is known:
-- its Message-ID, else a hash of its sender, day and words. '' for all that is no mail.
ALTER TABLE conversation ADD COLUMN message TEXT NOT NULL DEFAULT '';
CREATE INDEX conversation_by_message ON conversation (message) WHERE message <> '';
