"""The rendered manifests, as the tests read them. It needs kubectl, and no cluster."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
LIMITS = json.loads((HERE.parent / "limits" / "limits.json").read_text("utf-8"))
FUNCTIONS = HERE.parents[1] / "functions"
WIRING = FUNCTIONS / "wiring" / "src" / "main" / "java" / "dev" / "longhand" / "wiring"
QUEUES = ("kafka", "sqs")
OVERLAYS = (*QUEUES, "knative")
CLOCK = f"*/{LIMITS['sweepEvery'] // 60} * * * *"

Object = dict[str, Any]


def render(folder: Path) -> list[Object]:
    """The manifests of a folder, as kubectl would apply them."""
    return parsed(subprocess.run(["kubectl", "kustomize", folder], text=True, capture_output=True, check=True).stdout)


def parsed(yaml: str) -> list[Object]:
    """The manifests of a text."""
    # A patch that changes nothing, carried out here: kubectl's own way from YAML to JSON, of kinds it does not know, too.
    patch = ["kubectl", "patch", "--local", "--type=merge", "--patch={}", "--output=json", "--filename=-"]
    text = subprocess.run(patch, input=yaml, text=True, capture_output=True, check=True).stdout
    objects, decoder = [], json.JSONDecoder()
    while text := text.lstrip():
        value, end = decoder.raw_decode(text)
        objects.append(value)
        text = text[end:]
    return objects


@cache
def overlay(name: str) -> list[Object]:
    return render(HERE / name)


def kind(name: str, *kinds: str) -> list[Object]:
    """The overlay's manifests of these kinds."""
    return [it for it in overlay(name) if it["kind"] in kinds]


def only(name: str, of: str, called: str) -> Object:
    (found,) = [it for it in kind(name, of) if it["metadata"]["name"] == called]
    return found


def pods(name: str) -> Iterator[tuple[str, Object]]:
    """The pods of an overlay's workloads, with the workload's name."""
    for it in kind(name, "Deployment", "CronJob", "Service"):
        spec = it["spec"].get("jobTemplate", it)["spec"]["template"]["spec"]
        yield it["metadata"]["name"], spec


def containers(pod: Object) -> list[Object]:
    return pod["containers"] + pod.get("initContainers", [])


def container(pod: Object, name: str) -> Object:
    (found,) = [it for it in containers(pod) if it["name"] == name]
    return found


def pod(name: str, workload: str) -> Object:
    (found,) = [it for its, it in pods(name) if its == workload]
    return found


def selected(name: str, selector: Object) -> list[str]:
    """The workloads whose pods have the labels that a selector asks for."""
    found = []
    for it in kind(name, "Deployment", "CronJob"):
        labels = it["spec"].get("jobTemplate", it)["spec"]["template"]["metadata"]["labels"]
        if selector["matchLabels"].items() <= labels.items():
            found.append(it["metadata"]["name"])
    return found


def documents_at_once() -> str:
    """How many a function writes unless it is told."""
    (places,) = re.findall(r"PLACES_REMOTE = (\d+);", (WIRING / "CoreBeans.java").read_text("utf-8"))
    return places


def settings(name: str, of: Object) -> dict[str, str]:
    """What a container finds in its environment, but for its secrets."""
    values: dict[str, str] = {}
    for source in of.get("envFrom", []):
        if "configMapRef" in source:
            values |= only(name, "ConfigMap", source["configMapRef"]["name"])["data"]
    return values | {it["name"]: it["value"] for it in of.get("env", [])}
