"""What the end-to-end tests share: running the program, collecting complaints, and the rule for quotes.

A test hands in checkers that take what the program said and return complaints. After a clean run `prove` feeds the
same checkers damaged copies and demands a complaint for each, so that a check that can no longer fail is noticed.
"""
import argparse
import concurrent.futures
import html
import json
import os
import pathlib
import subprocess
import sys
import tempfile

SKIPPED = 77
AS_OF = "2026-07-01"


class Test:
    """One run of a test script: its arguments, its working folder, its complaints."""

    def __init__(self, about, needs=()):
        parser = argparse.ArgumentParser(description=about)
        parser.add_argument("--program", required=True, type=pathlib.Path)
        parser.add_argument("--data", type=pathlib.Path, help="the folder of real input")
        parser.add_argument("--sample", type=int, default=1, metavar="N",
                            help="ask every Nth question only: what a sanitizer finds does not depend on which")
        args = parser.parse_args()
        self.sample = args.sample
        self.program = args.program.resolve()
        self.data = args.data
        for folder in needs:
            if self.data is None or not (self.data / folder).is_dir():
                print(f"skipped: {folder} is not in {self.data}")
                sys.exit(SKIPPED)
        self.complaints = []
        self.counts = {}
        self._holder = tempfile.TemporaryDirectory(prefix="winloop-e2e.")
        self.folder = pathlib.Path(self._holder.name)
        self.search = self.folder / "search"
        keep = {k: v for k, v in os.environ.items() if k in ("LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS")}
        self.environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C.UTF-8", "TZ": "UTC",
                            "COLUMNS": "80", **keep}

    def run(self, *words, may=(0,), stdin=b"", as_of=AS_OF, search=True):
        """The program's exit code, output and messages; a complaint when the code is not one that may be."""
        words = [str(word) for word in words]
        if search:  # options go before `--`, behind which all is an argument
            at = words.index("--") if "--" in words else len(words)
            words[at:at] = ["--as-of", as_of] + ([] if words[0] == "init" else ["-C", str(self.search)])
        command = [os.fsencode(word) for word in [self.program, *words]]
        done = subprocess.run(command, input=stdin, capture_output=True, env=self.environment, check=False, timeout=60)
        self.count("runs of the program")
        said = done.stderr.decode("utf-8", "replace")
        if done.returncode not in may or "Sanitizer" in said or "runtime error:" in said:
            self.complain(f"{short(command)}: exit {done.returncode}, may be {may}: {said.strip()[-600:]}")
        return done

    def json(self, *words, **how):
        done = self.run(*words, "--format", "json", **how)
        try:
            return json.loads(done.stdout)
        except ValueError as error:
            self.complain(f"{short(words)}: not JSON: {error}")
            return {}

    def several(self, function, items):
        """The function over the items, two at a time: the program is another process, so threads are enough."""
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            return list(pool.map(function, items))

    def sampled(self, items, whole=0):
        """Every Nth of the items, and all of the first few."""
        items = list(items)
        return items[:whole] + items[whole::self.sample]

    def count(self, what, by=1):
        self.counts[what] = self.counts.get(what, 0) + by

    def complain(self, what):
        self.complaints.append(what)

    def expect(self, holds, what):
        if not holds:
            self.complain(what)

    def take(self, complaints):
        self.complaints += complaints

    def prove(self, what, complaints):
        """A checker was given something damaged; it must have complained."""
        self.count("damages noticed")
        if not complaints:
            self.complain(f"the test cannot fail: nothing was said about {what}")

    def finish(self, **at_least):
        """Prints what was done and ends the script; a count under its minimum is a failure too (of a sample, under
        half of its share: what is asked differs in how much it answers)."""
        share = 1 if self.sample == 1 else 2 * self.sample
        for what, least in at_least.items():
            what = what.replace("_", " ")
            least //= share
            if self.counts.get(what, 0) < least:
                self.complain(f"only {self.counts.get(what, 0)} {what}, expected {least} or more: too little was tested")
        print(", ".join(f"{n} {what}" for what, n in self.counts.items()))
        for line in self.complaints[:40]:
            print("FAILED:", line)
        if len(self.complaints) > 40:
            print(f"FAILED: and {len(self.complaints) - 40} more")
        self._holder.cleanup()
        sys.exit(1 if self.complaints else 0)


def short(words):
    text = " ".join(os.fsdecode(w) if isinstance(w, bytes) else str(w) for w in words)
    return ascii(text)[:300]


def quotes_in(value, path=""):
    """Every (path, conversation or None, quoted words) that a command's JSON holds, wherever it stands."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from quotes_in(item, f"{path}[{index}]")
    elif isinstance(value, dict):
        for name in ("quote", "words", "question"):
            if isinstance(value.get(name), str) and (name != "question" or "conversation" in value):
                yield f"{path}.{name}", value.get("conversation"), value[name]
        # A promise is quoted by what was said; its row cites the conversation unless somebody entered it by hand.
        if "due_words" in value and value.get("conversation") is not None:
            yield f"{path}.what", value["conversation"], value["what"]
            if value["due_words"]:
                yield f"{path}.due_words", value["conversation"], value["due_words"]
        for name, item in value.items():
            yield from quotes_in(item, f"{path}.{name}")


class Said:
    """What was said: conversation -> utterances, and the captured bytes decoded."""

    def __init__(self):
        self.utterances = {}
        self.originals = {}

    def add(self, number, utterances, original):
        self.utterances[number] = utterances
        self.originals[number] = original

    def complaints(self, where, document):
        """Quotes of a command's JSON that nobody said where they are cited."""
        return [f"{where}{path}: nobody said {quote!r} in conversation {number}"
                for path, number, quote in quotes_in(document) if not self.holds(quote, number)]

    def holds(self, quote, number=None):
        if not quote:
            return False
        numbers = self.utterances if number is None else [number]
        return any(any(quote in words for words in self.utterances.get(n, ())) and self.originals[n](quote)
                   for n in numbers)


def original_of(data):
    """A test for words being an exact part of a captured file: of a segment's text in JSON, else of the file's own
    text, where entities may stand for characters."""
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    if text.lstrip().startswith(("{", "[")):
        whole = json.loads(text)
        parts = [segment["text"] for segment in whole["segments"]]
        return lambda quote: any(quote in part for part in parts)
    plain = html.unescape(text)
    return lambda quote: quote in text or quote in plain


def damaged(text):
    """The text with one letter changed."""
    at = max(range(len(text)), key=lambda i: text[i].isalpha())
    return text[:at] + ("x" if text[at] != "x" else "y") + text[at + 1:]


def damage_one(document, name):
    """A copy of a document in which one string of that name is damaged, or None when there is none."""
    copy = json.loads(json.dumps(document))

    def visit(value):
        if isinstance(value, dict):
            if isinstance(value.get(name), str) and value[name]:
                value[name] = damaged(value[name])
                return True
            value = list(value.values())
        return isinstance(value, list) and any(visit(item) for item in value)

    return copy if visit(copy) else None
