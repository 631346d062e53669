#!/usr/bin/env python3
"""A batch of documents by Longhand, so many at a time, and by a client that does nothing but send the same calls.

    batch.py URL MODEL [--documents 10] [--words 600] [--in-flight 1 4 10]

URL is a vLLM that does nothing else, such as http://localhost:8000. Every way goes through one proxy, whose clock runs from
the first call's start to the last call's end. The bare client sends what the last batch of Longhand sent, and has exactly as
many tokens written: first the calls of a document one after the other and as many documents at a time as that batch, then
all calls at once. It does not wait for room in the cache as Longhand does. The first line of every prompt tells the round, so
that no round finds what another one left in the cache. Compare the lines of one run: `overhead` is the time of Longhand's last
batch over that of the bare client's first.
"""

from __future__ import annotations

import argparse
import http.client
import http.server
import json
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

LONGHAND = Path(__file__).resolve().parents[2] / "longhand"
LIMIT = 7200  # seconds for one way
SUBJECTS = (
    ["rivers", "bridges", "bread", "maps", "clocks", "harbours", "bees", "glass", "salt", "paper"]
    + ["winds", "markets", "ladders", "gardens", "lamps", "wells", "roads", "boats", "bells", "mirrors"]
)
COMPLETIONS = "/v1/chat/completions"


@dataclass
class Call:
    """A call as the proxy saw it: its body, when it began and ended, and the tokens that were written."""

    body: bytes
    since: float
    until: float = 0.0
    tokens: int = 0

    def read(self, line: bytes) -> None:
        """Counts what a line of the answer brings: by its usage where that is told, or else one token."""
        if line.startswith(b"data: {"):
            event = json.loads(line[6:])
            usage = event.get("usage")
            self.tokens = usage["completion_tokens"] if usage else self.tokens + 1


class Proxy(http.server.ThreadingHTTPServer):
    """Passes everything on to the server, and keeps the calls to the model."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self, url: str) -> None:
        super().__init__(("127.0.0.1", 0), Passing)
        self.behind = urllib.parse.urlsplit(url).netloc
        self.calls: list[Call] = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        """Where the proxy listens."""
        return f"http://127.0.0.1:{self.server_port}"


class Passing(http.server.BaseHTTPRequestHandler):
    """One connection to the proxy."""

    server: Proxy
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def do_GET(self) -> None:
        """A question about the server."""
        self.forward(None)

    def do_POST(self) -> None:
        """A call to the model, or a count of tokens."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path != COMPLETIONS:
            self.forward(body)
            return
        call = Call(body, time.monotonic())
        self.server.calls.append(call)
        try:
            self.forward(body, call)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # who asked does not want more
        finally:
            call.until = time.monotonic()

    def forward(self, body: bytes | None, call: Call | None = None) -> None:
        """The server's answer, line by line, as it comes."""
        behind = http.client.HTTPConnection(self.server.behind, timeout=LIMIT)
        try:
            behind.request(self.command, self.path, body, {"Content-Type": "application/json"})
            answer = behind.getresponse()
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.getheader("Content-Type", "application/json"))
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for line in answer:
                if call:
                    call.read(line)
                self.wfile.write(b"%x\r\n%s\r\n" % (len(line), line))
            self.wfile.write(b"0\r\n\r\n")
        finally:
            behind.close()


class Round:
    """What happens between its begin and its end, by the proxy's calls and the server's counters."""

    COUNTERS = ("vllm:prompt_tokens_total", "vllm:prefix_cache_hits_total", "vllm:generation_tokens_total")

    def __init__(self, proxy: Proxy) -> None:
        self.proxy = proxy
        self.proxy.calls = []
        self.before = self.counters()

    def counters(self) -> list[float]:
        """Tokens of all prompts, those of them that were cached, and tokens written."""
        with urllib.request.urlopen(f"{self.proxy.url}/metrics", timeout=60) as answer:
            text = answer.read().decode()
        return [float(re.search(rf"^{name}(?:{{.*}})? (\S+)$", text, re.MULTILINE)[1]) for name in self.COUNTERS]

    def end(self, way: str) -> tuple[list[Call], float]:
        """Prints the line; the calls, and the seconds from the first one's start to the last one's end."""
        calls = self.proxy.calls
        seconds = max(call.until for call in calls) - min(call.since for call in calls)
        prompts, cached, written = (now - then for now, then in zip(self.counters(), self.before))
        print(
            f"{way:42}{len(calls):6}{seconds:9.1f} s{written:9,.0f}{written / seconds:9.1f}/s{prompts:11,.0f}"
            f"{prompts - cached:10,.0f}{cached / prompts:8.1%}",
            flush=True,
        )
        return calls, seconds


def main() -> None:
    """Goes every way once and prints one line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url")
    parser.add_argument("model")
    parser.add_argument("--documents", type=int, default=10, choices=range(1, len(SUBJECTS) + 1), metavar="N")
    parser.add_argument("--words", type=int, default=600)
    parser.add_argument("--in-flight", type=int, nargs="+", default=[1, 4, 10], metavar="N")
    asked = parser.parse_args()
    proxy, subjects = Proxy(asked.url), SUBJECTS[: asked.documents]
    print(f"{'way':42}{'calls':>6}{'time':>11}{'written':>9}{'speed':>11}{'prompts':>11}{'computed':>10}{'cached':>8}")
    calls, ours = [], 0.0
    for number, in_flight in enumerate(asked.in_flight):
        a_round = Round(proxy)
        words = longhand(proxy.url, asked.model, number, subjects, asked.words, in_flight)
        calls, ours = a_round.end(f"longhand, {in_flight} in flight, {words:,} words")
    last, in_flight = len(asked.in_flight), asked.in_flight[-1]
    documents = [[call for call in calls if instruction(last - 1, subject, asked.words) in call.body] for subject in subjects]
    bare = Round(proxy)
    send(proxy.url, [[again(call, last - 1, last) for call in document] for document in documents], in_flight)
    _, alone = bare.end(f"bare client, {in_flight} documents at a time")
    bare = Round(proxy)
    send(proxy.url, [[again(call, last - 1, last + 1)] for call in calls], len(calls))
    bare.end("bare client, all calls at once")
    print(f"overhead: {ours / alone - 1:.1%}")


def instruction(number: int, subject: str, words: int) -> bytes:
    """What a document of this round is asked for."""
    return f"Round {number}. A {words}-word essay on {subject}, for curious readers.".encode()


def longhand(url: str, model: str, number: int, subjects: list[str], words: int, in_flight: int) -> int:
    """Writes the documents and tells their words."""
    with tempfile.TemporaryDirectory() as folder:
        prompts = Path(folder, "prompts.jsonl")
        asked = [{"prompt": instruction(number, subject, words).decode(), "length": words} for subject in subjects]
        prompts.write_text("".join(f"{json.dumps(one)}\n" for one in asked))
        command = [LONGHAND, "evaluate", prompts, "--out", f"{folder}/out", "--model-url", f"{url}/v1", "--model", model]
        done = subprocess.run([*command, "--in-flight", str(in_flight)], capture_output=True, text=True, timeout=LIMIT)
        if done.returncode:
            sys.exit(done.stderr)
        answers = Path(folder, "out/answers.jsonl").read_text().splitlines()
        return sum(json.loads(answer)["response_length"] for answer in answers)


def again(call: Call, number: int, instead: int) -> bytes:
    """The call for another round, with as many tokens written as the first time."""
    body = json.loads(call.body.replace(b"Round %d." % number, b"Round %d." % instead))
    tokens = max(1, call.tokens)
    return json.dumps({**body, "max_tokens": tokens, "min_tokens": tokens, "ignore_eos": True}).encode()


def send(url: str, documents: list[list[bytes]], in_flight: int) -> None:
    """Sends the calls of each document one after the other."""
    with ThreadPoolExecutor(in_flight) as pool:
        list(pool.map(lambda calls: [ask(url, call) for call in calls], documents))


def ask(url: str, body: bytes) -> None:
    """Has one answer written."""
    request = urllib.request.Request(f"{url}{COMPLETIONS}", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=LIMIT) as answer:
        for _ in answer:
            pass


if __name__ == "__main__":
    main()
