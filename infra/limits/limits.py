#!/usr/bin/env python3
"""Derives every limit of time that a deployment has from one table of inputs, and holds the files of all clouds to them.

    limits.py            writes limits.json, which Terraform reads
    limits.py --check    says what contradicts it, and exits with 1 if anything does

`inputs.json` is what a person edits. All times are seconds.
"""

import json
import math
import operator
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent

# What the platforms allow at most.
PUBSUB_ACK = 600
PUBSUB_ATTEMPTS = 100
LAMBDA = 900
SQS_VISIBILITY = 43_200


def derive(inputs: dict) -> dict:
    """The limits that follow from the inputs; fails where a platform does not allow one."""
    answer = math.ceil(inputs["wordsPerSection"] * inputs["tokensPerWord"] / inputs["slowestTokensPerSecond"])
    step = answer * inputs["answersPerSection"]
    delivery = inputs["goOn"] + step
    request = delivery + inputs["slack"]
    startup = math.ceil(inputs["coldStart"] * 1.5)
    limits = {
        # longest answer of the model: longhand.model.call-timeout
        "callTimeout": step,
        # one delivery of an event begins further steps so long: longhand.go-on
        "goOn": inputs["goOn"],
        # a step belongs to its process: longhand.lease, longer than a wait for a turn and the longest call
        "lease": max(step + inputs["turnWait"], request) + inputs["slack"],
        # how long an HTTP request, an invocation or an unacknowledged message may last
        "requestTimeout": request,
        # a queue's messages stay hidden from others; AWS wants six times the function's time
        "visibility": 6 * request,
        # an event that has to wait comes again: longhand.retry-after
        "retryAfter": inputs["retryAfter"],
        # deliveries before a dead letter: twice as many as a cold start can cost
        "deadLetterAfter": 2 * math.ceil(startup / inputs["retryAfter"]),
        # until the model server has to be ready
        "startupBudget": startup,
        "startupPeriod": inputs["probePeriod"],
        "startupFailures": math.ceil(startup / inputs["probePeriod"]),
        # from the signal to end until the kill: a draft is stored and the event given back
        "terminationGrace": inputs["slack"],
        # a timer looks for documents that a lost event left
        "sweepEvery": inputs["sweepEvery"],
        # without work the GPU is kept so long
        "idle": 300,
    }
    for limit, most in (
        ("requestTimeout", min(PUBSUB_ACK, LAMBDA)),
        ("deadLetterAfter", PUBSUB_ATTEMPTS),
        ("visibility", SQS_VISIBILITY),
    ):
        if limits[limit] > most:
            raise SystemExit(f"limits: {limit} would be {limits[limit]}, and a platform allows {most}: change inputs.json")
    return limits


# The settings of the functions, wherever a deployment sets them.
SETTINGS = {
    "LONGHAND_MODEL_CALL_TIMEOUT": "callTimeout",
    "LONGHAND_GO_ON": "goOn",
    "LONGHAND_LEASE": "lease",
    "LONGHAND_RETRY_AFTER": "retryAfter",
}

# Where else a limit stands: files, a pattern whose group is the value, and the limit that it has to equal.
PLACES = (
    ("infra/kubernetes/base/*.env", r"LONGHAND_SWEEP_EVERY=(\w+)", "sweepEvery"),
    ("infra/kubernetes/*/*.yaml", r"cooldownPeriod: (\d+)", "idle"),
    ("infra/kubernetes/*/*.yaml", r"stabilizationWindowSeconds: (\d+)", "idle"),
    ("infra/kubernetes/*/*.yaml", r"pod-retention-period: (\w+)", "idle"),
    ("infra/kubernetes/*/*.yaml", r"progress-deadline: (\w+)|progressDeadlineSeconds: (\d+)", "startupBudget"),
    ("infra/kubernetes/*/*.yaml", r"startupProbe:.*\n.*\n +periodSeconds: (\d+)", "startupPeriod"),
    ("infra/kubernetes/*/*.yaml", r"startupProbe:.*\n.*\n.*\n +failureThreshold: (\d+)", "startupFailures"),
    ("infra/kubernetes/*/*.yaml", r"terminationGracePeriodSeconds: (\d+)", "terminationGrace"),
    ("infra/kubernetes/*/*.yaml", r'schedule: "\*/(\d+) \* \* \* \*"', "sweepEvery"),
    ("infra/kubernetes/knative/*.yaml", r"^      (?:timeoutS|responseStartTimeoutS)econds: (\d+)", "requestTimeout"),
    ("infra/kubernetes/knative/events.yaml", r"retry: (\d+)", "deadLetterAfter"),
    ("infra/kubernetes/knative/events.yaml", r"backoffDelay: PT(\w+)S", "retryAfter"),
    ("infra/kubernetes/knative/events.yaml", r"timeout: PT(\w+)S", "requestTimeout"),
    ("infra/kubernetes/queue/sweeper.yaml", r"activeDeadlineSeconds: (\d+)", "sweepEvery"),
    ("infra/kubernetes/sqs/kustomization.yaml", r"VISIBILITY_TIMEOUT=(\d+)", "visibility"),
    ("infra/kubernetes/README.md", r"`maxReceiveCount` of (\d+)", "deadLetterAfter"),
    ("infra/kubernetes/README.md", r"back within (\d+) s", "terminationGrace"),
    ("infra/kubernetes/README.md", r"in hand, within (\d+) s|a delivery \((\d+) s\)", "requestTimeout"),
    ("infra/kubernetes/README.md", r"after the lease, (\d+) s", "lease"),
    ("infra/containers/*.Containerfile", r"--start-period=(\w+)", "startupBudget"),
    ("infra/sidecar/vllm/Containerfile", r"--start-period=(\w+)", "startupBudget"),
    ("infra/observability/prometheus/rules/*.yml", r"longhand:steps:increase1m\[(\d+m)\]", "lease"),
    ("infra/observability/README.md", r"vLLM has answered for (\d+) s|then (\d+) s more", "startupBudget"),
    ("infra/observability/README.md", r"waited at vLLM for (\d+) s|for (\d+) s vLLM's", "callTimeout"),
)

# What a function's own properties say: no deployment may need more of it, or less.
BOUNDS = (
    ("functions/knative", r"longhand\.go-on=(\w+)", operator.le, "goOn"),
    ("functions/google-cloud", r"longhand\.go-on=(\w+)", operator.le, "goOn"),
    ("functions/aws-lambda", r"longhand\.lease=(\w+)", operator.ge, "lease"),
    ("functions/knative", r"idle-timeout=(\w+)", operator.ge, "requestTimeout"),
    ("functions/sqs", r"visibility-timeout=(\w+)", operator.ge, "requestTimeout"),
    ("functions/kafka", r"unprocessed-record-max-age\.ms=(\d+)000$", operator.ge, "lease"),
)

UNITS = {"": 1, "s": 1, "m": 60, "M": 60}


def seconds(text: str) -> int:
    """A duration as it stands in a file: 120, 120s, 2m; fails on what is none."""
    number, unit = re.fullmatch(r"(\d+)(s|m|M)?", text).groups(default="")
    return int(number) * UNITS[unit]


def values(path: Path, pattern: str) -> list[str]:
    """What the pattern's one group holds, each time that it is found."""
    found = re.finditer(pattern, path.read_text(), re.MULTILINE)
    return [next(group for group in match.groups() if group) for match in found]


def contradictions(limits: dict, root: Path = ROOT) -> list[str]:
    """A line for every place that says something else, and for every rule that finds no place any more."""
    wrong = []
    if json.loads((root / "infra/limits/limits.json").read_text()) != limits:
        wrong.append("infra/limits/limits.json: not what inputs.json gives; run infra/limits/limits.py")
    for files, pattern, limit in PLACES:
        found = [(path, value) for path in sorted(root.glob(files)) for value in values(path, pattern)]
        if not found:
            wrong.append(f"{files}: {limit} is not there any more ({pattern})")
        scale = 60 if "schedule" in pattern else 1
        for path, value in found:
            if seconds(value) * scale != limits[limit]:
                wrong.append(f"{path.relative_to(root)}: {value}, and {limit} is {limits[limit]} s ({pattern})")
    for module, pattern, holds, limit in BOUNDS:
        path = root / module / "src/main/resources/application.properties"
        found = values(path, pattern)
        if not found or not all(holds(seconds(value), limits[limit]) for value in found):
            wrong.append(f"{path.relative_to(root)}: {found}, which does not suit {limit}, {limits[limit]} s ({pattern})")
    for path in deployments(root):
        wrong += of_settings(path, limits, root) + of_comments(path, limits, root)
    return wrong


def deployments(root: Path) -> list[Path]:
    """The files of all clouds."""
    return [
        path
        for pattern in (
            "terraform/*/*.tf",
            "infra/kubernetes/**/*.yaml",
            "infra/kubernetes/**/*.env",
            "infra/compose/*.yaml",
            "infra/observability/prometheus/rules/*.yml",
        )
        for path in sorted(root.glob(pattern))
    ]


def of_settings(path: Path, limits: dict, root: Path) -> list[str]:
    """Settings that are neither the limit's value nor, in Terraform, read from limits.json."""
    wrong = []
    for setting, limit in SETTINGS.items():
        for line in re.findall(rf"^.*\b{setting}\"? *[=:,].*$", path.read_text(), re.MULTILINE):
            if path.suffix == ".tf":
                right = f"limits.{limit}" in line
            else:
                right = re.search(rf"{setting}\W+(\d+)s\b", line) and f"{limits[limit]}s" in line
            if not right:
                wrong.append(f"{path.relative_to(root)}: {line.strip()}: has to be {limit}, {limits[limit]} s")
    return wrong


def of_comments(path: Path, limits: dict, root: Path) -> list[str]:
    """Values whose comment names a limit that they are not: `for: 900s # startupBudget`."""
    named = re.findall(rf"\b(\d+[sm]?) # ({'|'.join(limits)})\b", path.read_text())
    return [
        f"{path.relative_to(root)}: {value} # {limit}, which is {limits[limit]} s"
        for value, limit in named
        if seconds(value) != limits[limit]
    ]


def main() -> None:
    limits = derive(json.loads((HERE / "inputs.json").read_text()))
    if sys.argv[1:] == ["--check"]:
        wrong = contradictions(limits)
        print(*wrong, sep="\n", end="\n" if wrong else "")
        raise SystemExit(1 if wrong else 0)
    if sys.argv[1:]:
        raise SystemExit(f"limits: {' '.join(sys.argv[1:])} is not known; nothing or --check is allowed")
    (HERE / "limits.json").write_text(json.dumps(limits, indent=2) + "\n")


if __name__ == "__main__":
    main()
