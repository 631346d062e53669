"""The start program: the words that it derives, and how it says no."""

from __future__ import annotations

import http.server
import json
import os
import shlex
import subprocess
import sys
import tempfile
import threading
import unittest
from pathlib import Path

import models

HERE = Path(__file__).parent
SERVER = """#!/bin/sh
echo "$VLLM_CACHE_ROOT" "$HF_HUB_OFFLINE" "$@"
"""


class StartTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.cache = Path(folder.name) / "cache"

    def run_with(self, *words: str, program: Path = HERE / "start.py", **variables: str) -> subprocess.CompletedProcess[str]:
        """A run of the program with those settings of the sidecar."""
        own = {f"LONGHAND_VLLM_{name}": value for name, value in variables.items()}
        env = {"PATH": os.environ["PATH"], "LONGHAND_CACHE": str(self.cache), "LONGHAND_VLLM_WEIGHTS": "s3://a/b", **own}
        command = [sys.executable, str(program), *words]
        return subprocess.run(command, env=env, text=True, capture_output=True, timeout=60)

    def printed(self, **variables: str) -> dict[str, str]:
        """The options that it prints; a switch has an empty value."""
        told = shlex.split(self.run_with("--print", **variables).stdout)
        self.assertEqual(told[1:5], ["-m", "vllm.entrypoints.cli.main", "serve", "s3://a/b"])
        values = [*told[6:], "--"]
        pairs = zip(told[5:], values)
        return {word: "" if value.startswith("--") else value for word, value in pairs if word.startswith("--")}

    def test_all_words_come_from_the_model_and_the_settings(self) -> None:
        self.assertEqual(
            self.printed(MODEL="longwriter-llama3.1-8b", PORT="9000", REQUESTS="4", WAITING="2"),
            {
                "--host": "127.0.0.1",
                "--port": "9000",
                "--served-model-name": "longwriter-llama3.1-8b",
                "--max-model-len": "32768",
                "--max-num-seqs": "4",
                "--max-num-queued-reqs": "6",
                "--enable-prefix-caching": "",
                "--enable-prompt-tokens-details": "",
                "--chat-template": str(HERE / "templates" / "llama3.1.jinja"),
                "--generation-config": str(self.cache / "generation" / "longwriter-llama3.1-8b"),
                "--load-format": "runai_streamer",
            },
        )
        self.assertFalse(self.cache.exists(), "to print writes nothing")

    def test_fp8_is_for_the_weights_for_the_cache_or_for_both(self) -> None:
        for fp8, told in (("no", {}), ("weights", {"--quantization"}), ("cache", {"--kv-cache-dtype"})):
            found = self.printed(FP8=fp8)
            self.assertEqual({word for word, value in found.items() if value == "fp8"}, set(told), fp8)
        both = self.printed(FP8="both")
        self.assertEqual((both["--quantization"], both["--kv-cache-dtype"]), ("fp8", "fp8"))

    def test_memory_for_keys_and_values_is_told_in_bytes(self) -> None:
        self.assertEqual(self.printed(KV_GIB="3")["--kv-cache-memory-bytes"], str(3 * 1024**3))
        self.assertNotIn("--kv-cache-memory-bytes", self.printed())

    def test_only_a_bucket_is_streamed(self) -> None:
        (self.cache / "weights").mkdir(parents=True)
        for file in ("config.json", "tokenizer_config.json"):
            (self.cache / "weights" / file).write_text("{}", "utf-8")
        told = self.run_with("--print", WEIGHTS=str(self.cache / "weights")).stdout
        self.assertIn(str(self.cache / "weights"), shlex.split(told))
        self.assertNotIn("--load-format", told)

    def test_a_wrong_setting_ends_it_with_one_line(self) -> None:
        ended = self.run_with(PORT="x")
        self.assertEqual(ended.returncode, 1)
        self.assertEqual(ended.stderr, "error: LONGHAND_VLLM_PORT is 'x': a whole number from 1 to 65535 is allowed\n")

    def test_a_cache_that_cannot_be_written_is_told_by_its_name(self) -> None:
        self.cache.write_text("a file", "utf-8")
        self.assertRegex(self.run_with().stderr, "^error: LONGHAND_CACHE is '.*can be written is allowed\n$")

    def test_it_becomes_the_server(self) -> None:
        python = self.cache / "bin" / "python"
        python.parent.mkdir(parents=True)
        python.write_text(SERVER, "utf-8")
        python.chmod(0o755)
        program = f"import sys; sys.path.insert(0, {str(HERE)!r}); sys.executable = {str(python)!r}"
        env = {"PATH": os.environ["PATH"], "LONGHAND_CACHE": str(self.cache), "LONGHAND_VLLM_WEIGHTS": "gs://a/b"}
        ended = subprocess.run([sys.executable, "-c", f"{program}; import start; start.main()"], env=env, text=True, capture_output=True, timeout=60)
        self.assertRegex(ended.stdout, f"^{self.cache}/vllm 1 -m vllm.entrypoints.cli.main serve gs://a/b --host 127.0.0.1 ")
        self.assertEqual(ended.stderr.count("\n"), 1, ended.stderr)
        self.assertIn("licence: glm-4-9b", ended.stderr)
        written = self.cache / "generation" / "longwriter-glm4-9b" / "generation_config.json"
        self.assertEqual(json.loads(written.read_text("utf-8")), models.load()["longwriter-glm4-9b"].generation())

    def test_its_health_is_the_servers(self) -> None:
        for status, healthy in ((200, 0), (503, 1)):
            class Health(http.server.BaseHTTPRequestHandler):
                def do_GET(self) -> None:
                    self.send_response(status if self.path == "/health" else 404)
                    self.send_header("Content-Length", "0")
                    self.end_headers()

                def log_message(self, format: str, *words: object) -> None:
                    pass

            with http.server.HTTPServer(("127.0.0.1", 0), Health) as server:
                threading.Thread(target=server.serve_forever, daemon=True).start()
                ended = self.run_with("--health", PORT=str(server.server_port))
                server.shutdown()
            self.assertEqual(ended.returncode, healthy, ended.stderr)
        self.assertEqual(self.run_with("--health", PORT="1").returncode, 1, "nobody listens there")
