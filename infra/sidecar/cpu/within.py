"""Runs Python in vLLM's environment, which is made first if need be: `within.py WORDS…`, words as of `python3`."""

from __future__ import annotations

import os
import sys

import shared  # finds the modules of the other sidecars
import entry
import environment
import flags
import installation
import words
from failures import Failure
from report import Report


def main() -> None:
    """Becomes that Python."""
    cache = entry.cache_folder()
    try:
        python = environment.ensure(cache, Report(sys.stderr), installation.recipe())
    except Failure as cause:
        sys.exit(f"error: {cause}")
    os.execve(python, [str(python), *sys.argv[1:]], {**words.variables(cache), **flags.VARIABLES})


if __name__ == "__main__":
    main()
