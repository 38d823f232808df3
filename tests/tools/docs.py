#!/usr/bin/env python3
"""Fails when the documentation has fallen behind the program: a command without a man page, a golden case or completion,
a flag of --help, or a word that a flag takes, that its page does not name, a page for no command, or an example of a
page that does not run.

The program itself is asked for its commands, flags and words. An example is a `.Dl` line in a page's EXAMPLES that
starts with `$ `, with the `.Dl` lines after it for as long as they end in a backslash; it runs with bash in a folder that holds the files of tests/docs/, with the example search as WINLOOP_DIR.

usage: docs.py --program PATH [--only commands|examples]
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SECTIONS = {5: ["winloop-search", "winloop-output", "winloop-config"]}


class Program:
    def __init__(self, path):
        self.path = path

    def run(self, *words):
        env = {name: value for name, value in os.environ.items() if name != "WINLOOP_DIR"}
        done = subprocess.run([str(self.path), *words], capture_output=True, text=True, stdin=subprocess.DEVNULL, env=env,
                              cwd="/")
        if done.returncode != 0:
            sys.exit(f"docs.py: winloop {' '.join(words)} exited {done.returncode}: {done.stderr}")
        return done.stdout

    def complete(self, *words):
        return self.run("__complete", "--", *words).split()

    def help(self, *words):
        return self.run(*words, "--help")


def flags_of(text):
    """The flags that a --help text lists: those that open a line of its options."""
    found = set()
    for line in text.splitlines():
        if re.match(r"\s+-", line):
            spec = re.split(r"\s{2,}", line.strip())[0]
            found |= set(re.findall(r"(?<![\w-])(--[a-z][a-z-]*|-[A-Za-z])\b", spec))
    return found


def page_text(page):
    done = subprocess.run(["mandoc", "-T", "utf8", "-O", "width=200", str(page)], capture_output=True, text=True)
    return re.sub(".\b", "", done.stdout).replace("‐", "-").replace("−", "-")


def check_commands(program):
    problems = []
    commands = program.complete("")
    if len(commands) < 5:
        problems.append(f"the program completes only {commands}")
    listed = page_text(ROOT / "man/winloop.1")
    for command in commands:
        page = ROOT / f"man/winloop-{command}.1"
        if not page.exists():
            problems.append(f"{command}: no man page {page.relative_to(ROOT)}")
            continue
        if not list((ROOT / "tests/cli" / command).glob("*/cmd")):
            problems.append(f"{command}: no golden case in tests/cli/{command}")
        if f"winloop-{command}" not in listed:
            problems.append(f"{command}: not named in winloop.1")
        text = page_text(page)
        for words in [[command]] + [[command, sub] for sub in subcommands(program, command)]:
            shown = program.help(*words)
            flags = flags_of(shown)
            completed = set(program.complete(*words, "-"))
            for flag in sorted(flags - {"-h", "--help"}):
                if not re.search(rf"(?<![\w-]){re.escape(flag)}(?![\w-])", text):
                    problems.append(f"{' '.join(words)}: flag {flag} is missing from {page.name}")
                if flag.startswith("--") and flag not in completed:
                    problems.append(f"{' '.join(words)}: flag {flag} is not completed")
                problems += [f"{' '.join(words)} {flag}: {word} is missing from {page.name}"
                             for word in unexplained(program, [*words, flag], text)]
    known = {f"winloop-{c}.1" for c in commands} | {"winloop.1"} | {f"{p}.5" for p in SECTIONS[5]}
    for page in sorted((ROOT / "man").glob("*.[1-9]")):
        if page.name not in known:
            problems.append(f"{page.name}: a page for no command")
    for name in known:
        if not (ROOT / "man" / name).exists():
            problems.append(f"{name}: missing")
    return problems


def subcommands(program, command):
    """The nested ones (candidate add, spec diff), as the help lists them."""
    shown = program.help(command)
    block = re.search(r"^Subcommands:\n((?:\s+.*\n?)+)", shown, re.M)
    return re.findall(r"^\s{2}([a-z][a-z-]*)\s", block.group(1), re.M) if block else []


def unexplained(program, words, text):
    """The words that the flag takes whatever the search holds, and that neither its page nor the one which explains them
    for all commands has. (Output formats that are still refused are completed, but not documented.)"""
    if words[-1] == "--format" or words == ["init", "--role"]:  # a role here is a title, in words of one's own
        return []
    if words[-1] == "--kind":
        text = page_text(ROOT / "man/winloop-capture.1")
    return [word for word in program.complete(*words, "")
            if word != ":files" and not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)]


def examples(page):
    """The examples of a page with their lines."""
    started, example = 0, ""
    inside = False
    for number, line in enumerate(page.read_text().splitlines(), 1):
        if line.startswith(".Sh"):
            inside = line == ".Sh EXAMPLES"
        if inside and not example and line.startswith(".Dl $ "):
            started, example = number, line[len(".Dl $ "):]
        elif example and line.startswith(".Dl "):
            example += "\n" + line[len(".Dl "):].replace("\\ ", " ")
        if example and not example.endswith("\\e"):
            yield started, example.replace("\\(aq", "'").replace("\\(dq", '"').replace("\\-", "-").replace("\\e", "\\")
            example = ""


def check_examples(program):
    problems = []
    count = 0
    with tempfile.TemporaryDirectory(prefix="winloop-docs.") as folder:
        base = pathlib.Path(folder) / "example"
        subprocess.run([str(program.path), "init", "--example", str(base)], check=True, capture_output=True)
        for page in sorted((ROOT / "man").glob("*.[1-9]")):
            for number, example in examples(page):
                count += 1
                problem = run_example(program, pathlib.Path(folder), base, example)
                if problem:
                    problems.append(f"{page.name}:{number}: {example}\n    {problem}")
    if count == 0:
        problems.append("no page has an example")
    print(f"{count} examples run")
    return problems


def run_example(program, folder, base, example):
    work, search = folder / "work", folder / "search"
    for used in (work, search):
        shutil.rmtree(used, ignore_errors=True)
    shutil.copytree(base, search)
    if (ROOT / "tests/docs").is_dir():
        shutil.copytree(ROOT / "tests/docs", work)
    else:
        work.mkdir()
    env = {**os.environ, "PATH": f"{program.path.parent}:{os.environ['PATH']}", "WINLOOP_DIR": str(search),
           "EDITOR": "true", "VISUAL": "true", "PAGER": "cat", "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(["bash", "-o", "pipefail", "-c", example], cwd=work, env=env, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True)
    return None if done.returncode == 0 else f"exited {done.returncode}: {done.stderr.strip()}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True, type=pathlib.Path)
    parser.add_argument("--only", choices=["commands", "examples"])
    args = parser.parse_args()
    program = Program(args.program.resolve())
    problems = []
    if args.only != "examples":
        problems += check_commands(program)
    if args.only != "commands":
        problems += check_examples(program)
    for problem in problems:
        print(problem)
    if problems:
        sys.exit(f"{len(problems)} problems in the documentation")


if __name__ == "__main__":
    main()
