"""What Docker Compose makes of compose.yaml, by its own reader, which holds it against the specification's schema: no engine is
asked. The first run builds that reader (model/install), unless the plugin of docker is there."""

from __future__ import annotations

import json
import os
import re
import subprocess
import unittest
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LIMITS = json.loads((ROOT / "infra" / "limits" / "limits.json").read_text("utf-8"))
EXAMPLE = (HERE / ".env.example").read_text("utf-8")
NEEDED = {
    "LONGHAND_MODEL_NAME": "smollm2-135m",
    "LONGHAND_HTTP_API_KEY": "key",
    "S3_SECRET_KEY": "secret",
    "GRAFANA_PASSWORD": "password",
    "MANDREL_DIGEST": f"sha256:{1:064}",
    "BASE_DIGEST": f"sha256:{2:064}",
}
OTHERS = {"PYTHON_DIGEST": f"sha256:{3:064}", "VLLM_DIGEST": f"sha256:{4:064}"}
SECRETS = {"LONGHAND_HTTP_API_KEY", "S3_SECRET_KEY", "GRAFANA_PASSWORD"}
FUNCTIONS = {"http": "http", "kafka-function": "kafka"}
MODELS = {"vllm-cpu", "vllm-gpu"}
ALWAYS = {"pod", "http", "s3", "prometheus", "grafana"}

Service = dict[str, Any]


@cache
def reader() -> list[str]:
    """The command that prints the model of the compose file."""
    file = str(HERE / "compose.yaml")
    with suppress(FileNotFoundError):
        if subprocess.run(["docker", "compose", "version"], capture_output=True).returncode == 0:
            return ["docker", "compose", "--env-file", os.devnull, "--file", file, "config", "--format", "json"]
    program = subprocess.run([HERE / "model" / "install"], check=True, text=True, stdout=subprocess.PIPE).stdout
    return [program.strip(), file]


def read(profiles: str, variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """What is said of the file with these profiles and variables."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    env = {**kept, **variables, "COMPOSE_PROFILES": profiles}
    return subprocess.run(reader(), env=env, cwd=HERE, text=True, capture_output=True)


@cache
def model(profiles: str) -> dict[str, Any]:
    """The whole model; fails with the reader's own words."""
    answer = read(profiles, {**NEEDED, **OTHERS})
    assert answer.returncode == 0, answer.stderr
    found: dict[str, Any] = json.loads(answer.stdout)
    return found


def seconds(duration: str) -> int:
    """A duration such as 1m30s or 660s."""
    units = {"h": 3600, "m": 60, "s": 1}
    parts = re.findall(r"(\d+)([hms])", duration)
    assert "".join(map("".join, parts)) == duration, duration
    return sum(int(number) * units[unit] for number, unit in parts)


class ComposeTest(unittest.TestCase):
    services: dict[str, Service]

    @classmethod
    def setUpClass(cls) -> None:
        cls.services = model("cpu,gpu,events")["services"]

    def test_profiles_choose_what_runs(self) -> None:
        for profiles, more in (
            ("", set()),
            ("cpu", {"vllm-cpu"}),
            ("gpu", {"vllm-gpu"}),
            ("cpu,events", {"vllm-cpu", "kafka", "kafka-function"}),
        ):
            with self.subTest(profiles):
                self.assertEqual(set(model(profiles)["services"]), ALWAYS | more)

    def test_a_missing_variable_is_named_with_what_it_means(self) -> None:
        for name in NEEDED:
            with self.subTest(name):
                answer = read("cpu", {**NEEDED, **OTHERS, name: ""})
                self.assertNotEqual(answer.returncode, 0)
                self.assertRegex(answer.stderr, rf"{name} is missing a value: .*infra/compose/\.env")

    def test_the_example_has_every_variable_and_no_secret(self) -> None:
        given = dict(re.findall(r"^#?([A-Z0-9_]+)=(.*)$", EXAMPLE, re.MULTILINE))
        used = set(re.findall(r"(?<!\$)\$\{([A-Z0-9_]+)", (HERE / "compose.yaml").read_text("utf-8")))
        self.assertEqual(set(given), used | {"COMPOSE_PROFILES"})
        self.assertEqual({name for name in SECRETS | set(OTHERS) if given[name]}, set())
        self.assertIn(".env", (HERE / ".gitignore").read_text("utf-8").split())

    def test_the_models_of_the_example_are_in_the_catalogues(self) -> None:
        catalogues = [(ROOT / "infra/sidecar" / place / "models.json").read_text("utf-8") for place in ("local", "vllm")]
        known = set(re.findall(r'"((?:smollm2|qwen2\.5|longwriter)-[^"]+)"', "".join(catalogues)))
        named = set(re.findall(r"\b(?:smollm2|qwen2\.5|longwriter)-[\w.]+(?:-[\w.]+)*", EXAMPLE))
        self.assertEqual(len(named), 4)
        self.assertEqual(named - known, set())

    def test_every_container_is_confined(self) -> None:
        for name, it in self.services.items():
            with self.subTest(name):
                self.assertIs(it.get("read_only"), True)
                self.assertEqual(it.get("cap_drop"), ["ALL"])
                self.assertEqual(it.get("security_opt"), ["no-new-privileges:true"])
                self.assertLessEqual(int(it.get("mem_limit", 1 << 60)), 32 << 30)
                self.assertEqual(it.get("restart"), "unless-stopped")
                for loose in ("privileged", "cap_add", "pid", "ipc", "devices", "user"):
                    self.assertNotIn(loose, it)

    def test_only_loopback_is_published_and_never_the_model_or_the_store(self) -> None:
        published = {}
        for name, it in self.services.items():
            for port in it.get("ports", []):
                with self.subTest(name, port=port):
                    self.assertEqual(port.get("host_ip"), "127.0.0.1")
                    published[port["target"]] = name
        self.assertEqual(published, {8080: "pod", 9090: "pod", 3000: "grafana"})

    def test_who_asks_the_model_shares_its_network(self) -> None:
        for name in {*FUNCTIONS, *MODELS, "prometheus"}:
            self.assertEqual(self.services[name].get("network_mode"), "service:pod", name)
        port = self.port(self.services["vllm-cpu"], "8000")
        for name in FUNCTIONS:
            self.assertEqual(self.environment(name)["LONGHAND_MODEL_URL"], f"http://127.0.0.1:{port}/v1", name)
        recipe = (ROOT / "infra/containers/vllm-cpu.Containerfile").read_text("utf-8")
        self.assertIn(f'"--port", "{port}"', recipe)

    def test_ports_in_the_shared_network_differ(self) -> None:
        ports = [self.port(self.services[name], "8080") for name in FUNCTIONS]
        self.assertEqual(len({*ports, "8000", "9090"}), len(ports) + 2)

    def test_images_are_of_one_version(self) -> None:
        for name, it in self.services.items():
            if "build" not in it:
                with self.subTest(name):
                    self.assertRegex(it["image"], r":v?\d+(\.\d+)+$")
        pom = (ROOT / "pom.xml").read_text("utf-8")
        (kafka,) = re.findall(r"<kafka-server.version>(.*)<", pom)
        self.assertEqual(self.services["kafka"]["image"], f"apache/kafka:{kafka}")
        (gateway,) = re.findall(r"^versitygw=(\S+)$", (ROOT / "infra/test-servers/install").read_text("utf-8"), re.MULTILINE)
        self.assertEqual(self.services["s3"]["image"], f"ghcr.io/versity/versitygw:{gateway}")

    def test_builds_give_the_arguments_that_their_recipes_take(self) -> None:
        for name, it in self.services.items():
            if "build" not in it:
                continue
            build = it["build"]
            recipe = (Path(build["context"]) / build["dockerfile"]).read_text("utf-8")
            taken = set(re.findall(r"^ARG (\w+)$", recipe, re.MULTILINE))
            with self.subTest(name):
                self.assertEqual(set(build["args"]) - taken, set())
                self.assertEqual({arg for arg in taken if arg.endswith("_DIGEST")} - set(build["args"]), set())
                self.assertTrue(all(build["args"].values()))
                self.assertEqual(build["args"].get("MODULE"), FUNCTIONS.get(name))

    def test_times_are_those_of_the_limits(self) -> None:
        for name in FUNCTIONS:
            env = self.environment(name)
            for setting, limit in (
                ("LONGHAND_MODEL_CALL_TIMEOUT", "callTimeout"),
                ("LONGHAND_LEASE", "lease"),
                ("LONGHAND_GO_ON", "goOn"),
                ("LONGHAND_RETRY_AFTER", "retryAfter"),
            ):
                with self.subTest(name, setting=setting):
                    self.assertEqual(env[setting], f"{LIMITS[limit]}s")
        for name in {*FUNCTIONS, *MODELS}:
            with self.subTest(name):
                self.assertEqual(seconds(self.services[name]["stop_grace_period"]), LIMITS["terminationGrace"])
        for name in MODELS:
            with self.subTest(name):
                check = self.services[name]["healthcheck"]
                self.assertEqual(seconds(check["start_period"]), LIMITS["startupBudget"])
                self.assertEqual(seconds(check["start_interval"]), LIMITS["startupPeriod"])

    def test_settings_of_functions_exist(self) -> None:
        known = set()
        for file in (ROOT / "functions/wiring/src/main/java").rglob("*Config.java"):
            code = file.read_text("utf-8")
            (prefix,) = re.findall(r'@ConfigMapping\(prefix = "([^"]+)"', code)
            for method in re.findall(r"^    [\w<>]+ (\w+)\(\);", code, re.MULTILINE):
                words = re.sub("([A-Z])", r"_\1", method)
                known.add(f"{prefix}_{words}".replace(".", "_").upper())
        self.assertGreater(len(known), 30)
        for name in FUNCTIONS:
            given = {setting for setting in self.environment(name) if setting.startswith("LONGHAND_")}
            with self.subTest(name):
                self.assertEqual(given - known, set())

    def test_what_is_waited_for_can_be_seen_to_be_healthy(self) -> None:
        self.assertEqual(set(self.services["http"]["depends_on"]), {"pod", "s3", *MODELS})
        for name, it in self.services.items():
            for other, how in it.get("depends_on", {}).items():
                with self.subTest(name, waits_for=other):
                    if how["condition"] == "service_healthy":
                        self.assertEqual(self.services[other]["healthcheck"]["test"][0], "CMD")
                    else:
                        self.assertEqual(other, "pod")
                    self.assertEqual(how.get("required", True), other not in MODELS)

    def test_store_and_its_server_agree(self) -> None:
        server = self.environment("s3")
        for name in FUNCTIONS:
            env = self.environment(name)
            with self.subTest(name):
                self.assertEqual(env["AWS_ENDPOINT_URL_S3"], f"http://s3{server['VGW_PORT']}")
                self.assertEqual(env["AWS_ACCESS_KEY_ID"], server["ROOT_ACCESS_KEY"])
                self.assertEqual(env["AWS_SECRET_ACCESS_KEY"], server["ROOT_SECRET_KEY"])
                bucket = env["LONGHAND_STORE"].removeprefix("s3://")
                self.assertIn(f"mkdir -p /data/{bucket} ", " ".join(self.services["s3"]["entrypoint"]))
        self.assertIn(server["VGW_PORT"] + server["VGW_HEALTH"], self.services["s3"]["healthcheck"]["test"][-1])

    def test_kafka_is_found_where_it_says_it_is(self) -> None:
        asked = self.environment("kafka-function")["KAFKA_BOOTSTRAP_SERVERS"]
        server = self.environment("kafka")
        self.assertEqual(server["KAFKA_ADVERTISED_LISTENERS"], f"PLAINTEXT://{asked}")
        self.assertIn(f"PLAINTEXT://:{asked.partition(':')[2]}", server["KAFKA_LISTENERS"].split(","))

    def test_who_is_published_asks_for_a_key_and_prometheus_has_it(self) -> None:
        self.assertEqual(self.environment("http")["LONGHAND_HTTP_API_KEY"], self.environment("prometheus")["KEY"])

    def test_what_is_kept_is_written_to_a_volume(self) -> None:
        recipe = (ROOT / "infra/sidecar/vllm/Containerfile").read_text("utf-8")
        for name, said, place in (
            ("s3", " ".join(self.services["s3"]["entrypoint"]), r"posix (\S+)"),
            ("kafka", self.environment("kafka")["KAFKA_LOG_DIRS"], r"(.+)"),
            ("prometheus", " ".join(self.services["prometheus"]["command"]), r"--storage\.tsdb\.path=(\S+)"),
            ("vllm-gpu", recipe, r"LONGHAND_CACHE=(\S+)"),
        ):
            with self.subTest(name):
                kept = [it["target"] for it in self.services[name]["volumes"] if it["type"] == "volume"]
                self.assertEqual(re.findall(place, said), kept)

    def test_what_is_mounted_is_there_and_cannot_be_changed(self) -> None:
        for name, it in self.services.items():
            for volume in it.get("volumes", []):
                if volume["type"] == "bind":
                    with self.subTest(name, source=volume["source"]):
                        self.assertIs(volume.get("read_only"), True)
                        self.assertTrue(volume["target"] == "/weights" or Path(volume["source"]).exists())

    def test_prometheus_asks_those_that_have_metrics(self) -> None:
        text = (HERE / "prometheus.yml").read_text("utf-8")
        targets = set(re.findall(r"targets: \[(.*)\]", text))
        functions = {f"127.0.0.1:{self.port(self.services[name], '8080')}" for name in FUNCTIONS}
        self.assertEqual(targets, functions | {"127.0.0.1:8000"})
        (key,) = re.findall(r"credentials_file: (\S+)", text)
        self.assertIn(f"> {key};", " ".join(self.services["prometheus"]["entrypoint"]))
        mounted = {volume["target"]: Path(volume["source"]) for volume in self.services["prometheus"]["volumes"]}
        self.assertIn("/etc/prometheus/prometheus.yml", mounted)
        (rules,) = re.findall(r"^rule_files:\n  - (.+)$", text, re.MULTILINE)
        folder, _, names = rules.rpartition("/")
        found = [file.name for file in mounted[f"/etc/prometheus/{folder}"].glob(names)]
        self.assertEqual(found, ["longhand.yml"])
        have = {name for name in self.modules() if self.exports(name)}
        (said,) = re.findall(r"# (?:.*?\. )?(`http`.*?) have metrics,\n# (.*?) have none", text, re.DOTALL)
        self.assertEqual(set(re.findall(r"`([\w-]+)`", said[0])), have)
        self.assertEqual(set(re.findall(r"`([\w-]+)`", said[1])), self.modules() - have)

    def test_grafana_finds_its_files_and_prometheus(self) -> None:
        mounted = {volume["target"]: Path(volume["source"]) for volume in self.services["grafana"]["volumes"]}
        provider = (mounted["/etc/grafana/provisioning"] / "dashboards/longhand.yaml").read_text("utf-8")
        (path,) = re.findall(r"path: ([\w/]+)", provider)
        self.assertTrue(list(mounted[path].glob("*.json")))
        source = (mounted["/etc/grafana/provisioning"] / "datasources/prometheus.yaml").read_text("utf-8")
        self.assertIn("    type: prometheus\n    access: proxy\n    url: http://pod:9090\n", source)

    def environment(self, name: str) -> dict[str, str]:
        return {key: str(value) for key, value in self.services[name].get("environment", {}).items()}

    @staticmethod
    def port(it: Service, default: str) -> str:
        return str(it.get("environment", {}).get("QUARKUS_HTTP_PORT", default))

    @staticmethod
    def modules() -> set[str]:
        return {file.parent.name for file in (ROOT / "functions").glob("*/pom.xml")} - {"wiring", "queue"}

    @staticmethod
    def exports(module: str) -> bool:
        """Whether a function has metrics of its own, or by what all queues share."""
        pom = (ROOT / "functions" / module / "pom.xml").read_text("utf-8")
        return any(f"<artifactId>{name}<" in pom for name in ("quarkus-micrometer-registry-prometheus", "longhand-queue"))


if __name__ == "__main__":
    unittest.main()
