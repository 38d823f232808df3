#!/usr/bin/env python3
"""Every WebVTT file of a browser's own tests is captured or refused with a reason, and no cue's words are lost.

usage: webvtt.py --program PATH --data DIR
"""
import hashlib
import html
import json
import re

import harness

DAY = "2026-03-04"


def words_of(cue):
    """What is said in a cue: without tags, entities decoded, the same white space everywhere."""
    plain = re.sub(r"<[^>]*>?", " ", cue)
    return squeezed(re.sub(r"&#?\w+;", lambda entity: html.unescape(entity.group()), plain))


def squeezed(text):
    return "".join(text.split()).replace("\0", "\ufffd")


def lost(name, cues, utterances):
    """Complaints about cues whose words are not, in their order, among what was captured."""
    said, at, complaints = squeezed("".join(utterances)), 0, []
    for cue in filter(None, map(words_of, cues)):
        found = said.find(cue, at)
        if found < 0:
            complaints.append(f"{name}: lost {cue!r}")
        else:
            at = found + len(cue)
    return complaints


def cues_of(file):
    expected = file.with_suffix(".json")
    if not expected.is_file():
        return None
    return [cue["text"] for cue in json.loads(expected.read_text(encoding="utf-8"))["cues"]]


def capture(test, root, files):
    """Captures all at once; what was refused must say why, and have had nothing to capture."""
    done = test.run("capture", *files, "--candidate", "ana", "--kind", "screen", "--on", DAY, may=(7,))
    said = done.stderr.decode("utf-8", "replace").splitlines()
    refused = set()
    for file in files:
        about = [line for line in said if line.startswith(f"refused: {file}: ")]
        if about:
            refused.add(file)
            test.count("files refused")
            test.expect(len(about[0]) > len(f"refused: {file}: ") + 10, f"{about[0]}: no reason")
            test.expect(not any(map(words_of, cues_of(file) or [])), f"{about[0]}: though it has cues")
    return [file for file in files if file not in refused]


def read_back(test):
    """What was captured, by the hash of the original."""
    numbers = [row["conversation"] for row in test.json("show").get("conversations", [])]
    shown = test.several(lambda number: test.json("show", number), numbers)
    return {one["hash"]: [u["words"] for u in one["utterances"]] for one in shown}


def compare(test, root, file, record):
    name = str(file.relative_to(root))
    utterances = record.get(hashlib.blake2b(file.read_bytes(), digest_size=32).hexdigest())
    if utterances is None:
        test.complain(f"{name}: neither captured nor refused")
        return
    test.count("files captured")
    cues = cues_of(file)
    if cues is not None:
        test.take(lost(name, cues, utterances))
        test.count("cues expected", len(cues))


def main():
    test = harness.Test(__doc__, needs=["webvtt-mozilla/tests"])
    root = test.data / "webvtt-mozilla/tests"
    test.run("init", test.search, "--role", "Captions", search=False)
    test.run("candidate", "add", "Ana", as_of=DAY)
    files = capture(test, root, sorted(root.rglob("*.vtt")))
    record = read_back(test)
    for file in files:
        compare(test, root, file, record)
    test.prove("a lost cue", lost("damaged", ["one <b>two</b>", "three"], ["one two", "four"]))
    test.prove("cues in another order", lost("damaged", ["one", "two"], ["two", "one"]))
    test.finish(files_captured=150, cues_expected=150, damages_noticed=2)


if __name__ == "__main__":
    main()
