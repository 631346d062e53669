package dev.longhand.stages.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.stages.guards.Verdict.Kept;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ThinkingTest {

    @Test
    void what_a_real_model_thought_before_its_text_is_cut() {
        assertThat(kept(RealTexts.text("en-think")))
                .startsWith("<paragraph>\nCities plant trees for a variety of reasons.");
    }

    @Test
    void a_block_that_is_never_closed_leaves_what_stands_before_it() {
        String text = RealTexts.text("en-think");
        String unclosed = text.substring(0, text.indexOf("</think>"));
        assertThat(kept(unclosed)).isEmpty();
        assertThat(kept("The tide turns.\n" + unclosed)).isEqualTo("The tide turns.");
        assertThat(Guards.check(unclosed, RealTexts.english()).problem()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "They want two sentences.\nI begin with the sea.\n</think>\n\nThe tide turns.",
                "<think>\n\n</think>\n\nThe tide turns.",
                "<THINKING>So.</THINKING>The tide turns.",
                "<think>One.</think>\n<think>Two.</think>\nThe tide turns."
            })
    void thoughts_are_cut_in_every_form(String text) {
        assertThat(kept(text)).isEqualTo("The tide turns.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Some models put <think> before their thoughts and </think> after them.",
                "The tag </think> ends what a model thinks.",
                "我想<好>，但没有说。",
                "```\n<b>bold</b>\n```"
            })
    void a_text_about_tags_is_left_alone(String text) {
        assertThat(kept(text)).isEqualTo(text);
    }

    private static String kept(String text) {
        return ((Kept) new Thinking().on(text, RealTexts.english())).text();
    }
}
