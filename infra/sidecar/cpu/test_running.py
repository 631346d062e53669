"""The server's start and end, with a program of the test in vLLM's place."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from unittest import mock

import shared  # finds the modules of the other sidecars
import children
import running
from failures import Failure
from fixtures import Case, model

HERE = Path(__file__).parent
BOUND = 60.0
SERVER = """
    import http.server, os, sys, threading, time
    class Health(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()
        def do_DELETE(self):
            os._exit(7)
    if os.fork() == 0:
        time.sleep(600)
    http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Health).serve_forever()
"""
STARTER = """
    import sys
    from pathlib import Path
    import shared, fixtures, lifetime, running
    from report import Report
    lifetime.guard(with_parent=True, grace=5.0)
    port = running.free_port()
    command = [sys.executable, "-c", sys.argv[1], str(port)]
    try:
        running.serve(fixtures.model(), port, command, {}, Path(sys.argv[2]), Report())
    except Exception as cause:
        print(cause, flush=True)
    lifetime.leave(1, 5.0)
"""


class RunningTest(Case):
    def start(self) -> tuple[subprocess.Popen[str], str]:
        """A start that has come as far as to be ready, and the address that it tells."""
        words = [sys.executable, "-c", textwrap.dedent(STARTER), textwrap.dedent(SERVER), str(self.cache)]
        env, pipe = {**os.environ, "PYTHONPATH": str(HERE)}, subprocess.PIPE
        child = subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True, env=env)
        self.addCleanup(finish, child)
        assert child.stdout is not None
        for line in child.stdout:
            event = json.loads(line)
            if event["event"] == "ready":
                return child, event["url"]
        return self.fail("it was never ready")

    def assert_all_ended(self) -> None:
        """No process has a working directory, a log or anything else open below the cache of the test any more."""
        until = time.monotonic() + BOUND
        while writers(self.cache) and time.monotonic() < until:
            time.sleep(0.05)
        self.assertEqual(writers(self.cache), [])

    def test_a_server_that_can_serve_is_told_with_its_address(self) -> None:
        _, url = self.start()
        with urllib.request.urlopen(f"{url}/health", timeout=BOUND) as answer:
            self.assertEqual(answer.status, 200)
        self.assertEqual(len(writers(self.cache)), 3, "keeper, server and its child write to the log")

    def test_a_signal_ends_all(self) -> None:
        child, _ = self.start()
        child.terminate()
        self.assertEqual(child.wait(BOUND), 0)
        self.assertEqual(writers(self.cache), [])

    def test_the_death_of_the_program_ends_all(self) -> None:
        child, _ = self.start()
        child.kill()
        self.assert_all_ended()

    def test_the_end_of_its_standard_input_ends_all(self) -> None:
        child, _ = self.start()
        assert child.stdin is not None
        child.stdin.close()
        self.assertEqual(child.wait(BOUND), 0)
        self.assertEqual(writers(self.cache), [])

    def test_a_server_that_ends_by_itself_is_told_with_its_status(self) -> None:
        child, url = self.start()
        with self.assertRaises(OSError):
            urllib.request.urlopen(urllib.request.Request(url, method="DELETE"), timeout=BOUND)
        assert child.stdout is not None
        self.assertIn("ended with status 7", child.stdout.read())
        self.assertEqual(writers(self.cache), [])

    def test_the_first_error_of_the_log_is_the_reason(self) -> None:
        program = "print('ValueError: the cause'); print('RuntimeError: see above'); raise SystemExit(1)"
        with self.assertRaisesRegex(Failure, r"could not be loaded \(the cause\); see .*start again"):
            self.serve(program)

    def test_a_server_that_never_gets_ready_is_ended(self) -> None:
        with mock.patch.object(running, "LOADING", 0.2), self.assertRaisesRegex(Failure, "not loaded within"):
            self.serve("import time; time.sleep(600)")
        self.assert_all_ended()

    def serve(self, program: str) -> None:
        """Serves by that program, in this process."""
        command: children.Command = [sys.executable, "-c", program]
        running.serve(model(), running.free_port(), command, os.environ, self.cache, self.report)


def writers(folder: Path) -> list[int]:
    """The processes that have a file below a folder open."""
    found = []
    for open_files in Path("/proc").glob("[0-9]*/fd"):
        if any(target.startswith(str(folder)) for target in targets(open_files)):
            found.append(int(open_files.parent.name))
    return found


def targets(open_files: Path) -> Iterator[str]:
    """What a process has open, without what it closes meanwhile."""
    with suppress(OSError):
        for handle in open_files.iterdir():
            with suppress(OSError):
                yield os.readlink(handle)


def finish(child: subprocess.Popen[str]) -> None:
    """Ends a start as its starter would."""
    assert child.stdin is not None and child.stdout is not None
    if child.poll() is None:
        child.send_signal(signal.SIGTERM)
    child.wait(BOUND)
    child.stdin.close()
    child.stdout.close()
