package dev.longhand.stages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SentencesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "It runs. It falls. It is|It runs. It falls.",
        "\"It runs.\" She said|\"It runs.\"",
        "河水流过。山谷很深。然后|河水流过。山谷很深。",
        "“河水流过。”他说|“河水流过。”",
        "It **runs.** Then it|It **runs.**"
    })
    void a_cut_text_is_kept_up_to_its_last_sentence(String cut, String kept) {
        assertThat(Sentences.whole(cut)).isEqualTo(kept);
    }

    @Test
    void the_number_of_an_item_is_no_sentence() {
        assertThat(Sentences.whole("First comes this one.\n\n2. ")).isEqualTo("First comes this one.");
    }

    @Test
    void where_no_sentence_ends_a_line_may() {
        assertThat(Sentences.whole("- one two three\n- four five six\n- seven ei"))
                .isEqualTo("- one two three\n- four five six\n");
    }

    @Test
    void a_text_is_ended_where_a_sentence_ends_nearest_to_the_words() {
        String text = "One two three four. Five six seven eight. Nine ten.";
        assertThat(Sentences.nearest(text, 5)).isEqualTo("One two three four.");
        assertThat(Sentences.nearest(text, 7)).isEqualTo("One two three four. Five six seven eight.");
    }
}
