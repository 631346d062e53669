"""The weights of a model in the cache: fetched once, checked, and trusted for as long as they do not change."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import sources
from catalogue import Model
from environment import require_room
from failures import Failure, SourceFailure
from locks import exclusive
from report import Report
from sources import Fetch

ROOM = 256 << 20


def path(model: Model, cache: Path) -> Path:
    """Where the weights of a model are, once they are there."""
    return cache / "models" / model.file


def trusted(model: Model, file: Path) -> bool:
    """Whether the marker says that this very file, by size and time of change, once had the right digest."""
    try:
        return _marker(file).read_text("utf-8") == _seal(model, file)
    except FileNotFoundError:
        return False


def ensure(model: Model, cache: Path, python: Path, report: Report) -> Path:
    """The file of the right weights, fetched or checked first if need be."""
    file = path(model, cache)
    if not trusted(model, file):
        lock = file.with_name(f"{file.name}.lock")
        with exclusive(lock, lambda: report.progress("weights", "waiting for another start to fetch them")):
            if not trusted(model, file):
                _settle(model, file, python, report)
    return file


def _settle(model: Model, file: Path, python: Path, report: Report) -> None:
    if file.exists():
        wrong = _wrong(model, file, report)
        if wrong:
            raise Failure(f"the weights in {file} are wrong: {wrong}; delete that file and start again")
    else:
        partial = file.with_name(f"{file.name}.partial")
        _fetch(Fetch(model, partial, python, report))
        _publish(partial, file)
    _marker(file).write_text(_seal(model, file), "utf-8")


def _fetch(job: Fetch) -> None:
    """Asks source after source until the partial file is the right one."""
    if job.have() > job.model.bytes:
        job.partial.unlink()
    _require_room(job)
    refusals = []
    for source in job.model.sources:
        try:
            sources.fetch(source, job)
            _require_right(job)
            return
        except SourceFailure as cause:
            refusals.append(f"{sources.named(source)}: {cause}")
    raise Failure(
        f"cannot fetch the weights of {job.model.name} ({'; '.join(refusals)});"
        " see to the network and start again: it goes on where it ended"
    )


def _require_room(job: Fetch) -> None:
    folder = job.partial.parent
    require_room(folder, job.model.bytes - job.have() + ROOM, "the weights")


def _require_right(job: Fetch) -> None:
    """Refuses bytes that are not the model's, and throws them away: going on from them would be in vain."""
    wrong = _wrong(job.model, job.partial, job.report)
    if wrong:
        job.partial.unlink()
        raise SourceFailure(f"the bytes it gave are wrong: {wrong}")


def _wrong(model: Model, file: Path, report: Report) -> str:
    """What is wrong with a file of weights, or nothing."""
    size = file.stat().st_size
    if size != model.bytes:
        return f"expected {model.bytes} bytes, found {size}"
    found = _digest(model, file, report)
    return "" if found == model.sha256 else f"expected sha256 {model.sha256}, found {found}"


def _digest(model: Model, file: Path, report: Report) -> str:
    digest, done = hashlib.sha256(), 0
    with file.open("rb") as content:
        while block := content.read(1 << 20):
            digest.update(block)
            done += len(block)
            report.progress("weights", "checking", done, model.bytes)
    return digest.hexdigest()


def _publish(partial: Path, file: Path) -> None:
    """Puts complete weights in their place, so that a power cut leaves all of them or none."""
    _sync(partial)
    partial.replace(file)
    _sync(file.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _marker(file: Path) -> Path:
    return file.with_name(f"{file.name}.sha256")


def _seal(model: Model, file: Path) -> str:
    found = file.stat()
    return f"{model.sha256} {found.st_size} {found.st_mtime_ns}\n"
