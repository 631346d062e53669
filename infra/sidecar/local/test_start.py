"""The program as its starter sees it: lines, statuses, and its end. Nothing here needs the network."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import environment
import serving
import weights
from catalogue import load
from failures import Failure
from fixtures import BYTES, HERE, Case
from locks import exclusive

BOUND = 60.0


class StartTest(Case):
    def start(self, *words: str) -> subprocess.Popen[str]:
        """Starts Python with those words; it is ended with the test."""
        env = {**os.environ, "PYTHONPATH": str(HERE), "PYTHONDONTWRITEBYTECODE": "1"}
        pipe = subprocess.PIPE
        child = subprocess.Popen([sys.executable, *words], stdin=pipe, stdout=pipe, text=True, env=env)
        self.addCleanup(finish, child)
        return child

    def serve(self, *words: str) -> subprocess.Popen[str]:
        """Starts the program itself."""
        return self.start(str(HERE / "serve.py"), "--cache", str(self.cache), *words)

    def end_while_waiting(self, *words: str, by: str) -> int:
        """The status of a start that waits for the environment and is told to end."""
        with exclusive(environment.lock(self.cache), lambda: self.fail("nobody else has it")):
            child = self.serve("smollm2-135m", *words)
            self.assertIn("waiting", read(child)["message"])
            if by == "stdin":
                assert child.stdin is not None
                child.stdin.close()
            else:
                child.send_signal(signal.Signals[by])
            return child.wait(BOUND)

    def test_it_ends_with_its_standard_input(self) -> None:
        self.assertEqual(self.end_while_waiting("--with-parent", by="stdin"), 0)

    def test_it_ends_on_a_signal(self) -> None:
        for name in ("SIGTERM", "SIGINT"):
            with self.subTest(name):
                self.assertEqual(self.end_while_waiting(by=name), 0)

    def test_its_children_end_with_it(self) -> None:
        program = """
            import children, lifetime
            lifetime.guard(with_parent=True)
            child = children.start(["sh", "-c", "sleep 20; echo survived"])
            print('{"event": "started"}', flush=True)
            child.wait()
        """
        parent = self.start("-c", textwrap.dedent(program))
        read(parent)
        assert parent.stdin is not None and parent.stdout is not None
        parent.stdin.close()
        self.assertEqual(parent.stdout.read(), "", "it is read until the child, which writes to it too, is gone")
        self.assertEqual(parent.wait(BOUND), 0)

    def test_an_error_is_one_line_and_status_1(self) -> None:
        child = self.serve("other")
        out, _ = child.communicate(timeout=BOUND)
        self.assertEqual(child.returncode, 1)
        self.assertEqual(len(out.splitlines()), 1)
        self.assertEqual(json.loads(out)["event"], "error")
        self.assertIn("no model 'other'", json.loads(out)["message"])

    def test_a_cache_that_cannot_be_made_is_an_error_with_its_name(self) -> None:
        (self.cache / "file").touch()
        child = self.start(str(HERE / "serve.py"), "--cache", str(self.cache / "file"))
        out, _ = child.communicate(timeout=BOUND)
        self.assertEqual(child.returncode, 1)
        self.assertIn(str(self.cache / "file"), json.loads(out)["message"])

    def test_the_list_tells_what_is_in_the_cache(self) -> None:
        known = load()
        file = weights.path(known.find("smollm2-135m"), self.cache)
        file.parent.mkdir()
        file.touch()
        listed = json.loads(self.serve("--list", "--json").communicate(timeout=BOUND)[0])
        self.assertEqual(listed["default"], known.default)
        cached = {row["name"]: row["cached"] for row in listed["models"]}
        self.assertEqual(cached, {model.name: model.name == "smollm2-135m" for model in known.models})

    def test_two_starts_at_once_share_one_fetch(self) -> None:
        first = self.fetching()
        self.assertEqual(read(first), {"event": "asked"})
        second = self.fetching()
        self.assertIn("waiting", read(second)["message"])
        (self.cache / "go").touch()
        answers = [child.communicate(timeout=BOUND)[0] for child in (first, second)]
        self.assertEqual([child.returncode for child in (first, second)], [0, 0])
        self.assertEqual(["asked" in answer for answer in answers], [False, False], "it was asked for once more")
        self.assertEqual((self.cache / "models" / "small.gguf").read_bytes(), BYTES)

    def fetching(self) -> subprocess.Popen[str]:
        """A start whose source says that it was asked, and answers once there is a file named `go`."""
        program = """
            import sys, time
            from pathlib import Path
            import fixtures, sources, weights
            from report import Report
            cache = Path(sys.argv[1])
            def fetch(source, job):
                print('{"event": "asked"}', flush=True)
                while not (cache / "go").exists():
                    time.sleep(0.01)
                job.partial.write_bytes(fixtures.BYTES)
            sources.fetch = fetch
            weights.ensure(fixtures.model(), cache, Path("no-python"), Report())
        """
        return self.start("-c", textwrap.dedent(program), str(self.cache))


class ServingTest(Case):
    def test_a_taken_port_is_told_with_what_to_do(self) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            with self.assertRaisesRegex(Failure, f"port {port} cannot be used.*--port"):
                serving.serve(load().find(None), Path(), Path(), port, self.cache, self.report)

    def test_only_the_newest_logs_are_kept(self) -> None:
        for day in range(10, 30):
            (self.cache / f"202001{day}-000000-small-1.log").touch()
        newest = serving.new_log(self.cache, load().find(None))
        newest.touch()
        kept = sorted(path.name for path in self.cache.iterdir())
        self.assertEqual(len(kept), serving.KEPT_LOGS)
        self.assertEqual(kept[-1], newest.name)
        self.assertEqual(kept[-2], "20200129-000000-small-1.log")


def finish(child: subprocess.Popen[str]) -> None:
    """Ends a program, whatever it does."""
    assert child.stdin is not None and child.stdout is not None
    child.kill()
    child.wait()
    child.stdin.close()
    child.stdout.close()


def read(child: subprocess.Popen[str]) -> dict[str, Any]:
    """The next event of a program."""
    assert child.stdout is not None
    return dict(json.loads(child.stdout.readline()))
