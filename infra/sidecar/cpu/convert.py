"""Run by the environment's Python: writes the weights and the tokenizer of a GGUF as vLLM reads them.

Usage: convert.py GGUF FOLDER
The quantised weights become bfloat16, the type that such models were trained in: nothing else is lost.
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer, GgufConfig


def convert(file: Path, folder: Path) -> None:
    """Fills a folder that is there, with `model.safetensors`, `config.json`, the tokenizer and its chat template."""
    whole = GgufConfig(dequantize=True)
    model = AutoModelForCausalLM.from_pretrained(
        file.parent, gguf_file=file.name, dtype=torch.bfloat16, quantization_config=whole
    )
    model.save_pretrained(folder)
    AutoTokenizer.from_pretrained(file.parent, gguf_file=file.name).save_pretrained(folder)


if __name__ == "__main__":
    try:
        convert(Path(sys.argv[1]), Path(sys.argv[2]))
    except Exception as cause:  # whatever it is, `serve.py` wants one line, and a full disk by its number
        sys.exit(f"{type(cause).__name__}: {' '.join(str(cause).split())[:200]}")
