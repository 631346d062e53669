"""What the rendered manifests have to hold, beyond their types. It needs kubectl, and no cluster."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
import unittest
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
LIMITS = json.loads((HERE.parent / "limits" / "limits.json").read_text("utf-8"))
WIRING = HERE.parents[1] / "functions" / "wiring" / "src" / "main" / "java" / "dev" / "longhand" / "wiring"
QUEUES = ("kafka", "sqs")
OVERLAYS = (*QUEUES, "knative")
CLOCK = f"*/{LIMITS['sweepEvery'] // 60} * * * *"

Object = dict[str, Any]


def render(folder: Path) -> list[Object]:
    """The manifests of a folder, as kubectl would apply them."""
    yaml = subprocess.run(["kubectl", "kustomize", folder], text=True, capture_output=True, check=True).stdout
    # A patch that changes nothing, carried out here: kubectl's own way from YAML to JSON, of kinds it does not know, too.
    patch = ["kubectl", "patch", "--local", "--type=merge", "--patch={}", "--output=json", "--filename=-"]
    text = subprocess.run(patch, input=yaml, text=True, capture_output=True, check=True).stdout
    objects, decoder = [], json.JSONDecoder()
    while text := text.lstrip():
        value, end = decoder.raw_decode(text)
        objects.append(value)
        text = text[end:]
    return objects


@cache
def overlay(name: str) -> list[Object]:
    return render(HERE / name)


def kind(name: str, *kinds: str) -> list[Object]:
    """The overlay's manifests of these kinds."""
    return [it for it in overlay(name) if it["kind"] in kinds]


def only(name: str, of: str, called: str) -> Object:
    (found,) = [it for it in kind(name, of) if it["metadata"]["name"] == called]
    return found


def pods(name: str) -> Iterator[tuple[str, Object]]:
    """The pods of an overlay's workloads, with the workload's name."""
    for it in kind(name, "Deployment", "CronJob", "Service"):
        spec = it["spec"].get("jobTemplate", it)["spec"]["template"]["spec"]
        yield it["metadata"]["name"], spec


def containers(pod: Object) -> list[Object]:
    return pod["containers"] + pod.get("initContainers", [])


def container(pod: Object, name: str) -> Object:
    (found,) = [it for it in containers(pod) if it["name"] == name]
    return found


def pod(name: str, workload: str) -> Object:
    (found,) = [it for its, it in pods(name) if its == workload]
    return found


def settings(name: str, of: Object) -> dict[str, str]:
    """What a container finds in its environment, but for its secrets."""
    values: dict[str, str] = {}
    for source in of.get("envFrom", []):
        if "configMapRef" in source:
            values |= only(name, "ConfigMap", source["configMapRef"]["name"])["data"]
    return values | {it["name"]: it["value"] for it in of.get("env", [])}


class EveryOverlay(unittest.TestCase):
    def each(self) -> Iterator[tuple[str, str, Object]]:
        for name in OVERLAYS:
            for workload, spec in pods(name):
                yield name, workload, spec

    def test_the_namespace_takes_restricted_pods_alone(self) -> None:
        for name in OVERLAYS:
            (namespace,) = kind(name, "Namespace")
            self.assertEqual(namespace["metadata"]["labels"]["pod-security.kubernetes.io/enforce"], "restricted")
            for it in overlay(name):
                self.assertEqual(it["metadata"].get("namespace", "longhand"), "longhand", it["metadata"]["name"])

    def test_every_pod_is_restricted_and_its_root_is_read_only(self) -> None:
        for _, _, spec in self.each():
            own = spec.get("securityContext", {})
            self.assertFalse({"hostNetwork", "hostPID", "hostIPC"} & spec.keys())
            for volume in spec["volumes"]:
                self.assertLessEqual(volume.keys(), {"name", "emptyDir", "persistentVolumeClaim"})
            for it in containers(spec):
                context = it["securityContext"]
                self.assertTrue(context.get("runAsNonRoot", own.get("runAsNonRoot")))
                self.assertEqual(context.get("seccompProfile", own.get("seccompProfile")), {"type": "RuntimeDefault"})
                self.assertEqual(context["capabilities"], {"drop": ["ALL"]})
                self.assertIs(context["allowPrivilegeEscalation"], False)
                self.assertIs(context["readOnlyRootFilesystem"], True)
                self.assertNotIn("privileged", context)
                self.assertTrue(all("hostPort" not in port for port in it.get("ports", [])))
                self.assertIn("/tmp", [mount["mountPath"] for mount in it["volumeMounts"]])

    def test_nothing_asks_kubernetes_itself(self) -> None:
        for _, _, spec in self.each():
            self.assertEqual(spec["serviceAccountName"], "longhand")
            self.assertIs(spec["automountServiceAccountToken"], False)

    def test_a_gpu_goes_to_vllm_alone(self) -> None:
        for _, workload, spec in self.each():
            with_gpu = [it["name"] for it in containers(spec) if "nvidia.com/gpu" in json.dumps(it["resources"])]
            self.assertEqual(with_gpu, ["vllm"] if workload == "writer" else [])
            if workload == "writer":
                self.assertEqual(container(spec, "vllm")["resources"]["limits"]["nvidia.com/gpu"], "1")
                self.assertIn("nvidia.com/gpu", [it["key"] for it in spec["tolerations"]])
                self.assertTrue(spec["nodeSelector"])
            else:
                self.assertFalse({"tolerations", "nodeSelector"} & spec.keys())

    def test_memory_is_bounded(self) -> None:
        for _, _, spec in self.each():
            for it in containers(spec):
                self.assertIn("memory", it["resources"]["limits"])
                self.assertLessEqual({"cpu", "memory"}, it["resources"]["requests"].keys())

    def test_nothing_needs_a_shell(self) -> None:
        for _, _, spec in self.each():
            for it in containers(spec):
                self.assertFalse({"command", "args", "lifecycle"} & it.keys())
                run = [it[probe]["exec"]["command"] for probe in it if probe.endswith("Probe") and "exec" in it[probe]]
                self.assertTrue(all(words == ["python3", "/opt/longhand/start.py", "--health"] for words in run), run)
                self.assertTrue(it["name"] == "vllm" or not run, "a function has no Python")

    def test_no_image_can_be_pulled_before_its_digest_is_set(self) -> None:
        for _, _, spec in self.each():
            for it in containers(spec):
                self.assertRegex(it["image"], r"^longhand-(vllm|kafka|sqs|knative)@sha256:NOT-SET$")

    def test_secrets_are_named_and_never_written(self) -> None:
        for name in OVERLAYS:
            self.assertEqual(kind(name, "Secret"), [])
        for _, _, spec in self.each():
            for it in containers(spec):
                refs = [source["secretRef"] for source in it["envFrom"] if "secretRef" in source]
                self.assertEqual(refs, [{"name": "longhand-credentials", "optional": True}])

    def test_functions_have_the_times_of_the_limits(self) -> None:
        for name, _, spec in self.each():
            found = settings(name, container(spec, "function"))
            for variable, limit in (
                ("LONGHAND_MODEL_CALL_TIMEOUT", "callTimeout"),
                ("LONGHAND_LEASE", "lease"),
                ("LONGHAND_GO_ON", "goOn"),
                ("LONGHAND_RETRY_AFTER", "retryAfter"),
                ("LONGHAND_SWEEP_EVERY", "sweepEvery"),
            ):
                self.assertEqual(found[variable], f"{LIMITS[limit]}s", variable)
            self.assertLessEqual({"LONGHAND_STORE", "LONGHAND_MODEL_URL", "LONGHAND_MODEL_NAME"}, found.keys())

    def test_functions_know_every_setting_they_are_given(self) -> None:
        known = set()
        for file in WIRING.rglob("*Config.java"):
            text = file.read_text("utf-8")
            if prefix := re.search(r'@ConfigMapping\(prefix = "([^"]+)"\)', text):
                for name in re.findall(r"^    \S.* (\w+)\(\);$", text, re.MULTILINE):
                    dashed = re.sub(r"([A-Z])", r"_\1", name)
                    known.add(f"{prefix[1]}.{dashed}".upper().replace(".", "_").replace("-", "_"))
        for name, _, spec in self.each():
            given = {it for it in settings(name, container(spec, "function")) if it.startswith("LONGHAND_")}
            self.assertLessEqual(given, known)

    def test_what_is_asked_for_is_what_vllm_serves(self) -> None:
        models = json.loads((HERE.parent / "sidecar" / "vllm" / "models.json").read_text("utf-8"))["models"]
        for name in OVERLAYS:
            spec = pod(name, "writer")
            asked, served = settings(name, container(spec, "function")), settings(name, container(spec, "vllm"))
            self.assertEqual(asked["LONGHAND_MODEL_NAME"], served["LONGHAND_VLLM_MODEL"])
            self.assertIn(served["LONGHAND_VLLM_MODEL"], [it["name"] for it in models])
            self.assertEqual(asked["LONGHAND_MODEL_URL"], "http://127.0.0.1:8000/v1")
            self.assertNotIn("LONGHAND_VLLM_PORT", served)

    def test_vllm_has_the_budget_of_a_cold_start(self) -> None:
        for name in OVERLAYS:
            probe = container(pod(name, "writer"), "vllm")["startupProbe"]
            self.assertEqual(probe["periodSeconds"], LIMITS["startupPeriod"])
            self.assertEqual(probe["failureThreshold"], LIMITS["startupFailures"])

    def test_vllm_is_the_same_everywhere(self) -> None:
        kafka, sqs, knative = (container(pod(name, "writer"), "vllm") for name in OVERLAYS)
        self.assertEqual(kafka, sqs)
        for field in ("image", "envFrom", "startupProbe", "livenessProbe", "resources", "volumeMounts"):
            self.assertEqual(kafka[field], knative[field], field)

    def test_what_no_policy_names_is_denied(self) -> None:
        for name in OVERLAYS:
            spec = only(name, "NetworkPolicy", "default-deny")["spec"]
            self.assertEqual(spec, {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]})
            for policy in kind(name, "NetworkPolicy"):
                for rule in policy["spec"].get("ingress", []):
                    self.assertTrue(rule.get("from"), "an ingress from everywhere")
                for rule in policy["spec"].get("egress", []):
                    self.assertTrue(rule.get("to") or rule.get("ports"), "an egress to everywhere")

    def test_nodes_are_drained_one_writer_at_a_time(self) -> None:
        for name in OVERLAYS:
            spec = only(name, "PodDisruptionBudget", "writer")["spec"]
            labels = {"serving.knative.dev/service": "writer"}  # which Knative gives its pods
            if name in QUEUES:
                labels = only(name, "Deployment", "writer")["spec"]["template"]["metadata"]["labels"]
            self.assertEqual((spec["maxUnavailable"], spec["unhealthyPodEvictionPolicy"]), (1, "AlwaysAllow"))
            self.assertTrue(spec["selector"]["matchLabels"])
            self.assertLessEqual(spec["selector"]["matchLabels"].items(), labels.items())


class Queues(unittest.TestCase):
    def test_writers_scale_to_zero_and_their_number_is_keda_s(self) -> None:
        for name in QUEUES:
            spec = only(name, "ScaledObject", "writer")["spec"]
            self.assertEqual(spec["scaleTargetRef"]["name"], "writer")
            self.assertEqual(spec["minReplicaCount"], 0)
            self.assertEqual(spec["cooldownPeriod"], LIMITS["idle"])
            down = spec["advanced"]["horizontalPodAutoscalerConfig"]["behavior"]["scaleDown"]
            self.assertEqual(down["stabilizationWindowSeconds"], LIMITS["idle"])
            self.assertNotIn("replicas", only(name, "Deployment", "writer")["spec"])

    def test_a_writer_at_work_is_not_taken_for_idle(self) -> None:
        (kafka,) = only("kafka", "ScaledObject", "writer")["spec"]["triggers"]
        text = (HERE.parents[1] / "functions/kafka/src/main/resources/application.properties").read_text("utf-8")
        for setting, key in (("topic", "topic"), ("group.id", "consumerGroup"), ("auto.offset.reset", "offsetResetPolicy")):
            self.assertIn(f"mp.messaging.incoming.events.{setting}={kafka['metadata'][key]}\n", text)
        (sqs,) = only("sqs", "ScaledObject", "writer")["spec"]["triggers"]
        self.assertEqual(sqs["metadata"]["scaleOnInFlight"], "true")

    def test_keda_finds_its_settings_where_the_function_does(self) -> None:
        for name in QUEUES:
            spec = only(name, "ScaledObject", "writer")["spec"]
            (trigger,) = spec["triggers"]
            found = settings(name, container(pod(name, "writer"), spec["scaleTargetRef"]["envSourceContainerName"]))
            names = [value for key, value in trigger["metadata"].items() if key.endswith("FromEnv")]
            if "authenticationRef" in trigger:
                auth = only(name, "TriggerAuthentication", trigger["authenticationRef"]["name"])["spec"]
                self.assertEqual(auth["podIdentity"]["provider"], "aws")
                names += [it["name"] for it in auth["env"]]
            self.assertTrue(names)
            self.assertLessEqual(set(names), found.keys())

    def test_a_message_stays_hidden_as_long_as_the_limits_say(self) -> None:
        found = settings("sqs", container(pod("sqs", "writer"), "function"))
        self.assertEqual(found["MP_MESSAGING_INCOMING_EVENTS_VISIBILITY_TIMEOUT"], str(LIMITS["visibility"]))

    def test_vllm_is_a_sidecar_that_is_ready_first_and_ends_last(self) -> None:
        for name in QUEUES:
            spec = pod(name, "writer")
            self.assertEqual([(it["name"], it["restartPolicy"]) for it in spec["initContainers"]], [("vllm", "Always")])
            self.assertEqual([it["name"] for it in spec["containers"]], ["function"])

    def test_a_writer_has_time_to_give_back_what_it_has_in_hand(self) -> None:
        for name in QUEUES:
            self.assertEqual(pod(name, "writer")["terminationGracePeriodSeconds"], LIMITS["terminationGrace"])

    def test_a_cold_start_is_no_failed_rollout(self) -> None:
        for name in QUEUES:
            spec = only(name, "Deployment", "writer")["spec"]
            self.assertEqual(spec["progressDeadlineSeconds"], LIMITS["startupBudget"])
            self.assertEqual(spec["strategy"]["rollingUpdate"]["maxSurge"], 0)

    def test_a_sweep_ends_by_itself_and_reads_nothing(self) -> None:
        for name in QUEUES:
            spec = only(name, "CronJob", "sweeper")["spec"]
            job = spec["jobTemplate"]["spec"]
            self.assertEqual((spec["schedule"], spec["concurrencyPolicy"]), (CLOCK, "Forbid"))
            self.assertEqual(job["activeDeadlineSeconds"], LIMITS["sweepEvery"])
            self.assertEqual(settings(name, container(pod(name, "sweeper"), "function"))["LONGHAND_READ_QUEUE"], "false")
            self.assertNotIn("LONGHAND_READ_QUEUE", settings(name, container(pod(name, "writer"), "function")))
            self.assertEqual([it["name"] for it in containers(pod(name, "sweeper"))], ["function"])

    def test_metrics_are_read_where_the_function_shows_them(self) -> None:
        (monitor,) = [it for it in render(HERE / "monitoring") if it["kind"] == "PodMonitor"]
        labels = only("kafka", "Deployment", "writer")["spec"]["template"]["metadata"]["labels"]
        self.assertLessEqual(monitor["spec"]["selector"]["matchLabels"].items(), labels.items())
        (endpoint,) = monitor["spec"]["podMetricsEndpoints"]
        self.assertIn(endpoint["port"], [it["name"] for it in container(pod("kafka", "writer"), "function")["ports"]])


class Knative(unittest.TestCase):
    def template(self, name: str) -> Object:
        return only("knative", "Service", name)["spec"]["template"]

    def test_services_scale_to_zero_and_no_gpu_is_asked_for_at_first(self) -> None:
        for name in ("writer", "intake"):
            notes = self.template(name)["metadata"]["annotations"]
            self.assertEqual(notes["autoscaling.knative.dev/min-scale"], "0")
            self.assertEqual(notes["autoscaling.knative.dev/target-burst-capacity"], "-1")
        notes = self.template("writer")["metadata"]["annotations"]
        self.assertEqual(notes["autoscaling.knative.dev/initial-scale"], "0")
        self.assertEqual(notes["autoscaling.knative.dev/scale-to-zero-pod-retention-period"], f"{LIMITS['idle']}s")
        self.assertEqual(notes["serving.knative.dev/progress-deadline"], f"{LIMITS['startupBudget']}s")

    def test_a_delivery_may_be_silent_as_long_as_it_may_last(self) -> None:
        for name in ("writer", "intake"):
            spec = self.template(name)["spec"]
            self.assertEqual(spec["timeoutSeconds"], LIMITS["requestTimeout"])
            self.assertEqual(spec["responseStartTimeoutSeconds"], LIMITS["requestTimeout"])

    def test_pods_have_no_field_that_knative_refuses(self) -> None:
        for _, spec in pods("knative"):
            self.assertFalse({"terminationGracePeriodSeconds", "initContainers", "securityContext"} & spec.keys())
            self.assertEqual([it["name"] for it in spec["containers"] if it.get("ports")], ["function"])
            # The kubelet does not get at a port on loopback; Knative's proxy probes it by itself.
            self.assertFalse({"livenessProbe", "startupProbe"} & container(spec, "function").keys())

    def test_events_wait_until_vllm_can_serve(self) -> None:
        vllm = container(pod("knative", "writer"), "vllm")
        self.assertEqual(vllm["readinessProbe"]["httpGet"], {"path": "/health", "port": 8000})

    def test_what_cannot_be_delivered_comes_again_and_ends_as_a_dead_letter(self) -> None:
        delivery = only("knative", "Broker", "longhand")["spec"]["delivery"]
        self.assertEqual(delivery["retry"], LIMITS["deadLetterAfter"])
        self.assertEqual(delivery["backoffDelay"], f"PT{LIMITS['retryAfter']}S")
        self.assertEqual(delivery["timeout"], f"PT{LIMITS['requestTimeout']}S")
        self.assertEqual(delivery["backoffPolicy"], "linear")
        sink = delivery["deadLetterSink"]["ref"]
        self.assertEqual((sink["kind"], sink["name"]), ("Broker", "refused"))
        only("knative", sink["kind"], sink["name"])

    def test_every_event_finds_its_function(self) -> None:
        routes = {}
        for trigger in kind("knative", "Trigger"):
            spec = trigger["spec"]
            self.assertEqual(spec["broker"], "longhand")
            target = spec["subscriber"]["ref"]
            only("knative", target["kind"], target["name"])
            routes[spec["filter"]["attributes"]["type"]] = (target["kind"], target["name"])
        self.assertEqual(
            routes,
            {
                "dev.longhand.document.requested": ("Service", "intake"),
                "dev.longhand.step": ("Service", "writer"),
            },
        )

    def test_a_clock_sweeps_without_a_gpu(self) -> None:
        clock = only("knative", "PingSource", "clock")["spec"]
        sink = clock["sink"]["ref"]
        self.assertEqual((clock["schedule"], sink["kind"], sink["name"]), (CLOCK, "Service", "intake"))
        self.assertEqual([it["name"] for it in containers(pod("knative", "intake"))], ["function"])

    def test_services_know_where_to_send_what_is_no_answer(self) -> None:
        binding = only("knative", "SinkBinding", "longhand")["spec"]
        self.assertEqual(binding["sink"]["ref"]["name"], "longhand")
        for service in kind("knative", "Service"):
            labels = service["metadata"]["labels"]
            self.assertLessEqual(binding["subject"]["selector"]["matchLabels"].items(), labels.items())
            self.assertEqual(labels["networking.knative.dev/visibility"], "cluster-local")


class OnesOwn(unittest.TestCase):
    """The example that a team copies, and the components it may name."""

    def filled_in(self, base: str, *components: str) -> tuple[Path, list[Object]]:
        scratch = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, scratch)
        shutil.copytree(HERE, scratch / "kubernetes")
        file = scratch / "kubernetes" / "example" / "kustomization.yaml"
        text = file.read_text("utf-8").replace("sha256:NOT-SET", "sha256:" + "a" * 64).replace("NOT-SET", "my-value")
        text = text.replace("../kafka", f"../{base}").replace("longhand-kafka", f"longhand-{base}")
        text = text.replace("components: []", f"components: {[f'../components/{it}' for it in components]}")
        file.write_text(text, "utf-8")
        return file.parent, render(file.parent)

    def test_the_example_sets_every_image_and_setting(self) -> None:
        for base in OVERLAYS:
            _, objects = self.filled_in(base)
            left = set(re.findall(r"[\w-]+(?=\W+(?:s3://)?NOT-SET)", json.dumps(objects)))
            self.assertEqual(left, {"AWS_REGION", "SQS_QUEUE_URL"} if base == "sqs" else set())
            images = re.findall(r'"image": "([^"]+)"', json.dumps(objects))
            self.assertTrue(images)
            for image in images:
                self.assertRegex(image, rf"^registry\.example\.com/longhand-({base}|vllm)@sha256:a{{64}}$")

    def test_a_setting_of_one_s_own_reaches_every_pod(self) -> None:
        for base in OVERLAYS:
            _, objects = self.filled_in(base)
            (config,) = [it for it in objects if it["kind"] == "ConfigMap" and "LONGHAND_STORE" in it["data"]]
            self.assertEqual(config["data"]["LONGHAND_STORE"], "s3://my-value")
            named = re.findall(r'"configMapRef": {"name": "([^"]+)"', json.dumps(objects))
            maps = {it["metadata"]["name"] for it in objects if it["kind"] == "ConfigMap"}
            self.assertEqual(set(named), maps)

    def test_a_volume_keeps_the_cache(self) -> None:
        for base in OVERLAYS:
            _, objects = self.filled_in(base, "vllm-cache", "metadata-server")
            (claim,) = [it for it in objects if it["kind"] == "PersistentVolumeClaim"]
            (writer,) = [it for it in objects if it["metadata"]["name"] == "writer" and "template" in it["spec"]]
            spec = writer["spec"]["template"]["spec"]
            self.assertIn(
                {"name": "cache", "persistentVolumeClaim": {"claimName": claim["metadata"]["name"]}}, spec["volumes"]
            )
            self.assertEqual(spec["securityContext"]["fsGroup"], 10001)

    def test_what_is_not_set_is_refused_by_name(self) -> None:
        def check(folder: Path) -> subprocess.CompletedProcess[str]:
            return subprocess.run([HERE / "check", "/bin/true", folder], text=True, capture_output=True)

        refused = check(HERE / "example")
        self.assertEqual(refused.returncode, 1)
        for name in ("LONGHAND_STORE", "LONGHAND_VLLM_WEIGHTS", "KAFKA_BOOTSTRAP_SERVERS", "longhand-kafka", "longhand-vllm"):
            self.assertIn(name, refused.stderr)
        self.assertEqual(check(self.filled_in("kafka")[0]).returncode, 0)


if __name__ == "__main__":
    unittest.main()
