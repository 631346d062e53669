"""When this program ends although nobody told it its work is done: on a signal, or with its parent."""

from __future__ import annotations

import os
import select
import signal
import threading
from typing import Any

import children

STDIN = 0


def guard(with_parent: bool, grace: float = 0.0) -> None:
    """From now on SIGTERM, SIGINT and, if asked, the end of standard input end this program and its children.

    A parent that dies, even by SIGKILL, closes our standard input: no other sign of it is as sure. A thread of
    its own watches, and leaves by `os._exit`, so that nothing the main thread is busy with can delay the end.
    The children have `grace` seconds to end by themselves.
    """
    wake, woken = os.pipe()

    def note(*_: Any) -> None:
        os.write(woken, b"!")

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, note)
    watched = [wake, STDIN] if with_parent else [wake]
    threading.Thread(target=_watch, args=(watched, grace), daemon=True).start()


def leave(status: int, grace: float = 0.0) -> None:
    """Ends this program, with nothing left running."""
    children.end_all(grace)
    os._exit(status)


def _watch(watched: list[int], grace: float) -> None:
    while True:
        ready, _, _ = select.select(watched, [], [])
        if ready != [STDIN] or _ended():
            leave(0, grace)


def _ended() -> bool:
    try:
        return not os.read(STDIN, 4096)
    except OSError:
        return True
