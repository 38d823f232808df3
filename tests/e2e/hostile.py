#!/usr/bin/env python3
"""Strings that break software, as names, notes, transcripts, file names and search terms, through every output.

usage: hostile.py --program PATH --data DIR
"""
import csv
import email
import email.policy
import html.parser
import io
import json
import os
import re
import unicodedata

import harness
import workbook

DAY = "2026-03-04"
LONGEST_NAME = 200
MANAGER = "@SUM(1)<b>"
ROLE = "=HYPERLINK(\"http://x\") <script>alert(1)</script> \x1b[31m"
# What the two collections do not have.
OURS = ["+1", "-1", "@x", "\t=1", "\r=1", "=1\n=2", "\x1b]0;title\x07", "\u202egpj.exe", "\u2066x\u2069", "<img src=x onerror=alert(1)>",
        "| a | b |", "```\nx\n```", "[x](javascript:alert(1))", "-", "--", "'=1", "''", "“x” — y", "\ufeff=1", " =1", "\u3000@x", "＝1＋1",
        "</blockquote></main>", "<!-- x", "&lt;b&gt;", "]]>", "a\\", "\\|", "\x9b31m"]
STEERING = set("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
MAIL_FIELDS = ("Date", "From", "Subject", "To", "X-Unsent", "MIME-Version", "Content-Type", "Content-Transfer-Encoding")
FIGURE = re.compile(r"-?\d+(\.\d+)?(e[-+]?\d+)?$")


class Tags(html.parser.HTMLParser):
    """The elements and attributes of a page, and the scripts it runs, each by its text."""

    def __init__(self, page):
        super().__init__()
        self.seen = set()
        self.in_script = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        self.seen |= {f"{tag} {name}" for name, _ in attrs}
        self.in_script = tag == "script" and ("type", "application/json") not in attrs

    def handle_data(self, data):
        if self.in_script:
            self.seen.add(f"the script {data}")
            self.in_script = False

    def handle_comment(self, data):
        self.seen.add("a comment")

    def handle_decl(self, decl):
        self.seen.add(decl)


def steering(page, breaks="\n"):
    """Characters that steer a terminal instead of being shown."""
    return sorted({c for c in page if c not in breaks and (unicodedata.category(c) == "Cc" or c in STEERING)})


def bad_text(page, _):
    found = steering(page)
    return [f"holds {found}"] if found else []


def bad_md(page, _):
    found = [f"holds {c!r}" for c in steering(page, "\n\t")]
    return found + [f"holds {m!r}" for m in re.findall(r"(?<!\\)<(?!br>)[a-zA-Z/!?].{0,20}", page)][:3]


def bad_html(page, template):
    seen = Tags(page).seen
    found = [f"holds {name[:80]!r}" for name in sorted(seen - template)]
    return found + [f"runs {name!r}" for name in seen if name == "script src" or re.match(r"\w+ on", name)]


def bad_cells(rows):
    wide = {len(row) for row in rows}
    found = [f"has rows of {sorted(wide)} cells"] if len(wide) > 1 else []
    return found + [f"has the cell {cell!r}" for row in rows for cell in row
                    if cell[:1] in tuple("=+-@\t\r") and cell and not FIGURE.match(cell)][:5]


def bad_csv(page, _):
    try:
        return bad_cells(list(csv.reader(io.StringIO(page, newline=""), strict=True)))
    except csv.Error as error:
        return [f"is not CSV: {error}"]


def bad_tsv(page, _):
    wide = {line.count("\t") for line in page.split("\n") if line}
    return [f"has rows of {sorted(wide)} tabs"] if len(wide) > 1 else []


def bad_json(page, _):
    try:
        json.loads(page)
    except ValueError as error:
        return [f"is not JSON: {error}"]
    return []


def bad_ndjson(page, _):
    return [complaint for line in page.split("\n") if line for complaint in bad_json(line, None)]


def bad_eml(page, _):
    mail = email.message_from_string(page, policy=email.policy.default)
    found = [f"has the fields {mail.keys()}"] if [key for key in mail.keys() if key not in MAIL_FIELDS] or len(mail) != len(MAIL_FIELDS) else []
    shown = "".join(map(str, mail.values())) + (mail.get_content() if mail.get_content_type() == "text/plain" else "")
    return found + ([f"holds {steering(shown, chr(10) + chr(13))}"] if steering(shown, "\n\r") else [])


BAD = {"xlsx": workbook.bad_workbook, "eml": bad_eml, "text": bad_text, "md": bad_md, "html": bad_html, "csv": bad_csv, "tsv": bad_tsv, "json": bad_json, "ndjson": bad_ndjson}
DAMAGED = {"xlsx": b"PK", "eml": "To: a\nBcc: b\n\n", "text": "a\x1b[31m", "md": "a <script>", "html": "<p onclick=x>", "csv": "a,=1\n", "tsv": "a\tb\nc\n", "json": "{", "ndjson": "{}\n{"}


def strings_of(test):
    strings = json.loads((test.data / "naughty-strings/blns.json").read_text(encoding="utf-8"))
    strings += (test.data / "csv-injection/csv-payload.txt").read_text(encoding="utf-8").splitlines()
    return list(dict.fromkeys(s for s in strings + OURS if s and "\0" not in s))


def ask(test, *words, may=(0, 2, 3, 7)):
    """Runs a command whose messages, too, must not steer a terminal."""
    done = test.run(*words, may=may, as_of=DAY)
    said = done.stderr.decode("utf-8", "replace")
    if steering(said):
        test.complain(f"{harness.short(words)}: the messages hold {steering(said)}")
    return done


def answer(test, *words, may=(0, 2, 3, 7)):
    """The same for a command whose own output is meant for people."""
    done = ask(test, *words, may=may)
    test.take([f"{harness.short(words)}: {bad}" for bad in bad_text(done.stdout.decode("utf-8", "replace"), None)])
    return done


def lay_out(test, strings):
    answer(test, "init", "--role", ROLE, "--manager", MANAGER, "--", test.search)
    table = test.folder / "people.csv"
    for names in (strings, [s for s in strings if s.strip() and len(s.encode()) <= LONGEST_NAME]):
        with table.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(["Name", "Source", "id"])
            writer.writerows([s, s, f"person-{i}"] for i, s in enumerate(names))
        answer(test, "import", table)  # whole or not at all: the first has names that are too long
    for i, s in enumerate(strings[::20]):
        answer(test, "candidate", "add", "--id", f"added-{i}", "--source", s, "--alias", "x" + s, "--", s)
    return [row["candidate"] for row in test.json("candidate", "list", as_of=DAY).get("candidates", [])]


def speak(test, strings, candidate):
    """Conversations in three formats and with hostile names of files and speakers."""
    inbox = test.folder / "inbox"
    inbox.mkdir()
    lines = [" ".join(s.split()) for s in strings]
    said = [f"I want {line} and I'll send you {line} by Friday, my salary is 100k {line}" for line in lines]
    (inbox / "one.txt").write_text("".join(f"Ana: {line}\n\nNoor: {said[i]}\n\n" for i, line in enumerate(lines)), encoding="utf-8")
    (inbox / "two.vtt").write_text("WEBVTT\n\n" + "".join(
        f"00:{i // 60:02}:{i % 60:02}.000 --> 00:{i // 60:02}:{i % 60:02}.500\n<v {line}>{said[i]}\n\n" for i, line in enumerate(lines)), encoding="utf-8")
    (inbox / "three.json").write_text(json.dumps({"segments": [
        {"start": i, "end": i + 1, "text": s, "speaker": strings[-i]} for i, s in enumerate(strings)]}), encoding="utf-8")
    for i, s in enumerate(strings):
        name = f"{s} {i}.txt"
        if "/" not in s and len(os.fsencode(name)) < 250:
            (inbox / name).write_text(f"Ana: {lines[i]}\nNoor: hello {i}\n", encoding="utf-8")
            test.count("hostile file names")
    answer(test, "capture", "--candidate", candidate, "--kind", "screen", "--on", DAY, "--speaker", "Noor=candidate", inbox)
    for i, s in enumerate(strings[::25]):
        answer(test, "rate", "--by", MANAGER, "--note", s, candidate, "craft" if i % 2 else "ownership", i % 4 + 1)
    (test.search / "candidates" / f"{candidate}.yaml").write_text(json.dumps({"argument": {
        "why_them": strings[1], "why_us": "\n".join(OURS), "why_now": " ".join(strings)[:3000], "citing": lines[:4]}}, ensure_ascii=False), encoding="utf-8")


def pages(test, candidate, kinds=None):
    commands = [["candidate", "list"], ["candidate", "show", candidate], ["show"], ["show", "1"], ["show", "2"], ["show", "3"], ["review"],
                ["report"], ["close-brief", candidate],
                ["prep", candidate, "--for", "Henrike" if test.search.name == "example" else MANAGER],
                ["follow-up", candidate], ["rerank", "--dry-run"], ["rerank", "--dry-run", "--explain", candidate], ["status"],
                ["find", "want", "--limit", "500"], ["find", "alert", "OR", "script"], ["spec", "show"]]
    asked = [(words, kind) for words in commands for kind in kinds or sorted(BAD)]
    for words, kind in asked if kinds else test.sampled(asked):
        done = test.run(*words, "--format", kind, may=(0, 2), as_of=DAY)
        tables = re.search(rb"there are \d+: (.*); choose", done.stderr)
        if done.returncode == 0:
            yield words, kind, done.stdout
        elif tables:
            for name in tables.group(1).decode().split(", "):
                yield [*words, name], kind, test.run(*words, "--format", kind, "--section", name, as_of=DAY).stdout
        elif kind in ("text", "md", "html", "json"):
            test.complain(f"{' '.join(words)} --format {kind}: exit 2: {done.stderr.decode()[:300]}")


def template_of(test):
    """The elements and attributes that the program's pages have where nobody is hostile."""
    hostile, test.search = test.search, test.folder / "example"
    test.run("init", "--example", test.search, search=False)
    seen = {"dd class"}  # a fact that is missing: the example lacks none
    seen |= {"tbody hidden"}  # the line above those who fail a must-have: in the example somebody does
    for candidate in ("ana-ruiz", "gunnar-eide"):  # much is known of one, nothing of the other
        for _, _, page in pages(test, candidate, kinds=("html",)):
            seen |= Tags(page.decode()).seen
    test.search = hostile
    return seen


def came_back(test, candidates):
    """Names of the CSV file are the same people again when it is imported."""
    names = {row["candidate"]: row["name"] for row in test.json("candidate", "list", as_of=DAY)["candidates"]}
    file = test.folder / "out.csv"
    test.run("candidate", "list", "-o", file, as_of=DAY)
    rows = list(csv.reader(file.open(encoding="utf-8", newline="")))
    with file.open("w", encoding="utf-8", newline="") as out:  # without those whose names an import finds too long
        csv.writer(out).writerows(row for row in rows if not row[0].startswith("added-"))
    hostile, test.search = test.search, test.folder / "again"
    test.run("init", test.search, "--role", "Again", search=False)
    done = answer(test, "import", "--map", "candidate=id", file)
    test.expect(done.returncode == 0, f"the CSV file of candidates is not imported again: {done.stderr.decode()[:1500]}")
    again = {row["candidate"]: row["name"] for row in test.json("candidate", "list", as_of=DAY)["candidates"]}
    test.search = hostile
    for candidate in candidates:
        if candidate.startswith("added-") or any(c in STEERING or unicodedata.category(c) in ("Cc", "Zl", "Zp") for c in names[candidate]):
            continue  # spelled visibly, and so come back
        test.expect(again.get(candidate) == names[candidate], f"{candidate} {names[candidate]!r} came back as {again.get(candidate)!r}")


def main():
    test = harness.Test(__doc__, needs=["naughty-strings", "csv-injection"])
    strings = strings_of(test)
    test.count("strings", len(strings))
    candidates = lay_out(test, strings)
    test.count("candidates", len(candidates))
    if candidates:
        speak(test, strings, candidates[0])
        template = template_of(test)
        for words, kind, page in pages(test, candidates[0]):
            test.count("pages")
            try:
                test.take([f"{' '.join(words)} --format {kind}: {bad}" for bad in BAD[kind](page if kind == "xlsx" else page.decode("utf-8"), template)])
            except UnicodeDecodeError as error:
                test.complain(f"{' '.join(words)} --format {kind}: {error}")
        test.several(lambda s: answer(test, "find", "--limit", "3", "--", s), test.sampled(strings[::4] + OURS))
        came_back(test, candidates)
        for kind, page in DAMAGED.items():
            test.prove(f"damaged {kind}", BAD[kind](page, template))
    test.finish(strings=500, candidates=500, pages=100, hostile_file_names=200, damages_noticed=9)


if __name__ == "__main__":
    main()
