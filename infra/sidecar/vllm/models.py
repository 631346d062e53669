"""The LongWriter models, as `models.json` describes them: one place for all that is particular to one of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
OWN = HERE / "models.json"


@dataclass(frozen=True)
class Model:
    """A model and what its server has to know. A revision of None is not known: whoever fetches the weights names one."""

    name: str
    repository: str
    revision: str | None
    licence: str
    template: Path
    stop_token_ids: tuple[int, ...]
    context: int
    kv_bytes_per_token: int
    sampling: dict[str, float]

    def generation(self) -> dict[str, Any]:
        """What vLLM reads as `generation_config.json`: the tokens that end an answer, and how it is sampled by default."""
        return {"do_sample": True, "eos_token_id": list(self.stop_token_ids), **self.sampling}


def load(path: Path = OWN) -> dict[str, Model]:
    """All models by name, the default one first."""
    raw = json.loads(path.read_text("utf-8"))
    models = {entry["name"]: _model(entry) for entry in raw["models"]}
    return {raw["default"]: models[raw["default"]], **models}


def _model(raw: dict[str, Any]) -> Model:
    template, stops = HERE / "templates" / raw["template"], tuple(raw["stop_token_ids"])
    return Model(**{**raw, "template": template, "stop_token_ids": stops})
