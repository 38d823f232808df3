#!/usr/bin/env python3
"""Runs the golden command-line cases: tests/cli/<command>/<case>/ holds

  cmd      the shell commands; `winloop` is the program. A first line `# example` starts the case in a copy of the
           example search, `# search` in a new, empty one; else in an empty folder
  in/      files that lie in the working folder at the start (optional)
  stdout   what must come out (empty when missing)
  stderr   the same for standard error
  exit     the exit code (0 when missing)
  after/   files that the folder must then hold, byte for byte; `record.txt` counts the rows of record.db (optional)

usage: golden.py --program PATH [--accept] [COMMAND | COMMAND/CASE]...
"""
import argparse
import difflib
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

CASES = pathlib.Path(__file__).resolve().parent.parent / "cli"


def environment(program, home):
    keep = {k: v for k, v in os.environ.items() if k in ("LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS")}
    return {"PATH": f"{program.parent}:{os.environ['PATH']}", "HOME": str(home), "LC_ALL": "C.UTF-8", "TZ": "UTC",
            "COLUMNS": "80", "ASAN_OPTIONS": "detect_leaks=1", **keep}


class Runner:
    def __init__(self, program):
        self.program = program
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="winloop-golden."))
        self.bases = {}

    def base(self, kind):
        """An example or empty search, laid out once and copied for each case."""
        if kind not in self.bases:
            target = self.folder / f"base-{kind}"
            words = ["init", str(target), "--as-of", "2026-01-12"]
            words += ["--example"] if kind == "example" else ["--role", "Platform Engineering Lead", "--manager", "Priya Raman"]
            subprocess.run([str(self.program), *words], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                           env=environment(self.program, self.folder))
            self.bases[kind] = target
        return self.bases[kind]

    def run(self, case):
        first = (case / "cmd").read_text().splitlines()[0]
        work = self.folder / "work"
        shutil.rmtree(work, ignore_errors=True)
        if first in ("# example", "# search"):
            shutil.copytree(self.base(first[2:]), work)
        else:
            work.mkdir()
        if (case / "in").is_dir():
            shutil.copytree(case / "in", work, dirs_exist_ok=True)
        done = subprocess.run(["bash", str(case / "cmd")], cwd=work, env=environment(self.program, self.folder),
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
        hide = lambda data: data.decode("utf-8", "backslashreplace").replace(str(work), "@WORK@")
        return {"stdout": hide(done.stdout), "stderr": hide(done.stderr), "exit": f"{done.returncode}\n"}, work


def rows(work):
    """How many rows each table of record.db holds: the record's shape without its days and bytes."""
    with sqlite3.connect(f"file:{work / 'record.db'}?mode=ro", uri=True) as record:
        tables = [r[0] for r in record.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%fts%' ORDER BY name")]
        return "".join(f"{t} {record.execute(f'SELECT count(*) FROM {t}').fetchone()[0]}\n" for t in tables)


def held(work, name):
    if name == "record.txt":
        return rows(work)
    path = work / name
    return path.read_text() if path.exists() else "(missing)\n"


def expected_files(case):
    after = case / "after"
    return sorted(str(p.relative_to(after)) for p in after.rglob("*") if p.is_file()) if after.is_dir() else []


def check(case, got, work):
    wanted = {n: (case / n).read_text() if (case / n).exists() else ("0\n" if n == "exit" else "") for n in got}
    for name in expected_files(case):
        wanted["after/" + name] = (case / "after" / name).read_text()
        got["after/" + name] = held(work, name)
    failures = []
    for name, want in wanted.items():
        if want != got[name]:
            failures += difflib.unified_diff(want.splitlines(), got[name].splitlines(), f"{name} expected", f"{name} got", "", "", lineterm="")
    return failures


def accept(case, got, work):
    for name, text in got.items():
        if text == ("0\n" if name == "exit" else ""):
            (case / name).unlink(missing_ok=True)
        else:
            (case / name).write_text(text)
    for name in expected_files(case):
        (case / "after" / name).write_text(held(work, name))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, type=pathlib.Path)
    parser.add_argument("--accept", action="store_true")
    parser.add_argument("which", nargs="*")
    args = parser.parse_args()
    cases = sorted(p.parent for p in CASES.rglob("cmd"))
    if args.which:
        cases = [c for c in cases if any(str(c.relative_to(CASES)) == w or str(c.relative_to(CASES)).startswith(w + "/") for w in args.which)]
    if not cases:
        sys.exit("golden.py: no such case")
    runner = Runner(args.program.resolve())
    failed = 0
    try:
        for case in cases:
            got, work = runner.run(case)
            if args.accept:
                accept(case, got, work)
                continue
            failures = check(case, got, work)
            print(f"{'FAILED' if failures else 'ok'}  {case.relative_to(CASES)}")
            if failures:
                failed += 1
                print("\n".join("    " + line for line in failures))
    finally:
        shutil.rmtree(runner.folder, ignore_errors=True)
    if failed:
        sys.exit(f"{failed} of {len(cases)} cases failed; after looking: ./dev test --accept COMMAND/CASE")


if __name__ == "__main__":
    main()
