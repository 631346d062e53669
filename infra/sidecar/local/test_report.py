"""What the starter reads."""

from __future__ import annotations

import io
import os
from unittest import mock

from fixtures import Case
from report import Report


class ReportTest(Case):
    def progress(self, *steps: tuple[float, int]) -> list[int]:
        """Reports progress at those moments, and returns what was told of it."""
        for moment, done in steps:
            with mock.patch("time.monotonic", return_value=moment):
                self.report.progress("weights", "fetching", done, 100)
        return [event["done"] for event in self.events()]

    def test_progress_is_told_at_most_twice_a_second(self) -> None:
        self.assertEqual(self.progress((10.0, 1), (10.1, 2), (10.4, 3), (10.6, 4), (11.0, 5), (11.2, 6)), [1, 4, 6])

    def test_the_end_is_told_at_once(self) -> None:
        self.assertEqual(self.progress((10.0, 1), (10.1, 100)), [1, 100])

    def test_another_message_is_told_at_once(self) -> None:
        self.report.progress("weights", "fetching", 1, 2)
        self.report.progress("weights", "checking", 1, 2)
        self.assertEqual([event["message"] for event in self.events()], ["fetching", "checking"])

    def test_ready_says_where_and_who(self) -> None:
        self.report.ready("http://127.0.0.1:1", "small")
        expected = {"event": "ready", "url": "http://127.0.0.1:1", "model": "small", "pid": os.getpid()}
        self.assertEqual(self.events(), [expected])

    def test_a_person_gets_plain_lines(self) -> None:
        out = io.StringIO()
        Report(out, human=True).progress("weights", "fetching", 1, 4)
        self.assertEqual(out.getvalue(), "weights: fetching 25 %\n")
