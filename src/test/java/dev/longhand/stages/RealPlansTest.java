package dev.longhand.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.document.Brief;
import dev.longhand.document.Language;
import dev.longhand.document.Layout;
import dev.longhand.document.LengthControl;
import dev.longhand.document.Limits;
import dev.longhand.document.Mode;
import dev.longhand.document.Plan;
import dev.longhand.model.CompletionObserver;
import dev.longhand.model.Sampling;
import dev.longhand.model.ScriptedModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers of Qwen2.5-Coder-1.5B-Instruct as they came, each with what is wrong with it in its name. */
class RealPlansTest {

    @ParameterizedTest
    @CsvSource({
        "en-1500-two-sections, EN, 1500, 2, The Evolution of Shipping Containers: Ports and Their Workers",
        "en-4000-headings, EN, 4000, 5, Energy Efficiency Tips for Small Bakeries: A Comprehensive Guide",
        "en-4000-repeats, EN, 4000, 9, Energy Efficiency for Small Bakers: A Practical Guide",
        "zh-3000-budgets-of-9000, ZH, 3000, 6, 宋代城市夜市的兴起及其对社会生活的影响"
    })
    void anAnswerOfASmallModelBecomesAPlanOfTheAskedLength(
            String file, Language language, int words, int sections, String title) throws IOException {
        Brief brief =
                new Brief("Write.", words, language, Mode.PLANNED, Layout.TURNS, LengthControl.STRICT, 1, "scripted", Limits.NONE);

        Plan plan = Tries.plan(new Planning(PromptTemplates.bundled(), Sampling.DEFAULT), brief, ScriptedModel.answering(answer(file)), CompletionObserver.NONE);

        assertThat(plan.words()).isEqualTo(words);
        assertThat(plan.title()).isEqualTo(title);
        assertThat(plan.sections()).hasSize(sections).allMatch(section -> section.words() >= 200);
    }

    private static String answer(String file) throws IOException {
        try (var resource = RealPlansTest.class.getResourceAsStream("plans/" + file + ".txt")) {
            return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
