package dev.longhand.stages.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.stages.guards.Verdict.Kept;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WrappingTest {

    @ParameterizedTest
    @ValueSource(strings = {"```markdown\n%s\n```", "```\n%s\n```\n", "```md\n%s", "<text>\n%s\n</text>", "<section>\n%s"})
    void marks_around_the_whole_text_are_cut(String wrapping) {
        String text = "## River\n\nIt bends.";
        assertThat(kept(wrapping.replace("%s", text))).isEqualTo(text);
    }

    @Test
    void the_tag_that_a_real_model_wrote_before_its_text_is_cut() {
        assertThat(RealTexts.text("en-think")).contains("\n<paragraph>\nCities plant");
        assertThat(kept(RealTexts.text("en-think"))).doesNotContain("<paragraph>").contains("Cities plant");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```python\nprint(1)\n```",
                "It runs:\n\n```\nprint(1)\n```",
                "```\nprint(1)\n```\n\nIt runs.",
                "```html\n<section>\n</section>\n```"
            })
    void code_that_is_part_of_the_text_is_kept(String text) {
        assertThat(kept(text)).isEqualTo(text);
    }

    private static String kept(String text) {
        return ((Kept) new Wrapping().on(text, RealTexts.english())).text();
    }
}
