"""What the tests share: a small model and a silent report."""

from __future__ import annotations

import hashlib
import io
import json
import tempfile
import unittest
from pathlib import Path
from typing import Any

from catalogue import Hub, Model, Source
from report import Report

HERE = Path(__file__).parent
BYTES = b"weights of a small model"
HUB = Hub("owner/repository", "file.gguf", "main")


def model(*sources: Source, content: bytes = BYTES) -> Model:
    """A model with that content."""
    sha256 = hashlib.sha256(content).hexdigest()
    return Model("small", "small.gguf", len(content), sha256, "none", ("en",), 512, "for tests", sources or (HUB,))


class Case(unittest.TestCase):
    """A test with a cache folder and a report of its own."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.cache = Path(folder.name)
        self.out = io.StringIO()
        self.report = Report(self.out, human=False)

    def events(self) -> list[dict[str, Any]]:
        """What was reported so far."""
        return [json.loads(line) for line in self.out.getvalue().splitlines()]
