#!/usr/bin/env python3
"""Derives every limit of time that a deployment has from one table of inputs, and holds the files of all clouds to them.

    limits.py            writes limits.json, which Terraform reads
    limits.py --check    says what contradicts it, and exits with 1 if anything does

`inputs.json` is what a person edits. All times are seconds.
"""

import json
import math
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent

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


def main() -> None:
    limits = derive(json.loads((HERE / "inputs.json").read_text()))
    (HERE / "limits.json").write_text(json.dumps(limits, indent=2) + "\n")


if __name__ == "__main__":
    main()
