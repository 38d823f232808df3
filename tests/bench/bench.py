#!/usr/bin/env python3
"""Measures winloop beside what a user would use instead, in one run, and prints a table a subject.

  capture   2,000 transcripts of 45 minutes (100 MB of VTT) into a new record; then single captures into it
  find      a rare word, a phrase and a common word over that record, beside ripgrep over the files
  rerank    100,000 candidates by 20 criteria, 40% of the ratings missing, the CSV written; then 1,000,000 that were ranked
            before, beside DuckDB (Node and npm needed) and a bare mapped file
  scale     10,000 transcripts: per file beside 100 of them, beside SQLite's bare load of the same rows; single captures
            into them; find beside ripgrep and notmuch
  start     --help, beside an empty program
  signals   how well signals are noticed in the labelled conversations, and by cross-validation

usage: bench.py --build DIR [--transcripts N] [--candidates N] [--pool-size N | --pool DIR] [--rounds N] [--no-duckdb] [--scale N]
                [SUBJECT]...

Medians of repeated runs on a warm cache. Figures, not tests: nothing here fails.
"""
import argparse
import csv
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time


class Run:
    """One finished process: wall seconds and peak memory."""

    def __init__(self, seconds, peak_mb, code):
        self.seconds, self.peak_mb, self.code = seconds, peak_mb, code


def run(*words, stdout=subprocess.DEVNULL, env=None):
    began = time.perf_counter()
    process = subprocess.Popen([str(w) for w in words], stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE, env=env)
    complaint = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    code = os.waitstatus_to_exitcode(status)
    process.returncode = code
    if code not in (0, 1):
        raise SystemExit(f"{' '.join(map(str, words))} exited {code}: {complaint.decode()}")
    return Run(seconds, usage.ru_maxrss / 1024, code)


def repeated(times, *words, **how):
    runs = sorted(run(*words, **how).seconds for _ in range(times))
    return {"median": statistics.median(runs), "p99": runs[min(len(runs) - 1, int(len(runs) * 0.99))], "least": runs[0]}


def show(title, rows):
    print(f"\n{title}")
    wide = max(len(name) for name, _ in rows)
    for name, value in rows:
        print(f"  {name:{wide}}  {value}")


def ms(seconds):
    return f"{seconds * 1000:8.1f} ms"


class DuckDB:
    """The pool as a table of DuckDB's own; its client is installed into the build folder."""

    def __init__(self, build, folder, table):
        home, here = build / "duckdb", pathlib.Path(__file__).with_name("duckdb")
        home.mkdir(exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(here / name, home / name)
        if not (home / "node_modules").exists():
            subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--silent"], cwd=home, check=True, stdout=subprocess.DEVNULL)
        self.script, self.csv, self.database = here / "rank.mjs", folder / "duckdb.csv", folder / "pool.duckdb"
        self.env = {**os.environ, "WINLOOP_BENCH_MODULES": str(home / "node_modules")}
        self.database.unlink(missing_ok=True)
        run("node", self.script, "load", table, self.database, env=self.env)

    def rank(self, *bars):
        """Seconds without Node's start, and the peak of memory with it. With the bar before too, also why each moved."""
        files = [self.csv.with_name(f"bar-{number}.json") for number, _ in enumerate(bars)]
        for file, bar in zip(files, bars):
            file.write_text(json.dumps(bar))
        with tempfile.TemporaryFile("w+") as said:
            took = run("node", self.script, "rank", self.database, files[0], self.csv, *files[1:], stdout=said, env=self.env)
            said.seek(0)
            return float(said.read()), took.peak_mb


def criteria_of(spec):
    found = [dict(re.findall(r"(id|weight|must): ([\w.]+)", line)) for line in spec.read_text().splitlines() if "id:" in line]
    return [{key: value if key == "id" else float(value) for key, value in one.items()} for one in found]


def compare_exactly(ours, bare):
    """Whether the bare file's lines are the beginnings of ours."""
    with open(ours) as mine, open(bare) as other:
        alike = all(line.startswith(short.rstrip("\n") + ",") for line, short in zip(mine, other, strict=True))
    return "byte for byte the same" if alike else "DIFFERENT"


def compare_roughly(ours, theirs):
    """DuckDB adds doubles where winloop adds whole numbers: a last digit may differ, and with it who stands first of two."""
    with open(ours) as mine, open(theirs) as other:
        people = {row["candidate"]: row for row in csv.DictReader(mine)}
        worst, count, differ = {}, 0, {}
        for row in csv.DictReader(other):
            same = people.pop(row["candidate"])
            count += 1
            for key, value in row.items():
                if value == same[key]:
                    continue
                if key in ("rank", "must_haves", "most_by", "must_haves_before", "fails") or not value or not same[key]:
                    differ[key] = differ.get(key, 0) + 1
                elif key in ("score", "score_change", "most_by_change", "interval_low", "interval_high"):
                    worst[key] = max(worst.get(key, 0), abs(float(value) - float(same[key])))
    complete = "everybody in both" if not people else f"{len(people)} MISSING"
    near = ", ".join(f"{key} by {most:.1e} at most" for key, most in worst.items()) or "no figure"
    others = ", ".join(f"{key} of {many}" for key, many in differ.items()) or "nothing else"
    return f"{complete}; of {count} differ {near}; {others}"


class Bench:
    def __init__(self, build, folder, args):
        self.winloop = build / "bin/winloop"
        self.build = build
        self.generate = build / "tests/winloop_bench_generate"
        self.folder, self.args = folder, args
        self.record = folder / "search"

    def transcripts(self):
        inbox = self.folder / "inbox"
        if not inbox.exists():
            run(self.generate, "transcripts", inbox, self.args.transcripts)
        return inbox

    def new_search(self, where):
        shutil.rmtree(where, ignore_errors=True)
        run(self.winloop, "init", where, "--role", "Lead", "--manager", "Noor Haddad")
        run(self.winloop, "candidate", "add", "Ana Ruiz", "-C", where)
        return where

    def filled(self):
        """The record with all transcripts, and what filling it took."""
        inbox = self.transcripts()
        took = run(self.winloop, "capture", inbox, "-C", self.new_search(self.record)) if not (self.record / "full").exists() else None
        (self.record / "full").touch()
        return took

    def capture(self):
        inbox = self.transcripts()
        size = sum(f.stat().st_size for f in inbox.iterdir()) / 1e6
        shutil.rmtree(self.record, ignore_errors=True)
        took = self.filled()
        rows = [(f"{self.args.transcripts} transcripts, {size:.0f} MB", f"{took.seconds:6.2f} s  {size / took.seconds:6.1f} MB/s  peak {took.peak_mb:.0f} MB"),
                ("record.db", f"{(self.record / 'record.db').stat().st_size / 1e6:6.0f} MB")]
        tenth = self.folder / "tenth"
        tenth.mkdir(exist_ok=True)
        for file in sorted(inbox.iterdir())[: max(1, self.args.transcripts // 10)]:
            os.link(file, tenth / file.name)
        small = run(self.winloop, "capture", tenth, "-C", self.new_search(self.folder / "small"))
        rows.append(("a tenth of them", f"{small.seconds:6.2f} s  peak {small.peak_mb:.0f} MB"))
        singles = self.folder / "singles"
        run(self.generate, "transcripts", singles, 60, self.args.transcripts)
        times = sorted(run(self.winloop, "capture", f, "-C", self.record).seconds for f in sorted(singles.iterdir()))
        rows += [("a single capture afterwards, median", ms(statistics.median(times))), ("  slowest of 60", ms(times[-1]))]
        bare = self.bare_load(self.record)
        rows.append(("SQLite alone, the same rows", f"{bare:6.2f} s  winloop takes {took.seconds / bare:.2f} times as long"))
        python = self.python_load(inbox)
        rows.append(("the same rows by a Python script", f"{python:6.2f} s  winloop is {python / took.seconds:.1f} times as fast"))
        show("capture", rows)

    def bare_load(self, search):
        done = subprocess.run(["/usr/bin/python3", pathlib.Path(__file__).with_name("bare_load.py"), search / "record.db", self.folder / "bare.db"],
                              check=True, capture_output=True, text=True)
        return float(done.stdout)

    def python_load(self, inbox):
        """What a recruiter's engineer would write: the csv of cues into sqlite3 with an FTS5 trigger."""
        return run("/usr/bin/python3", pathlib.Path(__file__).with_name("plain_load.py"), inbox, self.folder / "plain.db").seconds

    def find(self):
        self.filled()
        rows = []
        for what, query, plain in [("a rare word", "zugzwang", "zugzwang"), ("a phrase", '"in the end"', "in the end"), ("a common word", "team", "team"), ("the commonest", "the", "the")]:
            ours = repeated(15, self.winloop, "find", query, "-C", self.record)
            grep = repeated(5, "rg", "-i", "-w", "-F", "--", plain, self.transcripts()) if shutil.which("rg") else None
            beside = f"   ripgrep {ms(grep['median'])}" if grep else ""
            rows.append((what, f"{ms(ours['median'])}{beside}"))
        show(f"find over {self.args.transcripts} transcripts, the best 20, process start included", rows)

    def notmuch(self, inbox):
        """The transcripts as mails in notmuch, one each: the environment that its commands want."""
        if not shutil.which("notmuch"):
            return None
        mails, config = self.folder / "mails", self.folder / "notmuch-config"
        mails.mkdir()
        for file in inbox.iterdir():
            head = f"From: a@example.org\nMessage-ID: <{file.stem}@example.org>\nSubject: {file.stem}\nDate: Wed, 4 Mar 2026 09:00:00 +0000\n\n"
            (mails / file.stem).write_text(head + file.read_text(encoding="utf-8"), encoding="utf-8")
        config.write_text(f"[database]\npath={mails}\n[new]\ntags=\n")
        env = {**os.environ, "NOTMUCH_CONFIG": str(config)}
        run("notmuch", "new", "--quiet", env=env)
        return env

    def scale(self):
        many = self.args.scale
        inbox, hundred, search = self.folder / "many", self.folder / "hundred", self.folder / "large"
        run(self.generate, "transcripts", inbox, many)
        hundred.mkdir()
        files = sorted(inbox.iterdir())
        for file in files[:100]:
            os.link(file, hundred / file.name)
        size = sum(file.stat().st_size for file in files) / 1e6
        few = run(self.winloop, "capture", hundred, "-C", self.new_search(self.folder / "few"))
        took = run(self.winloop, "capture", inbox, "-C", self.new_search(search))
        bare = self.bare_load(search)
        singles = self.folder / "more"
        run(self.generate, "transcripts", singles, 200, many)
        times = sorted(run(self.winloop, "capture", f, "-C", search).seconds for f in sorted(singles.iterdir()))
        show(f"capture of {many} transcripts", [
            (f"{many} of them, {size:.0f} MB", f"{took.seconds:6.2f} s  {size / took.seconds:6.1f} MB/s  {took.seconds / many * 1000:.2f} ms a file  peak {took.peak_mb:.0f} MB"),
            ("100 of them", f"{few.seconds:6.2f} s  {few.seconds / 100 * 1000:.2f} ms a file  peak {few.peak_mb:.0f} MB"),
            ("SQLite alone, the same rows", f"{bare:6.2f} s  winloop takes {took.seconds / bare:.2f} times as long"),
            ("a single capture afterwards", f"median {ms(statistics.median(times))}  p99 {ms(times[-2])}  slowest of 200 {ms(times[-1])}")])
        env = self.notmuch(inbox)
        rows = []
        for what, query, plain in [("a rare word", "zugzwang", "zugzwang"), ("a phrase", '"in the end"', "in the end"), ("a common word", "team", "team"), ("the commonest", "the", "the")]:
            ours = ms(repeated(15, self.winloop, "find", query, "-C", search)["median"])
            grep = ms(repeated(3, "rg", "-i", "-w", "-F", "--", plain, inbox)["median"])
            mail = ms(repeated(5, "notmuch", "search", "--limit=20", query, env=env)["median"]) if env else "not there"
            rows.append((what, f"{ours}   ripgrep {grep}   notmuch {mail}"))
        show(f"find over {many} transcripts, the best 20, process start included", rows)

    def rerank(self):
        self.rerank_small()
        self.rerank_large()

    def rerank_small(self):
        where = self.folder / "pool"
        run(self.generate, "pool", where, self.args.candidates, 20)
        csv = self.folder / "ranking.csv"
        dry = [run(self.winloop, "rerank", "--dry-run", "-o", csv, "-C", where) for _ in range(5)]
        stored = run(self.winloop, "rerank", "--why", "measured", "-o", csv, "-C", where)
        seconds = statistics.median(r.seconds for r in dry)
        show(f"rerank of {self.args.candidates} candidates by 20 criteria, 40% missing", [
            ("scored, CSV written", f"{seconds:6.3f} s  {self.args.candidates / seconds:,.0f} rows/s  {csv.stat().st_size / 1e6:.1f} MB  peak {max(r.peak_mb for r in dry):.0f} MB"),
            ("and the snapshot stored", f"{stored.seconds:6.3f} s")])

    def rerank_large(self):
        """A changed bar over a large pool that was ranked before: scores, ranks, movement and the whole CSV, beside DuckDB on
        its own table of the same data and beside a bare mapped file; in turns, so that a busy machine hits all alike."""
        where, ours_csv = self.folder / "large-pool", self.folder / "large.csv"
        shutil.rmtree(where, ignore_errors=True)
        if self.args.pool:
            shutil.copytree(self.args.pool, where)
        else:
            run(self.generate, "pool", where, self.args.pool_size, 20)
        first = run(self.winloop, "rerank", "--why", "before", "-o", ours_csv, "-C", where)
        spec = where / "spec.yaml"
        before = criteria_of(spec)
        spec.write_text(spec.read_text().replace("name: Criterion 5, weight: 5", "name: Criterion 5, weight: 9"))
        table, packed, bare_csv = self.folder / "pool.csv", self.folder / "pool.packed", self.folder / "bare.csv"
        bare = self.build / "tests/winloop_bench_bare"
        run(bare, "export", where, table, packed)
        duck = DuckDB(self.build, self.folder, table) if self.args.duckdb else None
        ours, bares, ducks, whys, tries, rules = [], [], [], [], [], []
        rule = self.folder / "rule.yaml"
        rule.write_text(spec.read_text().replace("id: c20,", "id: c20, fact: years >= 5,"))
        for _ in range(self.args.rounds):
            ours.append(run(self.winloop, "rerank", "--dry-run", "-o", ours_csv, "-C", where))
            bares.append(run(bare, "rank", packed, spec, bare_csv))
            if duck:
                ducks.append(duck.rank(criteria_of(spec)))
                whys.append(duck.rank(criteria_of(spec), before))
            tries.append(run(self.winloop, "rerank", "--what-if", "c05.weight=3", "--top", "5", "-o", self.folder / "try.csv", "-C", where))
            rules.append(run(self.winloop, "rerank", "--spec", rule, "--top", "5", "-o", self.folder / "rule.csv", "-C", where))
        seconds, floor = (statistics.median(r.seconds for r in runs) for runs in (ours, bares))
        rows = [("the first ranking, and its snapshot stored", f"{first.seconds:6.3f} s"),
                ("a changed bar: scores, ranks, movement and why, CSV", f"{seconds:6.3f} s  {ours_csv.stat().st_size / 1e6:.0f} MB  peak {max(r.peak_mb for r in ours):.0f} MB"),
                ("a bare mapped file, the twelve columns to the movement", f"{floor:6.3f} s  {bare_csv.stat().st_size / 1e6:.0f} MB  peak {max(r.peak_mb for r in bares):.0f} MB; winloop takes {seconds / floor:.2f} times as long"),
                ("  these twelve of both", compare_exactly(ours_csv, bare_csv))]
        if duck:
            for what, runs in (("DuckDB, a wide table of its own, these twelve", ducks), ("  all nineteen columns, with why each moved", whys)):
                taken, peak = statistics.median(s for s, _ in runs), max(p for _, p in runs)
                rows.append((what, f"{taken:6.3f} s  peak {peak:.0f} MB; winloop is {taken / seconds:.2f} times as fast, the bare file {taken / floor:.2f} times"))
            rows.append(("  DuckDB's beside winloop's", compare_roughly(ours_csv, duck.csv)))
        rows += [("what if one weight, the first five", f"{statistics.median(r.seconds for r in tries):6.3f} s"),
                 ("a rule changed, the first five", f"{statistics.median(r.seconds for r in rules):6.3f} s")]
        show(f"rerank of {len(table.read_bytes().splitlines()) - 1} candidates by 20 criteria, 40% missing, {self.args.rounds} rounds", rows)

    def start(self):
        empty = repeated(100, "/bin/true")
        ours = repeated(100, self.winloop, "--help")
        show("start", [("winloop --help", ms(ours["median"])), ("/bin/true", ms(empty["median"]))])

    def signals(self):
        subprocess.run([sys.executable, pathlib.Path(__file__).with_name("signals.py"), "--build", self.build], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", required=True, type=pathlib.Path)
    parser.add_argument("--transcripts", type=int, default=2000)
    parser.add_argument("--candidates", type=int, default=100_000)
    parser.add_argument("--pool-size", type=int, default=1_000_000)
    parser.add_argument("--pool", type=pathlib.Path, help="a search that `generate pool` has made, never ranked")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--no-duckdb", dest="duckdb", action="store_false")
    parser.add_argument("--scale", type=int, default=10_000)
    parser.add_argument("subjects", nargs="*", choices=["capture", "find", "rerank", "scale", "start", "signals", []])
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="winloop-bench.") as folder:
        bench = Bench(args.build.resolve(), pathlib.Path(folder), args)
        for subject in args.subjects or ["capture", "find", "rerank", "scale", "start", "signals"]:
            getattr(bench, subject)()


if __name__ == "__main__":
    main()
