package dev.longhand.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.document.Brief;
import dev.longhand.document.FinishReason;
import dev.longhand.document.Language;
import dev.longhand.document.Layout;
import dev.longhand.document.LengthControl;
import dev.longhand.document.Limits;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Mode;
import dev.longhand.document.Plan;
import dev.longhand.document.PlannedSection;
import dev.longhand.document.Section;
import dev.longhand.model.Completion;
import dev.longhand.model.CompletionObserver;
import dev.longhand.model.Prompt;
import dev.longhand.model.ResponseFormat;
import dev.longhand.model.Sampling;
import dev.longhand.model.ScriptedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents far longer than the window, with a model that does what it is asked. */
final class LongDocumentTest {
    private static final Pattern SIZE = Pattern.compile("has ([0-9]+) words in about ([0-9]+) sections|about ([0-9]+) of them");
    private static final Pattern ASKED = Pattern.compile("about ([0-9]+) words");

    private int drawn;

    @ParameterizedTest
    @CsvSource({"30000, TURNS", "9000, AGENTWRITE"})
    void a_document_through_a_small_window_never_overflows_it_and_follows_its_plan(int words, Layout layout) {
        ScriptedModel model = new ScriptedModel(4_096, this::answer);
        Brief brief = new Brief(
                "Write the history of a river.", words, Language.EN, Mode.PLANNED, layout, LengthControl.STRICT, 1, "m", Limits.NONE);
        Planning planning = new Planning(PromptTemplates.bundled(), Sampling.DEFAULT);
        Plan plan = Tries.plan(planning, brief, model, CompletionObserver.NONE);
        assertThat(plan.words()).isEqualTo(words);
        List<Section> sections = written(brief, plan, model);
        assertThat(model.prompts()).allSatisfy(prompt -> assertThat(
                        model.countTokens(prompt.messages()) + prompt.maxTokens())
                .isLessThanOrEqualTo(4_096));
        assertThat(sections.stream().mapToInt(Section::words).sum()).isBetween(words * 97 / 100, words * 103 / 100);
        for (PlannedSection section : plan.sections()) {
            assertThat(model.prompts()).anySatisfy(prompt -> assertThat(
                            prompt.messages().getLast().content())
                    .contains(section.point()));
        }
        assertThat(sections.getLast().contextFrom()).isPositive();
        assertThat(sections.getLast().summary()).startsWith("Summary");
        long jumps = IntStream.range(1, sections.size())
                .filter(i -> sections.get(i).contextFrom() > sections.get(i - 1).contextFrom())
                .count();
        assertThat(jumps).as("one summary a jump").isEqualTo(model.prompts().stream()
                .filter(LongDocumentTest::isSummary)
                .count());
    }

    @Test
    void a_plan_that_one_answer_cannot_hold_is_made_of_chapters_and_of_the_sections_of_each() {
        ScriptedModel model = new ScriptedModel(32_768, this::answer);
        Brief brief = new Brief(
                "Write the history of a river.",
                90_000,
                Language.EN,
                Mode.PLANNED,
                Layout.TURNS,
                LengthControl.STRICT,
                1,
                "m",
                Limits.NONE);
        Plan plan = Tries.plan(
                new Planning(PromptTemplates.bundled(), Sampling.DEFAULT), brief, model, CompletionObserver.NONE);
        long chapters = plan.sections().stream().map(PlannedSection::chapter).distinct().count();
        assertThat(chapters).isBetween(10L, 30L);
        assertThat(model.prompts()).hasSize((int) chapters + 1);
        assertThat(plan.cost().modelCalls()).isEqualTo((int) chapters + 1);
        assertThat(plan.sections()).extracting(PlannedSection::words).allMatch(words -> words >= 200 && words <= 1_000);
    }

    private static List<Section> written(Brief brief, Plan plan, ScriptedModel model) {
        Writing writing = new Writing(PromptTemplates.bundled(), Sampling.DEFAULT);
        List<Section> sections = new ArrayList<>();
        while (sections.size() < plan.sections().size()) {
            sections.add(Tries.write(writing, new Manuscript(brief, plan, sections), model, CompletionObserver.NONE));
        }
        return sections;
    }

    private static boolean isSummary(Prompt prompt) {
        return prompt.maxTokens() == Summaries.MOST_TOKENS
                && prompt.messages().getLast().content().contains("Sum up");
    }

    private Completion answer(Prompt prompt) {
        String asked = prompt.messages().getLast().content();
        if (prompt.format() instanceof ResponseFormat.Json) {
            return ScriptedModel.completion(prompt, plan(asked), FinishReason.STOP);
        }
        if (isSummary(prompt)) {
            return ScriptedModel.completion(prompt, "Summary " + prose(150), FinishReason.STOP);
        }
        int words = ASKED.matcher(asked).results().map(found -> Integer.parseInt(found.group(1))).reduce(0, (a, b) -> b);
        return ScriptedModel.completion(prompt, prose(words), FinishReason.STOP);
    }

    private String plan(String asked) {
        MatchResult size = SIZE.matcher(asked).results().findFirst().orElseThrow();
        int pieces = Integer.parseInt(size.group(2) == null ? size.group(3) : size.group(2));
        return IntStream.range(0, pieces)
                .mapToObj(i -> "{\"point\": \"%s\", \"words\": 500}".formatted(prose(8)))
                .collect(Collectors.joining(", ", "{\"title\": \"River\", \"sections\": [", "]}"));
    }

    /** Words that never come twice. */
    private String prose(int words) {
        return Prose.of(words, ++drawn);
    }
}
