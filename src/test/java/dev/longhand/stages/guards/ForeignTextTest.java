package dev.longhand.stages.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.stages.guards.Verdict.Kept;
import dev.longhand.stages.guards.Verdict.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ForeignTextTest {

    @Test
    void a_section_in_the_other_language_is_rejected() {
        assertThat(new ForeignText().on(RealTexts.text("en-good-market"), RealTexts.chinese()))
                .isInstanceOf(Rejected.class);
        assertThat(new ForeignText().on(RealTexts.text("zh-good-tides"), RealTexts.english()))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void a_translation_below_the_text_is_cut() {
        String english = RealTexts.text("en-good-food");
        assertThat(new ForeignText().on(english + "\n\n" + RealTexts.text("zh-good-translation"), RealTexts.english()))
                .isEqualTo(new Kept(english));
        String chinese = RealTexts.text("zh-good-tides");
        assertThat(new ForeignText().on(chinese + "\n\n" + RealTexts.text("en-good-translation"), RealTexts.chinese()))
                .isEqualTo(new Kept(chinese));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Les bateaux arrivent le matin dans le port et les hommes du quai attendent sur la place que la mer monte.",
                "Die Schiffe kommen am Morgen in den Hafen und die Arbeiter warten auf dem Platz, bis das Wasser steigt und"
                        + " sie mit der Arbeit beginnen.",
                "Утром корабли приходят в порт, и рабочие ждут на причале.",
                "朝になると船が港に入り、労働者たちは岸壁で潮が満ちるのを待っている。"
            })
    void a_paragraph_in_a_third_language_is_cut(String foreign) {
        String text = RealTexts.text("en-good-food");
        assertThat(new ForeignText().on(text + "\n\n" + foreign, RealTexts.english())).isEqualTo(new Kept(text));
        String chinese = RealTexts.text("zh-good-tides");
        assertThat(new ForeignText().on(chinese + "\n\n" + foreign, RealTexts.chinese()))
                .isEqualTo(new Kept(chinese));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Li Bai wrote:\n\n床前明月光，疑是地上霜。举头望明月，低头思故乡。\n\nEvery child knows it.",
                "> 床前明月光，疑是地上霜。举头望明月，低头思故乡。\n\nEvery child knows it.",
                "“床前明月光，疑是地上霜。举头望明月，低头思故乡。”\n\nEvery child knows it.",
                "The line 床前明月光，疑是地上霜 is known to every child who has been to school in China.",
                "```\n打印一行中文，再打印一行中文，最后再打印一行。\n```\n\nIt prints.",
                "Keynes, J. M. (1936). The General Theory of Employment, Interest and Money. London: Macmillan.",
                "Rotterdam, Antwerp, Hamburg, Bremerhaven, Felixstowe, Le Havre, Algeciras, Valencia, Gioia Tauro, Piraeus,"
                        + " Singapore, Busan, Shanghai, Ningbo, Shenzhen, Los Angeles, Santos."
            })
    void quotations_names_code_and_words_may_be_foreign(String text) {
        assertThat(new ForeignText().on(text, RealTexts.english())).isEqualTo(new Kept(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "他常说：\n\n“To be, or not to be, that is the question: whether 'tis nobler in the mind to suffer.”\n\n然后就笑。",
                "参考文献：\n[1] Keynes J M. The General Theory of Employment, Interest and Money. London: Macmillan, 1936, pp. 3.",
                "| Python | a language that is used by many people for many things all over the world today |\n\n见上表。"
            })
    void in_chinese_too(String text) {
        assertThat(new ForeignText().on(text, RealTexts.chinese())).isEqualTo(new Kept(text));
    }

    @Test
    void terms_in_a_real_chinese_text_are_no_other_language() {
        String text = RealTexts.text("zh-good-terms");
        assertThat(new ForeignText().on(text, RealTexts.chinese())).isEqualTo(new Kept(text));
    }

    @Test
    void an_instruction_that_speaks_of_another_language_may_want_it() {
        String text = RealTexts.text("en-good-market");
        GuardContext lesson = RealTexts.asked(RealTexts.chinese(), "写一份英语课教案，附英文短文。");
        assertThat(new ForeignText().on(text, lesson)).isEqualTo(new Kept(text));
    }
}
