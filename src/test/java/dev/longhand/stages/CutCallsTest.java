package dev.longhand.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.document.DocumentRequest;
import dev.longhand.document.FinishReason;
import dev.longhand.document.Job;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.TenantId;
import dev.longhand.event.StepEvent;
import dev.longhand.model.Completion;
import dev.longhand.model.CompletionObserver;
import dev.longhand.model.LanguageModel;
import dev.longhand.model.LanguageModels;
import dev.longhand.model.Message;
import dev.longhand.model.ModelProfile;
import dev.longhand.model.Prompt;
import dev.longhand.model.Sampling;
import dev.longhand.model.ScriptedModel;
import dev.longhand.pipeline.Host;
import dev.longhand.pipeline.JobStatus;
import dev.longhand.pipeline.JobStatus.State;
import dev.longhand.pipeline.Jobs;
import dev.longhand.pipeline.StepHandler;
import dev.longhand.pipeline.StepSettings;
import dev.longhand.pipeline.Steps;
import dev.longhand.pipeline.Submission;
import dev.longhand.pipeline.TestHost;
import dev.longhand.pipeline.Ticker;
import dev.longhand.store.MemoryObjectStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One long call that is cut: what the model had said is gone on from, and not paid for again. */
final class CutCallsTest {
    private static final int WORDS = 400;

    private final MemoryObjectStore store = new MemoryObjectStore(InstantSource.system());
    private final Deque<StepEvent> queue = new ArrayDeque<>();
    private final SlowModel model = new SlowModel();
    private final Job job = submitted();

    private Job submitted() {
        return new Submission(store, queue::add, TestHost.alone())
                .submit(
                        TenantId.LOCAL,
                        new DocumentRequest("Write of rivers.", WORDS, "en", "single", null, null, 1L, null, null),
                        "m");
    }

    @Test
    void a_process_that_is_killed_loses_seconds_of_an_answer() {
        model.end = sentence -> {
            throw new Killed();
        };
        StepEvent event = planned();
        assertThatThrownBy(() -> process().handle(event)).isInstanceOf(Killed.class);
        model.end = sentence -> {};
        queue.add(event);
        drain();
        assertGoneOnFrom(20, 30);
    }

    @Test
    void a_server_that_dies_in_the_middle_of_an_answer_loses_nothing() {
        model.end = sentence -> {
            throw LonghandException.of(Kind.MODEL_UNAVAILABLE, "the connection broke");
        };
        StepEvent event = planned();
        process().handle(event);
        model.end = sentence -> {};
        queue.add(event);
        drain();
        assertGoneOnFrom(30, 30);
    }

    @Test
    void an_answer_that_takes_longer_than_the_lease_is_gone_on_with_and_fails_nothing() {
        model.secondsPerSentence = 40;
        drain();
        JobStatus status = status();
        assertThat(status.state()).isEqualTo(State.COMPLETED);
        assertThat(model.prompts).hasSizeGreaterThan(1);
        assertThat(status.words()).isBetween(WORDS * 9 / 10, WORDS * 11 / 10);
        assertNothingTwice();
    }

    /** The event of the first section. */
    private StepEvent planned() {
        process().handle(queue.remove());
        return queue.remove();
    }

    /** The second call went on from so many sentences of the first. */
    private void assertGoneOnFrom(int fewest, int most) {
        assertThat(model.prompts).hasSize(2);
        Message last = model.prompts.getLast().messages().getLast();
        assertThat(last.role()).isEqualTo(Message.Role.ASSISTANT);
        assertThat(last.content().split("\\. ?")).hasSizeBetween(fewest, most);
        assertThat(status().state()).isEqualTo(State.COMPLETED);
        assertThat(status().words()).isBetween(WORDS * 9 / 10, WORDS * 11 / 10);
        assertNothingTwice();
    }

    private void assertNothingTwice() {
        String text = new Jobs(store, stages(), TestHost.alone()).text(TenantId.LOCAL, job.id());
        assertThat(text.split("(?<=\\.) ?")).doesNotHaveDuplicates();
    }

    private JobStatus status() {
        return new Jobs(store, stages(), TestHost.alone()).status(TenantId.LOCAL, job.id());
    }

    private void drain() {
        StepHandler process = process();
        while (!queue.isEmpty()) {
            process.handle(queue.remove());
        }
    }

    /** A process whose time is the model's; all others are gone. */
    private StepHandler process() {
        Host host = TestHost.alone();
        Host timed = new Host(host.clock(), host.random(), model, host.claimant());
        Steps steps = new Steps(store, stages(), event -> {}, timed, StepSettings.ofLease(Duration.ofMinutes(10)));
        return new StepHandler(steps, queue::add, event -> {}, Duration.ZERO);
    }

    private AgentWrite stages() {
        PromptTemplates prompts = PromptTemplates.bundled();
        LanguageModels models = new LanguageModels() {
            @Override
            public LanguageModel named(String name) {
                return model;
            }

            @Override
            public String defaultName() {
                return "m";
            }
        };
        return new AgentWrite(models, new Planning(prompts, Sampling.DEFAULT), new Writing(prompts, Sampling.DEFAULT));
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** What happens after the thirtieth sentence of an answer. */
    private interface End {
        void after(int sentence);
    }

    /** Says a sentence of eight words every second of its own time, never the same one twice. */
    private static final class SlowModel implements LanguageModel, Ticker {
        final List<Prompt> prompts = new ArrayList<>();
        End end = sentence -> {};
        int secondsPerSentence = 1;
        private long seconds;
        private int said;

        @Override
        public long nanos() {
            return Duration.ofSeconds(seconds).toNanos();
        }

        @Override
        public void sleep(Duration time) {
            seconds += time.toSeconds();
        }

        @Override
        public ModelProfile profile() {
            return new ModelProfile("m", "a slow one", 32_768, true);
        }

        @Override
        public int countTokens(List<Message> messages) {
            return messages.stream().mapToInt(message -> message.content().length() / 4 + 8).sum();
        }

        @Override
        public Completion complete(Prompt prompt, CompletionObserver observer) {
            prompts.add(prompt);
            StringBuilder text = new StringBuilder();
            for (int sentence = 1; text.length() / 6 < WORDS; sentence++) {
                seconds += secondsPerSentence;
                String next = sentence();
                text.append(next);
                observer.text(next);
                if (observer.cancelled()) {
                    throw LonghandException.cancelled();
                }
                if (sentence == 30) {
                    end.after(sentence);
                }
            }
            return ScriptedModel.completion(prompt, text.toString(), FinishReason.STOP);
        }

        private String sentence() {
            return Prose.of(8, ++said) + " ";
        }
    }
}
