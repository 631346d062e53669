package dev.longhand.stages;

import static dev.longhand.stages.Plans.GOOD;
import static dev.longhand.stages.Plans.brief;
import static dev.longhand.stages.Plans.plan;
import static dev.longhand.stages.Plans.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longhand.document.Brief;
import dev.longhand.document.Cost;
import dev.longhand.document.FinishReason;
import dev.longhand.document.Language;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Mode;
import dev.longhand.document.Plan;
import dev.longhand.document.PlannedSection;
import dev.longhand.model.Completion;
import dev.longhand.model.CompletionObserver;
import dev.longhand.model.Prompt;
import dev.longhand.model.ResponseFormat;
import dev.longhand.model.Sampling;
import dev.longhand.model.ScriptedModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlanningTest {
    private final Planning planning = new Planning(PromptTemplates.bundled(), Sampling.DEFAULT);

    @Test
    void aShortDocumentIsOneSectionAndCostsNothing() {
        ScriptedModel model = ScriptedModel.answering();

        Plan plan = Planning.oneSection(brief(800, Mode.AUTO));

        assertThat(plan.title()).isEmpty();
        assertThat(plan.sections()).containsExactly(new PlannedSection("Write of tides.", 800));
        assertThat(plan.cost()).isEqualTo(Cost.NONE);
        assertThat(model.prompts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"qwen2.5-1.5b, 7", "longwriter-glm4-9b, 4", "gpt-4o, 4"})
    void aSmallModelIsGivenShortSections(String model, int sections) {
        Brief brief = brief(2_000, Mode.AUTO, Language.EN, model);

        assertThat(PlanSize.ofSections(brief, 2_000).suggested()).isEqualTo(sections);
    }

    @Test
    void aPlanComesFromOneCall() {
        ScriptedModel model = ScriptedModel.answering(GOOD);

        Plan plan = Tries.plan(planning, brief(2_000, Mode.PLANNED), model, CompletionObserver.NONE);

        assertThat(plan.title()).isEqualTo("Tides");
        assertThat(plan.words()).isEqualTo(2_000);
        assertThat(plan.sections()).hasSize(4).first().isEqualTo(new PlannedSection("Tide0 rises0 high0.", 500));
        assertThat(plan.cost().modelCalls()).isEqualTo(1);
        assertThat(plan.cost().usage().completion()).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void thePromptHoldsInstructionTargetAndSchema(Language language) throws Exception {
        ScriptedModel model = ScriptedModel.answering(GOOD);
        Tries.plan(planning, brief(2_000, Mode.PLANNED, language), model, CompletionObserver.NONE);

        Prompt prompt = model.prompts().getFirst();

        assertThat(text(prompt)).contains("Write of tides.", "2000", "4", "{\"title\": ");
        assertThat(prompt.seed()).isEqualTo(41);
        assertThat(prompt.sampling()).isEqualTo(Sampling.DEFAULT);
        JsonNode sections = new ObjectMapper()
                .readTree(((ResponseFormat.Json) prompt.format()).schema())
                .at("/properties/sections");
        assertThat(sections.get("minItems").asInt()).isEqualTo(4);
        assertThat(sections.get("maxItems").asInt()).isEqualTo(5);
    }

    @Test
    void withoutATargetTheModelChoosesTheLength() {
        ScriptedModel model = ScriptedModel.answering(plan(5, 700));

        Plan plan = Tries.plan(planning, brief(0, Mode.PLANNED), model, CompletionObserver.NONE);

        assertThat(plan.words()).isEqualTo(3_500);
        assertThat(text(model.prompts().getFirst())).contains("No length is asked");
    }

    @Test
    void aCancelOfTheJobEndsThePlanning() {
        ScriptedModel model = ScriptedModel.answering(" ".repeat(10_000), GOOD);

        assertThatThrownBy(() -> Tries.plan(planning, brief(2_000, Mode.PLANNED), model, new CancelledAfter(3)))
                .isInstanceOfSatisfying(LonghandException.class, e -> assertThat(e.kind())
                        .isEqualTo(Kind.CANCELLED));
        assertThat(model.prompts()).hasSize(1);
    }

    @Test
    void aFailingServerIsNotABadAnswer() {
        LonghandException down = LonghandException.of(Kind.MODEL_UNAVAILABLE, "the model is loading");
        ScriptedModel model = new ScriptedModel(ScriptedModel.WINDOW, prompt -> {
            throw down;
        });

        assertThatThrownBy(() -> Tries.plan(planning, brief(2_000, Mode.PLANNED), model, CompletionObserver.NONE))
                .isSameAs(down);
        assertThat(model.prompts()).hasSize(1);
    }

    @Test
    void theAnswerHasRoomForThePlanButNeverMoreThanTheWindowLeaves() {
        ScriptedModel wide = ScriptedModel.answering(GOOD);
        Tries.plan(planning, brief(2_000, Mode.PLANNED), wide, CompletionObserver.NONE);
        int used = wide.countTokens(wide.prompts().getFirst().messages());
        ScriptedModel narrow = new ScriptedModel(used + 200, PlanningTest::good);
        Tries.plan(planning, brief(2_000, Mode.PLANNED), narrow, CompletionObserver.NONE);

        assertThat(wide.prompts().getFirst().maxTokens()).isBetween(4 * 80, 1_000);
        assertThat(narrow.prompts().getFirst().maxTokens()).isEqualTo(200);
    }

    @Test
    void anInstructionThatLeavesNoRoomIsRefused() {
        ScriptedModel model = new ScriptedModel(200, PlanningTest::good);

        assertThatThrownBy(() -> Tries.plan(planning, brief(2_000, Mode.PLANNED), model, CompletionObserver.NONE))
                .isInstanceOfSatisfying(LonghandException.class, e -> assertThat(e.kind())
                        .isEqualTo(Kind.CONTEXT_TOO_LONG))
                .hasMessageContaining("200 tokens");
        assertThat(model.prompts()).isEmpty();
    }

    private static Completion good(Prompt prompt) {
        return ScriptedModel.completion(prompt, GOOD, FinishReason.STOP);
    }

    /** A caller who cancels after some pieces of the answer. */
    private static final class CancelledAfter implements CompletionObserver {
        private int left;

        CancelledAfter(int pieces) {
            left = pieces;
        }

        @Override
        public void text(String delta) {
            left--;
        }

        @Override
        public boolean cancelled() {
            return left <= 0;
        }
    }
}
