"""The server as a child of this program, from its start to its end."""

from __future__ import annotations

import os
import select
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import children
from catalogue import Model
from failures import Failure
from report import Report

PROGRAM = Path(__file__).with_name("llama.py")
LOADING = 600.0
KEPT_LOGS = 10


def serve(model: Model, weights: Path, python: Path, port: int, logs: Path, report: Report) -> None:
    """Serves until this program is ended. Returns never: a server that ends by itself is a `Failure`."""
    require_free(port)
    report.progress("model", f"loading {model.name}")
    log = new_log(logs, model)
    with _started([python, PROGRAM, weights, model.name, str(model.context), str(port)], log) as child:
        report.ready(_address(child, log), model.name)
        status = child.wait()
    raise Failure(f"the server of {model.name} ended with status {status}; see {log} and start again")


def new_log(logs: Path, model: Model) -> Path:
    """A log of this start alone; only the newest few are kept."""
    logs.mkdir(parents=True, exist_ok=True)
    for old in sorted(logs.glob("*.log"))[: 1 - KEPT_LOGS]:
        old.unlink(missing_ok=True)
    return logs / f"{time.strftime('%Y%m%d-%H%M%S')}-{model.name}-{os.getpid()}.log"


@contextmanager
def _started(command: children.Command, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as said:
        child = children.start(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said)
    try:
        yield child
    finally:
        children.end(child)


def _address(child: subprocess.Popen[bytes], log: Path) -> str:
    """The line that the server says once it has loaded the model."""
    assert child.stdout is not None
    ready, _, _ = select.select([child.stdout], [], [], LOADING)
    line = child.stdout.readline().decode().strip() if ready else ""
    if not line:
        with log.open("rb") as said:
            reason = children.last_line(said)
        raise Failure(f"the model could not be loaded ({reason}); see {log}, and start again")
    return line


def require_free(port: int) -> None:
    """Says plainly that a port is taken, which the server's own message does not."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as cause:
            raise Failure(f"port {port} cannot be used ({cause.strerror}); choose another with --port, or 0") from cause
