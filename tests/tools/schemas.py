#!/usr/bin/env python3
"""Fails when the JSON Schemas of share/winloop/schema and the program disagree.

Lays out the example search and holds the output of every command that writes JSON against its schema, and spec.yaml files
against spec.schema.json. Then it breaks what it has just accepted, to show that a schema would notice: a key more, a key
less, a value out of its range; a bar that the schema refuses has to be one that the program refuses too.

usage: schemas.py --program PATH
"""
import argparse
import copy
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import jsonschema
import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SCHEMAS = ROOT / "share/winloop/schema"
EXAMPLE = ROOT / "share/winloop/example"
DAY = "2026-03-01"
EARLIER = "2026-02-01"  # when recall tests were due

# Keys that a document may lack; every other one has to be there.
OPTIONAL = {"compared_with", "compared_with_version", "order", "bar_changes", "ask_next", "ask_next_answers", "best_raise", "text", "ratings", "quotes", "causes", "recalls_due",
            "raters", "as_given", "adjusted", "leniency",
            "compared_with_bar"}
SECTIONS = ["motivations", "hesitations", "compensation", "competing-offers", "must-haves", "losses", "recall", "cadence",
            "funnel"]


class Failures(list):
    def expect(self, holds, what):
        if not holds:
            self.append(what)


class Program:
    def __init__(self, path, search):
        self.path, self.search = path, search

    def call(self, *words):
        env = {**os.environ, "WINLOOP_DIR": str(self.search), "LC_ALL": "C.UTF-8"}
        return subprocess.run([str(self.path), *words], env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True)

    def json(self, *words, day=DAY):
        done = self.call(*words, "--as-of", day, "--format", "json")
        if done.returncode != 0:
            sys.exit(f"schemas.py: winloop {' '.join(words)} exited {done.returncode}: {done.stderr}")
        return json.loads(done.stdout)


def schema(name):
    read = json.loads((SCHEMAS / f"{name}.schema.json").read_text())
    validator = jsonschema.validators.validator_for(read)
    validator.check_schema(read)
    return validator(read)


def complaint(validator, value):
    """The first thing that is wrong, or nothing."""
    wrong = jsonschema.exceptions.best_match(validator.iter_errors(value))
    return wrong and f"{'/'.join(str(part) for part in wrong.absolute_path) or '.'}: {wrong.message[:200]}"


def objects(value, path=()):
    """One object of each sort in it, with the way there."""
    seen = {}

    def walk(held, way):
        if isinstance(held, dict):
            sort = tuple("*" if isinstance(part, int) else part for part in way)
            seen.setdefault(sort, way)
            for key, inner in held.items():
                walk(inner, (*way, key))
        elif isinstance(held, list):
            for place, inner in enumerate(held):
                walk(inner, (*way, place))

    walk(value, path)
    return seen.values()


def at(value, way):
    for part in way:
        value = value[part]
    return value


def broken_shapes(document):
    """Copies with a key too many, and copies with one too few."""
    for way in objects(document):
        more = copy.deepcopy(document)
        at(more, way)["unheard_of"] = 1
        yield f"{way} with another key", more
        for key in at(document, way):
            if key not in OPTIONAL and not (document["kind"] == "report" and not way and key not in
                                            ("format_version", "kind", "title", "as_of")):
                less = copy.deepcopy(document)
                del at(less, way)[key]
                yield f"{way} without {key}", less


def broken(document, *changes):
    for way, value in changes:
        other = copy.deepcopy(document)
        at(other, way[:-1])[way[-1]] = value
        yield f"{way} as {value!r}", other


def check_rerank(program, common, failures):
    strict = schema("rerank")
    whole = program.json("rerank", "--dry-run")
    top = program.json("rerank", "--dry-run", "--top", "3")
    explained = [program.json("rerank", "--dry-run", "--explain", one["candidate"]) for one in whole["ranking"]]
    first = program.json("rerank", "--dry-run", day="2026-01-16")
    against = program.json("rerank", "--dry-run", "--against", "1")
    trial = program.json("rerank", "--what-if", "systems-depth.weight=9", "--what-if", "location.must=none")
    same = program.json("rerank", "--what-if", "systems-depth.weight=3")
    firmness = program.json("rerank", "--dry-run", "--stability")
    for document in [whole, top, first, against, trial, same, firmness, *explained, program.json("rerank")]:
        for validator in (strict, common):
            wrong = complaint(validator, document)
            failures.expect(wrong is None, f"rerank ({document['title']}): {wrong}")
    failures.expect("compared_with" not in first, "rerank: the first ranking is compared with another")
    failures.expect(len(whole["ranking"]) == 12 and len(top["ranking"]) == 3, "rerank: not 12 standings and 3 of --top 3")
    failures.expect(any("ask_next" in one for one in explained), "rerank --explain: nobody has anything left to ask")
    for one in against["ranking"]:
        if one["moved"] is not None:
            scored = one["score_change"] is not None
            failures.expect(one["moved_by_bar"] + one["moved_by_evidence"] == one["moved"] and scored == (one["score"] is not None) and
                            (not scored or abs(one["score_by_bar"] + one["score_by_evidence"] - one["score_change"]) < 1.5e-6),
                            f"rerank --against: the causes of {one['candidate']} do not add up")
    failures.expect({one["candidate"]: one["fails"] for one in whole["ranking"] if one["must_haves"] == "failed" or one["fails"]} ==
                    {"farid-zerrouki": ["location"], "bogdan-petrescu": ["leadership"]}, "rerank: who fails, and by what")
    failures.expect([one["candidate"] for one in whole["ranking"] if one["score"] is None] == ["gunnar-eide", "tamsin-okell"],
                    "rerank: who has no score is not who nothing is known of")
    failures.expect(trial["trial"] and not trial["stored"] and trial["bar_changes"] and trial["order"]["tau_b"] < 1 and
                    all(one["moved_by_evidence"] == 0 for one in trial["ranking"]), "rerank --what-if: not a trial")
    failures.expect(same["bar_changes"] == [] and same["order"]["tau_b"] == 1 and
                    all(one["moved"] == 0 and one["score_change"] == (None if one["score"] is None else 0) for one in same["ranking"]),
                    "rerank --what-if of the present value changes something")
    failures.expect(all("best_raise" in one for one in explained if one["score"] is None or one["score"] < 0.8), "rerank --explain: nothing raises")
    values = broken(whole, (("format_version",), 2), (("kind",), "ranking"), (("as_of",), "1 March 2026"),
                    (("spec_version",), -1), (("draft",), "no"), (("ranking", 0, "rank"), 0), (("ranking", 0, "score"), 1.2),
                    (("ranking", 0, "interval", "low"), -0.1), (("ranking", 0, "coverage"), 100),
                    (("ranking", 0, "must_haves"), "yes"), (("ranking", 0, "moved"), "+1"),
                    (("ranking", 0, "candidate"), "Ana Ruiz"), (("ranking", 0, "interval"), [0, 1]))
    details = broken(explained[0], (("criteria", 0, "value"), 4), (("criteria", 0, "must_state"), "no"),
                     (("evidence", 0, "ratings", 0, "level"), 5), (("ask_next",), "Leads engineers"))
    firm = broken(firmness, (("pairs", 0, "firmness"), "weak"), (("pairs", 0, "gap"), "0.1"), (("staying", 0, "stays"), 12),
                  (("staying", 0, "best_rank"), 0), (("perturbations",), 10))
    for name, document in [*values, *details, *firm, *broken_shapes(whole), *broken_shapes(explained[0]),
                           *broken_shapes(firmness)]:
        failures.expect(complaint(strict, document), f"rerank.schema.json accepts {name}")


def check_adjusted(program, common, failures):
    strict = schema("rerank")
    spec = program.search / "adjusted.yaml"
    spec.write_text("raters: adjusted\n" + (program.search / "spec.yaml").read_text())
    whole = program.json("rerank", "--spec", str(spec))
    explained = program.json("rerank", "--spec", str(spec), "--explain", "sinead-corrigan")
    early = program.json("rerank", "--spec", str(spec), day="2026-01-29")
    for document in (whole, explained, early, program.json("rerank", "--spec", str(spec), "--stability")):
        for validator in (strict, common):
            wrong = complaint(validator, document)
            failures.expect(wrong is None, f"rerank by adjusted raters ({document['title']}): {wrong}")
    failures.expect(abs(sum(one["leniency"] or 0 for one in whole["raters"])) < 1e-5, "rerank: leniencies do not sum to 0")
    failures.expect(all(one["leniency"] is None for one in early["raters"]), "rerank: a leniency from too little")
    rated = next(n for n, one in enumerate(explained["evidence"]) if one.get("ratings"))
    shapes = [*broken(whole, (("raters", 0, "leniency"), "0.1"), (("raters", 0, "leniency"), 4), (("raters", 0, "ratings"), 0),
                      (("raters", 0, "shared"), -1), (("raters", 0, "rater"), "")),
              *broken(explained, (("evidence", rated, "adjusted"), 0.5), (("evidence", rated, "as_given"), 5),
                      (("evidence", rated, "ratings", 0, "leniency"), "none")), *broken_shapes(whole), *broken_shapes(explained)]
    for name, document in shapes:
        failures.expect(complaint(strict, document), f"rerank.schema.json accepts {name} (adjusted)")


def check_report(program, common, failures):
    strict = schema("report")
    whole = program.json("report")
    single = [program.json("report", section) for section in SECTIONS]
    earlier = program.json("report", day=EARLIER)
    empty = program.json("report", day="2026-01-12")
    for document in [whole, earlier, empty, *single]:
        for validator in (strict, common):
            wrong = complaint(validator, document)
            failures.expect(wrong is None, f"report ({', '.join(document)}): {wrong}")
    for section, document in zip(SECTIONS, single):
        key = section.replace("-", "_")
        failures.expect(document.get(key) == whole[key], f"report {section} is not what report says of it")
    failures.expect("recalls_due" in earlier["recall"], f"report recall: nothing is due on {EARLIER}")
    none = {key: whole[key] for key in ("format_version", "kind", "title", "as_of")}
    values = broken(whole, (("format_version",), 0), (("as_of",), None), (("motivations", "motivations", 0, "share"), 57.1),
                    (("motivations", "motivations", 0, "category"), "personal-circumstances"),
                    (("motivations", "quotes", 0, "at"), "2:44"), (("motivations", "quotes", 0, "quote"), ""),
                    (("hesitations", "hesitations", 0, "candidates"), 0), (("compensation", "below"), -1),
                    (("compensation", "expectations", 0, "low"), "105000"), (("compensation", "expectations", 0, "band"), "ok"),
                    (("must_haves", "must_haves", 0, "pass_rate"), 2), (("losses", "losses", 0, "cause"), "money"),
                    (("recall", "recalls", 0, "hits"), ["personal-circumstances"]), (("recall", "average"), "0.3"),
                    (("cadence", "cadence", 0, "rhythm"), "monthly"), (("funnel", "funnel", 0, "stage"), "HM interview"))
    for name, document in [("no section", none), *values, *broken_shapes(whole), *broken_shapes(earlier)]:
        failures.expect(complaint(strict, document), f"report.schema.json accepts {name}")


def check_others(program, common, failures):
    ids = [one["candidate"] for one in program.json("candidate", "list")["candidates"]]
    numbers = [str(one["conversation"]) for one in program.json("show")["conversations"]]
    calls = [["candidate", "list"], ["candidate", "list", "--stage", "offer"], ["show"], ["status"], ["review"],
             ["find", "deputy"], ["find", "zzzz"], ["spec", "show"], ["spec", "show", "1"], ["spec", "log"],
             ["spec", "diff", "1", "3"], ["spec", "diff", "3", "now"],
             ["import", str(EXAMPLE / "candidates.csv"), "--dry-run"]]
    calls += [[*words, one] for one in ids for words in (["candidate", "show"], ["close-brief"])]
    calls += [["show", number] for number in numbers]
    for words in calls:
        document = program.json(*words)
        wrong = complaint(common, document)
        failures.expect(wrong is None, f"{' '.join(words)}: {wrong}")
    brief = program.json("close-brief", "ana-ruiz")
    quote = ("motivations", "quotes", 0)
    for name, document in broken(brief, (("format_version",), "1"), (("kind",), None), ((*quote, "at"), "2:12"),
                                 ((*quote, "on"), "14.01.2026"), ((*quote, "conversation"), "2"), ((*quote, "quote"), None),
                                 (("text",), [1])):
        failures.expect(complaint(common, document), f"document.schema.json accepts {name}")
    for key in ("format_version", "kind"):
        failures.expect(complaint(common, {name: value for name, value in brief.items() if name != key}),
                        f"document.schema.json accepts a document without {key}")


def check_empty(program, common, failures):
    """A search in which nothing has happened yet, and a bar that knows nothing."""
    for words in (["rerank", "--dry-run"], ["report"], ["status"], ["review"], ["show"], ["candidate", "list"], ["spec", "log"]):
        document = program.json(*words)
        named = [schema(words[0])] if words[0] in ("rerank", "report") else []
        for validator in [common, *named]:
            wrong = complaint(validator, document)
            failures.expect(wrong is None, f"{' '.join(words)} of a new search: {wrong}")
    program.call("candidate", "add", "Ana Ruiz", "--as-of", DAY)
    strict = schema("rerank")
    for policy in ("pool-mean", "worst", "omit"):
        (program.search / "spec.yaml").write_text(f"unknown: {policy}\ncriteria: [{{id: craft, must: 2}}, {{id: depth}}]\n")
        for words in ([], ["--explain", "ana-ruiz"]):
            wrong = complaint(strict, program.json("rerank", "--dry-run", *words))
            failures.expect(wrong is None, f"rerank {' '.join(words)} with {policy} of nothing: {wrong}")


def as_json(text):
    """YAML as an editor hands it to a schema: the names of keys are texts."""
    return json.loads(json.dumps(yaml.safe_load(text)))


def check_spec(program, failures):
    strict = schema("spec")
    template = (ROOT / "share/winloop/templates/spec.yaml").read_text()
    texts = {path.name: path.read_text() for path in sorted((EXAMPLE / "specs").glob("*.yaml"))}
    failures.expect(len(texts) == 3, f"the example has {len(texts)} bars")
    texts["the template"] = template.replace("{{schema}}", "spec.schema.json")
    texts["the template, all of it"] = re.sub(r"(?m)^  #(- |  )", r"  \1", texts["the template"])
    for name, text in texts.items():
        wrong = complaint(strict, as_json(text))
        failures.expect(wrong is None, f"spec.schema.json refuses {name}: {wrong}")
        failures.expect(accepted(program, text), f"the program refuses {name}")

    bar = as_json(texts["3.yaml"])
    rated = next(n for n, one in enumerate(bar["criteria"]) if "fact" not in one and "number" not in one)
    fact = next(n for n, one in enumerate(bar["criteria"]) if "fact" in one)
    number = next(n for n, one in enumerate(bar["criteria"]) if "number" in one)
    wrong = broken(bar, (("criterias",), []), (("unknown",), "pool-median"), (("raters",), "median"), (("criteria",), []),
                   (("criteria", rated, "wieght"), 2), (("criteria", rated, "weight"), -1),
                   (("criteria", rated, "weight"), "heavy"), (("criteria", rated, "must"), 5),
                   (("criteria", rated, "must"), "met"), (("criteria", rated, "levels"), {"5": "x"}),
                   (("criteria", rated, "id"), "Systems depth"), (("criteria", fact, "must"), 2),
                   (("criteria", fact, "levels"), {"1": "x"}), (("criteria", fact, "number"), bar["criteria"][number]["number"]),
                   (("criteria", number, "number", "form"), 1), (("criteria", number, "number"), {"field": "led", "from": 2}),
                   (("criteria", number, "must"), "met"))
    for name, document in wrong:
        failures.expect(complaint(strict, document), f"spec.schema.json accepts {name}")
        failures.expect(not accepted(program, yaml.safe_dump(document)), f"the program accepts {name}")


def accepted(program, text):
    spec = program.search / "spec.yaml"
    before = spec.read_text()
    try:
        spec.write_text(text)
        return program.call("spec", "show").returncode == 0
    finally:
        spec.write_text(before)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True, type=pathlib.Path)
    args = parser.parse_args()
    failures = Failures()
    with tempfile.TemporaryDirectory(prefix="winloop-schemas.") as folder:
        program = Program(args.program.resolve(), pathlib.Path(folder) / "search")
        subprocess.run([str(program.path), "init", "--example", str(program.search)], check=True, capture_output=True)
        common = schema("document")
        check_report(program, common, failures)
        check_others(program, common, failures)
        check_spec(program, failures)
        check_adjusted(program, common, failures)
        check_rerank(program, common, failures)
        fresh = Program(program.path, pathlib.Path(folder) / "fresh")
        fresh.call("init", str(fresh.search), "--as-of", DAY)
        check_empty(fresh, common, failures)
    for failure in failures:
        print(failure)
    if failures:
        sys.exit(f"{len(failures)} disagreements between the schemas and the program")


if __name__ == "__main__":
    main()
