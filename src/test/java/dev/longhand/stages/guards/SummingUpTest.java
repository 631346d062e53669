package dev.longhand.stages.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.document.Language;
import dev.longhand.stages.guards.Verdict.Kept;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SummingUpTest {

    @ParameterizedTest
    @CsvSource({"en-summing, In conclusion", "en-section, In conclusion", "zh-summing, 总之"})
    void the_last_paragraph_of_a_real_model_that_sums_up_is_cut(String name, String opening) {
        String text = RealTexts.text(name);
        String kept = kept(text, RealTexts.context(name));
        assertThat(kept).isEqualTo(text.substring(0, text.lastIndexOf(opening)).strip());
    }

    @Test
    void the_last_section_and_a_whole_document_may_sum_up() {
        String text = RealTexts.text("zh-summing");
        assertThat(kept(text, RealTexts.last(RealTexts.chinese()))).isSameAs(text);
        assertThat(kept(text, GuardContext.whole(Language.ZH, "写一篇文章。"))).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "In summary, it bends.",
                "To sum up: it bends.",
                "Overall, it bends.",
                "**In conclusion**, it bends.",
                "总的来说，水流弯曲。",
                "综上所述，水流弯曲。",
                "## Conclusion\n\nIn conclusion, it bends."
            })
    void such_paragraphs_are_cut_with_their_heading(String paragraph) {
        assertThat(kept("The river comes from the hills and goes to the sea.\n\n" + paragraph, RealTexts.english()))
                .isEqualTo("The river comes from the hills and goes to the sea.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Overall length was four metres.",
                "Overall responsibility lay with the harbour master.",
                "The conclusion was clear to all.",
                "总之他走了。",
                "In conclusion, a speaker rose.\n\nHe spoke of bread."
            })
    void other_paragraphs_are_kept(String paragraph) {
        String text = "The river comes from the hills and goes to the sea.\n\n" + paragraph;
        assertThat(kept(text, RealTexts.english())).isSameAs(text);
    }

    @Test
    void a_section_that_does_little_else_than_sum_up_is_kept() {
        String text = "It bends.\n\nIn conclusion, the river comes from the hills and goes to the sea.";
        assertThat(kept(text, RealTexts.english())).isSameAs(text);
    }

    private static String kept(String text, GuardContext context) {
        return ((Kept) new SummingUp().on(text, context)).text();
    }
}
