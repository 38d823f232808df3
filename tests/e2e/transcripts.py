#!/usr/bin/env python3
"""Every transcript of other tools is captured by the program, or refused with a reason; an 8-bit encoding is refused with
its likely name, and taken when it is said.

usage: transcripts.py --program PATH --data DIR
"""
import harness

DAY = "2026-03-04"
FOLDERS = ["asr-json", "podcast-transcripts", "srt", "webvtt-py"]
ENDINGS = {".json", ".vtt", ".srt", ".sbv", ".txt"}
# Broken on purpose, by the projects they come from.
REFUSED = {"empty.vtt", "invalid_format1.srt", "invalid_format2.srt", "invalid_format3.srt", "invalid_format.sbv", "gb2312.srt"}


def capture(test, *words, may):
    return test.run("capture", *words, "--candidate", "ana", "--kind", "screen", "--on", DAY, may=may)


def wrong_outcomes(files, refusals):
    """Complaints about files that were refused and should not be, or the other way round, or without a reason."""
    complaints = []
    for file in files:
        about = [line for line in refusals if line.startswith(f"refused: {file}")]
        if bool(about) != (file.name in REFUSED):
            complaints.append(f"{file.name}: {'refused: ' + about[0] if about else 'captured, though broken'}")
        complaints += [f"{line}: no reason" for line in about if len(line) < len(f"refused: {file}") + 10]
    return complaints


def take_the_8_bit_one(test):
    file = test.data / "srt/gb2312.srt"
    said = capture(test, file, may=(3,)).stderr.decode("utf-8", "replace")
    test.expect("GB2312" in said and "--encoding" in said, f"the likely encoding is not named: {said}")
    capture(test, file, "--encoding", "GB2312", may=(0,))
    newest = test.json("show")["conversations"][-1]["conversation"]
    words = "".join(u["words"] for u in test.json("show", newest)["utterances"])
    test.expect(any("\u4e00" <= c <= "\u9fff" for c in words), f"no Chinese in {words[:60]!r}")
    back = test.run("show", newest, "--original").stdout
    test.expect(back == file.read_bytes(), "the original is not given back")


def main():
    test = harness.Test(__doc__, needs=FOLDERS)
    test.run("init", test.search, "--role", "Transcripts", search=False)
    test.run("candidate", "add", "Ana", as_of=DAY)
    files = [f for folder in FOLDERS for f in sorted((test.data / folder).rglob("*")) if f.suffix in ENDINGS and "LICENSE" not in f.name]
    said = capture(test, *files, may=(7,)).stderr.decode("utf-8", "replace").splitlines()
    test.take(wrong_outcomes(files, [line for line in said if line.startswith("refused: ")]))
    test.count("files", len(files))
    take_the_8_bit_one(test)
    test.prove("a file refused", wrong_outcomes(files, [f"refused: {files[0]}: no such thing at all"]))
    test.finish(files=20)


main()
