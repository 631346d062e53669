"""The example that a team copies, and the components it may name."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from manifests import HERE, OVERLAYS, Object, render


class OnesOwn(unittest.TestCase):
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
