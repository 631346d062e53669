"""The models that are shipped."""

from __future__ import annotations

import unittest

import models


class ModelsTest(unittest.TestCase):
    def test_every_model_is_whole(self) -> None:
        for name, model in models.load().items():
            with self.subTest(name):
                self.assertEqual(model.name, name)
                self.assertTrue(model.template.is_file())
                self.assertTrue(model.licence)
                self.assertRegex(model.repository, r"\A[\w.-]+/[\w.-]+\Z")
                self.assertRegex(model.revision or "0" * 40, r"\A[0-9a-f]{40}\Z", "a revision is exact, or not known")

    def test_the_default_comes_first(self) -> None:
        self.assertEqual(next(iter(models.load())), "longwriter-glm4-9b")

    def test_they_end_as_they_were_trained_to(self) -> None:
        stops = {name: model.stop_token_ids for name, model in models.load().items()}
        self.assertEqual(stops["longwriter-glm4-9b"], (151329, 151336, 151338), "end of text, the user, an observation")
        self.assertEqual(stops["longwriter-llama3.1-8b"], (128001,), "end of text")

    def test_a_token_takes_what_its_layers_and_heads_take(self) -> None:
        """Keys and values, in two bytes, of each layer and each of its heads of 128 numbers."""
        taken = {"longwriter-glm4-9b": (40, 2), "longwriter-llama3.1-8b": (32, 8)}
        for name, (layers, heads) in taken.items():
            self.assertEqual(models.load()[name].kv_bytes_per_token, 2 * 2 * layers * heads * 128, name)

    def test_what_vllm_reads_has_the_ends_and_the_sampling(self) -> None:
        generation = models.load()["longwriter-glm4-9b"].generation()
        self.assertEqual(generation.pop("eos_token_id"), [151329, 151336, 151338])
        self.assertEqual(
            generation, {"do_sample": True, "temperature": 0.5, "top_p": 0.8, "top_k": 50, "repetition_penalty": 1}
        )
