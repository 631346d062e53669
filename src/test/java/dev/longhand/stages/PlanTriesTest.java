package dev.longhand.stages;

import static dev.longhand.stages.Plans.GOOD;
import static dev.longhand.stages.Plans.brief;
import static dev.longhand.stages.Plans.plan;
import static dev.longhand.stages.Plans.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.document.FinishReason;
import dev.longhand.document.Language;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Mode;
import dev.longhand.document.Plan;
import dev.longhand.document.PlannedSection;
import dev.longhand.model.CompletionObserver;
import dev.longhand.model.Prompt;
import dev.longhand.model.Sampling;
import dev.longhand.model.ScriptedModel;
import org.junit.jupiter.api.Test;

/** What becomes of an answer that is no good plan: it is asked for again, and at last something is made of it. */
class PlanTriesTest {
    private static final String BAD = "I cannot plan that.";

    private final Planning planning = new Planning(PromptTemplates.bundled(), Sampling.DEFAULT);

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
        ScriptedModel model = finishing(FinishReason.OTHER, GOOD);

        assertThatThrownBy(() -> Tries.plan(planning, brief(2_000, Mode.PLANNED), model, CompletionObserver.NONE))
                .isInstanceOfSatisfying(LonghandException.class, e -> assertThat(e.kind())
                        .isEqualTo(Kind.BAD_OUTPUT))
                .hasMessageContaining("it broke off");
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

    @Test
    void whereASmallModelPlansNothingTheInstructionIsThePlan() {
        String endless = "{\"title\": \"Tides\", " + " \n".repeat(100_000);
        ScriptedModel model = ScriptedModel.answering(BAD, BAD, endless);

        Plan plan = Tries.plan(
                planning, brief(900, Mode.PLANNED, Language.EN, "smollm2-135m"), model, CompletionObserver.NONE);

        assertThat(plan.sections())
                .extracting(PlannedSection::point)
                .containsExactly(
                        "Write of tides. (part 1 of 2)", "Write of tides. (part 2 of 2)");
        assertThat(plan.words()).isEqualTo(900);
        assertThat(plan.cost().modelCalls()).isEqualTo(3);
    }

    private static ScriptedModel finishing(FinishReason finish, String answer) {
        return new ScriptedModel(ScriptedModel.WINDOW, prompt -> ScriptedModel.completion(prompt, answer, finish));
    }
}
