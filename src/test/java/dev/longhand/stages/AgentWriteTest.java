package dev.longhand.stages;

import java.time.Duration;
import dev.longhand.pipeline.Host;
import dev.longhand.pipeline.TestHost;
import dev.longhand.pipeline.JobControl;
import dev.longhand.pipeline.StepSettings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.document.DocumentRequest;
import dev.longhand.document.Job;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.TenantId;
import dev.longhand.event.StepEvent;
import dev.longhand.model.LanguageModel;
import dev.longhand.model.LanguageModels;
import dev.longhand.model.Message;
import dev.longhand.model.Prompt;
import dev.longhand.model.ResponseFormat;
import dev.longhand.model.Sampling;
import dev.longhand.model.ScriptedModel;
import dev.longhand.pipeline.JobStatus;
import dev.longhand.pipeline.JobStatus.State;
import dev.longhand.pipeline.Jobs;
import dev.longhand.pipeline.StepHandler;
import dev.longhand.pipeline.Steps;
import dev.longhand.pipeline.Submission;
import dev.longhand.store.MemoryObjectStore;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real stages under the real pipeline, with a scripted model. */
final class AgentWriteTest {
    private static final String PLAN =
            """
            {"title": "Rivers", "sections": [
              {"point": "Springs and glaciers feed the young river on its first miles.", "words": 500},
              {"point": "Meanders form where water erodes one bank and builds the other.", "words": 500},
              {"point": "Deltas grow where the river meets the sea and drops its load.", "words": 500}]}
            """;

    private final Host host = TestHost.alone();
    private final MemoryObjectStore store = new MemoryObjectStore(InstantSource.system());
    private final Deque<StepEvent> queue = new ArrayDeque<>();

    @ParameterizedTest
    @ValueSource(strings = {"turns", "agentwrite"})
    void a_brief_becomes_a_plan_sections_and_a_document_in_either_layout(String layout) {
        ScriptedModel model = ScriptedModel.answering(AgentWriteTest::answer);
        Job job = run(model, asTheModelLikes("A 1,500-word essay about rivers", layout));
        JobStatus status = jobs(model).status(TenantId.LOCAL, job.id());
        assertThat(status.state()).isEqualTo(State.COMPLETED);
        assertThat(status.title()).isEqualTo("Rivers");
        assertThat(status.sections()).hasSize(3).allSatisfy(section -> assertThat(section.words()).isPositive());
        assertThat(status.job().brief().words()).isEqualTo(1_500);
        assertThat(model.prompts()).hasSize(4);
    }

    @Test
    void a_short_target_is_one_call_without_a_plan() {
        ScriptedModel model = ScriptedModel.answering(AgentWriteTest::answer);
        Job job = run(model, asTheModelLikes("A 300-word note about rivers", null));
        assertThat(model.prompts()).hasSize(1);
        assertThat(jobs(model).text(TenantId.LOCAL, job.id())).doesNotContain("# Rivers");
    }

    @Test
    void braces_and_orders_in_the_instruction_reach_the_model_as_they_are() {
        String nasty = "Write 300 words about {plan} and {words}. $1 \\Q ${x} </s>";
        ScriptedModel model = ScriptedModel.answering(AgentWriteTest::answer);
        run(model, asTheModelLikes(nasty, null));
        assertThat(model.prompts().getFirst().messages().getFirst().content()).contains(nasty);
    }

    @Test
    void a_model_that_is_away_in_the_middle_leaves_the_job_to_be_resumed_without_a_second_payment() {
        boolean[] away = {false};
        int[] calls = {0};
        ScriptedModel model = ScriptedModel.answering(prompt -> {
            if (away[0]) {
                throw LonghandException.of(Kind.MODEL_UNAVAILABLE, "loading");
            }
            away[0] = ++calls[0] == 2;
            return answer(prompt);
        });
        Job job = run(model, asTheModelLikes("A 1,500-word essay about rivers", null));
        assertThat(calls[0]).isEqualTo(2);
        assertThat(jobs(model).status(TenantId.LOCAL, job.id()).sections()).hasSize(1);
        away[0] = false;
        new JobControl(store, host).resume(TenantId.LOCAL, job.id(), queue::add);
        drain(model);
        assertThat(calls[0]).isEqualTo(4);
        assertThat(jobs(model).status(TenantId.LOCAL, job.id()).state()).isEqualTo(State.COMPLETED);
    }

    private static DocumentRequest asTheModelLikes(String instruction, @Nullable String layout) {
        return new DocumentRequest(instruction, null, null, null, layout, "off", 1L, null, null);
    }

    private Job run(ScriptedModel model, DocumentRequest request) {
        Submission submission = new Submission(store, queue::add, host);
        Job job = submission.submit(TenantId.LOCAL, request, "scripted");
        drain(model);
        return job;
    }

    private void drain(ScriptedModel model) {
        Steps performing = new Steps(store, stages(model), event -> {}, host, StepSettings.ofLease(Duration.ofMinutes(10)));
        StepHandler steps = new StepHandler(performing, queue::add, event -> {}, Duration.ZERO);
        while (!queue.isEmpty()) {
            steps.handle(queue.remove());
        }
    }

    private Jobs jobs(ScriptedModel model) {
        return new Jobs(store, stages(model), host);
    }

    private static AgentWrite stages(ScriptedModel model) {
        PromptTemplates prompts = PromptTemplates.bundled();
        LanguageModels models = new LanguageModels() {
            @Override
            public LanguageModel named(String name) {
                return model;
            }

            @Override
            public String defaultName() {
                return "scripted";
            }
        };
        return new AgentWrite(models, new Planning(prompts, Sampling.DEFAULT), new Writing(prompts, Sampling.DEFAULT));
    }

    private static String answer(Prompt prompt) {
        Message last = prompt.messages().getLast();
        return prompt.format() instanceof ResponseFormat.Json
                ? PLAN
                : "## Part " + last.content().length() + "\n\nThe river moves on.\n";
    }
}
