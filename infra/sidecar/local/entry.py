"""What every sidecar's program has in common: its words on the command line, the list of models, and its errors."""

from __future__ import annotations

import argparse
import errno
import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import catalogue
import lifetime
import weights
from catalogue import Catalogue, Model
from failures import Failure
from report import Report

Serve = Callable[[Model, argparse.Namespace, Report], None]


def main(parser: argparse.ArgumentParser, serve: Serve, grace: float = 0.0) -> None:
    """Serves the model that the command line names; ends with status 1 and one clear line if that cannot be done.

    What was started has `grace` seconds to end by itself.
    """
    asked, report = _arguments(parser), Report()
    lifetime.guard(asked.with_parent, grace)
    status = 0
    try:
        _run(asked, serve, report)
    except Failure as cause:
        status = _failed(report, str(cause))
    except BrokenPipeError:
        status = 1  # nobody listens any more
    except OSError as cause:
        status = _failed(report, _explained(cause, asked.cache))
    lifetime.leave(status, grace)


def _run(asked: argparse.Namespace, serve: Serve, report: Report) -> None:
    known = catalogue.load(asked.models)
    if asked.list:
        _list(known, asked.cache, asked.json)
    else:
        serve(known.find(asked.model), asked, report)


def _arguments(parser: argparse.ArgumentParser) -> argparse.Namespace:
    parser.add_argument("model", nargs="?", help="its name in the catalogue (the default one if not given)")
    parser.add_argument("--port", type=int, default=0, help="0, the default, chooses a free one")
    parser.add_argument("--cache", type=_folder, default=cache_folder(), help="where environment and weights are kept")
    parser.add_argument("--models", type=Path, default=catalogue.OWN, help="another catalogue")
    parser.add_argument("--with-parent", action="store_true", help="end when standard input ends")
    parser.add_argument("--fetch-only", action="store_true", help="get environment and weights, and end")
    parser.add_argument("--list", action="store_true", help="print the catalogue, and end")
    parser.add_argument("--json", action="store_true", help="print the catalogue as JSON")
    return parser.parse_args()


def _folder(name: str) -> Path:
    return Path(name).expanduser().absolute()


def cache_folder() -> Path:
    """Where everything is kept that no one has chosen another folder for."""
    if os.environ.get("LONGHAND_CACHE"):
        return _folder(os.environ["LONGHAND_CACHE"])
    return _folder(os.environ.get("XDG_CACHE_HOME") or "~/.cache") / "longhand"


def _list(known: Catalogue, cache: Path, as_json: bool) -> None:
    rows = [
        {
            "name": model.name,
            "default": model.name == known.default,
            "cached": weights.path(model, cache).exists(),
            "bytes": model.bytes,
            "context": model.context,
            "languages": list(model.languages),
            "licence": model.licence,
            "description": model.description,
        }
        for model in known.models
    ]
    if as_json:
        print(json.dumps({"default": known.default, "models": rows}, ensure_ascii=False), flush=True)
    else:
        for row in rows:
            print(_row(row), flush=True)


def _row(row: dict[str, object]) -> str:
    notes = [note for note, said in (("default", row["default"]), ("in the cache", row["cached"])) if said]
    size = f"{int(str(row['bytes'])) / 1e6:.0f} MB"
    return f"{row['name']:16} {size:>8}  {', '.join(notes):22} {row['description']}"


def _failed(report: Report, message: str) -> int:
    with suppress(BrokenPipeError):  # then nobody listens any more
        report.error(message)
    return 1


def _explained(cause: OSError, cache: Path) -> str:
    if cause.errno == errno.ENOSPC:
        return f"the disk of {cache} is full: free some room and start again, or choose another folder with --cache"
    return f"{cause.strerror} ({cause.filename or cache}): see to that and start again, or choose another --cache"
