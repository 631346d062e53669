"""Child processes that never outlive this one: each has a group of its own, ended as a whole."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import IO, Any

Command = Sequence["str | os.PathLike[str]"]

_lock = threading.Lock()
_running: set[subprocess.Popen[bytes]] = set()
_ending = False


class ChildFailure(Exception):
    """A command that did not succeed; its text is the last line that the command said."""


def start(command: Command, **options: Any) -> subprocess.Popen[bytes]:
    """Starts a command that `end_all` ends."""
    with _lock:
        if _ending:
            raise ChildFailure("the program is ending")
        child = subprocess.Popen(command, start_new_session=True, **options)
        _running.add(child)
        return child


def end(child: subprocess.Popen[bytes]) -> None:
    """Ends a child and all that it started."""
    with _lock:
        _kill(child)
        _running.discard(child)
    child.wait()


def end_all(grace: float = 0.0) -> None:
    """Ends every child, for good: none can be started afterwards. They may end by themselves for `grace` seconds."""
    global _ending
    with _lock:
        _ending = True
        if grace:
            _ask(_running, grace)
        for child in _running:
            _kill(child)


def _ask(asked: Iterable[subprocess.Popen[bytes]], grace: float) -> None:
    """Tells all processes of those groups to end, and waits until they have or the time is over."""
    deadline = time.monotonic() + grace
    for child in asked:
        _signal(child, signal.SIGTERM)
    while any(_lives(child) for child in asked) and time.monotonic() < deadline:
        time.sleep(0.05)


def _lives(child: subprocess.Popen[bytes]) -> bool:
    """Whether any process of its group is left; a leader that has ended counts until it is waited for."""
    child.poll()
    return _signal(child, 0)


def run(command: Command, grown: Callable[[], int], stall: float, env: Mapping[str, str]) -> None:
    """Runs a command to its end, unless `grown`, what it has brought so far, stands still for `stall` seconds."""
    with tempfile.TemporaryFile() as said:
        child = start(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, env={**os.environ, **env})
        try:
            _wait(child, grown, stall)
        finally:
            end(child)
        if child.returncode != 0:
            raise _cause(last_line(said) or f"it ended with status {child.returncode}")


def last_line(file: IO[bytes]) -> str:
    """The last line with text of a file, found in its last 4 KiB."""
    file.seek(max(0, file.seek(0, os.SEEK_END) - 4096))
    lines = [line.strip() for line in file.read().decode("utf-8", "replace").splitlines()]
    return next((line for line in reversed(lines) if line), "")


def _cause(line: str) -> Exception:
    """A full disk is told from the rest: no other source and no other try would help against it."""
    if f"[Errno {errno.ENOSPC}]" in line:
        return OSError(errno.ENOSPC, line)
    return ChildFailure(line)


def _wait(child: subprocess.Popen[bytes], grown: Callable[[], int], stall: float) -> None:
    seen, since = grown(), time.monotonic()
    while True:
        try:
            child.wait(timeout=0.25)
            return
        except subprocess.TimeoutExpired:
            now = grown()
        if now != seen:
            seen, since = now, time.monotonic()
        elif time.monotonic() - since > stall:
            raise ChildFailure(f"nothing came for {stall:.0f} s")


def _kill(child: subprocess.Popen[bytes]) -> None:
    _signal(child, signal.SIGKILL)


def _signal(child: subprocess.Popen[bytes], number: int) -> bool:
    """Sends a signal to a whole group; false if all of it has ended already."""
    try:
        os.killpg(child.pid, number)
        return True
    except (ProcessLookupError, PermissionError):
        return False
