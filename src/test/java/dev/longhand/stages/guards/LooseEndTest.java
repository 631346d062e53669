package dev.longhand.stages.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.stages.guards.Verdict.Kept;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LooseEndTest {

    @ParameterizedTest
    @ValueSource(strings = {"## Next", "## Next\n\n### Deeper\n", "---", "***\n", "-", "3.", "- \n## Next"})
    void a_mark_with_nothing_behind_it_is_cut(String mark) {
        assertThat(kept("It bends.\n\n" + mark)).isEqualTo("It bends.");
    }

    @Test
    void the_empty_item_at_which_a_real_model_was_stopped_is_cut() {
        assertThat(RealTexts.text("en-chatter-before")).endsWith("-");
        assertThat(kept(RealTexts.text("en-chatter-before"))).endsWith("any safety incidents.");
    }

    @Test
    void nothing_but_headings_leaves_nothing() {
        assertThat(kept("# River\n\n## Source\n")).isEmpty();
    }

    @Test
    void an_open_code_block_is_closed() {
        assertThat(kept("It runs:\n\n```java\nint i;\nint ")).isEqualTo("It runs:\n\n```java\nint i;\nint \n```".replace(" \n", "\n"));
        assertThat(kept("It runs.\n\n```java\n")).isEqualTo("It runs.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"It bends\n", "| a | b |\n", "```\nint i;\n```", "- one\n- two", "## River\n\nIt bends."})
    void other_ends_are_left_to_be_continued_or_cut_back(String text) {
        assertThat(kept(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It bends.",
                "| a | b |\n|---|---|\n| 1 | 2 |",
                "```\nint i;\n```",
                "Eggs:\n- two whites\n- one yolk",
                "Yours sincerely,\n\nAnn Smith",
                "此致\n敬礼\n王明",
                "The sea, the sea\nand home again"
            })
    void a_text_that_ends_as_a_text_may_is_complete(String text) {
        assertThat(guarded(text).complete(false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It bends and",
                "It bends. The three reasons are:",
                "| a | b |\n|---|---|\n| 1 |",
                "```\nint i;",
                "Eggs:\n- two whites\n- one yolk,",
                "水流弯曲，"
            })
    void a_text_that_breaks_off_is_not(String text) {
        assertThat(guarded(text).complete(false)).isFalse();
    }

    @Test
    void a_last_line_without_a_stop_is_half_of_one_where_the_limit_of_tokens_cut_a_real_model() {
        Guarded list = guarded(RealTexts.text("en-cut-item"));
        assertThat(list.text()).endsWith("relative to the magnetic field");
        assertThat(list.complete(true)).isFalse();
        assertThat(list.complete(false)).isTrue();
        assertThat(guarded("It bends.").complete(true)).isTrue();
        assertThat(guarded("| a | b |\n|---|---|\n| 1 | 2 |").complete(true)).isTrue();
    }

    private static Guarded guarded(String text) {
        return new Guarded(text, List.of(), Optional.empty());
    }

    private static String kept(String text) {
        return ((Kept) new LooseEnd().on(text, RealTexts.english())).text();
    }
}
