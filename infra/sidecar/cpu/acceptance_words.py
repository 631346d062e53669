"""What the real vLLM makes of our words, without a server: its own parser, and its own reading of the files they name."""

from __future__ import annotations

import argparse
import contextlib
import io
import tempfile
import unittest
from pathlib import Path

from vllm import AsyncEngineArgs, SamplingParams
from vllm.config import ModelConfig
from vllm.entrypoints.launchers.cli_args import make_arg_parser, validate_parsed_serve_args
from vllm.utils.argparse_utils import FlexibleArgumentParser

import shared  # finds the modules of the other sidecars
import flags
import models
import settings
import start
import tiny


def parsed(command: list[str]) -> argparse.Namespace:
    """What vLLM understands of a server's command; it ends the program at a word that it does not know."""
    understood = make_arg_parser(FlexibleArgumentParser()).parse_args(command[command.index("serve") + 1 :])
    validate_parsed_serve_args(understood)
    return understood


def asked(**variables: str) -> argparse.Namespace:
    """What it understands of the command for those settings of a GPU's sidecar."""
    named = {f"LONGHAND_VLLM_{name}": value for name, value in variables.items()}
    return parsed(start.command(settings.read({"LONGHAND_VLLM_WEIGHTS": "s3://a/b", **named})))


class WordsTest(unittest.TestCase):
    def test_on_a_gpu_every_word_is_known_and_means_what_is_meant(self) -> None:
        for name, model in models.load().items():
            found = asked(MODEL=name, FP8="both", KV_GIB="20", REQUESTS="4")
            self.assertEqual((found.model_tag, found.chat_template), ("s3://a/b", str(model.template)))
            self.assertEqual((found.host, found.port, found.served_model_name), ("127.0.0.1", 8000, [name]))
            self.assertEqual((found.max_model_len, found.max_num_seqs, found.max_num_queued_reqs), (model.context, 4, 8))
            self.assertEqual((found.load_format, found.quantization, found.kv_cache_dtype), ("runai_streamer", "fp8", "fp8"))
            self.assertEqual(found.kv_cache_memory_bytes, 20 * settings.GIB)
            self.assertTrue(found.enable_prefix_caching and found.enable_prompt_tokens_details)

    def test_on_a_processor_every_word_is_known(self) -> None:
        for compiled in (False, True):
            load = flags.Load(2048, 4, 8, 1, "auto", compiled)
            found = parsed([str(word) for word in flags.command(Path("p"), Path("w"), "small", 8100, load)])
            self.assertEqual((found.block_size, found.enable_chunked_prefill, found.enforce_eager), (32, False, not compiled))
            self.assertEqual((found.max_num_queued_reqs, found.max_num_batched_tokens), (12, 2048))

    def test_a_word_that_it_does_not_know_would_be_noticed(self) -> None:
        with self.assertRaises(SystemExit), contextlib.redirect_stderr(io.StringIO()):
            parsed(["serve", "s3://a/b", "--max-number-of-requests", "4"])


class AnswersTest(unittest.TestCase):
    def test_they_end_and_are_sampled_as_the_model_was_trained(self) -> None:
        for name, model in models.load().items():
            with self.subTest(name), tempfile.TemporaryDirectory() as cache:
                dressed = tiny.dressed_as(name, Path(cache))
                start.write_generation(dressed)
                found = self.config(start.command(dressed))
                self.assertEqual(found.get_diff_sampling_param(), model.sampling)
                self.assertEqual(self.ends(found), set(model.stop_token_ids))

    def test_their_ends_cannot_be_told_by_a_word(self) -> None:
        """Why there is a file: where this fails, `--override-generation-config` would do."""
        told = '{"eos_token_id": [151336], "temperature": 0.5}'
        found = self.config(["serve", str(tiny.folder()), "--override-generation-config", told])
        self.assertEqual(found.get_diff_sampling_param()["temperature"], 0.5)
        self.assertNotIn(151336, self.ends(found))

    def config(self, command: list[str]) -> ModelConfig:
        """What vLLM knows of the model that a command serves."""
        read = parsed(command)
        read.model = read.model_tag
        return AsyncEngineArgs.from_cli_args(read).create_model_config()

    def ends(self, config: ModelConfig) -> set[int]:
        """The tokens that end an answer besides the one that the tokenizer names."""
        params = SamplingParams()
        params.update_from_generation_config(config.try_get_generation_config())
        return set(params.stop_token_ids or ())
