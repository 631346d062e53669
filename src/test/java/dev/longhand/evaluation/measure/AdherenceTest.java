package dev.longhand.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.evaluation.measure.Adherence.Length;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AdherenceTest {
    @Test
    void sections_are_held_against_their_planned_words() {
        Adherence adherence =
                Adherence.of(List.of(new Length(500, 400), new Length(500, 600), new Length(300, 361), new Length(200, 0)));
        assertThat(adherence.sections()).isEqualTo(4);
        assertThat(adherence.error()).isCloseTo((0.2 + 0.2 + 61 / 300.0 + 1) / 4, within(1e-12));
        assertThat(adherence.close()).isEqualTo(0.5);
    }

    @Test
    void a_section_that_is_a_fifth_off_is_close_and_one_word_more_is_not() {
        assertThat(Adherence.of(List.of(new Length(5, 6))).close()).isEqualTo(1);
        assertThat(Adherence.of(List.of(new Length(5, 4))).close()).isEqualTo(1);
        assertThat(Adherence.of(List.of(new Length(5, 7))).close()).isZero();
        assertThat(Adherence.of(List.of(new Length(1_000, 1_201))).close()).isZero();
    }

    @Test
    void sections_without_planned_words_are_left_out() {
        assertThat(Adherence.of(List.of(new Length(0, 100), new Length(100, 100)))).isEqualTo(new Adherence(1, 0, 1));
        assertThat(Adherence.of(List.of(new Length(0, 100))).none()).isTrue();
    }
}
