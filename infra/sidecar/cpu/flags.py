"""What vLLM is told on a processor besides what it is told everywhere, which is in `../vllm/words.py`."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import words
from children import Command

TYPES = ("auto", "bfloat16", "float32")

# A request with a seed that meets a chunked prefill kills the engine on a CPU, and its attention wants blocks that are a
# multiple of 32 tokens: the smallest shares most between prompts.
OPTIONS: words.Options = {"--no-enable-chunked-prefill": True, "--block-size": 32}

# vLLM's own store of compiled models is off: on a CPU it cannot load what it has stored, and compiles once more.
VARIABLES = {"CUDA_VISIBLE_DEVICES": "", "VLLM_USE_AOT_COMPILE": "0", "VLLM_CPU_NUM_OF_RESERVED_CPU": "0"}


@dataclass(frozen=True)
class Load(words.Load):
    """Besides: GiB of cached keys and values, type, and whether it compiles the model first, which needs `g++` and pays
    in long runs only."""

    cache_gib: int
    dtype: str
    compiled: bool = False


def command(python: Path, weights: Path, name: str, port: int, load: Load) -> Command:
    """Starts vLLM's server on loopback; without chunks, a whole prompt has to fit into one batch."""
    own: words.Options = {
        **OPTIONS,
        "--max-num-batched-tokens": load.context,
        "--dtype": load.dtype if load.dtype != "auto" else best_type(),
        "--enforce-eager": not load.compiled,
    }
    return words.command(python, weights, name, port, load, own)


def variables(python: Path, cache: Path, load: Load) -> dict[str, str]:
    """The server's variables: it uses all cores of this process."""
    return {
        **words.variables(cache),
        **VARIABLES,
        "VLLM_CPU_KVCACHE_SPACE": str(load.cache_gib),
        "VLLM_CPU_OMP_THREADS_BIND": ranges(sorted(os.sched_getaffinity(0))),
        "PATH": f"{python.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
    }


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
