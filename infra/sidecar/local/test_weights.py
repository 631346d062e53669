"""Fetching, checking and trusting weights, with a source that the test plays."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import weights
from catalogue import Source
from failures import Failure, SourceFailure
from fixtures import BYTES, HUB, Case, model
from sources import Fetch

NO_PYTHON = Path("no-python")


def gives(content: bytes, then: str = "") -> Callable[[Source, Fetch], None]:
    """A source that adds those bytes, and fails afterwards if it has a reason."""

    def fetch(_: Source, job: Fetch) -> None:
        with job.partial.open("ab") as out:
            out.write(content)
        if then:
            raise SourceFailure(then)

    return fetch


class WeightsTest(Case):
    def setUp(self) -> None:
        super().setUp()
        self.model = model()
        self.file = weights.path(self.model, self.cache)
        self.partial = self.file.with_name("small.gguf.partial")

    def ensure(self, *answers: Callable[[Source, Fetch], None]) -> Path:
        """Asks for the weights; the sources answer one after the other, and none is asked twice."""
        with mock.patch("sources.fetch", side_effect=_each(answers)) as fetch:
            file = weights.ensure(self.model, self.cache, NO_PYTHON, self.report)
        self.assertEqual(fetch.call_count, len(answers))
        return file

    def test_what_was_fetched_stands_in_its_place_and_nothing_else(self) -> None:
        self.assertEqual(self.ensure(gives(BYTES)).read_bytes(), BYTES)
        self.assertFalse(self.partial.exists())

    def test_a_cut_fetch_goes_on_where_it_ended(self) -> None:
        with self.assertRaisesRegex(Failure, "the line broke.*start again"):
            self.ensure(gives(BYTES[:5], "the line broke"))
        self.assertFalse(self.file.exists())
        self.assertEqual(self.ensure(gives(BYTES[5:])).read_bytes(), BYTES)

    def test_a_source_that_fails_is_followed_by_the_next(self) -> None:
        self.model = model(HUB, HUB)
        self.assertEqual(self.ensure(gives(b"", "out of reach"), gives(BYTES)).read_bytes(), BYTES)

    def test_wrong_bytes_are_told_and_thrown_away(self) -> None:
        wrong = BYTES[::-1]
        with self.assertRaisesRegex(Failure, f"expected sha256 {self.model.sha256}, found [0-9a-f]{{64}}"):
            self.ensure(gives(wrong))
        self.assertFalse(self.file.exists())
        self.assertFalse(self.partial.exists())

    def test_after_wrong_bytes_the_next_source_begins_anew(self) -> None:
        self.model = model(HUB, HUB)
        self.assertEqual(self.ensure(gives(BYTES[::-1]), gives(BYTES)).read_bytes(), BYTES)

    def test_a_complete_partial_file_needs_no_source(self) -> None:
        self.partial.parent.mkdir()
        self.partial.write_bytes(BYTES)
        file = weights.ensure(self.model, self.cache, NO_PYTHON, self.report)
        self.assertEqual(file.read_bytes(), BYTES)

    def test_a_partial_file_that_is_too_long_is_begun_anew(self) -> None:
        self.partial.parent.mkdir()
        self.partial.write_bytes(BYTES + b"!")
        self.assertEqual(self.ensure(gives(BYTES)).read_bytes(), BYTES)

    def test_trusted_weights_are_not_read_again(self) -> None:
        self.ensure(gives(BYTES))
        with mock.patch("weights._digest", side_effect=AssertionError("read again")):
            self.ensure()

    def test_weights_without_a_marker_are_checked_and_then_trusted(self) -> None:
        self.file.parent.mkdir()
        self.file.write_bytes(BYTES)
        self.assertFalse(weights.trusted(self.model, self.file))
        self.ensure()
        self.assertTrue(weights.trusted(self.model, self.file))

    def test_weights_that_only_look_changed_are_trusted_again(self) -> None:
        self.ensure(gives(BYTES))
        os.utime(self.file, ns=(0, 0))
        self.assertFalse(weights.trusted(self.model, self.file))
        self.ensure()
        self.assertTrue(weights.trusted(self.model, self.file))

    def test_changed_weights_are_told_with_what_to_do(self) -> None:
        self.ensure(gives(BYTES))
        self.file.write_bytes(BYTES[::-1])
        os.utime(self.file, ns=(0, 0))
        words = f"{self.file} are wrong: expected sha256 {self.model.sha256}, found [0-9a-f]{{64}}; delete that file"
        with self.assertRaisesRegex(Failure, words):
            self.ensure()

    def test_weights_of_another_size_are_told_with_both_sizes(self) -> None:
        self.ensure(gives(BYTES))
        self.file.write_bytes(BYTES[:5])
        with self.assertRaisesRegex(Failure, f"expected {len(BYTES)} bytes, found 5; delete that file"):
            self.ensure()

    def test_a_marker_of_other_weights_does_not_vouch_for_these(self) -> None:
        self.ensure(gives(BYTES))
        self.assertFalse(weights.trusted(model(content=BYTES[::-1]), self.file))

    def test_too_little_room_is_told_before_anything_is_fetched(self) -> None:
        usage = mock.Mock(free=len(BYTES))
        with (
            mock.patch.object(shutil, "disk_usage", return_value=usage),
            self.assertRaisesRegex(Failure, "too little room.* 256 MiB more.*--cache"),
        ):
            self.ensure()


def _each(answers: tuple[Callable[[Source, Fetch], None], ...]) -> Callable[[Source, Fetch], None]:
    left = iter(answers)
    return lambda source, job: next(left)(source, job)
