"""The settings, and what is refused."""

from __future__ import annotations

import tempfile
import unittest
from pathlib import Path

import settings
from settings import Refused, Settings
from words import Load

BUCKET = "s3://models/longwriter"


def read(**variables: str) -> Settings:
    """The settings in those variables of the sidecar; the weights are in a bucket if nothing else is said."""
    return settings.read({f"LONGHAND_VLLM_{name}": value for name, value in {"WEIGHTS": BUCKET, **variables}.items()})


class SettingsTest(unittest.TestCase):
    def test_without_settings_it_is_the_default_model_with_its_whole_context(self) -> None:
        found = read()
        self.assertEqual(found.model.name, "longwriter-glm4-9b")
        self.assertEqual(found.load, Load(context=32768, requests=16, waiting=16))
        self.assertEqual((found.port, found.kv_gib, found.fp8), (8000, 0, "no"))
        self.assertEqual(found.cache, Path.home() / ".cache" / "longhand")

    def test_as_many_are_served_at_a_time_as_fit_with_a_whole_context_each(self) -> None:
        for model, fp8, fitting in (
            ("longwriter-glm4-9b", "no", 16),
            ("longwriter-glm4-9b", "cache", 32),
            ("longwriter-glm4-9b", "weights", 16),
            ("longwriter-llama3.1-8b", "no", 5),
            ("longwriter-llama3.1-8b", "both", 10),
        ):
            with self.subTest(model, fp8=fp8):
                found = read(MODEL=model, KV_GIB="20", FP8=fp8).load
                self.assertEqual((found.requests, found.waiting), (fitting, fitting))
        self.assertEqual(read(KV_GIB="20", CONTEXT="16384").load.requests, 32)

    def test_what_is_asked_for_is_taken(self) -> None:
        found = read(CONTEXT="8192", REQUESTS="3", WAITING="0", PORT=" 9000 ")
        self.assertEqual(found.load, Load(8192, 3, 0))
        self.assertEqual(found.port, 9000)
        self.assertEqual(settings.port({"LONGHAND_VLLM_PORT": "9000"}), 9000)

    def test_what_is_wrong_is_refused_by_name_and_with_what_is_allowed(self) -> None:
        for name, value, allowed in (
            ("MODEL", "gpt", "one of longwriter-glm4-9b, longwriter-llama3.1-8b"),
            ("FP8", "yes", "one of no, weights, cache, both"),
            ("PORT", "http", "a whole number from 1 to 65535"),
            ("PORT", "0", "from 1 to 65535"),
            ("PORT", "８０", "from 1 to 65535"),
            ("CONTEXT", "32769", "from 1024 to 32768"),
            ("REQUESTS", "-1", "from 1 to 1024"),
            ("WAITING", "1.5", "from 0 to 65536"),
            ("KV_GIB", "1", "from 2 to 1024"),
            ("WEIGHTS", "", r"a folder with the weights of THUDM/LongWriter-glm4-9b, or s3://…, gs://…, az://…"),
            ("WEIGHTS", "ftp://models/longwriter", "a folder with the weights of"),
        ):
            said = f"^LONGHAND_VLLM_{name} is '{value}': .*{allowed}"
            with self.subTest(name, value=value), self.assertRaisesRegex(Refused, said):
                read(**{name: value})
        with self.assertRaisesRegex(Refused, "^LONGHAND_CACHE is 'here'.*absolute path"):
            settings.read({"LONGHAND_VLLM_WEIGHTS": BUCKET, "LONGHAND_CACHE": "here"})

    def test_weights_in_a_bucket_are_streamed(self) -> None:
        for url in ("s3://a/b", "gs://a/b", "az://a/b"):
            self.assertTrue(read(WEIGHTS=url).streamed, url)

    def test_weights_are_a_folder_that_is_whole_and_needs_no_code(self) -> None:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "config.json").write_text('{"model_type": "glm"}', "utf-8")
            with self.assertRaisesRegex(Refused, "LONGHAND_VLLM_WEIGHTS is .* a folder with the weights of"):
                read(WEIGHTS=name)
            (folder / "tokenizer_config.json").write_text("{}", "utf-8")
            self.assertFalse(read(WEIGHTS=name).streamed)
            (folder / "tokenizer_config.json").write_text('{"auto_map": {"AutoTokenizer": ["its.Own", null]}}', "utf-8")
            with self.assertRaisesRegex(Refused, "converted as README.md says"):
                read(WEIGHTS=name)
