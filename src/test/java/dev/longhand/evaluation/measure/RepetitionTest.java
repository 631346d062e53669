package dev.longhand.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RepetitionTest {
    @Test
    void a_text_said_twice_repeats_itself_in_its_second_half() {
        Repetition repetition = of(words(0, 10) + " " + words(0, 10));
        // 17 4-grams: 7 in the first ten words, 3 across the seam, 7 again; tenths hold 2, 2, 2, 1, 2, 2, 1, 2, 2, 1
        assertThat(repetition.whole()).isEqualTo(new Ratio(7, 17));
        assertThat(repetition.tenths().stream().map(Ratio::part)).containsExactly(0L, 0L, 0L, 0L, 0L, 1L, 1L, 2L, 2L, 1L);
        assertThat(repetition.tenths().stream().map(Ratio::whole)).containsExactly(2L, 2L, 2L, 1L, 2L, 2L, 1L, 2L, 2L, 1L);
    }

    @Test
    void new_words_repeat_nothing() {
        assertThat(of(words(0, 100)).whole()).isEqualTo(new Ratio(0, 97));
    }

    @Test
    void a_loop_repeats_all_but_its_first_round() {
        // period 3: the 4-grams that start at the first three words are new, the other 94 are not
        assertThat(of("do re mi ".repeat(33) + "do").whole()).isEqualTo(new Ratio(94, 97));
    }

    @Test
    void chinese_is_counted_in_characters() {
        assertThat(of("山高水长，山高水长。").whole()).isEqualTo(new Ratio(1, 5));
    }

    @Test
    void a_text_of_three_words_has_nothing_to_count() {
        assertThat(of("one two three").whole().none()).isTrue();
        assertThat(of("").tenths()).hasSize(10).allMatch(Ratio::none);
    }

    @Test
    void a_very_long_text_is_measured_in_one_pass() {
        assertThat(of(words(0, 200_000)).whole()).isEqualTo(new Ratio(0, 199_997));
    }

    @Test
    void variety_is_what_differs_over_what_is_there() {
        NGrams text = NGrams.of(List.of("a", "b", "a", "b", "a", "c"));
        assertThat(Distinct.of(text, 1)).isEqualTo(new Ratio(3, 6));
        assertThat(Distinct.of(text, 2)).isEqualTo(new Ratio(3, 5)); // ab ba ac
        assertThat(Distinct.of(text, 3)).isEqualTo(new Ratio(3, 4)); // aba bab bac
        assertThat(Distinct.of(text, 4)).isEqualTo(new Ratio(3, 3));
        assertThat(Distinct.of(text, 7).none()).isTrue();
    }

    @Test
    void windows_do_not_punish_length() {
        NGrams once = NGrams.of(Tokens.of(words(0, 500)));
        NGrams often = NGrams.of(Tokens.of((words(0, 500) + " ").repeat(4) + words(0, 499)));
        assertThat(Distinct.of(often, 4).value()).isLessThan(0.25);
        assertThat(Distinct.inWindows(once, 4)).containsExactly(new Ratio(497, 497));
        assertThat(Distinct.inWindows(often, 4)).hasSize(4).containsOnly(new Ratio(497, 497));
    }

    @Test
    void a_text_shorter_than_a_window_has_none() {
        assertThat(Distinct.inWindows(NGrams.of(Tokens.of(words(0, 499))), 4)).isEmpty();
    }

    private static Repetition of(String text) {
        return Repetition.of(NGrams.of(Tokens.of(text)));
    }

    private static String words(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    }
}
