"""The Python environment with the server in it, made once under the cache."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import children
from failures import Failure
from locks import exclusive
from report import Report

STALL = 120.0
FROM_INDEX = ["--quiet", "--no-cache-dir", "--no-deps", "--only-binary=:all:", "--retries=2", "--timeout=15"]
QUIET = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}


@dataclass(frozen=True)
class Recipe:
    """What an environment is made of: packages, the oldest Python for them, and the bytes that it takes on disk.

    `finish` gets the Python of the environment once all packages are in it, before it counts as made.
    """

    requirements: Path
    oldest: tuple[int, int]
    size: int
    finish: Callable[[Path], None] = lambda python: None


LOCAL = Recipe(Path(__file__).with_name("requirements.txt"), (3, 10), 256 << 20)


def ensure(cache: Path, report: Report, recipe: Recipe = LOCAL) -> Path:
    """The Python of the environment of that recipe, made first if there is none that is complete."""
    if sys.version_info < recipe.oldest:
        needed, found = ".".join(map(str, recipe.oldest)), sys.version.split()[0]
        raise Failure(f"Python {needed} or later is needed, and {sys.executable} is {found}: start with another one")
    home = _home(cache, recipe)
    python = _complete(home)
    if python is None:
        waiting = "waiting for another start to make it"
        with exclusive(lock(cache, recipe), lambda: report.progress("environment", waiting)):
            python = _complete(home) or _make(home, recipe, report)
    return python


def lock(cache: Path, recipe: Recipe = LOCAL) -> Path:
    """The lock that is held while the environment is made."""
    return _home(cache, recipe) / "lock"


def _home(cache: Path, recipe: Recipe) -> Path:
    """The folder named by the requirements and the Python they are for: no environment survives a new Python."""
    version = "{}.{}".format(*sys.version_info)
    digest = hashlib.sha256(recipe.requirements.read_bytes() + version.encode()).hexdigest()
    return cache / "environments" / digest[:16]


def _complete(home: Path) -> Path | None:
    """The environment that the marker names. The marker is written last: without it there is none."""
    try:
        python = home / (home / "current").read_text("utf-8") / "bin" / "python"
    except FileNotFoundError:
        return None
    return python if python.exists() else None


def _make(home: Path, recipe: Recipe, report: Report) -> Path:
    """Makes a new environment in a folder of its own, so that no remnant of a killed start can touch it."""
    for remnant in home.iterdir():
        if remnant.is_dir():
            shutil.rmtree(remnant, ignore_errors=True)
    require_room(home, recipe.size, "the environment")
    folder = Path(tempfile.mkdtemp(prefix="venv-", dir=home))
    python = folder / "bin" / "python"
    _step([sys.executable, "-m", "venv", folder], "making a Python environment", folder, report)
    install: children.Command = [python, "-m", "pip", "install", *FROM_INDEX, "--requirement", recipe.requirements]
    _step(install, "installing the server", folder, report)
    recipe.finish(python)
    marker = home / "current.new"
    marker.write_text(folder.name, "utf-8")
    marker.replace(home / "current")
    return python


def _step(command: children.Command, message: str, folder: Path, report: Report) -> None:
    scratch = folder / "tmp"
    scratch.mkdir(exist_ok=True)

    def grown() -> int:
        done = size_of(folder)
        report.progress("environment", message, done)
        return done

    try:
        children.run(command, grown, STALL, {**QUIET, "TMPDIR": str(scratch)})
    except children.ChildFailure as cause:
        raise Failure(f"{message} failed: {cause}; see to that (is there a network?) and start again") from cause
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def require_room(folder: Path, size: int, of: str) -> None:
    """Refuses to begin what the disk has no room for."""
    lacking = size - shutil.disk_usage(folder).free
    if lacking > 0:
        raise Failure(
            f"there is too little room for {of} in {folder}: free {-(-lacking >> 20)} MiB more,"
            " or choose another folder with --cache"
        )


def size_of(folder: Path) -> int:
    """The bytes of all files below a folder, some of which may vanish meanwhile."""
    total = 0
    for place, _, files in os.walk(folder):
        for file in files:
            with suppress(FileNotFoundError):
                total += os.lstat(os.path.join(place, file)).st_size
    return total
