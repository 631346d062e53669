"""vLLM's server as a child of this program, from its start to its end."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import children
from catalogue import Model
from failures import Failure
from health import healthy
from report import Report
from serving import new_log, require_free

KEEPER = Path(__file__).with_name("keeper.py")
LOADING = 900.0
APART = 0.5


def free_port() -> int:
    """A port that nobody has at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve(
    model: Model, port: int, command: children.Command, variables: Mapping[str, str], logs: Path, report: Report
) -> None:
    """Serves until this program is ended. Returns never: a server that ends by itself is a `Failure`."""
    require_free(port)
    report.progress("model", f"loading {model.name}")
    log = new_log(logs, model)
    with _started(command, variables, log) as child:
        _await(child, port, model, log, report)
        report.ready(f"http://127.0.0.1:{port}", model.name)
        status = child.wait()
    raise Failure(f"the server of {model.name} ended with status {status}; see {log} and start again")


@contextmanager
def _started(
    command: children.Command, variables: Mapping[str, str], log: Path
) -> Iterator[subprocess.Popen[bytes]]:
    kept = [sys.executable, KEEPER, *command]
    with log.open("wb") as said:
        child = children.start(kept, stdin=subprocess.PIPE, stdout=said, stderr=said, env=variables)
    try:
        yield child
    finally:
        children.end(child)


def _await(child: subprocess.Popen[bytes], port: int, model: Model, log: Path, report: Report) -> None:
    """Waits until the server has loaded the model: only then does it listen."""
    since = time.monotonic()
    while not healthy(port):
        if child.poll() is not None:
            raise Failure(f"{model.name} could not be loaded ({reason(log)}); see {log}, and start again")
        if time.monotonic() - since > LOADING:
            raise Failure(f"{model.name} was not loaded within {LOADING:.0f} s; see {log}, and start again")
        report.progress("model", f"loading {model.name}")
        time.sleep(APART)


def reason(log: Path) -> str:
    """The first error that a log tells, since those after it follow from it; or its last line."""
    with log.open("rb") as said:
        for line in said:
            _, error, message = line.decode("utf-8", "replace").strip().partition("Error: ")
            if error and message:
                return message
        return children.last_line(said)
