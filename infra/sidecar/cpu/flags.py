"""All that vLLM is told, in one place: its words on the command line and its variables."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from children import Command

TYPES = ("auto", "bfloat16", "float32")


@dataclass(frozen=True)
class Load:
    """What a server is made for: tokens of one request, requests at a time, GiB of cached keys and values, type, and
    whether it compiles the model first, which needs `g++` and pays in long runs only."""

    context: int
    requests: int
    cache_gib: int
    dtype: str
    compiled: bool = False


def command(python: Path, weights: Path, name: str, port: int, load: Load) -> Command:
    """Starts vLLM's server on loopback.

    A request with a seed that meets a chunked prefill kills the engine on a CPU, and its attention wants blocks that
    are a multiple of 32 tokens: the smallest shares most between prompts.
    """
    words = {
        "--host": "127.0.0.1",
        "--port": port,
        "--served-model-name": name,
        "--dtype": load.dtype if load.dtype != "auto" else best_type(),
        "--max-model-len": load.context,
        "--max-num-seqs": load.requests,
        "--max-num-batched-tokens": load.context,
        "--block-size": 32,
    }
    switches = ["--enable-prompt-tokens-details", "--enable-prefix-caching", "--no-enable-chunked-prefill"]
    if not load.compiled:
        switches.append("--enforce-eager")
    options = [str(word) for pair in words.items() for word in pair]
    return [python, "-m", "vllm.entrypoints.cli.main", "serve", str(weights), *options, *switches]


def variables(python: Path, cache: Path, load: Load) -> dict[str, str]:
    """Nothing is asked of the network nor told to anyone; what vLLM compiles is kept in the cache.

    Its own store of compiled models is off: on a CPU it cannot load what it has stored, and compiles once more.
    """
    own = {
        "HF_HUB_OFFLINE": "1",
        "VLLM_NO_USAGE_STATS": "1",
        "DO_NOT_TRACK": "1",
        "CUDA_VISIBLE_DEVICES": "",
        "HF_HOME": str(cache / "vllm" / "hub"),
        "VLLM_CACHE_ROOT": str(cache / "vllm"),
        "VLLM_USE_AOT_COMPILE": "0",
        "TORCHINDUCTOR_CACHE_DIR": str(cache / "vllm" / "inductor"),
        "VLLM_CPU_KVCACHE_SPACE": str(load.cache_gib),
        "VLLM_CPU_OMP_THREADS_BIND": ranges(sorted(os.sched_getaffinity(0))),
        "VLLM_CPU_NUM_OF_RESERVED_CPU": "0",
        "PATH": f"{python.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
    }
    return {**os.environ, **own}


def best_type(cpu: Path = Path("/proc/cpuinfo")) -> str:
    """The faster type on this processor: bfloat16 falls to a naive kernel where AVX-512 is missing."""
    return "bfloat16" if "avx512" in cpu.read_text("utf-8", "replace") else "float32"


def ranges(numbers: list[int]) -> str:
    """Ascending numbers as the kernel writes them: 0-3,8."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number, number])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
