#!/usr/bin/env python3
"""Presses the tab key: fails when the completions of share/completions do not work in bash, or do not read in zsh and fish.

What bash would offer is read from COMPREPLY after calling the function as bash calls it; then an interactive bash on a
terminal of its own gets keys, and the words that reach the program are looked at. zsh and fish check their script's
syntax where they are installed.

usage: completion.py --program PATH
"""
import argparse
import os
import pathlib
import pty
import select
import shlex
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SCRIPTS = ROOT / "share/completions"
PROMPT = "ready-for-keys> "
SECONDS = 60

# What stands on the line, in bash's words, and what has to be offered: exactly these, or these among others.
OFFERED = [
    (["winloop", ""], {"init", "capture", "close-brief", "rerank"}, False),
    (["winloop", "clo"], {"close-brief"}, True),
    (["winloop", "close-brief", "a"], {"ana-ruiz"}, True),
    (["winloop", "close-brief", "zz"], set(), True),
    (["winloop", "rerank", "--"], {"--why", "--by", "--top", "--explain", "--dry-run", "--format", "--as-of"}, False),
    (["winloop", "rerank", "--explain", "ravi"], {"ravi-menon"}, True),
    (["winloop", "rerank", "--against", ""], {"1", "3", "2026-02-20"}, False),
    (["winloop", "rerank", "--what-if", "relia"], {"reliability.weight", "reliability.must"}, True),
    (["winloop", "rerank", "--format", "j"], {"json"}, True),
    (["winloop", "rerank", "--format", "=", "j"], {"json"}, True),
    (["winloop", "rerank", "--color", "="], {"auto", "always", "never"}, True),
    (["winloop", "candidate", "mo"], {"move"}, True),
    (["winloop", "candidate", "move", "ana-ruiz", "we"], {"we-declined"}, True),
    (["winloop", "report", "losses", "rec"], {"recall"}, True),
    (["winloop", "rate", "ana-ruiz", "relia"], {"reliability"}, True),
    (["winloop", "prep", "sin"], {"sinead-corrigan"}, True),
    (["winloop", "prep", "ana-ruiz", "--for", "N"], {"Ngozi", "Ngozi\\ Balewa"}, True),
    (["winloop", "prep", "ana-ruiz", "--for", "Ngozi\\ B"], {"Ngozi\\ Balewa"}, True),
    (["winloop", "prep", "ana-ruiz", "--for", '"Ngozi B'], {"Ngozi Balewa"}, True),
    (["winloop", "rerank", "--format", "e"], set(), True),
    (["winloop", "follow-up", "ana-ruiz", "--format", "e"], {"eml"}, True),
    (["winloop", "prep", "ana-ruiz", "--for", ""], {"Henrike", "Rui", "Tomek"}, False),
    (["winloop", "follow-up", "ana"], {"ana-ruiz"}, True),
    (["winloop", "follow-up", "ana-ruiz", "--from", "Du"], {"Duarte", "Duarte\\ Simas"}, True),
    (["winloop", "spec", "t"], {"tension"}, True),
    (["winloop", "impact", "--stage", "pan"], {"panel"}, True),
    (["winloop", "impact", "--before", ""], {"1", "2", "3"}, True),
    (["winloop", "completion", ""], {"bash", "zsh", "fish"}, True),
]
# Who spoke: a label and its sign, after which bash is not to put a blank, then who that is.
LABELS = [
    (["winloop", "speaker", "2", ""], {"Ana\\ Ruiz=", "Duarte\\ Simas="}, True),
    (["winloop", "speaker", "2", "Du"], {"Duarte\\ Simas="}, True),
    (["winloop", "speaker", "2", '"Du'], {"Duarte Simas="}, True),
    (["winloop", "speaker", "2", "Duarte\\ Simas", "=", "hi"], {"hiring-manager"}, False),
    (["winloop", "speaker", "2", "Duarte\\ Simas", "="], {"recruiter", "Henrike\\ Vossberg"}, False),
    (["winloop", "speaker", "2", '"Duarte Simas=hi'], {"Duarte Simas=hiring-manager"}, False),
    (["winloop", "speaker", "31", ""], {"\\(nobody\\ named\\)="}, True),
]
# Lines that name another search with -C, in the folder in which it lies: `other` has nobody but zoe-adler.
ELSEWHERE = [["winloop", "-C", "other", "close-brief", ""], ["winloop", "close-brief", "-C", "other", ""],
             ["winloop", "find", "words", "-Cother", "--candidate", ""], ["winloop", "-C", "~/other", "rerank", "--explain", ""]]
# Lines on which bash is to offer files.
FILES = [["winloop", "capture", ""], ["winloop", "capture", "--kind", "screen", "in"], ["winloop", "rerank", "-o", ""],
         ["winloop", "impact", "--groups", ""], ["winloop", "spec", "lint", ""], ["winloop", "rerank", "--spec", ""], ["winloop", "-C", ""]]
# Keys, a tab in them, and the words with which the program is then called.
KEYS = [
    ("winloop close-brief ana\t", ["close-brief", "ana-ruiz"]),
    ("winloop rer\t--dry\t", ["rerank", "--dry-run"]),
    ("winloop rerank --format=nd\t", ["rerank", "--format=ndjson"]),
    ("winloop prep ana-ruiz --for Hen\t\\ \t", ["prep", "ana-ruiz", "--for", "Henrike Vossberg"]),
    ("winloop prep ana-ruiz --for 'Henrike V\t", ["prep", "ana-ruiz", "--for", "Henrike Vossberg"]),
    ("winloop capture inb\t", ["capture", "inbox.txt"]),
    ("winloop speaker 2 Dua\thiring\t", ["speaker", "2", "Duarte Simas=hiring-manager"]),
    ("winloop speaker 2 'Dua\thiring\t", ["speaker", "2", "Duarte Simas=hiring-manager"]),
    ("./elsewhere/winloop close-brief sin\t", ["close-brief", "sinead-corrigan"]),
]


def offered(program, search, words, folder=None):
    """COMPREPLY, and the options that the function asked for, after one call."""
    script = f"""
        compopt() {{ printf 'option %s\\n' "$*"; }}
        source {shlex.quote(str(SCRIPTS / 'winloop.bash'))}
        COMP_WORDS=({' '.join(shlex.quote(word) for word in words)})
        COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
        _winloop winloop "${{COMP_WORDS[COMP_CWORD]}}" "${{COMP_WORDS[COMP_CWORD - 1]}}"
        for reply in "${{COMPREPLY[@]}}"; do printf 'reply %s\\n' "$reply"; done"""
    env = {**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}", "WINLOOP_DIR": str(search), "HOME": str(folder)}
    done = subprocess.run(["bash", "--norc", "-c", script], env=env, cwd=folder, capture_output=True, text=True, timeout=SECONDS)
    lines = [line.split(" ", 1) for line in done.stdout.splitlines()]
    return ({rest for kind, rest in lines if kind == "reply"}, [rest for kind, rest in lines if kind == "option"],
            done.stderr)


def check_offers(program, search):
    problems = []
    for words, expected, exactly in OFFERED:
        replies, options, complaints = offered(program, search, words)
        right = replies == expected if exactly else replies >= expected
        if not right or options or complaints:
            problems.append(f"{' '.join(words)}|: offered {sorted(replies)}{options or ''}, expected "
                            f"{'' if exactly else 'at least '}{sorted(expected)} {complaints}")
    for words in FILES:
        replies, options, complaints = offered(program, search, words)
        if replies or options != ["-o default"] or complaints:
            problems.append(f"{' '.join(words)}|: offered {sorted(replies)}{options or ''}, expected files {complaints}")
    return problems


def check_labels(program, search, folder):
    memo = folder / "memo.json"
    memo.write_text('{"segments": [{"start": 0.0, "end": 2.0, "text": "I will send it.", "words": []}], "language": "en"}')
    subprocess.run([str(program), "-C", str(search), "capture", str(memo), "--candidate", "ana-ruiz", "--kind", "checkin",
                    "--on", "2026-03-01"], check=True, capture_output=True)
    problems = []
    for words, expected, is_label in LABELS:
        replies, options, complaints = offered(program, search, words)
        right = replies == expected and set(options) == {"-o nospace"} if is_label else replies >= expected and not options
        if not right or complaints:
            problems.append(f"{' '.join(words)}|: offered {sorted(replies)}{options or ''}, expected {sorted(expected)} {complaints}")
    return problems


def check_elsewhere(program, search, folder):
    for words in (["init", "other", "--role", "Cook", "--manager", "Bo"], ["candidate", "add", "Zoe Adler", "-C", "other"]):
        subprocess.run([str(program), *words], cwd=folder, check=True, capture_output=True)
    problems = []
    for words in ELSEWHERE:
        replies, _, complaints = offered(program, search, words, folder)
        if replies != {"zoe-adler"} or complaints:
            problems.append(f"{' '.join(words)}|: offered {sorted(replies)}, expected zoe-adler {complaints}")
    return problems


class Terminal:
    """An interactive bash that thinks somebody types."""

    def __init__(self, folder, env):
        self.child, self.keyboard = pty.fork()
        if self.child == 0:
            os.chdir(folder)
            os.execvpe("bash", ["bash", "--noprofile", "--norc", "-i"], env)
        self.screen = ""
        self.until(PROMPT)

    def until(self, words):
        end = time.monotonic() + SECONDS
        while words not in self.screen:
            if not select.select([self.keyboard], [], [], max(0, end - time.monotonic()))[0]:
                sys.exit(f"completion.py: waited {SECONDS} s for {words!r}; bash shows: {self.screen!r}")
            self.screen += os.read(self.keyboard, 4096).decode(errors="replace")
        self.screen = self.screen.split(words, 1)[1]

    def type(self, keys):
        os.write(self.keyboard, f"{keys}\r".encode())
        self.until(PROMPT)

    def close(self):
        os.write(self.keyboard, b"exit\r")
        os.close(self.keyboard)
        os.waitpid(self.child, 0)


def check_keys(program, search, folder):
    """Behind the name `winloop` stands a script that completes like the program and otherwise keeps its words."""
    asked = folder / "asked"
    for place in ("bin", "elsewhere"):
        stand_in = folder / place / "winloop"
        stand_in.parent.mkdir()
        stand_in.write_text(f'#!/bin/bash\n[[ $1 == __complete ]] && exec {shlex.quote(str(program))} "$@"\n'
                            f'printf "%s\\n" "$@" > {shlex.quote(str(asked))}\n')
        stand_in.chmod(0o755)
    (folder / "inbox.txt").write_text("Ana Ruiz: Hello.\n")
    env = {**os.environ, "PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "WINLOOP_DIR": str(search), "PS1": PROMPT,
           "TERM": "dumb", "INPUTRC": "/dev/null", "HISTFILE": "/dev/null"}
    terminal = Terminal(folder, env)
    terminal.type(f"source {shlex.quote(str(SCRIPTS / 'winloop.bash'))}")
    problems = []
    for keys, expected in KEYS:
        asked.unlink(missing_ok=True)
        terminal.type(keys)
        words = asked.read_text().split("\n")[:-1] if asked.exists() else None
        if words != expected:
            problems.append(f"{keys!r} called winloop with {words}, expected {expected}")
    terminal.close()
    return problems


def check_scripts(program):
    problems = []
    for shell in ("bash", "zsh", "fish"):
        script = SCRIPTS / f"winloop.{shell}"
        printed = subprocess.run([str(program), "completion", shell], capture_output=True, text=True).stdout
        if printed != script.read_text():
            problems.append(f"winloop completion {shell} does not print {script.name}")
        if shutil.which(shell):
            done = subprocess.run([shell, "-n", str(script)], capture_output=True, text=True)
            if done.returncode != 0:
                problems.append(f"{script.name}: {done.stderr.strip()}")
    return problems


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True, type=pathlib.Path)
    program = parser.parse_args().program.resolve()
    with tempfile.TemporaryDirectory(prefix="winloop-completion.") as made:
        folder = pathlib.Path(made)
        search = folder / "search"
        subprocess.run([str(program), "init", "--example", str(search)], check=True, capture_output=True)
        problems = check_scripts(program) + check_offers(program, search)
        problems += check_elsewhere(program, search, folder) + check_labels(program, search, folder)
        problems += check_keys(program, search, folder)
    for problem in problems:
        print(problem)
    if problems:
        sys.exit(f"{len(problems)} problems in the completions")


if __name__ == "__main__":
    main()
