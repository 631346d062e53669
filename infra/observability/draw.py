#!/usr/bin/env python3
"""Draws each dashboard as a picture of what a Prometheus answers to its queries, where no Grafana is at hand.

    draw.py http://localhost:9090 FOLDER [--minutes 30]        needs matplotlib

Panels, their places, queries, legends and units are the dashboard's; the look is not Grafana's.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import time
from datetime import datetime
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot
from matplotlib.dates import DateFormatter
from matplotlib.ticker import FuncFormatter

from check import DASHBOARDS, Prometheus, queries

COLUMNS = 24
COLUMN, ROW = 0.66, 0.4  # inches
POINTS = 30  # of a graph
SHORTEST_STEP = 60  # seconds: what the rules record

Series = tuple[str, list[datetime], list[float]]


def shown(value: float, panel: dict) -> str:
    """A number in the panel's unit."""
    defaults = panel["fieldConfig"]["defaults"]
    if math.isnan(value):
        return "no value"
    if defaults.get("unit") == "percentunit":
        return f"{value * 100:.0f} %"
    digits = defaults.get("decimals", 0 if value >= 100 else 2)
    unit = {"s": " s", "h": " h"}.get(defaults.get("unit"), "")
    return f"{value:,.{digits}f}{unit}"


def asked(prometheus: Prometheus, target: dict, expression: str, begin: float, end: float, step: int) -> list[Series]:
    """Each series of the answer under its legend."""
    if target.get("instant"):
        answer = prometheus.get("query", query=expression, time=end)["result"]
        answer = [{**one, "values": [one["value"]]} for one in answer]
    else:
        answer = prometheus.get("query_range", query=expression, start=begin, end=end, step=step)["result"]
    series = []
    for one in answer:
        legend = target.get("legendFormat") or ""
        name = re.sub(r"{{(\w+)}}", lambda found, labels=one["metric"]: labels.get(found[1], ""), legend)
        times = [datetime.fromtimestamp(at) for at, _ in one["values"]]
        series.append((name, times, [float(value) for _, value in one["values"]]))
    return series


def stat(axes: pyplot.Axes, panel: dict, series: list[Series]) -> None:
    axes.axis("off")
    texts = [f"{shown(values[-1], panel)} {name}".strip() for name, _, values in series] or ["no value"]
    axes.text(0.5, 0.4, "\n".join(texts), ha="center", va="center", fontsize=17 if len(texts) == 1 else 12)


def graph(axes: pyplot.Axes, panel: dict, series: list[Series], span: tuple[float, float], step: int) -> None:
    custom = panel["fieldConfig"]["defaults"].get("custom", {})
    below: dict[datetime, float] = {}
    for name, times, values in series:
        if custom.get("drawStyle") == "bars":
            bottom = [below.get(at, 0) for at in times]
            axes.bar(times, values, width=step / 86_400 * 0.8, bottom=bottom, label=name)
            below.update({at: low + value for at, low, value in zip(times, bottom, values)})
        elif custom.get("stacking"):
            bottom = [below.get(at, 0) for at in times]
            top = [low + value for low, value in zip(bottom, values)]
            axes.fill_between(times, bottom, top, alpha=0.5, label=name)
            below.update(zip(times, top))
        else:
            axes.plot(times, values, marker=".", markersize=3, linewidth=1.2, label=name)
    axes.set_xlim(*(datetime.fromtimestamp(at) for at in span))
    axes.set_ylim(bottom=0)
    axes.xaxis.set_major_formatter(DateFormatter("%H:%M"))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: shown(value, panel)))
    axes.tick_params(labelsize=7)
    axes.grid(alpha=0.3)
    if any(name for name, _, _ in series):
        axes.legend(fontsize=6, loc="upper left")


def draw(prometheus: Prometheus, dashboard: dict, minutes: int) -> pyplot.Figure:
    """The dashboard's panels over the last minutes."""
    end = time.time()
    begin = end - minutes * 60
    step = max(SHORTEST_STEP, minutes * 60 // POINTS)
    height = max(panel["gridPos"]["y"] + panel["gridPos"]["h"] for panel in dashboard["panels"])
    figure = pyplot.figure(figsize=(COLUMNS * COLUMN, height * ROW))
    answers: dict[int, list[Series]] = {}
    for panel, target, expression in queries(dashboard, minutes * 60, step):
        answers.setdefault(panel["id"], []).extend(asked(prometheus, target, expression, begin, end, step))
    for panel in dashboard["panels"]:
        place = panel["gridPos"]
        left, top = place["x"] / COLUMNS, 1 - place["y"] / height
        if panel["type"] == "row":
            figure.text(left + 0.005, top - 0.6 / height, panel["title"], fontsize=11, weight="bold", va="center")
            continue
        low, wide, tall = top - place["h"] / height, place["w"] / COLUMNS, place["h"] / height
        axes = figure.add_axes((left + 0.032, low + 0.9 / height, wide - 0.045, tall - 1.9 / height))
        axes.set_title(panel["title"], fontsize=9)
        if panel["type"] == "stat":
            stat(axes, panel, answers[panel["id"]])
        else:
            graph(axes, panel, answers[panel["id"]], (begin, end), step)
    return figure


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address", help="of a Prometheus, such as http://localhost:9090")
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--minutes", type=int, default=30, help="how far to look back")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for file in DASHBOARDS:
        dashboard = json.loads(file.read_text())
        figure = draw(Prometheus(arguments.address), dashboard, arguments.minutes)
        figure.savefig(arguments.folder / f"{file.stem}.png", dpi=80)
        pyplot.close(figure)


if __name__ == "__main__":
    main()
