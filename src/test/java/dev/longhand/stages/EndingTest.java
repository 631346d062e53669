package dev.longhand.stages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class EndingTest {
    private static final String PARAGRAPH = "The river rises in the hills and runs for many miles to the sea. ".repeat(4).strip();

    @Test
    void the_paragraph_that_concludes_goes_with_its_heading_and_what_is_signed_under_it() {
        String body = PARAGRAPH + "\n\n" + PARAGRAPH;
        String end = "## At last\n\nSo the river comes to the sea, where it ends.\n\nYours sincerely,\n\nAnna Smith";
        assertThat(Ending.of(body + "\n\n" + end)).isEqualTo(new Ending(body, end));
    }

    @Test
    void a_text_of_two_paragraphs_has_no_end_to_part() {
        String text = PARAGRAPH + "\n\n" + PARAGRAPH;
        assertThat(Ending.of(text)).isEqualTo(new Ending(text, ""));
    }

    @Test
    void a_last_paragraph_that_is_most_of_the_text_is_no_end() {
        String text = "# Rivers\n\nThey run.\n\n" + PARAGRAPH;
        assertThat(Ending.of(text)).isEqualTo(new Ending(text, ""));
    }
}
