#!/usr/bin/env python3
"""The page of `rerank --format html`, in headless chromium: its order is the library's whatever is tried on it, it works by
keyboard and without scripts, asks nothing of the network, and runs nothing that it was told.

usage: calibrate.py --program PATH --data DIR --build FOLDER
"""
import csv
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "e2e"))
import harness  # noqa: E402

DAY = "2026-03-01"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ELEMENTS = set("""a b bdi blockquote body button caption code dd details div dl dt figcaption figure footer h1 h2 h3 head header html input label li
line main meta option p pre rect script section select span strong style summary svg table tbody td th thead title tr ul""".split())
OURS = ["<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "--><svg onload=alert(1)>", "<!--<script>", "</style><style>*{}",
        "\u2028alert(1)\u2029", "\u202egpj.exe", "'\"`;alert(1)//", "${alert(1)}", "javascript:alert(1)", "a" * 190, "{{7*7}}", "\\u003cscript>",
        "]]>", "# no: yaml", "- x", "&amp;lt;b&amp;gt;", "--what-if"]


class PageTest(harness.Test):
    """A test that also drives the browser; skips where there is none."""

    def __init__(self):
        build = pathlib.Path(sys.argv[sys.argv.index("--build") + 1]).resolve()
        del sys.argv[sys.argv.index("--build"):sys.argv.index("--build") + 2]
        for tool in ("node", "npm", CHROMIUM):
            if shutil.which(tool) is None:
                print(f"skipped: no {tool}")
                sys.exit(harness.SKIPPED)
        super().__init__(__doc__)
        self.modules = install(build)

    def browse(self, pages):
        job = {"chromium": CHROMIUM, "pages": [{**page, "file": str(page["file"])} for page in pages]}
        environment = {**os.environ, "HOME": str(self.folder)}
        done = subprocess.run(["node", str(HERE / "browse.mjs"), str(self.modules)], input=json.dumps(job).encode(), capture_output=True,
                              env=environment, check=False, timeout=300)
        if done.returncode != 0:
            self.complain(f"the browser's script failed: {done.stderr.decode()[-1500:]}")
            self.finish()
        return json.loads(done.stdout)

    def page(self, name, *words):
        file = self.folder / f"{name}.html"
        self.run("rerank", "--dry-run", *words, "-o", file, as_of=DAY)
        return file


def install(build):
    """What package-lock.json names, in the build folder; nothing is fetched when it is there already."""
    build.mkdir(parents=True, exist_ok=True)
    have = build / "node_modules" / ".lock"
    lock = (HERE / "package-lock.json").read_bytes()
    if not have.exists() or have.read_bytes() != lock:
        for name in ("package.json", "package-lock.json"):
            shutil.copyfile(HERE / name, build / name)
        subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=build, check=True, stdout=sys.stderr)
        have.write_bytes(lock)
    return build


# What is tried.

def spec_of(file):
    """The bar's criteria as this test reads them: id, weight, must, and what decides it."""
    criteria = []
    for line in file.read_text(encoding="utf-8").splitlines():
        key, _, value = line.strip().removeprefix("- ").partition(": ")
        if key == "id":
            criteria.append({"id": value, "weight": 1.0, "must": None, "by": "ratings"})
        elif criteria and key == "weight":
            criteria[-1]["weight"] = float(value)
        elif criteria and key == "fact":
            criteria[-1]["by"] = "fact"
        elif criteria and key == "number":
            bounds = re.search(r"from: (\S+), to: (\S+)}", value)
            criteria[-1]["by"] = (float(bounds.group(1)), float(bounds.group(2)))
        elif criteria and key == "must":
            criteria[-1]["must"] = value
    return criteria


def value_of_must(by, words):
    if not words:
        return None
    if by == "fact":
        return 1
    if by == "ratings":
        return (float(words) - 1) / 3
    low, high = by
    return min(max((float(words) - low) / (high - low), 0.0), 1.0)


def random_setting(dice, criteria):
    """A bar near the one that stands: some weights, some must-haves, never without any weight."""
    weights, musts = {}, {}
    for one in criteria:
        if dice.random() < 0.5:
            weights[one["id"]] = dice.choice([0, 0.5, 1, 2, 3, 4.5, 6, 7.25, 10, 0.1, 33])
        if dice.random() < 0.3:
            by = one["by"]
            choices = ["", "1", "2", "3", "4"] if by == "ratings" else ["", "met"] if by == "fact" else ["", str(min(by)), str(sum(by) / 2), str(max(by))]
            musts[one["id"]] = dice.choice(choices)
    bar = [{"weight": weights.get(one["id"], one["weight"]), "must": value_of_must(one["by"], musts.get(one["id"], one["must"]))} for one in criteria]
    if all(one["weight"] == 0 for one in bar):
        return random_setting(dice, criteria)
    return {"weights": weights, "musts": musts, "bar": bar}


def what_if(setting):
    tries = [f"{one}.weight={weight}" for one, weight in setting["weights"].items()]
    tries += [f"{one}.must={must or 'none'}" for one, must in setting["musts"].items()]
    return [word for one in tries for word in ("--what-if", one)]


# What the program says, and what differs on the page.

def printed(test, *words):
    """The ranking as people read it: every column of the Markdown table, by its heading."""
    lines = test.run("rerank", *words, "--format", "md", as_of=DAY).stdout.decode().splitlines()
    table = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines if line.startswith("| ")]
    heads = table[0]
    return [dict(zip(heads, row)) for row in table[2:] if len(row) == len(heads)]


def disagreements(where, shown, rows, before):
    """Between the rows of a page and the ranking that the program prints."""
    found = []
    if [row["candidate"] for row in shown] != [row["Candidate"] for row in rows]:
        return [f"{where}: the order is {[row['candidate'] for row in shown]}, the library's {[row['Candidate'] for row in rows]}"]
    for page, row in zip(shown, rows):
        places = before[page["candidate"]] - int(row["Rank"])
        expected = {"rank": int(row["Rank"]), "score": row["Score"], "interval": row["Low-high"], "known": row["Known"], "tried": f"{places:+}" if places else "="}
        found += [f"{where}: {page['candidate']}: {key} is {page[key]!r}, the library's {value!r}" for key, value in expected.items() if page[key] != value]
        if page["musts"] != row["Musts"] or page["below"] != row["Musts"].startswith("failed"):
            found.append(f"{where}: {page['candidate']}: must-haves {page['musts']!r}, below the bar {page['below']}, the library's {row['Musts']!r}")
    return found


def inexact(where, exact, rows):
    """Between the numbers that the page computes and the six decimals of JSON."""
    found = []
    for page, row in zip(exact, rows):
        score = None if row["score"] is None else round(row["score"] * 1e6)
        expected = {"candidate": row["candidate"], "rank": row["rank"], "score": score, "low": round(row["interval"]["low"] * 1e6),
                    "high": round(row["interval"]["high"] * 1e6), "coverage": round(row["coverage"] * 1e5), "musts": row["must_haves"]}
        found += [f"{where}: {page['candidate']}: {key} {page[key]}, the library's {value}" for key, value in expected.items() if page[key] != value]
    return found


def with_lines(spec, lines):
    """spec.yaml with the lines of the page in place of the same criteria's; levels stay."""
    chunks = re.split(r"(?m)^(?=  - id: )", spec)
    new = {re.match(r"  - id: (\S+)", chunk).group(1): chunk for chunk in re.split(r"(?m)^(?=  - id: )", lines) if chunk}
    for at, chunk in enumerate(chunks):
        head = re.match(r"  - id: (\S+)", chunk)
        if head and head.group(1) in new:
            levels = re.search(r"(?m)^    levels:\n(      .*\n)*", chunk)
            chunks[at] = new.pop(head.group(1)).rstrip("\n") + "\n" + (levels.group(0) if levels else "")
    return "".join(chunks), new


def check_one(test, name, words, text, before, item):
    """One bar that was tried: the rows, the numbers behind them, and what there is to take along."""
    at, setting, tried = item
    where = f"{name} {at} {' '.join(what_if(setting))}"
    asked = [*words, *what_if(setting)] if what_if(setting) else ["--dry-run", *words]
    rows = printed(test, *asked)
    test.take(disagreements(where, tried["rows"], rows, before))
    test.take(inexact(where, tried["exact"], test.json("rerank", *asked, as_of=DAY)["ranking"]))
    test.count("settings")
    if not tried["command"]:
        return
    said = subprocess.run(["bash", "-c", f"{tried['command']} --format md"], capture_output=True, check=False,
                          env={**test.environment, "PATH": f"{test.program.parent}:{test.environment['PATH']}"})
    whole = test.run("rerank", *asked, "--format", "md", as_of=DAY).stdout
    test.expect(said.stdout == whole, f"{where}: another ranking by {tried['command']}: {said.stderr.decode()[:300]}")
    changed, left = with_lines(text, tried["yaml"])
    test.expect(not left, f"{where}: no place for the lines of {list(left)}")
    draft = test.folder / f"draft-{name}-{at}.yaml"
    draft.write_text(changed, encoding="utf-8")
    by_lines = printed(test, "--spec", draft)
    test.expect([{**row, "Moved": ""} for row in by_lines] == [{**row, "Moved": ""} for row in rows], f"{where}: another ranking by the lines\n{tried['yaml']}")
    test.count("bars by their lines")


def check_tried(test, name, words, spec, settings, seen):
    """All that was tried on one page, against the program."""
    before = {row["Candidate"]: int(row["Rank"]) for row in printed(test, "--dry-run", *words)}
    text = spec.read_text(encoding="utf-8")
    test.take([f"{name}: {problem}" for problem in seen["problems"]])
    test.several(lambda item: check_one(test, name, words, text, before, item), zip(range(len(settings)), settings, seen["tried"]))
    as_made = [[{**row, "tried": ""} for row in seen[when]] for when in ("made", "reset")]
    test.expect(as_made[0] == as_made[1], f"{name}: Reset leaves something changed")
    written, scripted = seen["parts"]["written"], seen["parts"]["scripted"]
    differ = [pair for pair in zip(written, scripted) if pair[0] != pair[1]]
    test.expect(written and not differ, f"{name}: rows open to other figures than were written: {differ[:3]}")
    test.count("parts", len(written))


# The searches.

POOL_SPEC = """unknown: {policy}
raters: {raters}
criteria:
  - id: depth
    name: "Depth: how far, and #why"
    weight: 3
    must: 2
    levels:
      1: none
  - id: lead
    name: 'yes'
    weight: 2
  - id: care
    name: Cares for those who use it
    weight: 2.5
    must: 2.5
  - id: unseen
    name: Rated by nobody
    weight: 1
  - id: years
    name: Years
    weight: 1
    fact: years >= 5
    must: met
  - id: place
    name: Where
    weight: 0.5
    fact: location in [Lisbon, Porto]
  - id: led
    name: Team led
    weight: 1
    number: {{field: led, from: 2, to: 12}}
    must: 3
  - id: notice
    name: Notice in weeks, fewer is better
    weight: 0.75
    number: {{field: notice, from: 12, to: 0}}
"""


def lay_out_pool(test, dice, people=60):
    """Ratings with holes, ties of people who are alike, facts that are missing; names that would be markup."""
    test.run("init", "--role", "Lead", "--manager", "Ada", "--", test.search)
    (test.search / "search.yaml").write_text("role: Lead\nhiring_manager: {name: Ada}\npanel: [{name: Bo}, {name: Cy}]\n", encoding="utf-8")
    (test.search / "spec.yaml").write_text(POOL_SPEC.format(policy="pool-mean", raters="averaged"), encoding="utf-8")
    table = test.folder / "people.csv"
    with table.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["id", "Name", "Years", "Location", "Led", "Notice"])
        for i in range(people):
            facts = [dice.choice(["", 2, 5, 9]), dice.choice(["", "Lisbon", "Faro"]), dice.choice(["", 1, 3, 4.5, 12]), dice.choice(["", 0, 3, 7.5, 13])]
            writer.writerow([f"p{i:02}", f"Person {i}", *facts])
    test.run("import", table, as_of="2026-02-01")
    cards = test.folder / "cards"
    cards.mkdir()
    for i in range(people):
        for rater in ("Ada", "Bo", "Cy"):
            like = i if i % 7 else 0  # every seventh is like the first
            marks = {one: random.Random(f"{like} {rater} {one}").randint(0, 4) for one in ("depth", "lead", "care")}
            marks = {one: level for one, level in marks.items() if level}
            if not marks or i % 11 == 5:
                continue
            card = cards / f"{i}-{rater}.yaml"
            card.write_text(json.dumps({"candidate": f"p{i:02}", "by": rater, "on": "2026-02-02", "ratings": marks}), encoding="utf-8")
            test.run("rate", "--file", card, as_of="2026-02-02")


def lay_out_hostile(test):
    shared = test.data / "naughty-strings/blns.json"
    strings = (json.loads(shared.read_text(encoding="utf-8")) if shared.exists() else []) + OURS
    strings = [s for s in dict.fromkeys(strings) if s.strip() and "\0" not in s and len(s.encode()) <= 200]
    test.run("init", "--role", "Lead <script>alert(1)</script>", "--manager", "Ada", "--", test.search)
    table = test.folder / "hostile.csv"
    with table.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["id", "Name"])
        writer.writerows([f"h{i:03}", s] for i, s in enumerate(strings))
    test.run("import", table, as_of="2026-02-01")
    criteria = [{"id": f"c{i}", "name": s, "weight": i + 1} for i, s in enumerate(OURS)]
    (test.search / "spec.yaml").write_text(json.dumps({"criteria": criteria}), encoding="utf-8")
    for i, s in enumerate(OURS):
        test.run("rate", "--by", "Ada", "--note", s, f"h{i:03}", f"c{i}", i % 4 + 1, as_of="2026-02-02")
    return strings


# What is checked beside the order.

def check_keyboard(test, seen):
    keys = seen["keyboard"]
    expected = {"slider": "6", "number": "6", "choice": "Must-have of Systems depth", "chosen": "3", "switched": False, "opened": True, "ratings": True,
                "table": 1, "invalid": "true", "nothing": "Not ranked: every weight is 0.", "focus": "slider"}
    for key, value in expected.items():
        test.expect(keys[key] == value, f"keyboard: {key} is {keys[key]!r}, expected {value!r}")
    test.expect(keys["said"].startswith("6, 32% of"), f"the slider says {keys['said']!r}")
    test.expect(re.fullmatch(r"Order changed: \d+ moved; .+ first\.", keys["status"]), f"the status says {keys['status']!r}")
    test.expect(keys["copied"] in ("Copied.", "Selected; copy it from here."), f"after Copy the status says {keys['copied']!r}")
    test.expect("out of its range" in keys["negative"], f"of a weight of -1 the status says {keys['negative']!r}")
    test.take([f"keyboard: {problem}" for problem in seen["problems"]])


def misbuilt(where, seen):
    built = seen["built"]
    found = [f"{where}: {problem}" for problem in seen["problems"]]
    found += [f"{where}: {built['executed']} scripts of others ran"] if built["executed"] else []
    found += [f"{where}: has {name}" for name in sorted(set(built["elements"]) - ELEMENTS)]
    found += [f"{where}: has the attribute {name}" for name in sorted(set(built["handlers"]))]
    found += [f"{where}: is {built['wide']} pixels too wide"] if built["wide"] > 0 else []
    shape = r"default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'"
    return found + ([] if re.fullmatch(shape, built["policy"]) else [f"{where}: the policy is {built['policy']}"])


def check_names(test, strings, seen):
    shown = set(seen["built"]["names"])
    plain = [s for s in strings if s.isascii() and s.isprintable() and s == s.strip()]
    missing = [s for s in plain if s not in shown and " ".join(s.split()) not in shown]
    test.expect(not missing, f"names that are not shown as they are: {missing[:5]}")
    test.count("hostile names", len(shown))


def check_beyond(test, people=1001):
    """More than a page ranks again: a table to read, which says so."""
    search, test.search = test.search, test.folder / "many"
    test.run("init", "--role", "Lead", "--manager", "Ada", "--", test.search)
    table = test.folder / "many.csv"
    table.write_text("id,Name\n" + "".join(f"m{i},Person {i}\n" for i in range(people)), encoding="utf-8")
    test.run("import", table, as_of="2026-02-01")
    page = test.page("many").read_text(encoding="utf-8")
    test.expect(f"{people} people: a table to read" in page and "<script" not in page and "m1000" in page, "a page of too many is not the table to read")
    test.search = search


def damaged(test, name, page, old, new):
    text = page.read_text(encoding="utf-8")
    test.expect(old in text, f"the page has no {old!r} to damage")
    file = test.folder / f"damaged-{name}.html"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file


def main():
    test = PageTest()
    dice = random.Random(20260301)
    searches = {name: test.folder / name for name in ("example", "pool", "hostile")}
    test.search = searches["example"]
    test.run("init", "--example", test.search)
    test.search = searches["pool"]
    lay_out_pool(test, dice)
    test.search = searches["hostile"]
    strings = lay_out_hostile(test)

    jobs, checks = [], []
    for policy, raters in (("pool-mean", "averaged"), ("worst", "averaged"), ("omit", "averaged"), ("worst", "adjusted")):
        test.search = searches["pool"]
        name = policy if raters == "averaged" else raters
        spec = test.folder / f"{name}.yaml"
        spec.write_text(POOL_SPEC.format(policy=policy, raters=raters), encoding="utf-8")
        words = [] if name == "pool-mean" else ["--spec", str(spec)]
        settings = [random_setting(dice, spec_of(spec)) for _ in range(8)]
        page = test.page(name, *words)
        test.expect(('"given":' in page.read_text(encoding="utf-8")) == (raters == "adjusted"), f"{name}: what must-haves go by")
        jobs.append({"name": name, "file": page, "settings": settings, "parts": True})
        checks.append((name, "pool", words, spec, settings))
    test.search = searches["example"]
    spec = test.search / "spec.yaml"
    page = test.page("example")
    settings = [random_setting(dice, spec_of(spec)) for _ in range(8)]
    jobs.append({"name": "example", "file": page, "settings": settings, "parts": True})
    checks.append(("example", "example", [], spec, settings))
    # A page that is a trial itself: what it began with belongs to what there is to take along.
    words = ["--what-if", "systems-depth.weight=4", "--what-if", "location.must=none"]
    begun = [{**one, **{"systems-depth": {"weight": 4.0}, "location": {"must": None}}.get(one["id"], {})} for one in spec_of(spec)]
    more = [random_setting(dice, begun) for _ in range(4)]
    jobs.append({"name": "trial", "file": test.page("trial", *words), "settings": more, "parts": True})
    checks.insert(0, ("trial", "example", words, spec, more))
    jobs.append({"name": "keyboard", "file": page, "keyboard": True})
    jobs.append({"name": "phone", "file": page, "phone": True})
    jobs.append({"name": "plain", "file": page, "plain": True})
    jobs.append({"name": "damaged policy", "file": damaged(test, "policy", page, '"policy":"pool-mean"', '"policy":"worst"'), "settings": settings[:3]})
    jobs.append({"name": "damaged script", "file": damaged(test, "script", page, "</main>", "<script>alert(1)</script><img src=x></main>")})
    test.search = searches["hostile"]
    hostile = test.page("hostile")
    jobs.append({"name": "hostile", "file": hostile, "settings": [{"weights": {"c1": 40}, "musts": {"c2": "3"}, "bar": []}]})
    jobs.append({"name": "hostile phone", "file": hostile, "phone": True})
    seen = test.browse(jobs)

    for name, search, words, spec, settings in checks:
        test.search = searches[search]
        check_tried(test, name, words, spec, settings, seen[name])
    for name in ("example", "phone", "hostile", "hostile phone"):
        test.take(misbuilt(name, seen[name]))
    check_keyboard(test, seen["keyboard"])
    check_names(test, strings, seen["hostile"])
    plain = seen["plain"]
    test.expect(plain["rows"] == 12 and not plain["controls"] and plain["ratings"], f"without scripts: {plain}")
    check_beyond(test)

    test.search = searches["example"]
    before = {row["Candidate"]: int(row["Rank"]) for row in printed(test, "--dry-run")}
    _, _, _, _, settings = checks[-1]
    wrong = [line for setting, tried in zip(settings, seen["damaged policy"]["tried"])
             for line in disagreements("damaged", tried["rows"], printed(test, *what_if(setting)), before)]
    test.prove("another policy", wrong)
    test.prove("other numbers", [line for setting, tried in zip(settings, seen["damaged policy"]["tried"])
                                 for line in inexact("damaged", tried["exact"], test.json("rerank", *what_if(setting), as_of=DAY)["ranking"])])
    test.prove("a foreign script and an image", misbuilt("damaged", seen["damaged script"]))
    test.expect(seen["damaged script"]["built"]["executed"] == 0, "a foreign script ran")
    test.finish(settings=44, bars_by_their_lines=40, parts=500, hostile_names=len(OURS), damages_noticed=3)


if __name__ == "__main__":
    main()
