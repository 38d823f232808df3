#!/usr/bin/env python3
"""The view `commitments` of record.db names the owner whom the program names: over the example search, and after each kind of
call that changes who it is.

usage: owners.py --program PATH
"""
import sqlite3

import harness

DAY = "2026-03-01"
TALK = """Duarte Simas: Henrike will send you the plan by Friday.
Ana Ruiz: Good.
Duarte Simas: Annie will send us her references tomorrow.
Duarte Simas: Bo will ring you on Monday.
"""


def table_of(data):
    return next(table for table in data.values() if isinstance(table, list))


def in_the_view(test):
    with sqlite3.connect(f"file:{test.search}/record.db?mode=ro", uri=True) as record:
        return {row: owner for row, owner in record.execute("SELECT row, owner FROM commitments")}


def as_listed(test):
    listed = test.json("commitment", "list", "--all", as_of=DAY)
    rows = table_of(listed)
    return {row["commitment"]: row["owner"] for row in rows}


def differences(listed, view):
    """What the program says of a commitment, and the view otherwise. The view also holds what was dismissed."""
    return [f"commitment {row}: {owner!r}, and {view.get(row)!r} in the view"
            for row, owner in listed.items() if (view.get(row) or None) != owner]


def compare(test, when, others):
    listed, view = as_listed(test), in_the_view(test)
    test.count("owners", len(listed))
    test.take([f"{when}: {bad}" for bad in differences(listed, view)])
    with sqlite3.connect(f"file:{test.search}/record.db?mode=ro", uri=True) as record:
        named = {owner for owner, by in record.execute("SELECT owner, said_by FROM commitments") if owner != by}
    test.expect(others <= named, f"{when}: {named} own what others said; expected {others} among them")
    return listed, view


def main():
    test = harness.Test(__doc__)
    test.run("init", test.search, "--example", as_of=DAY, search=False)
    compare(test, "the example", {"Henrike Vossberg"})
    talk = test.folder / "talk.txt"
    talk.write_text(TALK)
    test.run("capture", talk, "--candidate", "ana-ruiz", "--kind", "screen", "--on", DAY, as_of=DAY)
    captured = max(row["conversation"] for row in table_of(test.json("show", as_of=DAY)))
    compare(test, "captured", {"Henrike Vossberg"})
    sheet = test.folder / "people.csv"
    sheet.write_text("id,name,aliases\nana-ruiz,Ana Ruiz,Annie\n")
    test.run("import", sheet, as_of=DAY)
    compare(test, "an alias", {"Ana Ruiz", "Henrike Vossberg"})
    test.run("speaker", captured, "Duarte Simas=hiring-manager", as_of=DAY)
    compare(test, "another speaker", {"Ana Ruiz"})
    people = test.search / "search.yaml"
    people.write_text(people.read_text().replace("panel:\n", "panel:\n  - {name: Bo Lund}\n", 1))
    test.run("check", "--repair", as_of=DAY)
    listed, view = compare(test, "another colleague", {"Ana Ruiz", "Bo Lund"})
    test.prove("an owner of another name", differences(listed, {row: "Nobody" for row in view}))
    test.finish(owners=300, damages_noticed=1)


if __name__ == "__main__":
    main()
