"""What the starter is told: JSON objects, one a line, or plain lines for a person at a terminal."""

from __future__ import annotations

import json
import os
import sys
import time
from typing import Any, TextIO

APART = 0.5


class Report:
    """Writes events; progress of one kind at most twice a second, but its first and last are always told."""

    def __init__(self, out: TextIO = sys.stdout, human: bool | None = None) -> None:
        self._out = out
        self._human = out.isatty() if human is None else human
        self._said: tuple[str, str] | None = None
        self._when = 0.0

    def progress(self, what: str, message: str, done: int = 0, total: int = 0) -> None:
        """Says how far `what` has come, in bytes; a total of 0 means that it is not known."""
        now = time.monotonic()
        finished = 0 < total == done
        if self._said == (what, message) and now - self._when < APART and not finished:
            return
        self._said, self._when = (what, message), now
        text = f"{what}: {message}" + (f" {done * 100 // total} %" if total else "")
        self._say(text, event="progress", what=what, message=message, done=done, total=total)

    def ready(self, url: str, model: str) -> None:
        """Says where the model is served."""
        text = f"{model} is served at {url}/v1 (end it with Ctrl-C)"
        self._say(text, event="ready", url=url, model=model, pid=os.getpid())

    def fetched(self, model: str, file: str) -> None:
        """Says that all is there to serve the model."""
        self._say(f"{model} is in {file}", event="fetched", model=model, file=file)

    def error(self, message: str) -> None:
        """Says why nothing is served, and what to do."""
        self._say(f"error: {message}", event="error", message=message)

    def _say(self, text: str, **event: Any) -> None:
        line = text if self._human else json.dumps(event, ensure_ascii=False)
        print(line, file=self._out, flush=True)
