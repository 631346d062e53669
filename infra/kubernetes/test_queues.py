"""What the overlays with KEDA have to hold."""

from __future__ import annotations

import re
import unittest

from manifests import (
    CLOCK,
    FUNCTIONS,
    HERE,
    LIMITS,
    QUEUES,
    container,
    containers,
    documents_at_once,
    only,
    pod,
    render,
    selected,
    settings,
)


class Queues(unittest.TestCase):
    def test_writers_scale_to_zero_and_their_number_is_keda_s(self) -> None:
        for name in QUEUES:
            spec = only(name, "ScaledObject", "writer")["spec"]
            self.assertEqual(spec["scaleTargetRef"]["name"], "writer")
            self.assertEqual(spec["minReplicaCount"], 0)
            self.assertEqual(spec["cooldownPeriod"], LIMITS["idle"])
            down = spec["advanced"]["horizontalPodAutoscalerConfig"]["behavior"]["scaleDown"]
            self.assertEqual(down["stabilizationWindowSeconds"], LIMITS["idle"])
            deployment = only(name, "Deployment", "writer")["spec"]
            self.assertNotIn("replicas", deployment)
            self.assertEqual(selected(name, deployment["selector"]), ["writer"])

    def test_another_writer_comes_when_one_is_full(self) -> None:
        for name, scaler, threshold in (("kafka", "kafka", "lagThreshold"), ("sqs", "aws-sqs-queue", "queueLength")):
            (trigger,) = only(name, "ScaledObject", "writer")["spec"]["triggers"]
            self.assertEqual(trigger["type"], scaler)
            self.assertEqual(trigger["metadata"][threshold], documents_at_once())

    def test_a_writer_at_work_is_not_taken_for_idle(self) -> None:
        (kafka,) = only("kafka", "ScaledObject", "writer")["spec"]["triggers"]
        text = (FUNCTIONS / "kafka/src/main/resources/application.properties").read_text("utf-8")
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
            self.assertEqual(pod(name, "sweeper")["restartPolicy"], "Never")
            self.assertEqual(settings(name, container(pod(name, "sweeper"), "function"))["LONGHAND_READ_QUEUE"], "false")
            self.assertNotIn("LONGHAND_READ_QUEUE", settings(name, container(pod(name, "writer"), "function")))
            self.assertEqual([it["name"] for it in containers(pod(name, "sweeper"))], ["function"])

    def test_the_kubelet_finds_the_function_s_health(self) -> None:
        (root,) = self.shared("quarkus.smallrye-health.root-path")
        for name in QUEUES:
            function = container(pod(name, "writer"), "function")
            self.assertEqual(settings(name, function)["QUARKUS_HTTP_HOST"], "0.0.0.0")
            for probe, path in (("livenessProbe", "live"), ("readinessProbe", "ready")):
                self.assertEqual(function[probe]["httpGet"], {"path": f"{root}/{path}", "port": "http"})

    def test_metrics_are_read_where_the_function_shows_them(self) -> None:
        (monitor,) = [it for it in render(HERE / "monitoring") if it["kind"] == "PodMonitor"]
        self.assertEqual(monitor["apiVersion"], "monitoring.coreos.com/v1")
        (endpoint,) = monitor["spec"]["podMetricsEndpoints"]
        (path,) = self.shared("quarkus.micrometer.export.prometheus.path")
        self.assertEqual(endpoint, {"port": "http", "path": path})
        (policy,) = [it for it in render(HERE / "monitoring") if it["kind"] == "NetworkPolicy"]
        self.assertEqual(policy["spec"]["ingress"][0]["ports"], [{"protocol": "TCP", "port": "http"}])
        for name in QUEUES:
            for selector in (monitor["spec"]["selector"], policy["spec"]["podSelector"]):
                self.assertEqual(selected(name, selector), ["writer"])
            self.assertEqual([it["name"] for it in container(pod(name, "writer"), "function")["ports"]], ["http"])

    @staticmethod
    def shared(setting: str) -> list[str]:
        """The value that every queue's function has of a setting."""
        file = FUNCTIONS / "queue/src/main/resources/META-INF/microprofile-config.properties"
        return re.findall(rf"^{re.escape(setting)}=(.*)$", file.read_text("utf-8"), re.MULTILINE)


if __name__ == "__main__":
    unittest.main()
