"""The weights of a model as vLLM reads them: made once from its GGUF, whole or not there."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from pathlib import Path

import children
from catalogue import Model
from environment import require_room, size_of
from failures import Failure
from installation import REQUIREMENTS
from locks import exclusive
from report import Report

PROGRAM = Path(__file__).with_name("convert.py")
GROWTH = 4  # 16 bits for each weight of four or five, and tables of words that are stored twice
STALL = 900.0
OFFLINE = {"HF_HUB_OFFLINE": "1", "DO_NOT_TRACK": "1", "CUDA_VISIBLE_DEVICES": "", "TQDM_DISABLE": "1"}


def path(model: Model, cache: Path) -> Path:
    """Where the converted weights are, once they are there: named by all that they are made of."""
    made_of = model.sha256.encode() + PROGRAM.read_bytes() + REQUIREMENTS.read_bytes()
    return cache / "converted" / model.name / hashlib.sha256(made_of).hexdigest()[:16]


def ensure(model: Model, weights: Path, cache: Path, python: Path, report: Report) -> Path:
    """The folder of the converted weights, made first if need be."""
    folder = path(model, cache)
    if not folder.exists():
        with exclusive(folder.with_name("lock"), lambda: report.progress("weights", "waiting for another start to convert them")):
            if not folder.exists():
                _convert(model, weights, folder, python, report)
    return folder


def _convert(model: Model, weights: Path, folder: Path, python: Path, report: Report) -> None:
    """Converts aside; the folder gets its name only when all of it is on the disk. Older ones of the model go first."""
    for old in folder.parent.iterdir():
        if old.is_dir():
            shutil.rmtree(old)
    require_room(folder.parent, GROWTH * model.bytes, "the converted weights")
    with tempfile.TemporaryDirectory(prefix="new-", dir=folder.parent) as aside:
        whole = Path(aside) / "whole"
        whole.mkdir()
        _run([python, PROGRAM, weights, whole], whole, report)
        os.sync()
        whole.rename(folder)


def _run(command: children.Command, folder: Path, report: Report) -> None:
    def grown() -> int:
        done = size_of(folder)
        report.progress("weights", "converting for vLLM", done)
        return done

    try:
        children.run(command, grown, STALL, OFFLINE)
    except children.ChildFailure as cause:
        raise Failure(f"the weights could not be converted: {cause}; is there memory enough? start again") from cause
