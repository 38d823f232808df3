#!/usr/bin/env python3
"""How well signals are noticed: the labelled conversations captured by the real program and scored by the tool beside
them, with the misses; then the cross-validation over the training collections, the estimate for unseen conversations.

usage: signals.py --build DIR

Skips the first part when ../shared/data/conversations is not there.
"""
import argparse
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"


def run(*words):
    done = subprocess.run([str(w) for w in words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, words))} exited {done.returncode}: {done.stderr.decode()}")


def capture(winloop, search, gold_file, number):
    """Captures one conversation, with a candidate of its own and the speakers that its labels name."""
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    candidate = f"candidate-{number}"
    run(winloop, "candidate", "add", f"Candidate {number}", "--id", candidate, "-C", search)
    speakers = [word for label, role in gold["speakers"].items() for word in ("--speaker", f"{label}={role}")]
    run(winloop, "capture", gold_file.parent / gold["transcript"], "-C", search, "--candidate", candidate,
        "--kind", gold["kind"], "--on", gold["date"], *speakers)


def found(search):
    """What was noticed, as the scoring tool reads it."""
    record = sqlite3.connect(search / "record.db")
    rows = record.execute("SELECT c.file, s.kind, s.category, s.speaker, s.quote FROM signals s"
                          " JOIN conversation c ON c.row = s.conversation ORDER BY s.id")
    return [dict(zip(("file", "kind", "category", "speaker", "quote"), row)) for row in rows]


def labelled(winloop, folder):
    search = folder / "search"
    run(winloop, "init", search, "--role", "Lead", "--manager", "Noor Haddad")
    conversations = SHARED / "data/conversations"
    for number, gold_file in enumerate(sorted(conversations.glob("*.gold.json"))):
        capture(winloop, search, gold_file, number)
    lines = folder / "found.ndjson"
    lines.write_text("".join(json.dumps(one) + "\n" for one in found(search)), encoding="utf-8")
    subprocess.run([sys.executable, str(SHARED / "tools/score_signals.py"), str(conversations), str(lines), "--misses"],
                   check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", required=True, type=pathlib.Path)
    build = parser.parse_args().build.resolve()
    if (SHARED / "data/conversations").is_dir():
        print("\nsignals in the labelled conversations (the cues were tuned on them)", flush=True)
        with tempfile.TemporaryDirectory(prefix="winloop-signals.") as folder:
            labelled(build / "bin/winloop", pathlib.Path(folder))
    print("\nsignals by cross-validation", flush=True)
    subprocess.run([str(build / "tests/train/winloop_train"), "--training", str(ROOT / "share/winloop/training"),
                    "--lexicon", str(ROOT / "share/winloop/lexicon/en.yaml")], check=True)


if __name__ == "__main__":
    main()
