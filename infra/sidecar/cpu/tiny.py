"""The tiny model, which stands for a LongWriter model where vLLM wants one to read: it is served with their settings."""

from __future__ import annotations

from pathlib import Path

import shared  # finds the modules of the other sidecars
import catalogue
import conversion
import entry
import settings
from settings import Settings

NAME = "smollm2-135m"


def folder() -> Path:
    """Its converted weights, which `serve.py smollm2-135m --fetch-only` makes."""
    return conversion.path(catalogue.load().find(NAME), entry.cache_folder())


def dressed_as(model: str, cache: Path, port: int = 8000) -> Settings:
    """The settings to serve it as that LongWriter model, with a context that it has."""
    own = {"MODEL": model, "WEIGHTS": str(folder()), "PORT": str(port), "CONTEXT": "2048"}
    return settings.read({"LONGHAND_CACHE": str(cache), **{f"LONGHAND_VLLM_{name}": value for name, value in own.items()}})
