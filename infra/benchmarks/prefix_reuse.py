#!/usr/bin/env python3
"""Prompt tokens that a server with a prefix cache computes for one long document, by layout of its prompts.

Usage: prefix_reuse.py URL MODEL [SECTIONS [TOKENS]]     30 sections of 150 tokens if not given

Both layouts say the same in another order: `turns` asks in chat turns that only grow, `agentwrite` in one message with the
text so far before the step. Every section has exactly as many tokens. The floor computes every token once: the last prompt
of the turns without what the server wrote itself. What lies between is put down to its reason: a block of the cache that
was not full, and text that the tokenizer cuts in another way than the model wrote it, with the words around the messages.
The column for blocks of 16 tokens, a GPU's, is computed from the same prompts.
"""

from __future__ import annotations

import json
import sys
import urllib.request
from dataclasses import dataclass, field
from typing import Any

INSTRUCTION = "Write a long essay on how rivers shape the lives of the people beside them, for curious readers."
GPU_BLOCK = 16
SUBJECTS = ("floods", "bridges", "fishing", "mills", "borders", "myths", "trade", "washing", "ferries", "drought")


@dataclass
class Layout:
    """One way to lay out the prompts of a document, and what the server told of each call."""

    name: str
    prompts: list[int] = field(default_factory=list)
    cached: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def messages(self, steps: list[str]) -> list[dict[str, str]]:
        """The prompt of the next section."""
        head = f"{INSTRUCTION}\n\nThe plan:\n" + "\n".join(steps)
        done = len(self.texts)
        if self.name == "agentwrite":
            so_far = "\n\n".join(self.texts)
            return [{"role": "user", "content": f"{head}\n\nText so far:\n{so_far}\n\nNow write: {steps[done]}"}]
        messages = [{"role": "user", "content": f"{head}\n\nNow write: {steps[0]}"}]
        for text, step in zip(self.texts, steps[1:]):
            messages += [{"role": "assistant", "content": text}, {"role": "user", "content": f"Now write: {step}"}]
        return messages

    def prefilled(self) -> int:
        """Prompt tokens that were computed."""
        return sum(self.prompts) - sum(self.cached)


def main(url: str, model: str, sections: str = "30", tokens: str = "150") -> None:
    """Writes the document in both layouts and prints the table."""
    count, length = int(sections), int(tokens)
    steps = [step(i + 1, SUBJECTS[i % len(SUBJECTS)]) for i in range(count)]
    layouts = [Layout("turns"), Layout("agentwrite")]
    for layout in layouts:
        for seed in range(count):
            text, usage = ask(url, model, layout.messages(steps), length, seed)
            layout.texts.append(text)
            layout.prompts.append(usage["prompt_tokens"])
            layout.cached.append((usage.get("prompt_tokens_details") or {}).get("cached_tokens") or 0)
    turns = layouts[0]
    floor = turns.prompts[-1] - length * (count - 1)
    print(f"{count} sections of {length} tokens; floor {floor:,} tokens")
    print(f"{'layout':12}{'prompts':>10}{'computed':>10}{'× floor':>9}")
    for layout in layouts:
        row(layout.name, sum(layout.prompts), layout.prefilled(), floor)
    row("no cache", sum(turns.prompts), sum(turns.prompts), floor)
    row(f"turns at {GPU_BLOCK}", sum(turns.prompts), at_blocks_of(GPU_BLOCK, turns, length), floor)
    explain(turns, length, floor)


def step(number: int, subject: str) -> str:
    """A step as plans have it: a main point in a sentence, and its words."""
    point = f"what {subject} meant to those who lived beside the river in century {number}, and what is left of it today"
    return f"Section {number}. Main point: {point}. Words: 400."


def row(name: str, prompts: int, computed: int, floor: int) -> None:
    """One line of the table."""
    print(f"{name:12}{prompts:10,}{computed:10,}{computed / floor:9.2f}")


def at_blocks_of(size: int, turns: Layout, length: int) -> int:
    """What the turns would compute when whole blocks of so many tokens are shared; the first prompt finds none."""
    known = [0] + [before + length - 1 for before in turns.prompts[:-1]]
    return sum(prompt - min(prefix, prompt) // size * size for prompt, prefix in zip(turns.prompts, known))


def explain(turns: Layout, length: int, floor: int) -> None:
    """Why the turns compute more than the floor."""
    known = [before + length - 1 for before in turns.prompts[:-1]]
    unfound = [prefix - cached for prefix, cached in zip(known, turns.cached[1:])]
    blocks = max(unfound) + 1
    whole = [cached for cached in turns.cached[1:]]
    size = next((size for size in (128, 64, 32, 16) if all(tokens % size == 0 for tokens in whole)), 1)
    boundary = sum(prefix % size for prefix in known)
    print(f"above the floor: {turns.prefilled() - floor:,} tokens, {boundary:,} of them in blocks of {size} that were not full,")
    print(f"the rest in text that is cut otherwise when it is read again (at most {blocks:,} tokens in one call)")


def ask(url: str, model: str, messages: list[dict[str, str]], length: int, seed: int) -> tuple[str, dict[str, Any]]:
    """The text of one section and its usage."""
    body = {"model": model, "messages": messages, "max_tokens": length, "min_tokens": length, "seed": seed}
    head = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{url}/v1/chat/completions", json.dumps(body).encode(), head)
    with urllib.request.urlopen(request, timeout=1800) as answer:
        told = json.load(answer)
    return told["choices"][0]["message"]["content"], told["usage"]


if __name__ == "__main__":
    main(*sys.argv[1:])
