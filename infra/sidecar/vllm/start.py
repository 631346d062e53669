#!/usr/bin/env python3
"""Starts vLLM with a LongWriter model, in its container: the settings are variables, which README.md lists.

start.py            becomes the server
start.py --print    shows its command, and starts nothing
start.py --health   ends with status 0 if the server can serve
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import sys
from pathlib import Path

import settings
import words
from health import healthy
from settings import Refused, Settings


def main() -> None:
    """Does what the command line asks for; a setting that is wrong is told in one line."""
    parser = argparse.ArgumentParser(description="Starts vLLM with a LongWriter model.")
    parser.add_argument("--print", action="store_true", help="show the command, and start nothing")
    parser.add_argument("--health", action="store_true", help="end with status 0 if the server can serve")
    asked = parser.parse_args()
    try:
        if asked.health:
            sys.exit(not healthy(settings.port(os.environ)))
        read = settings.read(os.environ)
        if asked.print:
            print(shlex.join(command(read)))
        else:
            _become(read)
    except Refused as cause:
        sys.exit(f"error: {cause}")


def command(read: Settings) -> list[str]:
    """The server's command for these settings."""
    own: words.Options = {
        "--chat-template": read.model.template,
        "--generation-config": _generation(read).parent,
        "--load-format": "runai_streamer" if read.streamed else None,
        "--kv-cache-memory-bytes": read.kv_gib * settings.GIB or None,
        "--quantization": "fp8" if read.fp8 in ("weights", "both") else None,
        "--kv-cache-dtype": "fp8" if read.fp8 in ("cache", "both") else None,
    }
    return words.command(sys.executable, read.weights, read.model.name, read.port, read.load, own)


def write_generation(read: Settings) -> None:
    """Writes what `--generation-config` names. vLLM takes the tokens that end an answer from such a file alone: in
    `--override-generation-config` it passes over them without a word."""
    file = _generation(read)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(read.model.generation()), "utf-8")
    except OSError as cause:
        raise Refused(f"{settings.CACHE} is '{read.cache}': a folder that can be written is allowed") from cause


def _become(read: Settings) -> None:
    write_generation(read)
    model, load = read.model, read.load
    print(
        f"serving {model.name} (licence: {model.licence}) with a context of {load.context} tokens, {load.requests} requests"
        f" at a time, {load.waiting} more may wait",
        file=sys.stderr,
        flush=True,
    )
    os.execve(sys.executable, command(read), words.variables(read.cache))


def _generation(read: Settings) -> Path:
    return read.cache / "generation" / read.model.name / "generation_config.json"


if __name__ == "__main__":
    main()
