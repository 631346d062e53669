package dev.longhand.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.document.DocumentRequest;
import dev.longhand.document.Job;
import dev.longhand.document.Limits;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.event.EventHandler.Delivery;
import dev.longhand.event.StepEvent;
import dev.longhand.pipeline.JobStatus.State;
import dev.longhand.store.ObjectStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Workers on one section, clocks, lists, models, limits and cancels. */
final class WorkScenarios {
    private WorkScenarios() {}

    static void twoWorkers(World world) {
        Job job = world.submit();
        StepEvent event = world.process.queue.remove();
        CountDownLatch both = new CountDownLatch(2);
        world.stages.before = call -> {
            both.countDown();
            await(both);
        };
        OneProcess first = world.processOn(world.store);
        OneProcess second = world.processOn(world.store); // takes the first for gone
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> first.deliver(event));
            threads.execute(() -> {
                while (both.getCount() == 2) {
                    Thread.onSpinWait();
                }
                second.deliver(event);
            });
        }
        assertThat(world.stages.calls).containsExactly("plan", "plan");
        assertThat(Stream.of(first, second)
                        .flatMap(process -> process.seen.stream())
                        .filter(PipelineEvent.Planned.class::isInstance))
                .hasSize(1);
        assertThat(first.queue).containsExactlyElementsOf(second.queue);
        world.finish(job);
    }

    static void thawedAfterTheEnd(World world) {
        Job job = world.submit();
        StepEvent event = world.process.queue.remove();
        List<String> text = new ArrayList<>();
        world.stages.before = call -> {
            if (text.isEmpty()) {
                text.add("");
                OneProcess other = world.processOn(world.store);
                other.deliver(event);
                other.drain();
                text.add(other.jobs.text(OneProcess.TENANT, job.id()));
            }
        };
        world.process.deliver(event);
        world.finish(job);
        assertThat(world.process.jobs.text(OneProcess.TENANT, job.id())).isEqualTo(text.getLast());
    }

    static void clocksApart(World world) {
        Job job = world.submit();
        StepEvent event = world.process.queue.remove();
        OneProcess ahead =
                new OneProcess(world.store, world.stages, Duration.ZERO, TestHost.withClock(Duration.ofHours(1)));
        OneProcess behind =
                new OneProcess(world.store, world.stages, Duration.ZERO, TestHost.withClock(Duration.ofHours(-1)));
        world.stages.before = call -> {
            if (call.equals("plan")) {
                assertThat(behind.deliver(event)).as("the claim holds").isEqualTo(Delivery.POSTPONED);
            }
        };
        ahead.deliver(event);
        ahead.drain();
        world.isCompleted(job);
        world.wasAskedOnceForEverything();
    }

    static void listsAreStale(World world) {
        OneProcess blind = world.processOn(new BlindStore(world.store));
        Job job = blind.submit();
        blind.drain();
        world.isCompleted(job);
        world.wasAskedOnceForEverything();
    }

    static void contextTooLong(World world) {
        world.failsAt("write 3", Kind.CONTEXT_TOO_LONG);
    }

    static void modelAway(World world) {
        Job job = world.submit();
        StepEvent event = world.process.queue.remove();
        world.stages.away = true;
        for (int i = 0; i < 20; i++) {
            assertThat(world.process.deliver(event)).isEqualTo(Delivery.POSTPONED);
        }
        assertThat(world.names(job)).containsExactly("brief.json");
        world.stages.away = false;
        world.finish(job);
        world.wasAskedOnceForEverything();
    }

    static void emptyAnswers(World world) {
        Job job = world.submit();
        world.stages.problems.addAll(List.of("the answer was empty", "the answer was empty", "the answer was empty"));
        while (!world.process.queue.isEmpty()) {
            StepEvent event = world.process.queue.remove();
            if (world.process.deliver(event) == Delivery.POSTPONED) {
                world.process.queue.add(event);
            }
        }
        JobStatus status = world.process.jobs.status(OneProcess.TENANT, job.id());
        assertThat(status.state()).isEqualTo(State.FAILED);
        assertThat(status.message()).contains("3 tries", "the answer was empty");
        assertThat(world.stages.calls).containsExactly("plan", "plan", "plan");
    }

    static void modelChanged(World world) {
        Job job = world.submit();
        world.stages.before = call -> {
            if (call.equals("write 0")) {
                world.stages.model = "another model";
            }
        };
        world.process.drain();
        JobStatus status = world.process.jobs.status(OneProcess.TENANT, job.id());
        assertThat(status.state()).isEqualTo(State.FAILED);
        assertThat(status.message()).contains("another model");
        assertThat(world.process.jobs.text(OneProcess.TENANT, job.id())).contains("number 0");
    }

    static void cancelledEverywhere(World world) {
        for (int change = 0; world.cancelsAt(change); change++) {
            assertThat(change).isLessThan(100);
        }
    }

    static void limitReached(World world) {
        Job job = world.process.submit(new Limits(110 * 3 + 150, 0));
        world.process.drain();
        JobStatus status = world.process.jobs.status(OneProcess.TENANT, job.id());
        assertThat(status.state()).isEqualTo(State.FAILED);
        assertThat(status.message()).contains("480 tokens");
        assertThat(status.sections()).hasSize(3);
        assertThat(status.cost().tokens()).isLessThanOrEqualTo(480);
        assertThat(world.process.jobs.text(OneProcess.TENANT, job.id())).contains("number 0", "number 1");
    }

    static void oneKey(World world) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                threads.execute(() -> world.processOn(world.store).submit("one key", "Write about rivers."));
            }
        }
        assertThat(world.process.jobs.list(OneProcess.TENANT, "", 10)).hasSize(1);
        assertThatThrownBy(() -> world.process.submit("one key", "Write about lakes."))
                .isInstanceOfSatisfying(
                        LonghandException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFLICT));
        world.process.recover();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
