#!/usr/bin/env python3
"""Tokens a second of an OpenAI-compatible server with so many requests in flight.

Usage: in_flight.py URL MODEL [REQUESTS…]     one measurement each; 1, 8 and 32 if not given
Every request has its own prompt, streams, carries a seed and asks for exactly as many tokens as the others.
"""

from __future__ import annotations

import json
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor

TOKENS = 128
SUBJECTS = ("rivers", "bridges", "bread", "maps", "clocks", "harbours", "bees", "glass")


def main(url: str, model: str, *counts: str) -> None:
    """Prints one line a measurement, after one request that warms up."""
    stream(url, model, 0)
    for count in map(int, counts or ("1", "8", "32")):
        since = time.monotonic()
        with ThreadPoolExecutor(count) as pool:
            answers = list(pool.map(lambda number: stream(url, model, number), range(1, count + 1)))
        took, firsts = time.monotonic() - since, sorted(first for _, first in answers)
        tokens = sum(completed for completed, _ in answers)
        print(
            f"{count:3} in flight: {tokens / took:7.1f} tokens/s, {tokens} tokens in {took:.1f} s,"
            f" first token after {firsts[len(firsts) // 2]:.2f} s (median), {firsts[-1]:.2f} s (last)",
            flush=True,
        )


def stream(url: str, model: str, number: int) -> tuple[int, float]:
    """The tokens of one answer, and the seconds until its first."""
    prompt = f"Write chapter {number} of a long book on {SUBJECTS[number % len(SUBJECTS)]}, for curious readers."
    body = {
        "model": model,
        "messages": [{"role": "user", "content": prompt}],
        "max_tokens": TOKENS,
        "min_tokens": TOKENS,
        "seed": number,
        "stream": True,
        "stream_options": {"include_usage": True},
    }
    head = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{url}/v1/chat/completions", json.dumps(body).encode(), head)
    since, first, tokens = time.monotonic(), 0.0, 0
    with urllib.request.urlopen(request, timeout=900) as answer:
        for line in answer:
            if not line.startswith(b"data: {"):
                continue
            event = json.loads(line[6:])
            if not first and event["choices"] and event["choices"][0]["delta"].get("content"):
                first = time.monotonic() - since
            if event.get("usage"):
                tokens = event["usage"]["completion_tokens"]
    return tokens, first


if __name__ == "__main__":
    main(*sys.argv[1:])
