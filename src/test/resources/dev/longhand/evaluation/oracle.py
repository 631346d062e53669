"""Counts and scores texts once more, by the published rules and with nothing of Longhand's code.

Reads a JSON array of {"text", "asked"} from standard input and writes a JSON array of what it found.
"""

import json
import re
import sys
import unicodedata


def words(text):
    ideographs = sum(1 for c in text if "\u4e00" <= c <= "\u9fff")
    return ideographs + len(re.findall(r"\b[a-zA-Z]+\b", text))


def length_score(asked, written):
    if written > asked:
        return 100 * max(0, 1 - (written / asked - 1) / 3)
    if written == 0:
        return 0
    return 100 * max(0, 1 - (asked / written - 1) / 2)


def kind(c):
    name, category = unicodedata.name(c, ""), unicodedata.category(c)
    if c == "\u3007" or name.startswith("CJK ") and "IDEOGRAPH" in name:
        return "i"
    if category[0] == "L" or category == "Nd":
        return "w"
    return "m" if category[0] == "M" else "a" if c == "'" else " "


def tokens(text):
    text = text.lower().replace("\u2019", "'")
    kinds = "".join(kind(c) for c in text)
    return [text[found.start() : found.end()] for found in re.finditer("i|w[wm]*(?:aw[wm]*)*", kinds)]


def grams(found, n):
    return [tuple(found[i : i + n]) for i in range(len(found) - n + 1)]


def distinct(found, n):
    all_grams = grams(found, n)
    return [len(set(all_grams)), len(all_grams)]


def repetition(found):
    fours = grams(found, 4)
    tenths = [[0, 0] for _ in range(10)]
    for i, gram in enumerate(fours):
        tenth = tenths[10 * i // len(fours)]
        tenth[1] += 1
        if gram in fours[:i]:
            tenth[0] += 1
    return tenths


def windows(found):
    return [distinct(found[i : i + 500], 4) for i in range(0, len(found) - 499, 500)]


def measured(case):
    found = tokens(case["text"])
    return {
        "words": words(case["text"]),
        "score": length_score(case["asked"], words(case["text"])),
        "tokens": found,
        "tenths": repetition(found),
        "distinct": [distinct(found, n) for n in (1, 2, 3, 4)],
        "windows": windows(found),
    }


json.dump([measured(case) for case in json.load(sys.stdin)], sys.stdout)
