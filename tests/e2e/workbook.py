#!/usr/bin/env python3
"""Workbooks and the dialects of CSV, read back with Python's own zip, XML and CSV, and by an import.

usage: workbook.py --program PATH --data DIR
"""
import csv
import datetime
import io
import os
import pty
import re
import subprocess
import xml.etree.ElementTree as xml
import zipfile

import harness

DAY = "2026-03-01"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "http://x.example/", "mailto:a@b", "internal:Sheet1!A1", "_x202E_x", "<b>&amp;", "1.5", "{=1}", "a\\b", "0,5;x"]
NUMBER = re.compile(r"-?\d+(\.\d+)?(e[-+]?\d+)?$", re.I)


class Sheet:
    def __init__(self, name, part):
        self.name = name
        self.part = part
        self.rows = [[self.cell(c) for c in row] for row in part.iter(MAIN + "row")]

    @staticmethod
    def cell(cell):
        """Where it stands, its kind, what it holds, its style."""
        kind = cell.get("t", "n")
        text = "".join(t.text or "" for t in cell.iter(MAIN + "t")) if kind == "inlineStr" else cell.findtext(MAIN + "v")
        return re.match("[A-Z]+", cell.get("r")).group(), kind, text, int(cell.get("s", 0))

    def column(self, heading):
        """The cells under a heading, a row each; None where there is none."""
        place = next(where for where, _, text, _ in self.rows[0] if text == heading)
        return [next((cell for cell in row if cell[0] == place), None) for row in self.rows[1:]]


class Workbook:
    def __init__(self, data):
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        names = [sheet.get("name") for sheet in xml.fromstring(self.zip.read("xl/workbook.xml")).iter(MAIN + "sheet")]
        self.sheets = [Sheet(name, xml.fromstring(self.zip.read(f"xl/worksheets/sheet{n}.xml"))) for n, name in enumerate(names, 1)]
        styles = xml.fromstring(self.zip.read("xl/styles.xml"))
        codes = {int(f.get("numFmtId")): f.get("formatCode") for f in styles.iter(MAIN + "numFmt")}
        codes |= {0: "General", 1: "0", 2: "0.00", 9: "0%", 10: "0.00%", 49: "@"}
        self.formats = [codes[int(xf.get("numFmtId"))] for xf in styles.find(MAIN + "cellXfs")]

    def sheet(self, name):
        return next(sheet for sheet in self.sheets if sheet.name == name)


def bad_workbook(data, _=None):
    """What no workbook of ours may be or hold."""
    try:
        book = Workbook(data)
    except (zipfile.BadZipFile, xml.ParseError, KeyError) as error:
        return [f"is no workbook: {error!r}"]
    found = [f"is damaged at {book.zip.testzip()}"] if book.zip.testzip() else []
    found += [f"has {part}" for part in book.zip.namelist() if "rels" in part and b"TargetMode" in book.zip.read(part)]
    found += [f"has the time {part.date_time}" for part in book.zip.infolist() if part.date_time[0] != 1980]
    names = [sheet.name.lower() for sheet in book.sheets]
    found += ["has two sheets of one name"] if len(set(names)) < len(names) else []
    for sheet in book.sheets:
        tags = {element.tag.removeprefix(MAIN) for element in sheet.part.iter()}
        found += [f"{sheet.name}: holds <{tag}>" for tag in tags & {"f", "hyperlink", "hyperlinks"}]
        found += [f"{sheet.name}: has no <{tag}>" for tag in {"pane", "autoFilter", "cols"} - tags]
        found += [f"no name of a sheet: {sheet.name!r}"] if len(sheet.name) > 31 or re.search(r"[][:*?/\\]", sheet.name) else []
        for row in sheet.rows:
            found += [f"{sheet.name}: the {kind} {text!r}" for _, kind, text, _ in row if kind not in ("inlineStr", "n", "b")
                      or kind == "n" and not NUMBER.match(text) or kind == "inlineStr" and len(text) > 32767]
            found += [f"{sheet.name}: steered by {text!r}" for _, _, text, _ in row if any(c in "\u202a\u202b\u202d\u202e\u2066\u2067\x1b\r" for c in text)
                      or re.search(r"(?<!_x005F)_x(?!005F)[0-9a-fA-F]{4}_", text)]
    return found


def serial(day):
    return str((datetime.date.fromisoformat(day) - datetime.date(1899, 12, 30)).days)


def ranking_is_true(test):
    """The sheet holds the figures of JSON, as numbers."""
    book = Workbook(test.run("rerank", "--dry-run", "--format", "xlsx", as_of=DAY).stdout)
    rows = test.json("rerank", "--dry-run", as_of=DAY)["ranking"]
    sheet = book.sheet("Ranking")
    test.expect([c[2] for c in sheet.column("Candidate")] == [row["candidate"] for row in rows], "the order of the ranking")
    for heading, of, shown in [("Score", lambda r: r["score"], "0.00"), ("Interval low", lambda r: r["interval"]["low"], "0.00"),
                               ("Known", lambda r: r["coverage"], "0%"), ("Rank", lambda r: r["rank"], "0")]:
        for cell, row in zip(sheet.column(heading), rows, strict=True):
            test.count("numbers")
            if of(row) is None:
                test.expect(cell is None or not cell[2], f"{heading} of {row['candidate']}, which nobody knows: {cell}")
                continue
            test.expect(cell[1] == "n" and abs(float(cell[2]) - of(row)) < 1e-9, f"{heading} of {row['candidate']}: {cell}, JSON has {of(row)}")
            test.expect(book.formats[cell[3]] == shown, f"{heading} is shown as {book.formats[cell[3]]}")
    truth = book.sheet("About").column("Value")[[c[2] for c in book.sheet("About").column("What")].index("Draft")]
    test.expect(truth[1] == "b" and "yes" in book.formats[truth[3]], f"yes or no: {truth}, shown as {book.formats[truth[3]]}")
    fields = dict(zip((c[2] for c in book.sheet("About").column("What")), book.sheet("About").column("Value"), strict=True))
    test.expect(fields["As of"][1:3] == ("n", serial(DAY)), f"the day of the document: {fields['As of']}")
    test.expect(f'"dcterms:W3CDTF">{DAY}T12:00:00Z'.encode() in book.zip.read("docProps/core.xml"), "the time of making is not the day")


def days_and_names_are_true(test):
    book = Workbook(test.run("candidate", "list", "--format", "xlsx", as_of=DAY).stdout)
    sheet = book.sheet("Candidates")
    people = {row["candidate"]: row for row in test.json("candidate", "list", as_of=DAY)["candidates"]}
    for candidate, name, since in zip(sheet.column("Candidate"), sheet.column("Name"), sheet.column("Since"), strict=True):
        person = people[candidate[2]]
        test.expect(since[1:3] == ("n", serial(person["stage_since"])) and book.formats[since[3]] == "yyyy-mm-dd", f"a day: {since}")
        test.expect(name[1] == "inlineStr" and name[2].replace("_x005F_", "_") == person["name"], f"a name: {name}, {person['name']!r}")
        if name[2][0] in "=+-@":
            test.count("names like formulas")
            test.expect(book.formats[name[3]] == "@", f"{name[2]!r} would be evaluated when edited")


def explanation_is_whole(test):
    book = Workbook(test.run("rerank", "--dry-run", "--explain", "ana-ruiz", "--format", "xlsx", as_of=DAY).stdout)
    said = test.json("rerank", "--dry-run", "--explain", "ana-ruiz", as_of=DAY)
    under = [(part["heading"], r["rater"]) for part in said["evidence"] for r in part.get("ratings", [])]
    sheet = book.sheet("Ratings")
    test.expect([(u[2], r[2]) for u, r in zip(sheet.column("Under"), sheet.column("Rater"), strict=True)] == under, "ratings under their criteria")
    quotes = [q["quote"] for part in said["evidence"] for q in part.get("quotes", [])]
    test.expect(sorted(c[2] for c in book.sheet("Quotes").column("Quote")) == sorted(quotes) != [], "the quotes of an explanation")


def shown_height(row):
    return float(row.get("ht", 15))


def text_is_in_view(test):
    """Rows are as high as their text, whatever opens them; columns for programs are seen where they say something."""
    book = Workbook(test.run("signal", "list", "--format", "xlsx", as_of=DAY).stdout)
    sheet = book.sheet("Signals")
    days = [cell for cell in sheet.column("Due") if cell and re.fullmatch(r"\d{4}-\d\d-\d\d|\d{5}", cell[2])]
    test.expect(days and all(cell[1] == "n" for cell in days), f"days of a column that also has words: {days}")
    widths = [float(column.get("width")) for column in sheet.part.iter(MAIN + "col")]
    for row, quote in zip(list(sheet.part.iter(MAIN + "row"))[1:], sheet.column("Quote"), strict=True):
        width = widths[[c[2] for c in sheet.rows[0]].index("Quote")]
        lines = sum(max(1, -(-len(line) // int(width))) for line in quote[2].split("\n"))
        test.count("rows of several lines", lines > 1)
        test.expect(shown_height(row) >= 15 * lines, f"{shown_height(row)} points for {lines} lines: {quote[2]!r}")
    sheet = Workbook(test.run("rerank", "--dry-run", "--format", "xlsx", as_of=DAY).stdout).sheet("Ranking")
    columns = [column.get("hidden") != "1" for column in sheet.part.iter(MAIN + "col") for _ in range(int(column.get("min")), int(column.get("max")) + 1)]
    for heading, seen in zip([c[2] for c in sheet.rows[0]], columns, strict=True):
        empty = not any(cell and cell[2] for cell in sheet.column(heading))
        test.expect(seen or empty, f"{heading} says something and is hidden")
        test.expect(not (seen and empty and heading == "Mostly by"), f"{heading} says nothing and takes room")


def bytes_are_the_same(test):
    first = test.run("report", "--format", "xlsx", as_of=DAY).stdout
    test.environment["TZ"] = "Pacific/Auckland"
    file = test.folder / "report.xlsx"
    test.run("report", "-o", file, as_of=DAY)
    test.environment["TZ"] = "UTC"
    test.expect(file.read_bytes() == first, "other bytes in another time zone, or in a file")


def terminal_is_refused(test):
    """Before anything is done: rerank would have kept a snapshot."""
    before = (test.search / "record.db").read_bytes()
    ours, theirs = pty.openpty()
    done = subprocess.run([test.program, "rerank", "--format", "xlsx", "-C", test.search, "--as-of", DAY], stdout=theirs,
                          stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, env=test.environment, check=False)
    os.close(theirs)
    os.close(ours)
    test.expect(done.returncode == 2 and b"-o FILE.xlsx" in done.stderr, f"a terminal was not refused: {done.returncode} {done.stderr}")
    test.expect((test.search / "record.db").read_bytes() == before, "what was refused has changed the record")


def csv_comes_back(test, *options):
    """An import reads the dialect: everybody is there already, and nothing would change."""
    file = test.folder / "people.csv"
    test.run("candidate", "list", *options, "-o", file, as_of=DAY)
    test.expect(file.read_bytes().startswith(b"\xef\xbb\xbf") == ("--excel" in options), f"the mark of {options}")
    rows = list(csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline=""), delimiter=";" if "excel-eu" in options else ","))
    test.expect(len({len(row) for row in rows}) == 1 and len(rows[0]) > 3, f"the rows of {options}")
    plain, test.search = test.search, test.folder / f"again-{len(options)}-{'excel-eu' in options}"
    test.run("init", test.search, "--role", "Again", search=False)
    test.run("import", file, as_of=DAY)
    again = {row["candidate"]: row["name"] for row in test.json("candidate", "list", as_of=DAY)["candidates"]}
    test.search = plain
    was = {row["candidate"]: row["name"] for row in test.json("candidate", "list", as_of=DAY)["candidates"]}
    test.expect(again == was, f"{options}: {set(was.items()) ^ set(again.items())}")


def commas_come_back(test):
    """Numbers with a decimal comma are numbers again."""
    scores = test.run("rerank", "--dry-run", "--format", "csv", "--excel", "--dialect", "excel-eu", as_of=DAY).stdout.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(scores, newline=""), delimiter=";"))
    for row, known in zip(rows, test.json("rerank", "--dry-run", as_of=DAY)["ranking"], strict=True):
        score = float(row["score"].replace(",", ".")) if row["score"] else None
        test.expect("." not in row["score"] and score == known["score"], f"a score: {row}")
    file = test.folder / "scores.csv"
    file.write_text(scores, encoding="utf-8-sig")
    plain, test.search = test.search, test.folder / "scored"
    test.run("init", test.search, "--role", "Again", search=False)
    test.run("import", file, "--map", "candidate=id", "--map", "score=fact:score", as_of=DAY)
    got = test.json("candidate", "show", rows[0]["candidate"], as_of=DAY)
    test.search = plain
    test.expect(float(rows[0]["score"].replace(",", ".")) in [v for v in walk(got) if isinstance(v, float)], f"the score imported: {got}")


def walk(value):
    if isinstance(value, (dict, list)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from walk(one)
    else:
        yield value


def main():
    test = harness.Test(__doc__)
    test.run("init", "--example", test.search, search=False)
    for n, name in enumerate(HOSTILE):
        test.run("candidate", "add", "--id", f"hostile-{n}", "--source", name, "--", name, as_of=DAY)
    for words in (["rerank", "--dry-run"], ["rerank", "--dry-run", "--explain", "ana-ruiz"], ["report"], ["review"], ["candidate", "list"],
                  ["close-brief", "ana-ruiz"], ["status"], ["find", "want"], ["spec", "show"], ["signal", "list"], ["show"]):
        data = test.run(*words, "--format", "xlsx", as_of=DAY).stdout
        test.count("workbooks")
        test.take([f"{' '.join(words)}: {bad}" for bad in bad_workbook(data)])
    ranking_is_true(test)
    days_and_names_are_true(test)
    explanation_is_whole(test)
    text_is_in_view(test)
    bytes_are_the_same(test)
    terminal_is_refused(test)
    for options in ([], ["--excel"], ["--dialect", "excel-eu"], ["--excel", "--dialect", "excel-eu"]):
        csv_comes_back(test, *options)
    commas_come_back(test)
    test.prove("a cut workbook", bad_workbook(data[:-100]))
    test.prove("a formula", bad_workbook(damaged(data, b"<v>", b"<f>1</f><v>")))
    test.prove("a sheet that is cut", bad_workbook(damaged(data, b"</worksheet>", b"")))
    test.finish(workbooks=11, numbers=50, names_like_formulas=3, rows_of_several_lines=5, damages_noticed=3)


def damaged(data, was, becomes):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as book, zipfile.ZipFile(out, "w") as copy:
        for part in book.infolist():
            copy.writestr(part, book.read(part).replace(was, becomes, 1) if "sheet1" in part.filename else book.read(part))
    return out.getvalue()


if __name__ == "__main__":
    main()
