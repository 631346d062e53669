#!/usr/bin/env python3
"""Serves a language model on this machine's processor by vLLM, with all it needs: `python3 serve.py --help`."""

from __future__ import annotations

import argparse
import platform
import shutil
from pathlib import Path

import shared  # finds the modules of the other sidecars
import conversion
import entry
import environment
import flags
import installation
import running
import weights
from catalogue import Model
from failures import Failure
from report import Report

GRACE = 12.0


def serve(model: Model, asked: argparse.Namespace, report: Report) -> None:
    """Serves a model, or only gets what that needs."""
    _require_machine()
    if asked.compile and not shutil.which("g++"):
        raise Failure("--compile needs a C++ compiler: install g++ (package \"g++\"), or start without it")
    python = environment.ensure(asked.cache, report, installation.recipe())
    folder = conversion.path(model, asked.cache)
    if not folder.exists():
        conversion.ensure(model, _fetched(model, asked.cache, report), asked.cache, python, report)
    if asked.fetch_only:
        report.fetched(model.name, str(folder))
        return
    context = asked.context or model.context
    load = flags.Load(context, asked.requests, asked.waiting, asked.cache_gib, asked.dtype, asked.compile)
    port = asked.port or running.free_port()
    command = flags.command(python, folder, model.name, port, load)
    running.serve(model, port, command, flags.variables(python, asked.cache, load), asked.cache / "logs", report)


def _fetched(model: Model, cache: Path, report: Report) -> Path:
    """The GGUF, by the local sidecar's own environment if it is not there yet."""
    file = weights.path(model, cache)
    if weights.trusted(model, file):
        return file
    return weights.ensure(model, cache, environment.ensure(cache, report), report)


def _require_machine() -> None:
    found = f"{platform.system()} on {platform.machine()}"
    if found != "Linux on x86_64":
        raise Failure(f"vLLM's packages here are for Linux on x86_64, and this is {found}: use infra/sidecar/local")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Serves a language model on loopback by vLLM on the processor.")
    parser.add_argument("--context", type=int, help="tokens of a request with its answer (the model's if not given)")
    parser.add_argument("--requests", type=int, default=32, help="how many are served at a time")
    parser.add_argument("--waiting", type=int, default=1024, help="how many may wait besides, before others are refused")
    parser.add_argument("--cache-gib", type=int, default=2, help="memory for keys and values")
    parser.add_argument("--dtype", choices=flags.TYPES, default="auto", help="what is computed with")
    parser.add_argument("--compile", action="store_true", help="start a minute later, then a fifth faster; needs g++")
    return parser


if __name__ == "__main__":
    entry.main(_parser(), serve, GRACE)
