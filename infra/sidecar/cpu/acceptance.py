"""The real server, from its start to its end, asked as Longhand asks it: `.ci/vllm` runs this. Not a unit test.

The model is the smallest, so that the time goes into vLLM's start: what is looked at is the protocol, not the prose.
"""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from contextlib import closing
from pathlib import Path
from typing import Any, ClassVar

MODEL = "smollm2-135m"
PROGRAM = Path(__file__).with_name("serve.py")
HOME = PROGRAM.parents[3]
READY, ANSWER, END = 1500.0, 300.0, 60.0
LOAD = ("--context", "2048", "--requests", "4", "--cache-gib", "1")
PLAN = {"type": "object", "properties": {"sections": {"enum": [3, 5]}}, "required": ["sections"]}


class Server:
    """A run of the program, and the questions it is asked."""

    def __init__(self, port: int = 0) -> None:
        command = [sys.executable, str(PROGRAM), MODEL, *LOAD, "--port", str(port), "--with-parent"]
        self._run = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._bound = threading.Timer(READY, self._run.terminate)
        self._bound.start()
        self.url = ""

    def await_ready(self) -> None:
        """Passes on what the program says until it serves."""
        assert self._run.stdout is not None
        said = None
        for line in self._run.stdout:
            event = json.loads(line)
            if event["event"] == "ready":
                self.url = event["url"].removeprefix("http://")
                self._bound.cancel()
                return
            if event["event"] == "error" or event["message"] != said:
                print(line, end="", flush=True)
            said = event["message"]
        raise AssertionError(f"it ended before it was ready, with status {self._run.wait(END)}")

    def ask(self, path: str, **body: Any) -> tuple[int, bytes]:
        """Status and body of the answer to a POST."""
        question = json.dumps({"model": MODEL, **body})
        with closing(http.client.HTTPConnection(self.url, timeout=ANSWER)) as connection:
            connection.request("POST", path, question, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            return answer.status, answer.read()

    def running(self) -> int:
        """Requests that it works on, as its metrics say."""
        with closing(http.client.HTTPConnection(self.url, timeout=ANSWER)) as connection:
            connection.request("GET", "/metrics")
            lines = connection.getresponse().read().decode().splitlines()
        return sum(int(float(line.split()[-1])) for line in lines if line.startswith("vllm:num_requests_running"))

    def processes(self) -> dict[int, str]:
        """All that runs below the program, by process id."""
        parents = {}
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                name, _, rest = stat.read_text("utf-8", "replace").rpartition(")")
            except OSError:
                continue
            parents[int(stat.parent.name)] = (int(rest.split()[1]), name.partition("(")[2])
        found: dict[int, str] = {}
        fresh = {self._run.pid}
        while fresh:
            fresh = {pid for pid, (parent, _) in parents.items() if parent in fresh}
            found.update({pid: parents[pid][1] for pid in fresh})
        return found

    def kill(self) -> None:
        """Kills what still runs of it, as a machine does that has no memory left."""
        if self._run.poll() is not None:
            return
        pids = (self._run.pid, *self.processes())
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
        self._close()
        until = time.monotonic() + END
        while any(os.path.exists(f"/proc/{pid}") for pid in pids) and time.monotonic() < until:
            time.sleep(0.1)

    def end(self) -> int:
        """The status after SIGTERM."""
        self._run.send_signal(signal.SIGTERM)
        return self._close()

    def _close(self) -> int:
        status = self._run.wait(END)
        self._bound.cancel()
        assert self._run.stdin is not None and self._run.stdout is not None
        self._run.stdin.close()
        self._run.stdout.close()
        return status


class Acceptance(unittest.TestCase):
    server: ClassVar[Server]

    @classmethod
    def setUpClass(cls) -> None:
        cls.server = Server()
        cls.addClassCleanup(cls.end)
        cls.server.await_ready()

    @classmethod
    def end(cls) -> None:
        """Ends the server, and looks for what is left of it."""
        running = cls.server.processes()
        status = cls.server.end()
        left = {pid: name for pid, name in running.items() if os.path.exists(f"/proc/{pid}")}
        if status != 0 or left or len(running) < 4:
            raise AssertionError(f"status {status}; of {running}, which are to be 4 or more, {left} are left")
        print(f"ended, and with it {', '.join(running.values())}")

    def chat(self, **body: Any) -> dict[str, Any]:
        """The answer to a chat completion."""
        status, answer = self.server.ask("/v1/chat/completions", **body)
        self.assertEqual(status, 200, answer)
        return dict(json.loads(answer))

    def test_a_streamed_answer_with_a_seed_comes_again_from_the_cache(self) -> None:
        first, second = self.stream(), self.stream()
        self.assertEqual(first["text"], second["text"])
        self.assertGreater(first["pieces"], 10)
        usage = second["usage"]
        self.assertEqual(usage["completion_tokens"], 24)
        cached = usage["prompt_tokens_details"]["cached_tokens"]
        self.assertGreaterEqual(cached, 32)
        self.assertLess(cached, usage["prompt_tokens"])

    def stream(self) -> dict[str, Any]:
        """One streamed answer, put together."""
        status, answer = self.server.ask(
            "/v1/chat/completions",
            messages=[{"role": "user", "content": "Say why rivers bend, for readers who like maps. " * 8}],
            max_tokens=24,
            min_tokens=24,
            seed=7,
            stream=True,
            stream_options={"include_usage": True},
        )
        self.assertEqual(status, 200, answer)
        lines = [line.removeprefix(b"data: ") for line in answer.splitlines() if line]
        self.assertEqual(lines[-1], b"[DONE]")
        events = [json.loads(line) for line in lines[:-1]]
        pieces = [event["choices"][0]["delta"].get("content") or "" for event in events if event["choices"]]
        return {"text": "".join(pieces), "pieces": len(pieces), "usage": events[-1]["usage"]}

    def test_an_answer_obeys_its_schema(self) -> None:
        answer = self.chat(
            messages=[{"role": "user", "content": "How many sections has the plan? Answer in JSON."}],
            response_format={"type": "json_schema", "json_schema": {"name": "plan", "schema": PLAN}},
            max_tokens=64,
            temperature=0,
        )
        self.assertEqual(answer["choices"][0]["finish_reason"], "stop", answer)
        self.assertIn(json.loads(answer["choices"][0]["message"]["content"])["sections"], (3, 5))

    def test_tokens_are_counted_as_the_model_counts_them(self) -> None:
        status, answer = self.server.ask("/tokenize", prompt="Rivers bend.", add_special_tokens=False)
        self.assertEqual(status, 200, answer)
        counted = json.loads(answer)
        self.assertEqual(counted["count"], len(counted["tokens"]))
        self.assertEqual(counted["max_model_len"], 2048)
        used = self.chat(messages=[{"role": "user", "content": "Rivers bend."}], max_tokens=1)["usage"]
        status, answer = self.server.ask("/tokenize", messages=[{"role": "user", "content": "Rivers bend."}])
        self.assertEqual(json.loads(answer)["count"], used["prompt_tokens"])

    def test_an_answer_has_its_fewest_tokens(self) -> None:
        question = [{"role": "user", "content": "Is a river wet? Answer with one word."}]
        answer = self.chat(messages=question, min_tokens=40, max_tokens=48, temperature=0)
        self.assertGreaterEqual(answer["usage"]["completion_tokens"], 40)

    def test_a_text_is_gone_on_with_and_not_said_again(self) -> None:
        begun = "The sea is wide. It covers most of the earth, and"
        answer = self.chat(
            messages=[{"role": "user", "content": "Write about the sea."}, {"role": "assistant", "content": begun}],
            continue_final_message=True,
            add_generation_prompt=False,
            max_tokens=16,
            temperature=0,
        )
        text = answer["choices"][0]["message"]["content"]
        self.assertTrue(text.strip())
        self.assertNotIn("covers most of the earth", text)

    def test_an_answer_ends_at_a_stop_id(self) -> None:
        status, answer = self.server.ask("/tokenize", prompt=".", add_special_tokens=False)
        self.assertEqual(status, 200, answer)
        stop = json.loads(answer)["tokens"]
        question = [{"role": "user", "content": "Write two sentences about rivers."}]
        answered = self.chat(messages=question, stop_token_ids=stop, max_tokens=200, temperature=0)
        self.assertEqual(answered["choices"][0]["finish_reason"], "stop")
        self.assertNotIn(".", answered["choices"][0]["message"]["content"])

    def test_a_prompt_beyond_the_window_is_refused(self) -> None:
        question = [{"role": "user", "content": "word " * 4000}]
        status, answer = self.server.ask("/v1/chat/completions", messages=question, max_tokens=8)
        self.assertEqual(status, 400, answer)
        self.assertEqual(json.loads(answer)["error"]["param"], "input_tokens")

    def test_a_request_that_is_given_up_really_stops(self) -> None:
        body = {
            "model": MODEL,
            "messages": [{"role": "user", "content": "Write a very long story."}],
            "max_tokens": 1800,
            "min_tokens": 1800,
            "stream": True,
        }
        with closing(http.client.HTTPConnection(self.server.url, timeout=ANSWER)) as connection:
            connection.request("POST", "/v1/chat/completions", json.dumps(body), {"Content-Type": "application/json"})
            connection.getresponse().readline()
            self.assertEqual(self.server.running(), 1)
        until = time.monotonic() + END
        while self.server.running() and time.monotonic() < until:
            time.sleep(0.2)
        self.assertEqual(self.server.running(), 0)

    def test_longhands_own_contract_of_a_model_holds(self) -> None:
        address = f"-Dtests.vllm=http://{self.server.url}"
        tests = ["./longhand", "test", "-q", "-pl", "functions/wiring", "-am", "-Dgroups=vllm", address]
        subprocess.run(tests, cwd=HOME, timeout=READY, check=True)

    def test_an_unknown_model_is_refused(self) -> None:
        status, answer = self.server.ask("/v1/chat/completions", model="other", messages=[])
        self.assertEqual(status, 404, answer)
        self.assertEqual(json.loads(answer)["error"]["type"], "NotFoundError")


class Killed(unittest.TestCase):
    """A document whose server is killed while it is written."""

    def test_it_is_gone_on_with_when_the_server_is_back_and_pays_for_nothing_twice_but_the_answer_in_flight(self) -> None:
        server = self.started(0)
        folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        writing = self.written(folder, server.url)
        self.await_third_section(folder, writing)
        kept = {path: path.read_bytes() for path in folder.glob("*/*/sections/*.json")}
        server.kill()
        again = self.started(int(server.url.rpartition(":")[2]))
        self.assertEqual(writing.wait(READY), 0)
        self.assertEqual(again.end(), 0)
        self.assertEqual(len(kept), 2)
        for path, content in kept.items():
            self.assertEqual(path.read_bytes(), content)
        released = [json.loads(path.read_text()) for path in folder.glob("*/*/claims/*/*.released.json")]
        self.assertIn("INTERRUPTED", {given["reason"] for given in released})
        lost = [given["cost"]["lost"] for given in released if given["cost"]["lost"]]
        self.assertLessEqual(len(lost), 1, "answers that were paid for and are not in the document")

    def written(self, folder: Path, address: str) -> subprocess.Popen[bytes]:
        """A process that writes a document of some sections."""
        brief = ["Write a guide to the rivers of Europe.", "--words", "1500", "--mode", "planned", "--seed", "3"]
        place = ["--store", str(folder), "--model-url", f"http://{address}", "--out", str(folder / "rivers.md")]
        writing = subprocess.Popen(["./longhand", "write", *brief, *place], cwd=HOME, stdout=subprocess.DEVNULL)
        self.addCleanup(writing.wait, END)
        self.addCleanup(writing.kill)
        return writing

    def started(self, port: int) -> Server:
        """A server that serves, and is gone after the test in any case."""
        server = Server(port)
        self.addCleanup(server.kill)
        server.await_ready()
        return server

    def await_third_section(self, folder: Path, writing: subprocess.Popen[bytes]) -> None:
        """Returns when the third section is begun."""
        until = time.monotonic() + READY
        while not list(folder.glob("*/*/claims/00003/*.json")):
            self.assertIsNone(writing.poll(), "it has ended before its third section")
            self.assertLess(time.monotonic(), until, "there is no third section")
            time.sleep(0.1)


if __name__ == "__main__":
    unittest.main(verbosity=2)
