#!/usr/bin/env python3
"""The yardstick: a plain script that loads the cues of a folder of VTT files into SQLite with a full-text index."""
import os
import pathlib
import re
import sqlite3
import sys

CUE = re.compile(r"([\d:.]+) --> ([\d:.]+)[^\n]*\n(.*?)(?:\n\n|\Z)", re.S)


def main():
    folder, target = map(pathlib.Path, sys.argv[1:3])
    if target.exists():
        os.unlink(target)
    db = sqlite3.connect(target)
    db.executescript("""
        PRAGMA synchronous = FULL;
        CREATE TABLE cue (id INTEGER PRIMARY KEY, file TEXT, begins TEXT, ends TEXT, speaker TEXT, text TEXT);
        CREATE VIRTUAL TABLE words USING fts5 (text, content = 'cue', content_rowid = 'id');
        CREATE TRIGGER cue_words AFTER INSERT ON cue BEGIN INSERT INTO words (rowid, text) VALUES (new.id, new.text); END;
    """)
    with db:
        for file in sorted(folder.iterdir()):
            for begins, ends, payload in CUE.findall(file.read_text(encoding="utf-8")):
                speaker, _, text = payload.partition(": ")
                db.execute("INSERT INTO cue (file, begins, ends, speaker, text) VALUES (?, ?, ?, ?, ?)",
                           (file.name, begins, ends, speaker, text))
    db.close()


if __name__ == "__main__":
    main()
