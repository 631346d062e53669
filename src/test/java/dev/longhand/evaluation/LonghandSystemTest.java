package dev.longhand.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.document.Language;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.evaluation.EvaluatedAnswer.WrittenSection;
import dev.longhand.model.LanguageModel;
import dev.longhand.model.LanguageModels;
import dev.longhand.model.Prompt;
import dev.longhand.model.ResponseFormat;
import dev.longhand.model.Sampling;
import dev.longhand.model.ScriptedModel;
import dev.longhand.pipeline.StepSettings;
import dev.longhand.pipeline.TestHost;
import dev.longhand.stages.AgentWrite;
import dev.longhand.stages.Planning;
import dev.longhand.stages.PromptTemplates;
import dev.longhand.stages.Writing;
import dev.longhand.store.MemoryObjectStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Longhand as a system of an evaluation: the real pipeline and stages on a scripted model. */
final class LonghandSystemTest {
    private static final WritingTask TASK = new WritingTask(0, "An essay about rivers", 1_500, Language.EN, 5);
    private static final String PLAN =
            """
            {"title": "Rivers", "sections": [
              {"point": "Springs and glaciers feed the young river on its first miles.", "words": 500},
              {"point": "Meanders form where water erodes one bank and builds the other.", "words": 500},
              {"point": "Deltas grow where the river meets the sea and drops its load.", "words": 500}]}
            """;
    private static final int PLACES = 2;
    private static final String BODY = "The river moves on to the sea.\n";
    private static final String SECTION = "## Part\n\n" + BODY;

    private final MemoryObjectStore store = new MemoryObjectStore(InstantSource.system());
    private final ManualTicker ticker = new ManualTicker();

    @Test
    void a_task_is_a_job_and_its_sections_are_the_plans() {
        ScriptedModel model = ScriptedModel.answering(LonghandSystemTest::answer);
        Written written = system(model, "planned").write(TASK);
        assertThat(written.text()).startsWith("# Rivers\n\n" + SECTION);
        assertThat(written.sections()).hasSize(3).extracting(WrittenSection::text).containsExactly(SECTION, BODY, BODY);
        assertThat(written.sections()).extracting(WrittenSection::planned).containsExactly(500, 500, 500);
        assertThat(written.sections().getLast().point()).startsWith("Deltas");
        assertThat(written.cost().modelCalls()).isEqualTo(4);
    }

    @Test
    void lanes_are_written_side_by_side_as_far_as_there_are_places() {
        CyclicBarrier together = new CyclicBarrier(PLACES);
        AtomicInteger sections = new AtomicInteger();
        ScriptedModel model = ScriptedModel.answering(prompt -> {
            if (!(prompt.format() instanceof ResponseFormat.Json) && sections.getAndIncrement() < PLACES) {
                awaited(together);
            }
            return answer(prompt);
        });
        Written written = system(model, "parallel").write(TASK);
        assertThat(written.sections()).hasSize(3);
        assertThat(together.isBroken()).isFalse();
        assertThat(model.prompts()).hasSize(4);
    }

    @Test
    void a_document_that_is_one_call_has_no_sections() {
        ScriptedModel model = ScriptedModel.answering(LonghandSystemTest::answer);
        Written written = system(model, "single").write(TASK);
        assertThat(written.text()).isEqualTo(SECTION);
        assertThat(written.sections()).isEmpty();
        assertThat(model.prompts()).hasSize(1);
    }

    @Test
    void tasks_that_ask_the_same_are_jobs_of_their_own_and_one_given_again_costs_nothing() {
        ScriptedModel model = ScriptedModel.answering(LonghandSystemTest::answer);
        Written first = system(model, "single").write(TASK);
        Written again = system(model, "single").write(TASK);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.cost()).isEqualTo(first.cost());
        assertThat(model.prompts()).hasSize(1);
        system(model, "single").write(new WritingTask(1, TASK.prompt(), TASK.length(), Language.EN, 5));
        assertThat(model.prompts()).hasSize(2);
    }

    @Test
    void a_server_that_comes_back_is_waited_for_and_one_that_stays_away_leaves_a_task_that_can_be_given_again() {
        int[] calls = {0};
        ScriptedModel model = ScriptedModel.answering(prompt -> {
            calls[0]++;
            if (calls[0] == 2 || calls[0] > 3) {
                throw LonghandException.of(Kind.MODEL_UNAVAILABLE, "loading");
            }
            return answer(prompt);
        });
        assertThatThrownBy(() -> system(model, "planned").write(TASK)).hasMessage("loading");
        assertThat(ticker.since(0)).isGreaterThan(Duration.ofMinutes(5));
        ScriptedModel back = ScriptedModel.answering(LonghandSystemTest::answer);
        assertThat(system(back, "planned").write(TASK).sections()).hasSize(3);
        assertThat(back.prompts()).as("plan and first section were there").hasSize(2);
    }

    @Test
    void a_model_that_gives_no_plan_is_a_failure_that_says_what_it_cost() {
        ScriptedModel model = ScriptedModel.answering(prompt -> "I cannot plan.");
        Written written = system(model, "planned").write(TASK);
        assertThat(written.failure()).contains("no usable plan in 3 tries");
        assertThat(written.cost().modelCalls()).isEqualTo(3);
        assertThat(system(model, "planned").write(TASK).failure()).isEqualTo(written.failure());
        assertThat(model.prompts()).hasSize(3);
    }

    @Test
    void a_job_that_lost_its_model_ends_the_task_and_is_begun_anew_when_it_is_given_again() {
        ScriptedModel gone = ScriptedModel.answering(prompt -> {
            throw LonghandException.of(Kind.NOT_FOUND, "there is no model scripted");
        });
        assertThatThrownBy(() -> system(gone, "single").write(TASK)).hasMessage("there is no model scripted");
        ScriptedModel back = ScriptedModel.answering(LonghandSystemTest::answer);
        assertThat(system(back, "single").write(TASK).text()).isEqualTo(SECTION);
    }

    private WritingSystem system(ScriptedModel model, String mode) {
        PromptTemplates prompts = PromptTemplates.bundled();
        AgentWrite stages = new AgentWrite(
                models(name -> model), new Planning(prompts, Sampling.DEFAULT), new Writing(prompts, Sampling.DEFAULT));
        return new LonghandSystem(
                new LonghandSystem.Machinery(
                        store, stages, TestHost.alone(), StepSettings.ofLease(Duration.ofMinutes(10)), PLACES),
                new LonghandSystem.Style("scripted", mode, null, "off"),
                new Patience(Duration.ofMinutes(5), ticker));
    }

    private static LanguageModels models(Function<String, LanguageModel> named) {
        return new LanguageModels() {
            @Override
            public LanguageModel named(String name) {
                return named.apply(name);
            }

            @Override
            public String defaultName() {
                return "scripted";
            }
        };
    }

    private static String answer(Prompt prompt) {
        return prompt.format() instanceof ResponseFormat.Json ? PLAN : SECTION;
    }

    private static void awaited(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
