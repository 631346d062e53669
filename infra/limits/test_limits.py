"""Every place that a rule names is found, and a value changed there is noticed."""

import json
import re
import shutil
import tempfile
import unittest
from pathlib import Path

import limits

INPUTS = json.loads((limits.HERE / "inputs.json").read_text())
LIMITS = limits.derive(INPUTS)
COPIED = (
    "infra/limits",
    "infra/kubernetes",
    "infra/compose",
    "infra/containers",
    "infra/observability",
    "infra/sidecar/vllm",
    "terraform",
)


class LimitsTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        for name in COPIED:
            shutil.copytree(limits.ROOT / name, self.root / name)
        for path in limits.ROOT.glob("functions/*/src/main/resources/application.properties"):
            copy = self.root / path.relative_to(limits.ROOT)
            copy.parent.mkdir(parents=True)
            shutil.copy(path, copy)

    def change(self, path: Path, before: str, after: str) -> list[str]:
        """The contradictions while the file has another text; it is put back."""
        text = path.read_text()
        self.assertIn(before, text)
        path.write_text(text.replace(before, after, 1))
        try:
            return limits.contradictions(LIMITS, self.root)
        finally:
            path.write_text(text)

    def test_nothing_contradicts(self) -> None:
        self.assertEqual(limits.contradictions(LIMITS, self.root), [])

    def test_every_place_is_looked_at(self) -> None:
        for files, pattern, limit in limits.PLACES:
            for path in sorted(self.root.glob(files)):
                for match in re.finditer(pattern, path.read_text(), re.MULTILINE):
                    value = next(group for group in match.groups() if group)
                    other = match.group().replace(value, "7" + value)
                    with self.subTest(file=str(path.relative_to(self.root)), limit=limit):
                        self.assertTrue(self.change(path, match.group(), other))

    def test_every_setting_is_looked_at(self) -> None:
        for path in limits.deployments(self.root):
            for setting in limits.SETTINGS:
                for line in re.findall(rf"^.*\b{setting}\"? *[=:,].*$", path.read_text(), re.MULTILINE):
                    value = re.search(r"\d+s|local\.limits\.\w+", line).group()
                    with self.subTest(file=str(path.relative_to(self.root)), setting=setting):
                        self.assertTrue(self.change(path, line, line.replace(value, "7s")))

    def test_a_value_whose_comment_names_a_limit_is_looked_at(self) -> None:
        for file, before, after in (
            ("infra/compose/compose.yaml", "60s # terminationGrace", "50s # terminationGrace"),
            ("infra/observability/prometheus/rules/longhand.yml", "900s # startupBudget", "15s # startupBudget"),
        ):
            with self.subTest(file=file):
                self.assertTrue(self.change(self.root / file, before, after))

    def test_functions_own_settings_are_looked_at(self) -> None:
        properties = self.root / "functions/{}/src/main/resources/application.properties"
        for module, before, after in (
            ("knative", "longhand.go-on=2m", "longhand.go-on=3m"),
            ("google-cloud", "longhand.go-on=2m", "longhand.go-on=3m"),
            ("aws-lambda", "longhand.lease=16m", "longhand.lease=10m"),
            ("sqs", "visibility-timeout=1800", "visibility-timeout=300"),
            ("kafka", "record-max-age.ms=14400000", "record-max-age.ms=600000"),
        ):
            with self.subTest(module=module):
                self.assertTrue(self.change(Path(str(properties).format(module)), before, after))

    def test_a_place_that_is_gone_is_noticed(self) -> None:
        scaling = self.root / "infra/kubernetes/kafka/scaling.yaml"
        (self.root / "infra/kubernetes/sqs/scaling.yaml").unlink()
        wrong = self.change(scaling, "cooldownPeriod", "coolDown")
        self.assertTrue(any("not there any more" in line for line in wrong))

    def test_a_table_that_is_not_current_is_noticed(self) -> None:
        wrong = limits.contradictions(limits.derive(INPUTS | {"coldStart": 400}), self.root)
        self.assertIn("infra/limits/limits.json: not what inputs.json gives; run infra/limits/limits.py", wrong)

    def test_what_no_platform_allows_is_refused(self) -> None:
        for change in ({"slowestTokensPerSecond": 4}, {"coldStart": 900}):
            with self.subTest(change=change), self.assertRaises(SystemExit) as refused:
                limits.derive(INPUTS | change)
            self.assertIn("change inputs.json", str(refused.exception))


if __name__ == "__main__":
    unittest.main()
