#!/usr/bin/env python3
"""The example search: what people read as a quote, in every format, is what was said; what was told in confidence is
read by the one who closes and by nobody else.

usage: example_quotes.py --program PATH [--data DIR]
"""
import email
import email.policy
import html
import html.parser
import re
import sqlite3

import harness

DAYS = ("2026-02-11", "2026-03-01")
SECTIONS = ("motivations", "hesitations", "compensation", "competing-offers", "must-haves", "losses", "recall", "cadence", "funnel")
SENSITIVE = "personal-circumstances"

# A sensitive sentence that carries other signals too, and one within a turn about something else.
CONFIDED = """Duarte Simas: How are you, and how is everybody at home?
Sinéad Corrigan: My mother is ill, so I can't start before June, and I'll send you the dates by Friday.
Duarte Simas: I'm sorry. Take the time you need.
Sinéad Corrigan: I like the harbours. My father has dementia and he moved in with us. The team sounds lovely.
"""
# What a criterion would have to be called for its evidence to be searched there.
DRAFT = "criteria:\n  - {id: mother, name: Mother father dementia bilingual school upfront raise harbours, weight: 1}\n"


def close(text):
    """Without white space: where a line was broken shows in nothing else."""
    return "".join(text.split())


class Visible(html.parser.HTMLParser):
    """The quotes and table cells of a page, as a reader sees them."""

    def __init__(self):
        super().__init__()
        self.quotes, self.cells = [], []
        self._within, self._text = None, ""

    def handle_starttag(self, tag, attrs):
        if tag in ("blockquote", "figcaption", "td", "th"):
            self._within, self._text = tag, ""

    def handle_data(self, data):
        self._text += data

    def handle_endtag(self, tag):
        if tag != self._within:
            return
        text = " ".join(self._text.split())
        if tag == "blockquote":
            self.quotes.append([text, None])
        elif tag == "figcaption":
            self.quotes[-1][1] = number_in(text)
        else:
            self.cells.append(text)
        self._within = None


def number_in(about):
    cited = re.search(r"conversation\s*(\d+)", about)
    return int(cited.group(1)) if cited else None


def seen_in_html(page):
    visible = Visible()
    visible.feed(page)
    return visible.quotes, close("\n".join(visible.cells))


def seen_in_md(page):
    unmarked = re.sub(r"(?<!\\)\*\*", "", page)
    plain = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", unmarked)
    plain = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    quotes = [[quote, number_in(about)] for quote, about in re.findall(r"^> “(.*)”\n>\n> — (.*)$", plain, re.M)]
    return quotes, close("\n".join(line for line in plain.splitlines() if line.startswith("|")))


def quoted_blocks(page):
    """The lines of each quote; where one stands right under another, it begins after the other's conversation."""
    for block in re.findall(r"(?:^ *│ .*\n)+", page, re.M):
        lines = []
        for line in block.splitlines():
            words = line.split("│ ", 1)[1]
            if words.startswith("“") and re.search(r"”.*\bconversation \d+$", " ".join(lines)):
                yield lines
                lines = []
            lines.append(words)
        yield lines


def seen_in_text(page):
    quotes, cells = [], ""
    for lines in quoted_blocks(page):
        ends = next((i for i, line in enumerate(lines) if line.endswith("”")), len(lines) - 1)
        quotes.append([" ".join(lines[:ends + 1])[1:-1], number_in(" ".join(lines[ends + 1:]))])
    # A table's columns, each read downwards: the rule under the headings says where they stand.
    lines = page.splitlines()
    for at, rule in enumerate(lines):
        spans = [m.span() for m in re.finditer("─+", rule)]
        if len(spans) < 2 or rule.strip("─ "):
            continue
        rows = lines[at + 1:next((i for i in range(at + 1, len(lines)) if not lines[i]), len(lines))]
        cells += "".join("\n" + "".join(row[start:end] for row in rows) for start, end in spans)
    return quotes, close(cells)


SEEN = {"text": seen_in_text, "md": seen_in_md, "html": seen_in_html}


def unsaid(where, said, kind, page, document):
    """Complaints about what a page shows: a quote nobody said, or one of the JSON's quotes that is not to be seen."""
    quotes, cells = SEEN[kind](page)
    complaints = [f"{where} {kind}: nobody said {quote!r} in conversation {number}" for quote, number in quotes
                  if not said.holds_closely(quote, number)]
    if where.startswith("close-brief") and "--all" not in where:  # one sheet: a few of each kind
        return complaints
    shown = {close(quote) for quote, _ in quotes}
    if where.startswith("find"):  # a hit is shown with the words around it, its JSON holds all that was said
        return complaints + ([] if len(quotes) == len(document["hits"]) else [f"{where} {kind}: {len(quotes)} quotes"])
    return complaints + [f"{where} {kind}: {path} {quote!r} is not to be seen" for path, _, quote in harness.quotes_in(document)
                         if not path.endswith("due_words") and close(quote) not in shown and close(quote) not in cells]


class Said(harness.Said):
    def holds_closely(self, quote, number):
        """As `holds`, when all that is left of the white space is that there was some."""
        spoken = [words for n in ([number] if number else self.utterances) for words in self.utterances.get(n, ())]
        return bool(quote) and any(" ".join(quote.split()) in " ".join(words.split()) for words in spoken)


def read(page):
    """A page without markup."""
    return html.unescape(re.sub(r"<[^>]*>", "", page)) if page.startswith("<!DOCTYPE html>") else page


def letters(text):
    return re.sub(r"[\W_]+", "", text).lower()


def confided(search):
    """The stretches of six words that were told in confidence, by the record."""
    stretches = set()
    with sqlite3.connect(search / "record.db") as db:
        rows = db.execute("SELECT text, quote_from, quote_size FROM signal JOIN utterance ON utterance.id = signal.id >> 10"
                          " WHERE category = ?", (SENSITIVE,)).fetchall()
    for text, start, size in rows:
        words = text.encode()[start:start + size].decode().split()
        stretches |= {letters(" ".join(words[i:i + 6])) for i in range(max(1, len(words) - 5))}
    return stretches


def told(where, page, stretches):
    """Complaints about a page that passes on what was told in confidence."""
    readings = [letters(read(page)), letters(seen_in_text(page)[1])]
    passed = sorted(stretch for stretch in stretches if any(stretch in r for r in readings))
    complaints = [f"{where}: passes on {len(passed)} stretches, as {passed[0]!r}"] if passed else []
    if letters(SENSITIVE) in readings[0]:
        complaints.append(f"{where}: names {SENSITIVE}")
    return complaints


def read_record(test):
    said = Said()
    for row in test.json("show")["conversations"]:
        number = row["conversation"]
        shown = test.json("show", number)
        original = test.run("show", number, "--original").stdout
        said.add(number, [u["words"] for u in shown["utterances"]], harness.original_of(original))
        test.count("conversations")
    return said


def prepared(candidates):
    """Before an interview and before an offer, for one who has rated nearly everybody and one who has rated nobody."""
    return [["prep", c, "--for", who, "--kind", kind, "--most", "9"] for c in candidates
            for who, kind in (("Ngozi", "interview"), ("Duarte", "offer"))]


def commands(test, day):
    candidates = [row["candidate"] for row in test.json("candidate", "list", as_of=day)["candidates"]]
    return [["find", "money"], ["find", "harbour", "OR", "boat"], ["review"], ["report"], *(["report", s] for s in SECTIONS),
            *(["close-brief", c] for c in candidates), *(["close-brief", c, "--all"] for c in candidates), *prepared(candidates),
            *(["follow-up", c] for c in candidates), *(["rerank", "--dry-run", "--explain", c] for c in candidates)]


def check_seen(test, said):
    def one(item):
        words, day = item
        where = f"{' '.join(words)} on {day}"
        document = test.json(*words, as_of=day)
        test.take(said.complaints(where, document))
        test.count("quotes in json", sum(1 for _ in harness.quotes_in(document)))
        pages = {}
        for kind in SEEN:
            pages[kind] = test.run(*words, "--format", kind, as_of=day).stdout.decode()
            test.take(unsaid(where, said, kind, pages[kind], document))
            test.count(f"quotes in {kind}", len(SEEN[kind](pages[kind])[0]))
        return document, pages

    results = test.several(one, test.sampled([(words, day) for day in DAYS for words in commands(test, day)], whole=3))
    document, pages = results[2]
    for kind, page in pages.items():
        word = max(next(harness.quotes_in(document))[2].split(), key=lambda w: (w.isalpha(), len(w)))
        test.prove(f"a changed word in {kind}", unsaid("damaged", said, kind, page.replace(word, harness.damaged(word)), document))
    test.prove("a changed quote", said.complaints("damaged", harness.damage_one(document, "quote")))


def misquoted(where, document):
    """Complaints about a draft whose sentences quote something else than the note that they name."""
    notes = {row["note"]: row["quote"] for row in document["rests_on"].get("notes", [])}
    draft = "\n".join(document["draft"]["text"] + document["draft"].get("owed", []))
    named = re.findall(r"“(.*?)” \[(\d+)\]", draft, re.S)
    complaints = [f"{where}: quotes {quote!r}, which is not note {number}" for quote, number in named
                  if notes.get(int(number)) != quote]
    return complaints + ([] if len(named) == len(notes) else [f"{where}: {len(named)} quotes and {len(notes)} notes"])


def said_in_mail(where, said, mail):
    """The same for what is in a mail: its body quotes what was said, and nothing of the notes."""
    body = email.message_from_bytes(mail, policy=email.policy.default).get_content()
    complaints = [f"{where}: nobody said {quote!r}" for quote in re.findall(r"“(.*?)”", body, re.S)
                  if not said.holds(quote.replace("\r\n", "\n"))]
    return complaints + ([f"{where}: names a note"] if re.search(r"\[\d+\]", body) else [])


def check_drafts(test, said):
    for words, day in [(words, day) for day in DAYS for words in commands(test, day) if words[0] == "follow-up"]:
        where = f"{' '.join(words)} on {day}"
        document = test.json(*words, as_of=day)
        test.take(misquoted(where, document))
        mail = test.run(*words, "--format", "eml", as_of=day).stdout
        test.take(said_in_mail(where, said, mail))
        test.count("drafts")
        if words[1] == "ana-ruiz" and day == DAYS[-1]:
            test.prove("a changed note", misquoted("damaged", harness.damage_one(document, "quote")))
            test.prove("a changed mail", said_in_mail("damaged", said, mail.replace(b"on-call", b"on-hold")))


def check_confided(test):
    file = test.folder / "2026-02-26 sinead-corrigan checkin.txt"
    file.write_text(CONFIDED, encoding="utf-8")
    test.run("capture", file, as_of="2026-03-01")
    stretches = confided(test.search)
    test.count("stretches told in confidence", len(stretches))
    spec = test.search / "spec.yaml"
    adopted = spec.read_text(encoding="utf-8")
    public = {day: [words for words in commands(test, day) if words[0] in ("review", "report", "rerank", "prep", "follow-up")] for day in DAYS}
    candidates = [words[1] for words in commands(test, DAYS[-1]) if words[0] == "close-brief"]
    asked = [(words, kind, day) for day in DAYS for words in public[day] for kind in ("text", "md", "html", "json")]
    asked += [(["review", "--section", "agenda"], kind, DAYS[-1]) for kind in ("csv", "tsv", "ndjson")]

    def one(item):
        words, kind, day = item
        page = test.run(*words, "--format", kind, as_of=day).stdout.decode()
        test.take(told(f"{' '.join(words)} --format {kind} on {day}", page, stretches))
        test.count("pages for everybody")

    test.several(one, test.sampled(asked))
    spec.write_text(DRAFT, encoding="utf-8")
    test.several(one, [(words, kind, DAYS[-1]) for words in public[DAYS[-1]] if words[0] == "rerank"
                       for kind in ("text", "md", "html", "json")])
    spec.write_text(adopted, encoding="utf-8")

    for kind in ("text", "md", "html", "json"):
        briefs = [test.run("close-brief", c, "--all", "--format", kind, as_of="2026-03-01").stdout.decode() for c in candidates]
        shown = letters("".join(read(brief) for brief in briefs))
        missing = [stretch for stretch in stretches if stretch not in shown]
        test.expect(not missing, f"close-brief --format {kind} does not tell {missing}")
        test.prove(f"a {kind} page that tells", told("brief", "\n".join(map(read, briefs)), stretches))

    for c in candidates:  # the short page drops much, and not that somebody told something in confidence
        whole, short = (test.run("close-brief", c, *more, as_of="2026-03-01").stdout.decode() for more in (["--all"], []))
        if "do not pass on" in whole:
            test.count("briefs that tell a confidence")
            test.expect("do not pass on" in short, f"close-brief {c} drops what was told in confidence")


def main():
    test = harness.Test(__doc__)
    test.run("init", "--example", test.search, search=False)
    said = read_record(test)
    check_seen(test, said)
    check_drafts(test, said)
    check_confided(test)
    test.finish(conversations=18, quotes_in_json=500, quotes_in_text=300, quotes_in_md=300, quotes_in_html=300,
                pages_for_everybody=100, stretches_told_in_confidence=10, briefs_that_tell_a_confidence=2, damages_noticed=10, drafts=20)


if __name__ == "__main__":
    main()
