package dev.longhand.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TokensTest {
    @Test
    void words_are_tokens_whatever_their_case_and_punctuation() {
        assertThat(Tokens.of("The cat — the CAT, 42 cats!")).containsExactly("the", "cat", "the", "cat", "42", "cats");
    }

    @Test
    void an_apostrophe_inside_a_word_is_a_part_of_it() {
        assertThat(Tokens.of("Don’t say 'no'")).containsExactly("don't", "say", "no");
    }

    @Test
    void an_ideograph_is_a_token_even_beside_latin_letters() {
        assertThat(Tokens.of("使用GPT模型。")).containsExactly("使", "用", "gpt", "模", "型");
    }

    @Test
    void accents_are_parts_of_their_words_however_they_are_written() {
        assertThat(Tokens.of("café cafe\u0301")).containsExactly("café", "cafe\u0301");
    }

    @Test
    void a_text_without_words_has_no_tokens() {
        assertThat(Tokens.of(" –!? 🏔️")).isEmpty();
    }
}
