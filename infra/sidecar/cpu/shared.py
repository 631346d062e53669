"""Lets this folder use the modules of the local sidecar, which does all the same but the server: import it first."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "local"))
