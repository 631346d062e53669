"""What rules and dashboards have to hold before a Prometheus has anything to show; check.py asks one that has."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

import check

ROOT = check.HERE.parents[1]
METRICS = ROOT / "functions/wiring/src/main/java/dev/longhand/wiring/PipelineMetrics.java"
INPUTS = json.loads((ROOT / "infra/limits/inputs.json").read_text("utf-8"))
RULES = check.RULES.read_text("utf-8")
README = (check.HERE / "README.md").read_text("utf-8")
DASHBOARDS = {file.name: json.loads(file.read_text("utf-8")) for file in check.DASHBOARDS}


def promtool(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    folder = subprocess.run([check.HERE / "install"], check=True, text=True, stdout=subprocess.PIPE).stdout.strip()
    return subprocess.run([f"{folder}/promtool", *arguments], text=True, capture_output=True)


def expressions() -> list[str]:
    """Every query of every panel, as Grafana would send it."""
    return [query for it in DASHBOARDS.values() for _, _, query in check.queries(it, check.seconds_shown(it))]


class Rules(unittest.TestCase):
    def test_what_is_counted_is_what_functions_export(self) -> None:
        exported = set()
        for meter, name in re.findall(r'registry\.(counter|timer)\("([^"]+)"', METRICS.read_text("utf-8")):
            exported.add(name.replace(".", "_") + {"counter": "_total", "timer": "_seconds_sum"}[meter])
        self.assertEqual(set(re.findall(r"\blonghand_\w+", RULES)), exported)

    def test_every_alert_says_what_is_wrong_and_what_to_do(self) -> None:
        alerts = dict(re.findall(r"- alert: (\w+)\n(.*?)(?=\n +- alert|\Z)", RULES, re.DOTALL))
        self.assertEqual(list(alerts), re.findall(r"^\| `(Longhand\w+)` \|", README, re.MULTILINE))
        for name, said in alerts.items():
            for key in ("severity", "summary", "action"):
                self.assertRegex(said, rf"\n +{key}: \S", name)

    def test_more_tokens_a_word_than_planned_are_too_many(self) -> None:
        planned = str(INPUTS["tokensPerWord"] * INPUTS["answersPerSection"])
        self.assertEqual(re.findall(r"longhand:words:increase1m\[1h\]\)\) > (\S+)$", RULES, re.MULTILINE), [planned])
        self.assertEqual(re.findall(r"up to (\S+) are planned", RULES), [planned])
        self.assertEqual(re.findall(r"more than (\S+) tokens", README), [planned])

    def test_the_example_of_a_prometheus_finds_its_rules(self) -> None:
        checked = promtool("check", "config", check.HERE / "prometheus/prometheus.yml")
        self.assertEqual(checked.returncode, 0, checked.stderr)


class Dashboards(unittest.TestCase):
    def test_prometheus_understands_every_query(self) -> None:
        rules = [{"record": f"query:{number}", "expr": query} for number, query in enumerate(expressions())]
        with tempfile.NamedTemporaryFile("w", suffix=".yml") as file:
            json.dump({"groups": [{"name": "dashboards", "rules": rules}]}, file)
            file.flush()
            checked = promtool("check", "rules", file.name)
        self.assertEqual(checked.returncode, 0, checked.stderr)

    def test_what_is_asked_for_is_recorded(self) -> None:
        recorded = re.findall(r"- record: (\S+)", RULES)
        asked = {name for it in expressions() for name in re.findall(r"\blonghand:\w+:\w+", it)}
        self.assertLessEqual(asked, set(recorded))

    def test_counts_have_the_labels_that_are_asked_for(self) -> None:
        text = METRICS.read_text("utf-8")
        for query in (*expressions(), RULES):
            for label, values in re.findall(r'longhand:\w+:\w+\{(\w+)=~?"([^"]+)"\}', query):
                for value in (label, *values.split("|")):
                    self.assertIn(f'"{value}"', text, query)

    def test_every_panel_has_a_source_a_description_and_a_unit(self) -> None:
        for name, dashboard in DASHBOARDS.items():
            panels = [it for it in dashboard["panels"] if it["type"] != "row"]
            self.assertEqual(len({it["id"] for it in dashboard["panels"]}), len(dashboard["panels"]), name)
            for panel in panels:
                with self.subTest(name, panel=panel["title"]):
                    self.assertEqual(panel["datasource"], {"type": "prometheus", "uid": "${datasource}"})
                    self.assertTrue(panel["targets"])
                    self.assertTrue(panel["description"])
                    self.assertTrue(panel["fieldConfig"]["defaults"]["unit"])


if __name__ == "__main__":
    unittest.main()
