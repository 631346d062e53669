"""Run by the environment's Python: serves one model on loopback until its standard input ends.

Usage: llama.py WEIGHTS NAME CONTEXT PORT
The first and only line on standard output is the address, once the model is loaded; logs go to standard error.
"""

from __future__ import annotations

import os
import sys

import xllamacpp

PROMPT_CACHE_MIB = 1024  # the library's own bound, 8 GiB, is more than many a laptop has


def parameters(weights: str, name: str, context: int, port: int) -> xllamacpp.CommonParams:
    """One request at a time with the whole context and all cores: what a single writer on a laptop needs."""
    params = xllamacpp.CommonParams()
    params.model.path = weights
    params.model_alias = {name}
    params.hostnames = ["127.0.0.1"]
    params.port = port
    params.n_ctx = context
    params.n_parallel = 1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = os.cpu_count() or 1
    params.cache_ram_mib = PROMPT_CACHE_MIB
    params.endpoint_metrics = True
    params.ui = False
    params.cors_origins = "http://127.0.0.1"  # no page of another site may read what is written here
    params.cors_credentials = False
    return params


def main(weights: str, name: str, context: str, port: str) -> None:
    """Serves until the other end of standard input is closed: by `serve.py`, or by its death."""
    address = os.dup(1)
    os.dup2(2, 1)  # the library logs to standard output, too
    server = xllamacpp.Server(parameters(weights, name, int(context), int(port)))
    os.write(address, f"{server.listening_address}\n".encode())
    os.close(address)
    while os.read(0, 4096):
        pass
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
