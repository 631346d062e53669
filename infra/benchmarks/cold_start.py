#!/usr/bin/env python3
"""From nothing to a document's first section: function and vLLM are started together, and a document is asked for at once.

    cold_start.py 'native=functions/http/target/longhand-http-0.1.0-SNAPSHOT-runner' 'jar=java -jar functions/http/target/quarkus-app/quarkus-run.jar'
    cold_start.py … --model smollm2-135m --vllm '' --vllm --compile

Seconds from the start of both processes until the function has taken the document, vLLM serves, the plan is stored, and the
first section is. Each program is measured with each of `--vllm`, words for `infra/sidecar/cpu/serve.py`. What vLLM has
compiled is kept in the user's cache, in `longhand/vllm`: without that folder `--compile` starts as it does the first time.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from start import free_port

SERVE = Path(__file__).resolve().parents[1] / "sidecar/cpu/serve.py"
LIMIT = 600  # seconds for one line
REQUEST = {"instruction": "Write a guide to the rivers of the world.", "words": 1500, "seed": 1}


@contextmanager
def running(command: list[str], **settings: str) -> Iterator[None]:
    """A process with these variables, ended at the end."""
    process = subprocess.Popen(
        command, env={**os.environ, **settings}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(60)


def until(holds: Callable[[], bool], what: str) -> float:
    """The moment at which this holds; ends the program when it takes too long."""
    latest = time.monotonic() + LIMIT
    while not holds():
        if time.monotonic() > latest:
            sys.exit(f"{what}: not within {LIMIT} s")
        time.sleep(0.02)
    return time.monotonic()


def answers(url: str, body: dict[str, object] | None = None) -> bool:
    """Whether the server does what it is asked for."""
    data = json.dumps(body).encode() if body else None
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=10):
            return True
    except (urllib.error.URLError, OSError):
        return False


def measured(program: list[str], model: str, words: list[str], store: Path) -> list[float]:
    """Seconds to each of the phases."""
    function, vllm = free_port(), free_port()
    settings = {
        "LONGHAND_STORE": str(store),
        "LONGHAND_MODEL_URL": f"http://127.0.0.1:{vllm}/v1",
        "LONGHAND_MODEL_NAME": model,  # a document whose model nobody names is refused while no server can be asked
        "LONGHAND_RETRY_AFTER": "2s",
        "QUARKUS_HTTP_PORT": str(function),
    }
    began = time.monotonic()
    with (
        running([sys.executable, str(SERVE), model, "--port", str(vllm), *words]),
        running(program, **settings),
    ):
        moments = [
            until(lambda: answers(f"http://127.0.0.1:{function}/v1/documents", REQUEST), "the function takes a document"),
            until(lambda: answers(f"http://127.0.0.1:{vllm}/health"), "vLLM serves"),
            until(lambda: any(store.glob("*/*/plan.json")), "a plan"),
            until(lambda: any(store.glob("*/*/sections/*.json")), "a section"),
        ]
    return [moment - began for moment in moments]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("programs", nargs="+", metavar="NAME=COMMAND", help="how the function is started")
    parser.add_argument("--model", default="smollm2-135m")
    parser.add_argument("--vllm", action="append", default=[], metavar="WORDS", help="give it once for each line")
    arguments = parser.parse_args()
    print(f"{'function':10} {'vLLM':20} {'taken':>7} {'serves':>7} {'plan':>7} {'section':>8}   s")
    for program in arguments.programs:
        name, command = program.split("=", 1)
        for words in arguments.vllm or [""]:
            with tempfile.TemporaryDirectory() as store:
                seconds = measured(shlex.split(command), arguments.model, shlex.split(words), Path(store))
            print(f"{name:10} {words:20} " + " ".join(f"{second:7.1f}" for second in seconds), flush=True)


if __name__ == "__main__":
    main()
