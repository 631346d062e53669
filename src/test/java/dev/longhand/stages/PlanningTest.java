package dev.longhand.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longhand.document.Brief;
import dev.longhand.document.Cost;
import dev.longhand.document.FinishReason;
import dev.longhand.document.Language;
import dev.longhand.document.Layout;
import dev.longhand.document.LengthControl;
import dev.longhand.document.Limits;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Mode;
import dev.longhand.document.Plan;
import dev.longhand.document.PlannedSection;
import dev.longhand.model.Completion;
import dev.longhand.model.CompletionObserver;
import dev.longhand.model.LanguageModel;
import dev.longhand.model.Prompt;
import dev.longhand.model.ResponseFormat;
import dev.longhand.model.Sampling;
import dev.longhand.model.ScriptedModel;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlanningTest {
    private static final String GOOD = plan(4, 500);
    private static final String BAD = "I cannot plan that.";

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
        Brief brief = new Brief(
                "Write of tides.", 2_000, Language.EN, Mode.AUTO, Layout.TURNS, LengthControl.STRICT, 1, model, Limits.NONE);

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
    void aBadAnswerIsAskedForAgainWithAnotherSeedAndTheReason() {
        ScriptedModel model = ScriptedModel.answering(BAD, "", GOOD);

        Plan plan = Tries.plan(planning, brief(2_000, Mode.PLANNED), model, CompletionObserver.NONE);

        assertThat(plan.sections()).hasSize(4);
        assertThat(plan.cost().modelCalls()).isEqualTo(3);
        assertThat(model.prompts()).extracting(Prompt::seed).containsExactly(41L, 42L, 43L);
        String first = text(model.prompts().get(0));
        assertThat(text(model.prompts().get(1))).startsWith(first).contains("it names no sections");
        assertThat(text(model.prompts().get(2))).isEqualTo(text(model.prompts().get(1)));
    }

    @Test
    void theReasonIsGivenInTheLanguageOfTheDocument() {
        ScriptedModel model = ScriptedModel.answering(BAD, GOOD);

        Tries.plan(planning, brief(2_000, Mode.PLANNED, Language.ZH), model, CompletionObserver.NONE);

        assertThat(text(model.prompts().get(1))).contains("其中没有列出任何一节");
    }

    @Test
    void threeBadAnswersEndThePlanning() {
        ScriptedModel model = ScriptedModel.answering(plan(1, 500), BAD, BAD, GOOD);

        assertThatThrownBy(() -> Tries.plan(planning, brief(20_000, Mode.PLANNED), model, CompletionObserver.NONE))
                .isInstanceOfSatisfying(LonghandException.class, e -> assertThat(e.kind())
                        .isEqualTo(Kind.BAD_OUTPUT))
                .hasMessage("it names no sections");
        assertThat(model.prompts()).hasSize(3);
    }

    @Test
    void aThirdPlanIsTakenWithTheSectionsThatItNames() {
        ScriptedModel model = ScriptedModel.answering(plan(1, 500), plan(1, 500), plan(2, 500));

        Plan plan = Tries.plan(planning, brief(20_000, Mode.PLANNED), model, CompletionObserver.NONE);

        assertThat(plan.words()).isEqualTo(20_000);
        assertThat(plan.sections())
                .hasSize(20)
                .extracting(PlannedSection::point)
                .startsWith("Tide0 rises0 high0. (part 1 of 10)")
                .endsWith("Tide1 rises1 high1. (part 10 of 10)");
    }

    @Test
    void everyTryIsDrawnMoreFreely() {
        ScriptedModel model = ScriptedModel.answering(BAD, BAD, GOOD);

        Tries.plan(planning, brief(2_000, Mode.PLANNED), model, CompletionObserver.NONE);

        assertThat(model.prompts())
                .extracting(Prompt::sampling)
                .containsExactly(Sampling.DEFAULT, Sampling.DEFAULT.after(1), Sampling.DEFAULT.after(2));
    }

    @Test
    void aPlanThatBrokeOffLateIsKept() {
        String cut = GOOD.substring(0, GOOD.indexOf("Tide3"));

        Plan plan = Tries.plan(planning, 
                brief(2_000, Mode.PLANNED), finishing(FinishReason.LENGTH, cut), CompletionObserver.NONE);

        assertThat(plan.sections()).hasSize(3);
        assertThat(plan.words()).isEqualTo(2_000);
    }

    @Test
    void aPlanThatBrokeOffEarlyIsAskedForTwiceMore() {
        ScriptedModel model = finishing(FinishReason.LENGTH, GOOD.substring(0, GOOD.indexOf("Tide2")));

        Plan plan = Tries.plan(planning, brief(2_000, Mode.PLANNED), model, CompletionObserver.NONE);

        assertThat(text(model.prompts().getLast())).contains("it broke off before all sections were named");
        assertThat(model.prompts()).hasSize(3);
        assertThat(plan.words()).isEqualTo(2_000);
        assertThat(plan.sections()).extracting(PlannedSection::point).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void anAnswerThatTheServerDoesNotVouchForIsNoPlan() {
        assertBad(brief(2_000, Mode.PLANNED), finishing(FinishReason.OTHER, GOOD), "it broke off");
    }

    @Test
    void anEndlessAnswerIsStoppedPaidForAndAskedForAgain() {
        ScriptedModel model = ScriptedModel.answering("{\"title\": \"Tides\", " + " \n".repeat(100_000), GOOD);

        Plan plan = Tries.plan(planning, brief(2_000, Mode.PLANNED), model, CompletionObserver.NONE);

        assertThat(plan.sections()).hasSize(4);
        assertThat(plan.cost().modelCalls()).isEqualTo(2);
        assertThat(plan.cost().usage().prompt()).isEqualTo(model.prompts().stream()
                .mapToInt(prompt -> model.countTokens(prompt.messages()))
                .sum());
    }

    @Test
    void thousandsOfEqualSectionsAfterAGoodPlanAreCutOff() {
        String endless = GOOD.replace("]}", "") + ", {\"point\": \"And so the tide goes on.\", \"words\": 500}".repeat(5_000);

        Plan plan = Tries.plan(planning, brief(2_000, Mode.PLANNED), ScriptedModel.answering(endless), CompletionObserver.NONE);

        assertThat(plan.sections()).hasSize(5);
        assertThat(plan.words()).isEqualTo(2_000);
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

    private void assertBad(Brief brief, LanguageModel model, String problem) {
        assertThatThrownBy(() -> Tries.plan(planning, brief, model, CompletionObserver.NONE))
                .isInstanceOfSatisfying(LonghandException.class, e -> assertThat(e.kind())
                        .isEqualTo(Kind.BAD_OUTPUT))
                .hasMessageContaining(problem);
    }

    private static Completion good(Prompt prompt) {
        return ScriptedModel.completion(prompt, GOOD, FinishReason.STOP);
    }

    private static ScriptedModel finishing(FinishReason finish, String answer) {
        return new ScriptedModel(ScriptedModel.WINDOW, prompt -> ScriptedModel.completion(prompt, answer, finish));
    }

    private static String plan(int sections, int words) {
        return IntStream.range(0, sections)
                .mapToObj(i -> "{\"point\": \"Tide%d rises%d high%d.\", \"words\": %d}".formatted(i, i, i, words))
                .collect(Collectors.joining(", ", "{\"title\": \"Tides\", \"sections\": [", "]}"));
    }

    @Test
    void aPlanThatRepeatsOnePointIsAskedForAgainButTakenWhenItStays() {
        String repeating = GOOD.replaceAll("Tide([0-9]).*?high[0-9]", "The same tide comes in, number $1");
        ScriptedModel mended = ScriptedModel.answering(repeating, GOOD);
        assertThat(Tries.plan(planning, brief(2_000, Mode.PLANNED), mended, CompletionObserver.NONE)
                        .sections()
                        .getFirst()
                        .point())
                .startsWith("Tide0");
        assertThat(text(mended.prompts().getLast())).contains("over and over");
        ScriptedModel stubborn = ScriptedModel.answering(repeating, repeating, repeating);
        Plan plan = Tries.plan(planning, brief(2_000, Mode.PLANNED), stubborn, CompletionObserver.NONE);
        assertThat(plan.words()).isEqualTo(2_000);
        assertThat(plan.cost().modelCalls()).isEqualTo(3);
    }

    private static String text(Prompt prompt) {
        return prompt.messages().getFirst().content();
    }

    private static Brief brief(int words, Mode mode) {
        return brief(words, mode, Language.EN);
    }

    private static Brief brief(int words, Mode mode, Language language) {
        return new Brief("Write of tides.", words, language, mode, Layout.TURNS, LengthControl.STRICT, 41, "scripted", Limits.NONE);
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
