package dev.longhand.stages.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.stages.guards.Verdict.Kept;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NextTurnTest {

    @ParameterizedTest
    @CsvSource({
        "en-next-turn, Human: Now write",
        "en-next-turn-named, 'Qwen, I want'",
        "zh-next-turn, Human: 好的",
        "zh-next-turn-machine, 给我一个关于科技发展的报告模板。我是"
    })
    void a_text_of_a_real_model_ends_where_it_began_to_ask_itself(String name, String turn) {
        String text = RealTexts.text(name);
        int end = text.indexOf(turn);
        assertThat(kept(text, RealTexts.context(name))).isEqualTo(text.substring(0, end).strip());
        assertThat(watched(text, RealTexts.context(name)))
                .as("characters that were let by")
                .isBetween(end, end + 30);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**Qwen**\n生成一份概述文本。",
                "当然可以。以下是一份概括性文档：",
                "Sure! Here is an outline:",
                "Certainly. Below is the letter.",
                "I'm an AI language model, so I cannot say.",
                "As an AI assistant, I cannot say.",
                "由于我是一个AI助手，我没有样本。",
                "作为一个AI助手，我不能提供建议。"
            })
    void a_text_ends_where_an_answer_begins_behind_it(String turn) {
        String text = "The tide turns.\n\n" + turn;
        assertThat(kept(text, RealTexts.english())).isEqualTo("The tide turns.");
        assertThat(watched(text, RealTexts.english())).isBetween(18, text.length() - 1);
    }

    @Test
    void the_beginning_of_an_answer_is_not_taken_for_its_end() {
        String text = "\nSure! Here is the section:\n\nThe tide turns.";
        assertThat(kept(text, RealTexts.english())).isSameAs(text);
        assertThat(watched(text, RealTexts.english())).isEqualTo(text.length());
    }

    @Test
    void the_model_is_held_to_have_ended_its_text_itself() {
        Guarded guarded = Guards.check(RealTexts.text("zh-next-turn"), RealTexts.chinese());
        assertThat(guarded.edits()).singleElement().matches(Guards::isBeyondTheEnd);
        assertThat(guarded.complete(false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Write a dialogue between a person and a machine.",
                "Write an article on AI assistants.",
                "写一篇关于人工智能的文章。",
                "写一段人和AI的故事。"
            })
    void where_people_or_machines_talk_their_turns_stay(String instruction) {
        String text = RealTexts.text("en-next-turn");
        GuardContext context = RealTexts.asked(RealTexts.english(), instruction);
        assertThat(kept(text, context)).isSameAs(text);
        assertThat(watched(text, context)).isEqualTo(text.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The captains of the ships are\nHuman, all too human: tired.",
                "He asked: Human: or not?",
                "- Assistant: a person who helps",
                "As an airline, it failed. I am an aide.",
                "The box in the office works as an AI assistant and costs little.",
                "\"I'm an AI assistant,\" the crane said.",
                "作为一个AI助手，它很便宜。",
                "“我是一个AI助手。”吊车说。",
                "我是一个水手。"
            })
    void other_lines_are_the_texts_own(String text) {
        assertThat(kept(text, RealTexts.english())).isSameAs(text);
    }

    @ParameterizedTest
    @MethodSource("dev.longhand.stages.guards.RealTexts#good")
    void what_a_real_model_wrote_well_is_let_by(String name) {
        String text = RealTexts.text(name);
        assertThat(watched(text, RealTexts.context(name))).isEqualTo(text.length());
    }

    private static String kept(String text, GuardContext context) {
        return ((Kept) new NextTurn().on(text, context)).text();
    }

    /** Characters that come before the watch says that the text is over. */
    private static int watched(String text, GuardContext context) {
        TurnWatch watch = new TurnWatch(context.instruction(), context.title());
        int taken = 0;
        while (!watch.over() && taken < text.length()) {
            watch.text(text.substring(taken, ++taken));
        }
        return taken;
    }
}
