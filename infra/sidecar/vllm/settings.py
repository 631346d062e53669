"""The settings of the sidecar: variables of the environment, refused by name when they are wrong."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import models
from models import Model
from words import Load

PREFIX = "LONGHAND_VLLM_"
CACHE = "LONGHAND_CACHE"
BUCKETS = ("s3://", "gs://", "az://")
FP8 = ("no", "weights", "cache", "both")
REQUESTS = 16
GIB = 1 << 30


class Refused(Exception):
    """A setting that is wrong. Its text names the variable and says what is allowed."""


@dataclass(frozen=True)
class Settings:
    """What is served and how. `weights` is a folder or its URL in a bucket; `kv_gib` is the memory for keys and values,
    0 for all that vLLM finds free on the GPU."""

    model: Model
    weights: str
    port: int
    load: Load
    kv_gib: int
    fp8: str
    cache: Path

    @property
    def streamed(self) -> bool:
        """Whether the weights come from a bucket, straight into the GPU's memory."""
        return self.weights.startswith(BUCKETS)


def read(variables: Mapping[str, str]) -> Settings:
    """The settings in these variables, or `Refused`."""
    source = _Source(variables)
    known = models.load()
    model = known[source.one_of("MODEL", tuple(known))]
    fp8 = source.one_of("FP8", FP8)
    context = source.number("CONTEXT", 1024, model.context, model.context)
    each = context * model.kv_bytes_per_token // (2 if fp8 in ("cache", "both") else 1)
    kv_gib = source.number("KV_GIB", -(-each // GIB), 1024, 0)
    requests = source.number("REQUESTS", 1, 1024, kv_gib * GIB // each or REQUESTS)
    load = Load(context, requests, source.number("WAITING", 0, 65536, requests))
    return Settings(model, source.weights(model), port(variables), load, kv_gib, fp8, source.folder())


def port(variables: Mapping[str, str]) -> int:
    """The port that is listened on, which a look at the server's health needs alone."""
    return _Source(variables).number("PORT", 1, 65535, 8000)


class _Source:
    """The variables, one kind of value a method."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables

    def one_of(self, name: str, allowed: tuple[str, ...]) -> str:
        """One of these words; the first if there is none."""
        value = self._value(name) or allowed[0]
        if value not in allowed:
            raise _refused(name, value, f"one of {', '.join(allowed)}")
        return value

    def number(self, name: str, least: int, most: int, default: int) -> int:
        """A whole number in these bounds."""
        value = self._value(name)
        if not value:
            return default
        if not (value.isascii() and value.isdecimal() and least <= int(value) <= most):
            raise _refused(name, value, f"a whole number from {least} to {most}")
        return int(value)

    def weights(self, model: Model) -> str:
        """The folder of the weights, or a bucket's."""
        value = self._value("WEIGHTS")
        if value.startswith(BUCKETS):
            return value
        allowed = f"a folder with the weights of {model.repository}, or {'…, '.join(BUCKETS)}…"
        try:
            folder = Path(value)
            json.loads((folder / "config.json").read_text("utf-8"))
            tokenizer = json.loads((folder / "tokenizer_config.json").read_text("utf-8"))
        except (OSError, ValueError) as cause:
            raise _refused("WEIGHTS", value, allowed) from cause
        if "auto_map" in tokenizer:
            raise _refused("WEIGHTS", value, f"{allowed}, converted as README.md says: this tokenizer wants code of its own,")
        return value

    def folder(self) -> Path:
        """Where the server keeps what it compiles."""
        folder = Path(self._variables.get(CACHE) or "~/.cache/longhand").expanduser()
        if not folder.is_absolute():
            raise Refused(f"{CACHE} is '{folder}': the absolute path of a folder is allowed")
        return folder

    def _value(self, name: str) -> str:
        return self._variables.get(PREFIX + name, "").strip()


def _refused(name: str, value: str, allowed: str) -> Refused:
    return Refused(f"{PREFIX}{name} is '{value}': {allowed} is allowed")
