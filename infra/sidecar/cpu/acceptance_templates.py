"""The chat templates, rendered by the function that vLLM renders them with, against the formats written out here."""

from __future__ import annotations

import random
import re
import unittest
from typing import Any

from jinja2 import TemplateError
from transformers.utils.chat_template_utils import render_jinja_template

import shared  # finds the modules of the other sidecars
import models

Chat = list[dict[str, str]]

GLM, LLAMA = "longwriter-glm4-9b", "longwriter-llama3.1-8b"
CHATS = 2000
CONTROLS = {
    GLM: (
        "<|endoftext|>", "[MASK]", "[gMASK]", "[sMASK]", "<sop>", "<eop>", "<|system|>", "<|user|>", "<|assistant|>",
        "<|observation|>", "<|begin_of_image|>",
    ),
    LLAMA: (
        "<|begin_of_text|>", "<|end_of_text|>", "<|start_header_id|>", "<|eot_id|>", "<|reserved_special_token_7|>",
        "[INST]", "[/INST]", "<<SYS>>", "<</SYS>>",
    ),
}  # fmt: skip
PIECES = (
    "Rivers bend.", " ", "\n", "\n\n", "<", "|", ">", "[", "]", "/", "王维", "é", "{{ messages }}", "{% raw %}", "a <b> c",
)  # fmt: skip


def render(name: str, chat: Chat, **asked: Any) -> str:
    """The prompt of a chat."""
    template = models.load()[name].template.read_text("utf-8")
    (prompt,), _ = render_jinja_template([chat], chat_template=template, **asked)
    return str(prompt)


def said(*turns: str) -> Chat:
    """Turns of the user and the assistant, one after the other."""
    return [{"role": ("user", "assistant")[number % 2], "content": turn} for number, turn in enumerate(turns)]


SYSTEM = [{"role": "system", "content": "Be brief."}]


class FormatTest(unittest.TestCase):
    def test_a_question(self) -> None:
        chat = said("Why do rivers bend?")
        self.assertEqual(
            render(GLM, chat, add_generation_prompt=True), "[gMASK]<sop><|user|>\nWhy do rivers bend?<|assistant|>"
        )
        self.assertEqual(
            render(LLAMA, chat, add_generation_prompt=True), "<|begin_of_text|>[INST]Why do rivers bend?[/INST]"
        )

    def test_several_turns_with_a_system_message(self) -> None:
        chat = SYSTEM + said("One?", "First.", "Two?")
        self.assertEqual(
            render(GLM, chat, add_generation_prompt=True),
            "[gMASK]<sop><|system|>\nBe brief.<|user|>\nOne?<|assistant|>\nFirst.<|user|>\nTwo?<|assistant|>",
        )
        self.assertEqual(
            render(LLAMA, chat, add_generation_prompt=True),
            "<|begin_of_text|><<SYS>>\nBe brief.\n<</SYS>>\n\n[INST]One?[/INST]First.[INST]Two?[/INST]",
        )

    def test_an_answer_that_is_gone_on_with_is_the_end_of_the_prompt(self) -> None:
        before = {GLM: "[gMASK]<sop><|user|>\nWrite.<|assistant|>\n", LLAMA: "<|begin_of_text|>[INST]Write.[/INST]"}
        for words in ("It began ", "It began\n\n", "It", "## A\n\n- one\n- "):
            for name in (GLM, LLAMA):
                with self.subTest(name, words=words):
                    prompt = render(name, said("Write.", words), continue_final_message=True)
                    self.assertEqual(prompt, before[name] + words)

    def test_the_line_break_before_an_answer_of_glm_stands_once(self) -> None:
        self.assertEqual(render(GLM, said("Write.", "\nText")), render(GLM, said("Write.", "Text")))

    def test_another_role_is_refused(self) -> None:
        for name in (GLM, LLAMA):
            with self.assertRaisesRegex(TemplateError, "system, user or assistant, not tool"):
                render(name, [{"role": "tool", "content": "42"}])

    def test_words_without_control_tokens_are_taken_as_they_are(self) -> None:
        words = "if a < b || c <= d: x[i] = [INSTANCE] # <sys> <<HEREDOC>> |> <p>\n"
        for name in (GLM, LLAMA):
            self.assertIn(words, render(name, said(words)))


class PropertyTest(unittest.TestCase):
    """Random chats: their words are pieces of text, of control tokens and whole ones, in any order."""

    def setUp(self) -> None:
        self.random = random.Random(20)

    def test_what_follows_changes_nothing_before_it(self) -> None:
        for name, chat in self.chats():
            whole = render(name, chat)
            for end in range(1, len(chat)):
                asked = chat[end]["role"] == "assistant"
                start = render(name, chat[:end], add_generation_prompt=asked)
                self.assertTrue(whole.startswith(start), (name, chat, end))

    def test_an_answer_that_grows_only_grows(self) -> None:
        for name, chat in self.chats():
            words = chat[-1]["content"]
            if chat[-1]["role"] != "assistant" or not words.strip():
                continue
            more = [*chat[:-1], {"role": "assistant", "content": words + " And on."}]
            prompt = render(name, chat, continue_final_message=True)
            self.assertTrue(prompt.endswith(words), (name, chat))
            self.assertEqual(render(name, more, continue_final_message=True), prompt + " And on.")
            self.assertTrue(render(name, more + said("Next.")).startswith(prompt), (name, chat))

    def test_no_control_token_comes_out_of_what_others_say(self) -> None:
        for name, chat in self.chats():
            others = [message if message["role"] != "assistant" else {**message, "content": "-"} for message in chat]
            blank = [{**message, "content": "-"} for message in chat]
            controls = re.compile("|".join(map(re.escape, CONTROLS[name])))
            self.assertEqual(controls.findall(render(name, others)), controls.findall(render(name, blank)), others)

    def test_the_words_of_the_assistant_are_untouched(self) -> None:
        for name, chat in self.chats():
            prompt, place = render(name, chat), 0
            for message in chat:
                if message["role"] == "assistant":
                    place = prompt.index(message["content"], place) + len(message["content"])

    def chats(self) -> list[tuple[str, Chat]]:
        """Chats of both models, with each model's own control tokens in them."""
        return [(name, self.chat(CONTROLS[name])) for name in (GLM, LLAMA) for _ in range(CHATS)]

    def chat(self, controls: tuple[str, ...]) -> Chat:
        """One to six turns, half of them below a system message."""
        turns = said(*(self.words(controls) for _ in range(self.random.randint(1, 6))))
        system = [{"role": "system", "content": self.words(controls)}]
        return system + turns if self.random.random() < 0.5 else turns

    def words(self, controls: tuple[str, ...]) -> str:
        """Up to eight pieces; of control tokens also their halves, which may meet."""
        pieces = []
        for _ in range(self.random.randint(0, 8)):
            piece = self.random.choice(PIECES + controls + controls)
            cut = self.random.randint(0, len(piece))
            pieces.append(piece if self.random.random() < 0.6 else self.random.choice((piece[:cut], piece[cut:])))
        return "".join(pieces)
