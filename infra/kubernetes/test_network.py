"""Who may send to the pods, and where they may send."""

from __future__ import annotations

import json
import unittest
from collections.abc import Iterator

from manifests import HERE, OVERLAYS, Object, kind, only, parsed, render

# What any pod may reach, wherever it is: names, and the clouds.
NAMES_AND_CLOUDS = {("UDP", 53, 53), ("TCP", 53, 53), ("TCP", 443, 443)}
KAFKA = {("TCP", 9092, 9098)}


def policies() -> Iterator[Object]:
    """Those of all overlays, and those that are added to one."""
    for name in OVERLAYS:
        yield from kind(name, "NetworkPolicy")
    yield from (it for it in render(HERE / "monitoring") if it["kind"] == "NetworkPolicy")
    yield from parsed((HERE / "components" / "metadata-server" / "network-policy.yaml").read_text("utf-8"))


class Network(unittest.TestCase):
    def test_what_no_policy_names_is_denied(self) -> None:
        for name in OVERLAYS:
            spec = only(name, "NetworkPolicy", "default-deny")["spec"]
            self.assertEqual(spec, {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]})

    def test_only_namespaces_that_are_named_send_to_a_pod(self) -> None:
        for policy in policies():
            for rule in policy["spec"].get("ingress", []):
                self.assertTrue(rule.get("from"), "an ingress from everywhere")
                for peer in rule["from"]:
                    self.assertEqual(peer.keys(), {"namespaceSelector"})
                    self.assertIn("kubernetes.io/metadata.name", json.dumps(peer), "an ingress from every namespace")

    def test_a_pod_reaches_named_peers_and_the_ports_of_clouds_and_brokers(self) -> None:
        for policy in policies():
            for rule in policy["spec"].get("egress", []):
                self.assertTrue(rule.get("to") or rule.get("ports"), "an egress to everywhere")
                for peer in rule.get("to", []):
                    if "ipBlock" in peer:
                        self.assertRegex(peer["ipBlock"]["cidr"], r"^169\.254\.\d+\.\d+/32$")
                    else:
                        self.assertIn("kubernetes.io/metadata.name", json.dumps(peer), "an egress to every namespace")
        for name in OVERLAYS:
            wherever = {
                (port["protocol"], port["port"], port.get("endPort", port["port"]))
                for policy in kind(name, "NetworkPolicy")
                for rule in policy["spec"].get("egress", [])
                if "to" not in rule
                for port in rule["ports"]
            }
            self.assertEqual(wherever, NAMES_AND_CLOUDS | (KAFKA if name == "kafka" else set()))


if __name__ == "__main__":
    unittest.main()
