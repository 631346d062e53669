"""Runs a command, and sees to it that nothing of it is left: `keeper.py COMMAND…`.

It is a process of its own so that even the death of its starter, by SIGKILL, ends the command: standard input is
then at its end. Processes of the command that lose their parent become children of the keeper: so vLLM's engine and
workers are found though its main process was killed. Needs Linux.
"""

from __future__ import annotations

import ctypes
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

PR_SET_CHILD_SUBREAPER = 36
STDIN = 0
GRACE = 8.0
TICK = 0.1


def main(command: list[str]) -> int:
    """The status of the command as a shell tells it, 0 if it was ended from here; nothing of it runs any more."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)  # meant for the whole group: the command ends, and this with it
    adopt_orphans()
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    while child.poll() is None and not _abandoned():
        pass
    status = child.returncode or 0
    end_children(GRACE)
    return status if status >= 0 else 128 - status


def adopt_orphans() -> None:
    """From now on, descendants whose parent has died are children of this process."""
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def end_children(grace: float) -> None:
    """Tells all children to end, and those that become children thereby; kills them after `grace` seconds."""
    deadline = time.monotonic() + grace
    while _any_left():
        _tell(signal.SIGTERM if time.monotonic() < deadline else signal.SIGKILL)
        time.sleep(TICK)


def _abandoned() -> bool:
    """Waits a moment; whether the starter has closed its end of standard input by then."""
    ready, _, _ = select.select([STDIN], [], [], TICK)
    return bool(ready) and not os.read(STDIN, 4096)


def _any_left() -> bool:
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass
        return True
    return False


def _tell(number: signal.Signals) -> None:
    for child in _children():
        with suppress(ProcessLookupError):
            os.kill(child, number)


def _children() -> Iterator[int]:
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parent = int(stat.read_text("utf-8", "replace").rpartition(")")[2].split()[1])
            if parent == os.getpid():
                yield int(stat.parent.name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
