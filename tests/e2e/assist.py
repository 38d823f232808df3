#!/usr/bin/env python3
"""The assistant, against an endpoint on this machine that proposes, lies, stalls, breaks and floods: only what was said
is kept, nothing but words and roles is sent, nothing is sent twice for nothing, and what was done stays done.

usage: assist.py --program PATH
"""
import http.server
import json
import signal
import sqlite3
import subprocess
import threading
import time

import harness

DAY = "2026-03-04"
KEY = "sk-of-the-test"
MODEL = "stub-1"
# Words in which the lexicon notices nothing.
SCREEN = """Ana Ruiz: Hi Tom. A whole platform under me one day, zigzag as it may be.
Tom Vance: Great. The quux plan, Ana, by Friday.
Ana Ruiz: At home they are zogzog about it, ana@mail.example knows.
Tom Vance: Understood, a whole platform it is.
"""
OTHER = """Bo Lind: The sea, quux quux.
Tom Vance: Sure.
"""


def proposal(quote, utterance=1, speaker="candidate", kind="motivation", category="growth"):
    return {"utterance": utterance, "speaker": speaker, "kind": kind, "category": category, "quote": quote}


TRUE = proposal("A whole platform under me one day")
PARTNER = proposal("At home they are zogzog about it", 3, "candidate", "hesitation", "influencer-uncommitted")
PROMISE = proposal("The quux plan, Ana", 2, "recruiter", "commitment", "other")
LIES = [
    (proposal("A whole Platform under me one day"), "nobody said that"),
    (proposal("The quux plan, Ana, by Friday", 2), "somebody else said that"),
    (proposal("a whole platform it is", 4, "recruiter"), "only the candidate's own words can be one"),
    (proposal("zigzag as it may be", category="wealth"), "no such category of its kind"),
    (proposal("zigzag as it may be", category="counteroffer"), "no such category of its kind"),
    (proposal("zigzag as it may be", kind="verdict"), "no such kind"),
    (proposal("zigzag as it may be", speaker="Ana Ruiz"), "no such speaker"),
    (proposal("igzag as it may b"), "begins or ends inside a word"),
    (proposal("may be.\nGreat"), "nobody said that"),
    (proposal("x" * 401), "too long a quote"),
    (proposal(""), "too short a quote"),
    (TRUE, "proposed before"),
    (proposal("platform under me"), "proposed before"),
    ("rubbish", "not of the form asked for"),
    ([[[[{"signals": []}]]]], "not of the form asked for"),
    ({"quote": {"quote": "zigzag"}}, "not of the form asked for"),
    (proposal("zigzag as it may be", utterance="1"), "not of the form asked for"),
]


def completion(proposals):
    content = json.dumps({"signals": proposals})
    return json.dumps({"choices": [{"finish_reason": "stop", "message": {"role": "assistant", "content": content}}]})


class Endpoint(http.server.ThreadingHTTPServer):
    """Answers each request with the next of its script; the last one again and again."""
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.script, self.seen, self.open = [], [], threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def plays(self, *script):
        self.script, self.seen = list(script), []

    def handle_error(self, request, client_address):
        pass  # the program hangs up where it has had enough


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.seen.append((self.path, dict(self.headers), body))
        script = self.server.script
        act = script.pop(0) if len(script) > 1 else script[0]
        act(self, body)

    def log_message(self, *args):
        pass

    def answer(self, text, status=200, **headers):
        data = text.encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def says(*proposals):
    return lambda handler, body: handler.answer(completion(list(proposals)))


def status(code, **headers):
    return lambda handler, body: handler.answer("{}", code, **headers)


def raw(text):
    return lambda handler, body: handler.answer(text)


def hangs_up(handler, body):
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')
    handler.close_connection = True


def falls_silent(handler, body):
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"{")
    handler.wfile.flush()
    handler.server.open.wait(20)


def floods(handler, body):
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100_000):
        handler.wfile.write(b" " * 65_536)


def waits(handler, body):
    handler.server.open.wait(20)
    handler.answer(completion([]))


class Story:
    def __init__(self, test):
        self.test = test
        self.endpoint = Endpoint()
        self.config = test.folder / ".config/winloop/config.yaml"
        self.configure()

    def configure(self, mode=0o600, key=KEY, url=None, more=""):
        self.config.parent.mkdir(parents=True, exist_ok=True)
        self.config.write_text(
            f"assist:\n  url: {url or self.endpoint.url()}\n  model: {MODEL}\n" + (f"  key: {key}\n" if key else "") +
            "  connect_seconds: 1\n  stall_seconds: 0.5\n  timeout_seconds: 5\n  retries: 2\n  retry_seconds: 0.01\n"
            f"  longest_wait_seconds: 2\n  reply_kib: 64\n{more}")
        self.config.chmod(mode)

    def file(self, name, text):
        path = self.test.folder / name
        path.write_text(text)
        return path

    def renew(self, *words, may=(0,)):
        done = self.test.run("signal", "renew", *words, "--format", "json", may=may, as_of=DAY)
        return (json.loads(done.stdout) if done.stdout else {}), done.stderr.decode()

    def signals(self):
        """(utterance, quote, kind/category, cue, status) of all that the record holds."""
        record = sqlite3.connect(f"file:{self.test.search / 'record.db'}?mode=ro", uri=True)
        with record:
            return record.execute("SELECT conversation, quote, kind || '/' || category, cue, status FROM signals "
                                  "ORDER BY id").fetchall()

    def by_assistant(self):
        return [(quote, sort) for _, quote, sort, cue, _ in self.signals() if cue == f"assist:{MODEL}"]


def start(test):
    test.run("init", test.search, "--role", "Lead", search=False)
    yaml = test.search / "search.yaml"
    yaml.write_text("role: Lead\nrecruiter: {name: Tom Vance, email: tom@work.example}\nhiring_manager: Hella Secret\n")
    test.run("candidate", "add", "Ana Ruiz", "--id", "ana", "--email", "ana@mail.example", as_of=DAY)
    test.run("candidate", "add", "Bo Lind", "--id", "bo", as_of=DAY)


def off_by_default(story):
    test = story.test
    story.endpoint.plays(says(TRUE))
    test.run("capture", story.file(f"{DAY} ana screen.txt", SCREEN), as_of=DAY)
    test.run("signal", "renew", as_of=DAY)
    test.expect(story.endpoint.seen == [], "something was sent without --assist")
    story.config.unlink()
    _, said = story.renew("--assist", may=(3,))
    test.expect("the assistant is off" in said and "WINLOOP_ASSIST_URL" in said, f"off: {said}")
    story.configure()


def only_where_the_user_says(story):
    test = story.test
    story.endpoint.plays(says(TRUE))
    yaml = test.search / "search.yaml"
    kept = yaml.read_text()
    yaml.write_text(kept + f"assist: {{url: {story.endpoint.url()}}}\n")
    done = test.run("signal", "renew", "--assist", may=(3,), as_of=DAY)
    test.expect(b"search.yaml:4:1" in done.stderr and b"never says where" in done.stderr, f"{done.stderr}")
    yaml.write_text(kept)
    for mode, words in ((0o640, "can be read by others"), (0o620, "can be written by others")):
        story.configure(mode=mode)
        _, said = story.renew("--assist", may=(3,))
        test.expect(words in said and "chmod 600" in said, f"mode {mode:o}: {said}")
    for url in ("http://api.example/v1", "http://127.0.0.1.api.example/v1", "ftp://127.0.0.1/v1",
                "http://localhost@api.example/", "file:///etc/passwd", "https://me:secret@api.example/v1"):
        story.configure(url=url)
        _, said = story.renew("--assist", may=(3,))
        test.expect("url" in said and "secret" not in said, f"{url}: {said}")
    story.configure(key="two words")
    test.expect("key holds a space" in story.renew("--assist", may=(3,))[1], "a key of two words")
    story.configure()
    test.expect(story.endpoint.seen == [], "something was sent though it was refused")


def shown_as_sent(story):
    """What --dry-run shows is what is sent, and holds nothing beyond the words and the roles."""
    test = story.test
    story.endpoint.plays(says(TRUE))
    shown = test.run("signal", "renew", "--assist", "--dry-run", as_of=DAY)
    test.expect(b"would send 1 conversation" in shown.stderr and story.endpoint.seen == [], f"{shown.stderr}")
    story.renew("--assist")
    test.expect(len(story.endpoint.seen) == 1, "not sent once")
    (path, headers, body), = story.endpoint.seen
    test.expect(body + b"\n" == shown.stdout, "what was sent is not what was shown")
    test.expect(path == "/v1/chat/completions", path)
    test.expect(headers.get("Authorization") == f"Bearer {KEY}", f"{headers}")
    test.expect(KEY.encode() not in shown.stdout + shown.stderr, "the key was shown")
    test.take(beyond(body))
    for secret in ("Vance", "Ruiz", "tom@work.example", "Hella", DAY):
        damaged = json.loads(body)
        damaged["messages"][1]["content"] += secret
        test.prove(f"{secret} being sent", beyond(json.dumps(damaged).encode()))


def beyond(body):
    """Complaints about what is in a request beyond words and roles."""
    request = json.loads(body)
    complaints = [f"sent {key}" for key in request.keys() - {"model", "messages", "response_format"}]
    content = request["messages"][1]["content"]
    complaints += [f"sent {word}" for word in ("Vance", "Ruiz", "tom@work", "Hella", "2026") if word in content]
    try:
        said = json.loads(content)["utterances"]
    except ValueError:
        return complaints + ["the words are no JSON"]
    complaints += [f"sent {keys}" for keys in map(set, said) if keys != {"utterance", "speaker", "words"}]
    if [one["speaker"] for one in said] != ["candidate", "recruiter"] * 2:
        complaints.append("the speakers are not their roles")
    if [one["words"] for one in said] != [line.split(": ", 1)[1] for line in SCREEN.splitlines()]:
        complaints.append("the words are not those that were said")
    return complaints


def lies_are_named(story):
    test = story.test
    story.endpoint.plays(says(TRUE, *[lie for lie, _ in LIES], PROMISE))
    result, _ = story.renew("--assist", "--again")
    reasons = [row["reason"] for row in result["rejected"]]
    test.expect(reasons == [reason for _, reason in LIES], f"rejected {reasons}")
    test.expect(story.by_assistant() == [(TRUE["quote"], "motivation/growth"), (PROMISE["quote"], "commitment/other")],
                f"kept {story.by_assistant()}")
    listed = [line for line in test.run("signal", "list", as_of=DAY).stdout.decode().splitlines() if "  assistant" in line]
    test.expect(len(listed) == 2, f"marked as the assistant's: {listed}")
    said = harness.Said()
    said.add(1, [line.split(": ", 1)[1] for line in SCREEN.splitlines()], lambda quote: quote in SCREEN)
    test.take(said.complaints("renew", result["changes"]))
    promised = test.json("commitment", "list", as_of=DAY)["commitments"]
    due = [row for row in promised if row["what"] == PROMISE["quote"]]
    test.expect(len(due) == 1 and "Friday" in json.dumps(due), f"the promise: {promised}")
    why = test.run("signal", "why", "1.1", as_of=DAY).stdout
    test.expect(f"model {MODEL}".encode() in b" ".join(why.split()), f"why: {why}")


def confidences_stay(story):
    """Neither a proposal that claims to be told in confidence nor one in its words is printed, kept or rejected."""
    test = story.test
    told = proposal("At home they are zogzog about it", 3, category="personal-circumstances")
    near = proposal("they are zogzog about it, ana@mail.example", 3, "candidate", "hesitation", "practical-blocker")
    for script in ([told, near], [{**told, "speaker": "recruiter"}, {**near, "category": "nonsense"}]):
        story.endpoint.plays(says(TRUE, *script))
        for words in (("--format", "json"), ("--format", "text")):
            printed = test.run("signal", "renew", "--assist", "--again", *words, as_of=DAY)
            test.expect(b"zogzog" not in printed.stdout + printed.stderr, f"a confidence was printed: {printed.stdout}")
            test.expect(len(story.endpoint.seen) > 0, "nothing was asked")
    story.endpoint.plays(says(TRUE, PROMISE))
    story.renew("--assist", "--again")


def kept_by_a_plain_pass(story):
    """Neither lost nor doubled; a person's word outranks what is proposed later."""
    test = story.test
    before = story.signals()
    result, _ = story.renew()
    test.expect(story.signals() == before and not result["changes"], f"a plain pass changed {result['changes']}")
    story.endpoint.plays(says(PARTNER))
    _, said = story.renew("--assist")
    test.expect(story.endpoint.seen == [] and story.signals() == before, f"sent again for nothing: {said}")
    test.run("signal", "confirm", "1.1", as_of=DAY)
    _, said = story.renew("--assist", "--again")
    test.expect([quote for quote, _ in story.by_assistant()] == [TRUE["quote"], PARTNER["quote"]],
                f"asked again: {story.by_assistant()}")
    partner = [f"1.{p}" for p in (3,)]
    test.run("signal", "dismiss", *partner, as_of=DAY)
    story.endpoint.plays(says(PARTNER, proposal("under me one day", category="impact")))
    result, _ = story.renew("--assist", "--again")
    test.expect([row["reason"] for row in result["rejected"]] == ["a person has had their say"] * 2,
                f"against a person's word: {result['rejected']}")
    statuses = {quote: status for _, quote, _, cue, status in story.signals() if cue}
    test.expect(statuses.get(PARTNER["quote"]) == "dismissed" and statuses.get(TRUE["quote"]) == "confirmed",
                f"{statuses}")


def broken_replies(story):
    """Each leaves the signals as they were, and says what was wrong; those that may pass are tried again."""
    test = story.test
    before = story.signals()
    deep = '{"a":' * 5000 + "1" + "}" * 5000
    whole = json.loads(completion([TRUE]))
    whole["choices"][0]["finish_reason"] = "length"
    cases = [
        (raw("<html>Bad gateway</html>"), 1, "not JSON"), (raw(deep), 1, "nested too deeply"),
        (raw('{"choices": []}'), 1, "no choices"), (raw("[1, 2]"), 1, "no choices"), (raw(""), 1, "not JSON"),
        (raw(json.dumps({"choices": [{"message": {"content": "Sure! Here you go"}}]})), 1, "not JSON"),
        (raw(json.dumps({"choices": [{"message": {"content": '{"signals": {}}'}}]})), 1, "no list of signals"),
        (raw(json.dumps({"choices": [{"message": {"content": None, "refusal": "No."}}]})), 1, "refusal"),
        (raw(json.dumps(whole)), 1, "cut off"), (raw('{"choices": "\xff'), 1, "not JSON"),
        (floods, 1, "larger than 64 KiB"), (falls_silent, 1, "nothing came for 500 ms"), (hangs_up, 3, "no reply"),
        (status(500), 3, "it fails"), (status(429), 3, "too many requests"),
        (status(429, Retry_After="3600"), 1, "asks to wait 3600 seconds"),
        (status(302, Location="/v1/elsewhere"), 1, "redirects are not followed"),
        (status(401), 1, "does not let this key in"), (status(404), 1, "no such address or model"),
        (status(400), 1, "does not take this request"),
    ]
    for act, times, words in cases:
        story.endpoint.plays(act)
        _, said = story.renew("--assist", "--again", may=(7,))
        test.expect(words in said, f"expected \"{words}\": {said}")
        test.expect(len(story.endpoint.seen) == times, f"{words}: {len(story.endpoint.seen)} requests, expected {times}")
        test.expect(story.signals() == before, f"{words}: the signals changed")
        test.count("broken replies")
    story.endpoint.open.set()
    story.configure(url="http://127.0.0.1:9")
    _, said = story.renew("--assist", "--again", may=(7,))
    test.expect("no reply" in said and story.signals() == before, f"nobody listens: {said}")
    story.configure()


def patience(story):
    test = story.test
    for first in (status(500), status(503), hangs_up, status(429, Retry_After="1")):
        story.endpoint.plays(first, says(PROMISE))
        began = time.monotonic()
        _, said = story.renew("--assist", "--again")
        test.expect(len(story.endpoint.seen) == 2, f"{len(story.endpoint.seen)} requests: {said}")
    test.expect(time.monotonic() - began >= 1, "Retry-After was not honoured")
    bodies = {body for _, _, body in story.endpoint.seen}
    test.expect(len(bodies) == 1, "a retry sent something else")


def whose_key(story):
    """A url of the environment gets no key of the file, and no proxy comes between this machine and itself."""
    test = story.test
    story.endpoint.plays(says(PROMISE))
    test.environment.update({"WINLOOP_ASSIST_URL": story.endpoint.url(), "HTTP_PROXY": "http://127.0.0.1:9",
                             "http_proxy": "http://127.0.0.1:9", "ALL_PROXY": "http://127.0.0.1:9"})
    story.renew("--assist", "--again")
    test.environment["WINLOOP_ASSIST_KEY"] = "sk-other"
    story.renew("--assist", "--again")
    keys = [headers.get("Authorization") for _, headers, _ in story.endpoint.seen]
    test.expect(keys == [None, "Bearer sk-other"], f"keys sent: {keys}")
    for name in ("WINLOOP_ASSIST_URL", "WINLOOP_ASSIST_KEY", "HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        del test.environment[name]


def captured_and_cut_short(story):
    """Of three conversations the first is answered, then the run is interrupted; the next call sends the other two."""
    test = story.test
    endpoint = story.endpoint
    first = story.file(f"{DAY} bo screen.txt", OTHER)
    second = story.file(f"{DAY} bo interview.txt", OTHER + "Bo Lind: More quux.\n")
    third = story.file(f"{DAY} bo checkin.txt", OTHER + "Bo Lind: Even more quux.\n")
    shown = test.run("capture", first, second, "--assist", "--dry-run", as_of=DAY)
    test.expect(shown.stdout.count(b"\n") == 2 and b"would send 2 conversations" in shown.stderr, f"{shown.stderr}")
    sea = proposal("The sea, quux quux", category="location")
    endpoint.open.clear()
    endpoint.plays(says(sea, proposal("I want to see the world")), waits)
    running = subprocess.Popen([test.program, "capture", first, second, third, "--assist", "-C", test.search, "--as-of", DAY],
                               env=test.environment, stderr=subprocess.PIPE)
    limit = time.monotonic() + 20
    while len(endpoint.seen) < 2 and time.monotonic() < limit and running.poll() is None:
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    said = running.communicate(timeout=20)[1]
    test.expect(running.returncode == -signal.SIGINT, f"exit {running.returncode}: {said}")
    test.expect(endpoint.seen[0][2] + b"\n" == shown.stdout.splitlines(True)[0], "the capture's dry run shows another body")
    there = [row for row in story.signals() if row[1] == sea["quote"]]
    test.expect(len({row[0] for row in there}) >= 1 and b"#2 screen of bo" in said, f"what was done is lost: {there} {said}")
    endpoint.open.set()
    endpoint.plays(says(sea))
    done = test.run("capture", first, second, third, "--assist", as_of=DAY)
    test.expect(len(endpoint.seen) == 2, f"{len(endpoint.seen)} were sent, 2 were open: {done.stderr}")
    test.expect(b"2 conversations sent, 1 answered before" in done.stderr, f"{done.stderr}")
    test.expect(sum(quote == sea["quote"] for _, quote, *_ in story.signals()) == 3, f"{story.signals()}")
    endpoint.plays(status(401))
    _, said = story.renew("--assist", "--again", may=(7,))
    test.expect(len(endpoint.seen) == 1 and "not answered for 4 of 4" in said, said)


def main():
    test = harness.Test(__doc__)
    story = Story(test)
    start(test)
    for part in (off_by_default, only_where_the_user_says, shown_as_sent, lies_are_named, confidences_stay,
                 kept_by_a_plain_pass, broken_replies, patience, whose_key, captured_and_cut_short):
        part(story)
        test.count("parts")
    story.endpoint.shutdown()
    test.finish(parts=10, broken_replies=20, damages_noticed=5)


if __name__ == "__main__":
    main()
