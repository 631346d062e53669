package dev.longhand.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.document.FinishReason;
import dev.longhand.document.Usage;
import dev.longhand.model.Completion;
import dev.longhand.stages.Acceptance.Kept;
import dev.longhand.stages.Acceptance.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AcceptanceTest {

    @Test
    void an_answer_that_came_to_its_end_is_kept_byte_for_byte() {
        String text = "  ## River\r\n\r\nIt bends…  \n";
        assertThat(of(text, FinishReason.STOP, 100)).isEqualTo(new Kept(text));
    }

    @ParameterizedTest
    @EnumSource(FinishReason.class)
    void an_empty_answer_is_rejected_whatever_the_reason(FinishReason finish) {
        assertThat(of(" \n\t", finish, 100)).isInstanceOf(Rejected.class);
    }

    @Test
    void an_answer_that_the_server_took_away_is_rejected() {
        assertThat(of("A whole sentence.", FinishReason.OTHER, 3)).isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "One two three. Four five|One two three.",
                "She said \"Stop.\" Then she|She said \"Stop.\"",
                "(It bends.) And then|(It bends.)",
                "Is it? Perhaps|Is it?",
                "河流弯曲。然后它|河流弯曲。",
                "他说：“停下！”然后|他说：“停下！”",
                "Version 3.5 is out! It has 1.5|Version 3.5 is out!",
                "Do these things first. 1. Dig 2.|Do these things first.",
            })
    void a_cut_answer_is_kept_up_to_its_last_whole_sentence(String cut, String kept) {
        assertThat(of(cut, FinishReason.LENGTH, 4)).isEqualTo(new Kept(kept));
    }

    @ParameterizedTest
    @ValueSource(strings = {"one two three four five six", "One. two three four five six seven eight nine ten"})
    void a_cut_answer_without_enough_whole_sentences_is_rejected(String cut) {
        assertThat(of(cut, FinishReason.LENGTH, 10)).isInstanceOf(Rejected.class);
    }

    @Test
    void a_cut_answer_that_is_too_long_is_ended_near_the_words_asked_for() {
        String sentence = "One two three four five. ";
        assertThat(of(sentence.repeat(10) + "One two", FinishReason.LENGTH, 20))
                .isEqualTo(new Kept(sentence.repeat(4).stripTrailing()));
    }

    @Test
    void lines_without_sentences_are_kept_up_to_the_last_whole_line() {
        assertThat(of("roses red\nviolets blue\nsugar", FinishReason.LENGTH, 5))
                .isEqualTo(new Kept("roses red\nviolets blue\n"));
    }

    @Test
    void where_no_length_is_asked_one_whole_sentence_is_enough() {
        assertThat(of("One. two three", FinishReason.LENGTH, 0)).isEqualTo(new Kept("One."));
    }

    private static Acceptance of(String text, FinishReason finish, int words) {
        return Acceptance.of(new Completion(text, finish, Usage.NONE), words);
    }
}
