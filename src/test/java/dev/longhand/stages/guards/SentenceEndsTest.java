package dev.longhand.stages.guards;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SentenceEndsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It bends.",
                "Is it?",
                "It is!\n",
                "It bends…  ",
                "It bends...",
                "She said, \"Stop.\"",
                "She said, “Stop.”",
                "(It bends.)",
                "**It bends.**",
                "It was in 1956.",
                "水流弯曲。",
                "他说：“停！”",
                "（它转弯了。）",
                "他走了……",
                "「好。」",
                "In 1956. Then more, e.g. this one."
            })
    void a_text_ends_with_a_sentence(String text) {
        assertThat(SentenceEnds.endsWithOne(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "It bends",
                "It bends,",
                "It was Dr.",
                "1. One.\n2.",
                "The U.S.",
                "She said, \"Stop. And then",
                "She said, “Stop.",
                "(It bends. Then",
                "水流弯曲，",
                "他说：“停。",
                "## Heading"
            })
    void a_text_is_cut(String text) {
        assertThat(SentenceEnds.endsWithOne(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "One two. Three|One two.",
                "She said \"Stop.\" Then she|She said \"Stop.\"",
                "It bends. \"Stop. And|It bends.",
                "It bends. (It was Mr. Brown|It bends.",
                "It cost 3.5 pounds. Then 4.2|It cost 3.5 pounds.",
                "他说：“走。”她说：“停。我|他说：“走。”",
                "水流弯曲。它转|水流弯曲。",
                "One.\\n\\n1. Two.\\n2. Thr|One.\\n\\n1. Two.",
                "Without an end|''"
            })
    void a_cut_text_is_kept_up_to_its_last_sentence(String text, String kept) {
        assertThat(SentenceEnds.upToLast(text.replace("\\n", "\n"))).isEqualTo(kept.replace("\\n", "\n"));
    }

    @Test
    void texts_that_were_cut_by_the_limit_of_a_real_model_are_cut_back() {
        String english = RealTexts.text("en-cut");
        assertThat(SentenceEnds.endsWithOne(english)).isFalse();
        assertThat(SentenceEnds.upToLast(english)).endsWith("approximately 130 meters tall.");
        String chinese = RealTexts.text("zh-cut");
        assertThat(SentenceEnds.endsWithOne(chinese)).isFalse();
        assertThat(SentenceEnds.upToLast(chinese)).endsWith("是当时世界上最高的建筑之一。");
    }

    @Test
    void an_open_code_block_is_no_place_to_end() {
        assertThat(SentenceEnds.upToLast("It runs. So:\n\n```\nprint('It is.')\nprint(")).isEqualTo("It runs.");
    }

    @Test
    void every_end_is_found_in_order() {
        assertThat(SentenceEnds.of("One. Two! 三。")).containsExactly(4, 9, 12);
    }
}
