"""Converted weights: made once, whole or not there. The conversion itself is played."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any
from unittest import mock

import shared  # finds the modules of the other sidecars
import children
import conversion
from failures import Failure
from fixtures import Case, model

NOWHERE = Path("nowhere")


class ConversionTest(Case):
    def setUp(self) -> None:
        super().setUp()
        self.model = model()
        self.runs = 0

    def ensure(self, failing: Exception | None = None) -> Path:
        """Asks for the converted weights; `failing` is what the conversion raises when it has written some."""

        def convert(command: list[Any], *_: Any) -> None:
            self.runs += 1
            (Path(command[-1]) / "model.safetensors").write_bytes(b"weights")
            if failing:
                raise failing

        with mock.patch("children.run", side_effect=convert):
            return conversion.ensure(self.model, NOWHERE, self.cache, NOWHERE, self.report)

    def test_they_are_made_once(self) -> None:
        folder = self.ensure()
        self.assertEqual((folder / "model.safetensors").read_bytes(), b"weights")
        self.assertEqual(self.ensure(), folder)
        self.assertEqual(self.runs, 1)

    def test_a_conversion_that_fails_leaves_nothing_and_is_done_again(self) -> None:
        with self.assertRaisesRegex(Failure, "could not be converted: no memory.*start again"):
            self.ensure(children.ChildFailure("no memory"))
        left = [path for path in (self.cache / "converted" / "small").iterdir() if path.is_dir()]
        self.assertEqual(left, [])
        self.assertTrue(self.ensure().exists())

    def test_those_of_other_weights_and_remnants_go(self) -> None:
        old = self.ensure()
        (old.parent / "new-remnant").mkdir()
        self.model = model(content=b"others")
        new = self.ensure()
        self.assertEqual([path for path in new.parent.iterdir() if path.is_dir()], [new])

    def test_too_little_room_is_told_before_anything_is_written(self) -> None:
        with (
            mock.patch.object(shutil, "disk_usage", return_value=mock.Mock(free=0)),
            self.assertRaisesRegex(Failure, "too little room for the converted weights"),
        ):
            self.ensure()
        self.assertEqual(self.runs, 0)
