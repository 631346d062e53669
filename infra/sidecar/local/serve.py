#!/usr/bin/env python3
"""Serves a language model on this machine, with all it needs: `python3 serve.py --help`."""

from __future__ import annotations

import argparse

import entry
import environment
import serving
import weights
from catalogue import Model
from report import Report


def serve(model: Model, asked: argparse.Namespace, report: Report) -> None:
    """Serves a model, or only gets what that needs."""
    python = environment.ensure(asked.cache, report)
    file = weights.ensure(model, asked.cache, python, report)
    if asked.fetch_only:
        report.fetched(model.name, str(file))
    else:
        serving.serve(model, file, python, asked.port, asked.cache / "logs", report)


if __name__ == "__main__":
    entry.main(argparse.ArgumentParser(description="Serves a language model on loopback by the OpenAI protocol."), serve)
