#!/usr/bin/env python3
"""A capture that is killed, or finds the disk full, leaves the record as before or as after.

The program runs again and again, with the fault at the 1st, 2nd, 3rd, ... call that changes a file, until it finishes
unharmed. After each run the record must be whole (SQLite's integrity check, the full-text index against its content),
hold all of the capture or nothing of it, and take the same capture again.

usage: faults.py --program PATH --faults LIBRARY kill|full
"""
import argparse
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

TRANSCRIPT = "WEBVTT\n\n" + "".join(
    f"00:{i // 60:02}:{i % 60:02}.000 --> 00:{i // 60:02}:{i % 60:02}.900\n{who}: {what}\n\n"
    for i, (who, what) in enumerate([
        ("Ana Ruiz", "What I want is one thing end to end that is mine."),
        ("Noor Haddad", "I'll send you the architecture notes by Thursday."),
        ("Ana Ruiz", "I should say that I am in a final round somewhere else."),
    ] * 30))


def counts(record):
    with sqlite3.connect(record) as db:  # read-write: rolls a hot journal back, as the next command would
        if db.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            sys.exit("the record is damaged")
        db.execute("INSERT INTO utterance_words(utterance_words, rank) VALUES ('integrity-check', 1)")
        return {t: db.execute(f"SELECT count(*) FROM {t}").fetchone()[0]
                for t in ("conversation", "utterance", "signal", "original", "commitment")}


def run(program, search, *words, **env):
    return subprocess.run([str(program), *words, "-C", str(search), "--as-of", "2026-03-05"], capture_output=True, text=True,
                          env={**os.environ, **env})


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True, type=pathlib.Path)
    parser.add_argument("--faults", required=True, type=pathlib.Path)
    parser.add_argument("fault", choices=["kill", "full"])
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="winloop-faults.") as folder:
        folder = pathlib.Path(folder)
        base, inbox = folder / "base", folder / "inbox"
        subprocess.run([str(args.program), "init", str(base), "--role", "Lead", "--manager", "Noor Haddad"], check=True, capture_output=True)
        run(args.program, base, "candidate", "add", "Ana Ruiz").check_returncode()
        inbox.mkdir()
        for day in (3, 4):
            (inbox / f"2026-03-0{day} ana-ruiz screen.vtt").write_text(TRANSCRIPT + f"NOTE {day}\n")
        before = counts(base / "record.db")
        clean = folder / "clean"
        shutil.copytree(base, clean)
        run(args.program, clean, "capture", str(inbox)).check_returncode()
        after = counts(clean / "record.db")
        if after["conversation"] != 2 or after["signal"] == 0:
            sys.exit(f"the capture itself does not do what this test expects: {after}")

        points, seen = 0, set()
        while True:
            points += 1
            search = folder / "search"
            shutil.rmtree(search, ignore_errors=True)
            shutil.copytree(base, search)
            done = run(args.program, search, "capture", str(inbox), LD_PRELOAD=str(args.faults.resolve()), WINLOOP_FAULT=f"{args.fault}:{points}")
            if args.fault == "full" and done.returncode not in (0, 6):
                sys.exit(f"full disk at call {points}: exit {done.returncode}, expected 6: {done.stderr}")
            held = counts(search / "record.db")
            if held not in (before, after):
                sys.exit(f"{args.fault} at call {points} left {held}; before {before}, after {after}")
            if done.returncode == 0 and held != after:
                sys.exit(f"{args.fault} at call {points}: exit 0, but the capture is not there")
            seen.add("before" if held == before else "after")
            run(args.program, search, "capture", str(inbox)).check_returncode()
            if counts(search / "record.db") != after:
                sys.exit(f"{args.fault} at call {points}: capturing again did not give the whole record")
            if done.returncode == 0:
                break
        if points < 10 or "before" not in seen:
            sys.exit(f"only {points} points were struck: the faults do not reach the program")
        print(f"{points} points, the record was left {' or '.join(sorted(seen))}")


if __name__ == "__main__":
    main()
