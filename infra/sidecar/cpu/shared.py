"""Lets this folder use the modules of the local sidecar, which does all the same but the server, and those of the server
that are the same on a GPU: import it first."""

import sys
from pathlib import Path

SIDECARS = Path(__file__).resolve().parent.parent
sys.path += [str(SIDECARS / "local"), str(SIDECARS / "vllm")]
