"""The catalogue that is shipped, and catalogues that are refused."""

from __future__ import annotations

import json
from typing import Any

import catalogue
from catalogue import Hub, Packages
from failures import Failure
from fixtures import Case


class CatalogueTest(Case):
    def test_the_shipped_catalogue_knows_its_default(self) -> None:
        shipped = catalogue.load()
        self.assertEqual(shipped.find(None).name, shipped.default)

    def test_every_shipped_model_can_be_checked_and_fetched_in_full(self) -> None:
        for model in catalogue.load().models:
            with self.subTest(model.name):
                self.assertRegex(model.sha256, r"\A[0-9a-f]{64}\Z")
                self.assertGreater(model.context, 0)
                self.assertIsInstance(model.sources[0], Hub)
                for source in model.sources:
                    if isinstance(source, Packages):
                        parts = -(-model.bytes // source.part_bytes)
                        self.assertEqual(len({part.package for part in source.parts}), parts)

    def test_no_host_is_named(self) -> None:
        self.assertNotRegex(catalogue.OWN.read_text("utf-8"), r"://|www\.|\.(co|org|com|io)/")

    def test_an_unknown_model_is_answered_with_the_known_ones(self) -> None:
        with self.assertRaisesRegex(Failure, "no model 'other'.*smollm2-135m"):
            catalogue.load().find("other")

    def test_a_catalogue_with_a_fault_is_refused_by_name(self) -> None:
        shipped = json.loads(catalogue.OWN.read_text("utf-8"))
        first: dict[str, Any] = shipped["models"][0]
        faults = {
            "default": {**shipped, "default": "other"},
            "one name": {**shipped, "models": [first, first]},
            "plain name": {**shipped, "models": [{**first, "file": "../up.gguf"}]},
            "no source": {**shipped, "models": [{**first, "sources": []}]},
            "sha256": {**shipped, "models": [{key: first[key] for key in first if key != "sha256"}]},
        }
        for words, fault in faults.items():
            with self.subTest(words):
                self._refuses(json.dumps(fault), words)

    def test_what_is_not_json_is_refused_by_name(self) -> None:
        self._refuses("{", "not valid")

    def _refuses(self, text: str, words: str) -> None:
        file = self.cache / "models.json"
        file.write_text(text, "utf-8")
        with self.assertRaisesRegex(Failure, f"{file}.*{words}"):
            catalogue.load(file)
