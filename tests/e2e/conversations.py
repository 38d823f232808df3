#!/usr/bin/env python3
"""Captures every labelled conversation and holds the record against its labels, and every quote against the originals.

usage: conversations.py --program PATH --data DIR
"""
import json
import re

import harness

# The name in a gold file is the one spoken, which is not always the whole one or the transcript's.
WHOLE_NAMES = {"Renny": "Renny Castellano", "Kajetan": "Kajetan Rudzik", "Caoimhe": "Caoimhe Brannigan",
               "Yuki": "Yuki Brandvold"}

# Criteria named by what everybody says, so that `rerank --explain` has somebody to quote.
SPEC = "criteria:\n" + "".join(f"  - {{id: {word}, name: {word.capitalize()}, weight: 1}}\n"
                                for word in ("people", "think", "start", "team", "know", "really", "thing", "would"))


class Conversation:
    def __init__(self, gold_file):
        self.gold = json.loads(gold_file.read_text(encoding="utf-8"))
        self.file = gold_file.parent / self.gold["transcript"]
        self.bytes = self.file.read_bytes()
        self.name = WHOLE_NAMES.get(self.gold["candidate"], self.gold["candidate"])
        self.candidate = re.sub(r"[^a-z]+", "-", self.name.lower()).strip("-")
        self.number = None

    def capture_words(self):
        words = ["capture", self.file, "--candidate", self.candidate, "--kind", self.gold["kind"], "--on", self.gold["date"]]
        for label, role in self.gold["speakers"].items():
            words += ["--speaker", f"{label}={role}"]
        return words


def against_labels(conversation, shown):
    """Complaints about one shown conversation that its labels contradict."""
    gold, name = conversation.gold, conversation.file.name
    utterances = shown.get("utterances", [])
    complaints = []
    if len(utterances) != gold["utterances"]:
        complaints.append(f"{name}: {len(utterances)} utterances, labelled {gold['utterances']}")
    speakers = {(u["label"], u["role"]) for u in utterances}
    if speakers != set(gold["speakers"].items()):
        complaints.append(f"{name}: speakers {sorted(speakers)}, labelled {gold['speakers']}")
    if (shown.get("conversation_kind"), shown.get("date"), shown.get("candidate")) != (gold["kind"], gold["date"], conversation.candidate):
        complaints.append(f"{name}: kind, date or candidate are not those of its labels")
    whole = harness.original_of(conversation.bytes)
    for u in utterances:
        if not whole(u["words"]):
            complaints.append(f"{name}: not in the file: {u['words']!r}")
    for signal in gold["signals"]:
        spoken = [u["words"] for u in utterances if u["label"] == signal["speaker"]]
        if not any(plain(signal["quote"]) in plain(words) for words in spoken):
            complaints.append(f"{name}: {signal['speaker']} did not say {signal['quote']!r}")
    return complaints


def plain(text):
    return " ".join(text.split())


def phrase_of(quote):
    """Some neighbouring words of a quote, as somebody would search for them."""
    words = re.findall(r"[\w'’-]+", quote)
    start = max(0, len(words) // 2 - 2)
    first = words[start:start + 4]
    # The words as they stand in the quote, with what punctuates them.
    return re.search(r"\W+".join(map(re.escape, first)), quote).group().replace('"', " ")


def found(hits, number, phrase, quote):
    """Complaints about the hits for a phrase of a quote."""
    here = [hit["quote"] for hit in hits if hit["conversation"] == number]
    if not any(plain(phrase) in plain(hit.replace('"', " ")) for hit in here):
        return [f"find: {phrase!r} of {quote!r} is not among the {len(hits)} hits in conversation {number}"]
    return []


def lay_out(test, conversations):
    test.run("init", test.search, "--role", "Everyone", "--manager", "Noor Haddad", search=False)
    (test.search / "spec.yaml").write_text(SPEC, encoding="utf-8")
    for candidate, (name, spoken) in sorted({c.candidate: (c.name, c.gold["candidate"]) for c in conversations}.items()):
        alias = ["--alias", spoken] if spoken != name else []
        test.run("candidate", "add", name, "--id", candidate, *alias, as_of="2026-01-01")


def capture(test, conversations):
    for number, conversation in enumerate(conversations, 1):
        test.run(*conversation.capture_words())
        conversation.number = number
        test.count("conversations")
        test.count("utterances", conversation.gold["utterances"])


def captured_again(test, conversation):
    before = (test.search / "record.db").read_bytes()
    done = test.run(*conversation.capture_words())
    test.expect(b"nothing changed" in done.stdout + done.stderr, f"{conversation.file.name}: captured again without saying so")
    test.expect(before == (test.search / "record.db").read_bytes(), f"{conversation.file.name}: capturing again changed the record")


def check_shown(test, conversations):
    said = harness.Said()
    for conversation in conversations:
        shown = test.json("show", conversation.number)
        test.take(against_labels(conversation, shown))
        original = test.run("show", conversation.number, "--original").stdout
        test.expect(original == conversation.bytes, f"{conversation.file.name}: --original gives other bytes")
        said.add(conversation.number, [u["words"] for u in shown.get("utterances", [])], harness.original_of(conversation.bytes))
    first = test.json("show", conversations[0].number)
    test.prove("a missing utterance", against_labels(conversations[0], {**first, "utterances": first["utterances"][1:]}))
    for name in ("label", "words", "conversation_kind", "role"):
        test.prove(f"a wrong {name}", against_labels(conversations[0], harness.damage_one(first, name)))
    return said


def check_found(test, conversations, said):
    wanted = [(c, s["quote"], phrase_of(s["quote"])) for c in conversations for s in c.gold["signals"]]

    def one(item):
        conversation, quote, phrase = item
        hits = test.json("find", f'"{phrase}"', "--candidate", conversation.candidate, "--limit", "100")
        test.take(found(hits.get("hits", []), conversation.number, phrase, quote))
        test.take(said.complaints(f"find {phrase!r}", hits))
        test.count("phrases")
        return hits

    results = test.several(one, test.sampled(wanted))
    test.prove("a phrase that is not found", found([], 1, wanted[0][2], wanted[0][1]))
    test.prove("a hit nobody said", said.complaints("find", harness.damage_one(results[0], "quote")))


def check_quotes(test, conversations, said):
    candidates = sorted({c.candidate for c in conversations})
    commands = [["review"], ["report"], *(["close-brief", c] for c in candidates),
                *(["rerank", "--dry-run", "--explain", c] for c in candidates)]

    def one(words):
        document = test.json(*words)
        test.take(said.complaints(" ".join(words), document))
        test.count(f"quotes in {words[0].replace('-', ' ')}", sum(1 for _ in harness.quotes_in(document)))
        return document

    for words, document in zip(commands, test.several(one, commands)):
        worse = harness.damage_one(document, "quote")
        if worse:
            test.prove(f"a wrong quote in {' '.join(words)}", said.complaints("damaged", worse))


def main():
    test = harness.Test(__doc__, needs=["conversations"])
    conversations = [Conversation(file) for file in sorted((test.data / "conversations").glob("*.gold.json"))]
    lay_out(test, conversations)
    capture(test, conversations)
    if not test.complaints:
        said = check_shown(test, conversations)
        for conversation in test.sampled(conversations):
            captured_again(test, conversation)
        check_found(test, conversations, said)
        check_quotes(test, conversations, said)
    test.finish(conversations=26, utterances=2600, phrases=400, quotes_in_review=100, quotes_in_report=50,
                quotes_in_close_brief=200, quotes_in_rerank=20, damages_noticed=20)


if __name__ == "__main__":
    main()
