"""What vLLM is told on a processor."""

from __future__ import annotations

import os
from pathlib import Path
from unittest import mock

import shared  # finds the modules of the other sidecars
import flags
from fixtures import Case

LOAD = flags.Load(context=4096, requests=8, waiting=4, cache_gib=3, dtype="auto")


class FlagsTest(Case):
    def type_for(self, features: str) -> str:
        """The type for a processor with those features."""
        cpu = self.cache / "cpuinfo"
        cpu.write_text(f"processor : 0\nflags : fpu {features} avx2\n", "utf-8")
        return flags.best_type(cpu)

    def test_bfloat16_is_for_processors_that_compute_with_it(self) -> None:
        self.assertEqual(self.type_for("avx512f avx512_bf16"), "bfloat16")
        self.assertEqual(self.type_for("sse4_2"), "float32")

    def test_a_type_that_is_asked_for_is_taken(self) -> None:
        told = [*map(str, flags.command(Path("p"), Path("w"), "small", 1, flags.Load(1, 1, 1, 1, "float32")))]
        self.assertEqual(told[told.index("--dtype") + 1], "float32")

    def test_only_this_machine_can_ask_the_server(self) -> None:
        told = [*map(str, flags.command(Path("p"), Path("w"), "small", 8100, LOAD))]
        self.assertEqual(told[told.index("--host") + 1], "127.0.0.1")
        self.assertEqual(told[told.index("--port") + 1], "8100")
        self.assertEqual(told[told.index("--served-model-name") + 1], "small")

    def test_no_prompt_is_prefilled_in_chunks(self) -> None:
        told = [*map(str, flags.command(Path("p"), Path("w"), "small", 1, LOAD))]
        self.assertIn("--no-enable-chunked-prefill", told)
        tokens = [told[told.index(word) + 1] for word in ("--max-model-len", "--max-num-batched-tokens")]
        self.assertEqual(tokens, ["4096", "4096"], "a whole prompt fits into one batch")

    def test_it_is_compiled_only_if_that_is_asked_for(self) -> None:
        for compiled in (False, True):
            told = flags.command(Path("p"), Path("w"), "small", 1, flags.Load(1, 1, 1, 1, "auto", compiled))
            self.assertEqual("--enforce-eager" in told, not compiled)

    def test_all_cores_of_the_process_are_used_and_no_others(self) -> None:
        with mock.patch.object(os, "sched_getaffinity", return_value={5, 0, 1, 2}):
            told = flags.variables(Path("bin/python"), self.cache, LOAD)
        self.assertEqual(told["VLLM_CPU_OMP_THREADS_BIND"], "0-2,5")
        self.assertEqual(told["VLLM_CPU_NUM_OF_RESERVED_CPU"], "0")

    def test_all_that_vllm_writes_is_in_the_cache(self) -> None:
        told = flags.variables(Path("bin/python"), self.cache, LOAD)
        for name in ("HF_HOME", "VLLM_CACHE_ROOT", "TORCHINDUCTOR_CACHE_DIR"):
            self.assertTrue(Path(told[name]).is_relative_to(self.cache), name)
