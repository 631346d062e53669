"""What the overlay with Knative has to hold."""

from __future__ import annotations

import unittest

from manifests import CLOCK, LIMITS, Object, container, containers, documents_at_once, kind, only, pod, pods


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
        self.assertEqual(str(self.template("writer")["spec"]["containerConcurrency"]), documents_at_once())
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
        sink = binding["sink"]["ref"]
        self.assertEqual((sink["kind"], sink["name"]), ("Broker", "longhand"))
        for service in kind("knative", "Service"):
            labels = service["metadata"]["labels"]
            self.assertLessEqual(binding["subject"]["selector"]["matchLabels"].items(), labels.items())
            self.assertEqual(labels["networking.knative.dev/visibility"], "cluster-local")


if __name__ == "__main__":
    unittest.main()
