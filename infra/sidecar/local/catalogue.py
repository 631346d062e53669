"""The catalogue of models: what may be served, and where its bytes come from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from failures import Failure

OWN = Path(__file__).with_name("models.json")


class Source:
    """Where weights come from: a `Hub` or `Packages`."""


@dataclass(frozen=True)
class Hub(Source):
    """One file of a repository on the upstream hub."""

    repository: str
    file: str
    revision: str


@dataclass(frozen=True)
class Part:
    """A file inside a package of the Python package index."""

    package: str
    member: str


@dataclass(frozen=True)
class Packages(Source):
    """Packages whose files, joined in order, are the weights; all but the last have `part_bytes`."""

    version: str
    part_bytes: int
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Model:
    """A model that can be served, with the digest that says whether its weights are the right ones."""

    name: str
    file: str
    bytes: int
    sha256: str
    licence: str
    languages: tuple[str, ...]
    context: int
    description: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Catalogue:
    """All models, and the one that is meant when none is named."""

    default: str
    models: tuple[Model, ...]

    def find(self, name: str | None) -> Model:
        """The model of that name, or the default one."""
        wanted = name or self.default
        for model in self.models:
            if model.name == wanted:
                return model
        known = ", ".join(model.name for model in self.models)
        raise Failure(f"there is no model '{wanted}' in the catalogue; choose one of: {known}")


def load(path: Path = OWN) -> Catalogue:
    """Reads a catalogue; a file that is not one is a `Failure` that names it."""
    try:
        return _catalogue(json.loads(path.read_text("utf-8")))
    except OSError as cause:
        raise Failure(f"cannot read the catalogue {path}: {cause.strerror}") from cause
    except (ValueError, KeyError, TypeError) as cause:
        raise Failure(f"the catalogue {path} is not valid: {cause!r}") from cause


def _catalogue(raw: dict[str, Any]) -> Catalogue:
    catalogue = Catalogue(raw["default"], tuple(_model(entry) for entry in raw["models"]))
    names = [model.name for model in catalogue.models]
    if len(set(names)) != len(names):
        raise ValueError("two models have one name")
    if catalogue.default not in names:
        raise ValueError(f"the default model '{catalogue.default}' is not among the models")
    return catalogue


def _model(raw: dict[str, Any]) -> Model:
    sources = tuple(_source(source) for source in raw["sources"])
    if not sources:
        raise ValueError(f"the model '{raw['name']}' has no source")
    if Path(raw["file"]).name != raw["file"]:
        raise ValueError(f"the file of the model '{raw['name']}' is not a plain name")
    return Model(**{**raw, "languages": tuple(raw["languages"]), "sources": sources})


def _source(raw: dict[str, Any]) -> Source:
    if "hub" in raw:
        return Hub(raw["hub"], raw["file"], raw["revision"])
    parts = tuple(Part(part["package"], part["member"]) for part in raw["packages"])
    return Packages(raw["version"], raw["part_bytes"], parts)
