package dev.longhand.stages.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.stages.guards.Verdict.Kept;
import dev.longhand.stages.guards.Verdict.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RepetitionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-loop-list|10. Reduces energy costs",
                "en-loop-essay|trees have become an integral part of the urban landscape.",
                "en-loop-story|and he had seen the beauty of the sea.",
                "en-loop-musing|And that's what it means.",
                "en-endless-word|Fair Trade Practice.",
                "en-loop-sentences|He went down the stairs again.",
                "zh-loop-list|6. 小面包店可以采用节能照明方式，如LED灯、节能空调等。",
                "zh-loop-sentences|他们售卖各种各样的商品。夜市的夜晚，人们可以享受到美食和购物的乐趣。",
                "zh-loop-phrase|映照着世界的美丽和哀愁。"
            })
    void the_text_is_kept_up_to_the_second_round(String name, String end) {
        String text = RealTexts.text(name);
        assertThat(kept(text)).isNotEmpty().endsWith(end).satisfies(kept -> assertThat(text)
                .startsWith(kept));
    }

    @Test
    void the_first_round_stays() {
        String round = "The keeper climbs the stairs, lights the lamp and looks for ships on the dark water. ";
        assertThat(kept("It is evening. " + round.repeat(12))).startsWith("It is evening. The keeper climbs");
    }

    @Test
    void a_text_that_goes_in_circles_from_its_first_words_is_rejected() {
        assertThat(new Repetition().on("and so on, ".repeat(60), RealTexts.english()))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void a_text_without_a_loop_is_the_same_text() {
        String text = RealTexts.text("en-good-poem");
        assertThat(kept(text)).isSameAs(text);
    }

    private static String kept(String text) {
        return ((Kept) new Repetition().on(text, RealTexts.english())).text();
    }
}
