"""The environment: made once, complete or not there. The commands that make it are played."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from unittest import mock

import children
import environment
from environment import Recipe
from failures import Failure
from fixtures import Case


class EnvironmentTest(Case):
    def setUp(self) -> None:
        super().setUp()
        self.requirements = self.cache / "requirements.txt"
        self.requirements.write_text("one==1\n", "utf-8")
        self.commands: list[list[str]] = []

    def ensure(self, **failing: Any) -> Path:
        """Asks for the environment; `failing` is what the last command raises."""
        with mock.patch("children.run", side_effect=lambda command, *_: self._run(command, **failing)):
            return environment.ensure(self.cache, self.report, self.recipe())

    def recipe(self, **special: Any) -> Recipe:
        """A recipe for the Python that runs the test."""
        return Recipe(**{"requirements": self.requirements, "oldest": (3, 10), "size": 1, **special})

    def _run(self, command: list[Any], failing: Exception | None = None) -> None:
        self.commands.append([str(word) for word in command])
        if "venv" in command:
            (Path(command[-1]) / "bin").mkdir()
            (Path(command[-1]) / "bin" / "python").touch()
        elif failing:
            raise failing

    def test_it_is_made_once(self) -> None:
        python = self.ensure()
        self.assertTrue(python.exists())
        self.assertEqual(self.ensure(), python)
        self.assertEqual(len(self.commands), 2)
        self.assertIn(str(self.requirements), self.commands[1])

    def test_without_its_marker_it_is_made_anew_and_the_remnant_goes(self) -> None:
        first = self.ensure()
        first.parents[2].joinpath("current").unlink()
        second = self.ensure()
        self.assertNotEqual(first, second)
        self.assertFalse(first.exists())

    def test_it_is_made_anew_when_its_python_is_gone(self) -> None:
        self.ensure().unlink()
        self.assertTrue(self.ensure().exists())

    def test_other_requirements_have_another_one(self) -> None:
        first = self.ensure()
        self.requirements.write_text("one==2\n", "utf-8")
        self.assertNotEqual(self.ensure().parents[2], first.parents[2])
        self.assertTrue(first.exists())

    def test_an_install_that_fails_is_told_and_leaves_no_marker(self) -> None:
        with self.assertRaisesRegex(Failure, "installing the server failed: no such package.*start again"):
            self.ensure(failing=children.ChildFailure("no such package"))
        self.assertEqual(list(self.cache.rglob("current")), [])
        self.assertTrue(self.ensure().exists())

    def test_it_counts_as_made_only_once_it_is_finished(self) -> None:
        def unfinished(python: Path) -> None:
            self.assertTrue(python.exists())
            raise Failure("not finished")

        with (
            mock.patch("children.run", side_effect=lambda command, *_: self._run(command)),
            self.assertRaisesRegex(Failure, "not finished"),
        ):
            environment.ensure(self.cache, self.report, self.recipe(finish=unfinished))
        self.assertEqual(list(self.cache.rglob("current")), [])

    def test_a_python_that_is_too_old_is_told(self) -> None:
        with self.assertRaisesRegex(Failure, "Python 99.0 or later"):
            environment.ensure(self.cache, self.report, self.recipe(oldest=(99, 0)))

    def test_too_little_room_is_told_before_anything_is_made(self) -> None:
        with self.assertRaisesRegex(Failure, "too little room for the environment .* MiB more.*--cache"):
            environment.ensure(self.cache, self.report, self.recipe(size=1 << 60))
        self.assertEqual(list(self.cache.rglob("venv-*")), [])
