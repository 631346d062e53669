"""What every vLLM server is told, on a GPU and on a processor: its words on the command line and its variables."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

Options = Mapping[str, "str | int | Path | bool | None"]

SERVER = ("-m", "vllm.entrypoints.cli.main", "serve")


@dataclass(frozen=True)
class Load:
    """What a server is made for: tokens of a request with its answer, requests that are served at a time, and requests
    that may wait besides."""

    context: int
    requests: int
    waiting: int


def command(python: str | Path, weights: str | Path, name: str, port: int, load: Load, own: Options) -> list[str]:
    """Starts vLLM's server on loopback; `own` is what this server is told besides.

    Only processes beside it can ask it: it knows no keys. vLLM counts those that are served among the queued ones.
    """
    options: Options = {
        "--host": "127.0.0.1",
        "--port": port,
        "--served-model-name": name,
        "--max-model-len": load.context,
        "--max-num-seqs": load.requests,
        "--max-num-queued-reqs": load.requests + load.waiting,
        "--enable-prefix-caching": True,
        "--enable-prompt-tokens-details": True,
        **own,
    }
    return [str(python), *SERVER, str(weights), *_told(options)]


def variables(cache: Path) -> dict[str, str]:
    """Nothing is asked of the network nor told to anyone; what vLLM and its compilers make is kept in the cache."""
    own = cache / "vllm"
    return {
        **os.environ,
        "HF_HUB_OFFLINE": "1",
        "VLLM_NO_USAGE_STATS": "1",
        "DO_NOT_TRACK": "1",
        "HF_HOME": str(own / "hub"),
        "VLLM_CACHE_ROOT": str(own),
        "TORCHINDUCTOR_CACHE_DIR": str(own / "inductor"),
        "TRITON_CACHE_DIR": str(own / "triton"),
    }


def _told(options: Options) -> list[str]:
    """Options as words: one that is True is a switch, one that is False or None is left out."""
    told: list[str] = []
    for word, value in options.items():
        if value is True:
            told.append(word)
        elif value is not None and value is not False:
            told += [word, str(value)]
    return told
