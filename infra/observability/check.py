#!/usr/bin/env python3
"""Runs every query of the dashboards and of the rules against a Prometheus that has loaded the rules.

    check.py http://localhost:9090           fails on a query that Prometheus does not understand, or a rule it has not loaded
    check.py --data http://localhost:9090    also on a panel without a value in its dashboard's time, or a rule over a metric
                                             that is not there

For `--data` a function has to have written a document a few minutes ago, and vLLM has to have answered.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
RULES = HERE / "prometheus/rules/longhand.yml"
DASHBOARDS = sorted((HERE / "grafana/dashboards").glob("*.json"))

STEP = 300  # seconds between the points of a graph
METRIC = re.compile(r"\b(?:longhand|vllm|http)[_:][a-z0-9_:]+")


class Prometheus:
    def __init__(self, address: str):
        self.address = address.rstrip("/")

    def get(self, path: str, **parameters: str | float) -> dict | list:
        """What the API answers; a ValueError has its own words for what is wrong."""
        url = f"{self.address}/api/v1/{path}?{urllib.parse.urlencode(parameters)}"
        try:
            with urllib.request.urlopen(url, timeout=30) as answer:
                return json.load(answer)["data"]
        except urllib.error.HTTPError as error:
            raise ValueError(json.load(error).get("error", str(error))) from None

    def has_values(self, expression: str, seconds: int, instant: bool) -> bool:
        """Whether a query gives a number now, or at any point of this time."""
        now = time.time()
        if instant:
            series = self.get("query", query=expression, time=now)["result"]
            values = [one["value"] for one in series]
        else:
            series = self.get("query_range", query=expression, start=now - seconds, end=now, step=STEP)["result"]
            values = [value for one in series for value in one["values"]]
        return any(not math.isnan(float(value)) for _, value in values)


def queries(dashboard: dict, seconds: int, step: int = STEP) -> Iterator[tuple[dict, dict, str]]:
    """Panels with their targets, and with the query that Grafana would send. A variable that nobody declared stays as it is:
    Prometheus refuses it."""
    values = {"__range": f"{seconds}s", "__interval_ms": f"{step * 1000}"}
    values["__interval"] = values["__rate_interval"] = f"{step}s"
    for variable in dashboard["templating"]["list"]:
        values[variable["name"]] = variable["query"]
    for panel in dashboard["panels"]:
        for target in panel.get("targets", ()):
            expression = re.sub(r"\$(\w+)", lambda found: values.get(found[1], found[0]), target["expr"])
            yield panel, target, expression


def seconds_shown(dashboard: dict) -> int:
    count, unit = re.fullmatch(r"now-(\d+)([mhd])", dashboard["time"]["from"]).groups()
    return int(count) * {"m": 60, "h": 3600, "d": 86400}[unit]


def check_dashboard(prometheus: Prometheus, file: Path, data: bool) -> Iterator[str]:
    dashboard = json.loads(file.read_text())
    seconds = seconds_shown(dashboard)
    for panel, target, expression in queries(dashboard, seconds):
        name = f"{file.name}: {panel['title']}"
        try:
            found = prometheus.has_values(expression, seconds, target.get("instant", False))
        except ValueError as error:
            yield f"{name}: {error}: {expression}"
            continue
        if data and not found:
            yield f"{name}: no value: {expression}"


def check_rules(prometheus: Prometheus, data: bool) -> Iterator[str]:
    wanted = re.findall(r"^ *- (?:alert|record): (\S+)", RULES.read_text(), re.MULTILINE)
    loaded = {rule["name"]: rule for group in prometheus.get("rules")["groups"] for rule in group["rules"]}
    known = set(prometheus.get("label/__name__/values"))
    for name in wanted:
        if name not in loaded:
            yield f"{RULES.name}: {name}: not loaded by this Prometheus"
            continue
        rule = loaded[name]
        try:
            prometheus.get("query", query=rule["query"])
        except ValueError as error:
            yield f"{RULES.name}: {name}: {error}"
        if rule.get("lastError"):
            yield f"{RULES.name}: {name}: {rule['lastError']}"
        if data:
            missing = (metric for metric in METRIC.findall(rule["query"]) if metric not in known)
            yield from (f"{RULES.name}: {name}: no metric {metric}" for metric in missing)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address", help="of a Prometheus, such as http://localhost:9090")
    parser.add_argument("--data", action="store_true", help="fail on empty answers, too")
    arguments = parser.parse_args()
    prometheus = Prometheus(arguments.address)
    try:
        problems = list(check_rules(prometheus, arguments.data))
        for file in DASHBOARDS:
            problems += check_dashboard(prometheus, file, arguments.data)
    except (urllib.error.URLError, ValueError) as error:
        problems = [f"no Prometheus answers at {arguments.address}, such as http://localhost:9090: {error}"]
    if problems:
        print("\n".join(dict.fromkeys(problems)), file=sys.stderr)
        return 1
    print("every query of every panel and rule is sound")
    return 0


if __name__ == "__main__":
    sys.exit(main())
