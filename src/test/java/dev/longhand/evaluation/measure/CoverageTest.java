package dev.longhand.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CoverageTest {
    @Test
    void the_content_words_of_a_point_are_looked_for_in_its_section() {
        // content words: history, bicycle, europe, clubs
        assertThat(Coverage.of("The history of the bicycle in Europe and its clubs", "In EUROPE, the bicycle came late."))
                .isEqualTo(new Ratio(2, 4));
    }

    @Test
    void a_word_counts_once_and_as_a_whole() {
        assertThat(Coverage.of("Art, art and more art", "An artist paints.")).isEqualTo(new Ratio(0, 1));
        assertThat(Coverage.of("Art, art and more art", "Art!")).isEqualTo(new Ratio(1, 1));
    }

    @Test
    void chinese_is_compared_in_pairs_of_characters() {
        // pairs: 西湖 春天 天景 景色; the particle 的 parts 湖的 and 的春, the comma parts 色，交
        assertThat(Coverage.of("西湖的春天景色，交通", "春天到西湖去，交通很方便")).isEqualTo(new Ratio(3, 5));
    }

    @Test
    void an_ideograph_that_stands_alone_is_a_term() {
        assertThat(Coverage.of("茶、酒、花", "喝茶赏花")).isEqualTo(new Ratio(2, 3));
    }

    @Test
    void words_and_characters_may_stand_side_by_side() {
        assertThat(Coverage.of("GPT模型", "一个gpt的模型")).isEqualTo(new Ratio(2, 2));
    }

    @Test
    void a_point_of_stop_words_says_nothing() {
        assertThat(Coverage.of("What it is, and why", "Anything").none()).isTrue();
        assertThat(Coverage.of("", "Anything").none()).isTrue();
    }
}
