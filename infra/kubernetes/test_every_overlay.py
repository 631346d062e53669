"""What all rendered manifests have to hold, beyond their types."""

from __future__ import annotations

import json
import re
import unittest
from collections.abc import Iterator

from manifests import (
    HERE,
    LIMITS,
    OVERLAYS,
    QUEUES,
    WIRING,
    Object,
    container,
    containers,
    kind,
    only,
    overlay,
    pod,
    pods,
    selected,
    settings,
)


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

    def test_every_volume_is_mounted_where_it_is_written_to(self) -> None:
        recipe = (HERE.parent / "sidecar" / "vllm" / "Containerfile").read_text("utf-8")
        (cache,) = re.findall(r"LONGHAND_CACHE=(\S+)", recipe)
        for _, _, spec in self.each():
            mounts = [mount for it in containers(spec) for mount in it["volumeMounts"]]
            self.assertEqual({mount["name"] for mount in mounts}, {volume["name"] for volume in spec["volumes"]})
            self.assertEqual({mount["mountPath"] for mount in mounts} - {"/tmp", cache}, set())

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
                tainted = {"key": "nvidia.com/gpu", "operator": "Exists", "effect": "NoSchedule"}
                self.assertEqual(spec["tolerations"], [tainted])
                self.assertEqual(spec["nodeSelector"], {"nvidia.com/gpu.present": "true"})
            else:
                self.assertFalse({"tolerations", "nodeSelector"} & spec.keys())

    def test_memory_is_bounded(self) -> None:
        for _, _, spec in self.each():
            for it in containers(spec):
                self.assertIn("memory", it["resources"]["limits"])
                self.assertLessEqual({"cpu", "memory"}, it["resources"]["requests"].keys())
                self.assertLessEqual(*(self.mebibytes(it["resources"][which]["memory"]) for which in ("requests", "limits")))

    @staticmethod
    def mebibytes(memory: str) -> int:
        return int(memory[:-2]) * {"Mi": 1, "Gi": 1024}[memory[-2:]]

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
        for name, _, spec in self.each():
            for it in containers(spec):
                refs = [source["secretRef"] for source in it["envFrom"] if "secretRef" in source]
                self.assertEqual(refs, [{"name": "longhand-credentials", "optional": True}])
                for setting in settings(name, it):
                    self.assertNotRegex(setting, "SECRET|PASSWORD|TOKEN|KEY|JAAS|CONNECTION_STRING")

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

    def test_nodes_are_drained_one_writer_at_a_time(self) -> None:
        for name in OVERLAYS:
            spec = only(name, "PodDisruptionBudget", "writer")["spec"]
            self.assertEqual((spec["maxUnavailable"], spec["unhealthyPodEvictionPolicy"]), (1, "AlwaysAllow"))
            if name in QUEUES:
                self.assertEqual(selected(name, spec["selector"]), ["writer"])
            else:  # Knative gives its pods this label
                self.assertEqual(spec["selector"], {"matchLabels": {"serving.knative.dev/service": "writer"}})


if __name__ == "__main__":
    unittest.main()
