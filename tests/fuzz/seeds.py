#!/usr/bin/env python3
"""Writes what fuzz_file begins with: the example's and the templates' files, each behind the byte that chooses its reader.

usage: seeds.py FOLDER
"""
import pathlib
import sys

SHARE = pathlib.Path(__file__).resolve().parent.parent.parent / "share/winloop"
READERS = ["example/candidates.csv", "*/spec*.yaml example/specs/*", "example/candidates/* templates/candidate.yaml",
           "example/scorecards/* templates/scorecard.yaml", "example/reviews/* templates/review.yaml", "lexicon/en.yaml"]
QUERIES = ["ferries OR harbour*", '"in the end" -boat kind:motivation', "category:autonomy since:2026-01-01"]


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for reader, patterns in enumerate(READERS):
        for pattern in patterns.split():
            for file in SHARE.glob(pattern):
                (folder / f"{reader}-{file.name}").write_bytes(bytes([reader]) + file.read_bytes())
    for number, query in enumerate(QUERIES):
        (folder / f"query-{number}").write_bytes(bytes([len(READERS)]) + query.encode())


if __name__ == "__main__":
    main()
