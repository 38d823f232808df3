#!/usr/bin/env python3
"""The floor: the rows of a record (originals, utterances, full-text index) copied by SQLite alone into a new database with
the same settings, one statement a table. Prints the seconds that took.

usage: bare_load.py RECORD TARGET
"""
import os
import sqlite3
import sys
import time


def main():
    record, target = sys.argv[1:3]
    if os.path.exists(target):
        os.unlink(target)
    db = sqlite3.connect(target, isolation_level=None)
    db.executescript("PRAGMA page_size = 4096; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;")
    db.execute("ATTACH ? AS record", (record,))
    made = db.execute("SELECT sql FROM record.sqlite_schema WHERE name IN ('original', 'utterance', 'utterance_words')").fetchall()
    for (sql,) in made:
        db.execute(sql)
    for option, value in (("automerge", 0), ("crisismerge", 1000), ("hashsize", 67108864)):
        db.execute("INSERT INTO utterance_words (utterance_words, rank) VALUES (?, ?)", (option, value))
    began = time.perf_counter()
    db.execute("BEGIN IMMEDIATE")
    db.execute("INSERT INTO original SELECT * FROM record.original")
    db.execute("INSERT INTO utterance SELECT * FROM record.utterance")
    db.execute("INSERT INTO utterance_words (rowid, text) SELECT id, text FROM record.utterance")
    db.execute("COMMIT")
    print(f"{time.perf_counter() - began:.3f}")


if __name__ == "__main__":
    main()
