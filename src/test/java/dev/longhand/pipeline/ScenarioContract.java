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

/** What must come of a fault, row by row, on every store. The numbers are those of the scenario table. */
abstract class ScenarioContract {

    /** The store under test. */
    protected abstract ObjectStore store();

    /** A fault and what must come of it. */
    record Scenario(int number, String fault, Consumer<World> play) {
        @Override
        public String toString() {
            return number + " " + fault;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void a_fault_has_its_outcome(Scenario scenario) {
        World world = new World(store());
        scenario.play().accept(world);
        world.audit();
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                new Scenario(1, "killed between storing a section and publishing", ScenarioContract::killedAfterSection),
                new Scenario(2, "killed between publishing and acknowledging", ScenarioContract::killedAfterPublish),
                new Scenario(3, "killed while the model writes", ScenarioContract::killedInCall),
                new Scenario(4, "killed between claim and call", ScenarioContract::killedAfterClaim),
                new Scenario(5, "killed between document and outcome", ScenarioContract::killedBeforeOutcome),
                new Scenario(6, "killed after the key, before the brief", ScenarioContract::killedBeforeBrief),
                new Scenario(7, "killed after the brief", ScenarioContract::killedAfterBrief),
                new Scenario(8, "told to end while the model writes", ScenarioContract::toldToEnd),
                new Scenario(9, "one event ten times in three processes", ScenarioContract::tenTimesAtOnce),
                new Scenario(10, "events in reverse, and the first after the end", ScenarioContract::reversed),
                new Scenario(11, "an event after the deletion", ScenarioContract::eventAfterDeletion),
                new Scenario(12, "an event is lost", ScenarioContract::lostEvent),
                new Scenario(13, "publishing fails for a while", ScenarioContract::publishingFails),
                new Scenario(16, "two workers on one section", ScenarioContract::twoWorkers),
                new Scenario(17, "a worker thaws after the end", ScenarioContract::thawedAfterTheEnd),
                new Scenario(18, "clocks an hour apart", ScenarioContract::clocksApart),
                new Scenario(24, "lists are empty", ScenarioContract::listsAreStale),
                new Scenario(25, "the context is too long", ScenarioContract::contextTooLong),
                new Scenario(26, "the model is away", ScenarioContract::modelAway),
                new Scenario(29, "empty answers", ScenarioContract::emptyAnswers),
                new Scenario(33, "another model under the same name", ScenarioContract::modelChanged),
                new Scenario(34, "cancelled at every point", ScenarioContract::cancelledEverywhere),
                new Scenario(35, "the limit is reached", ScenarioContract::limitReached),
                new Scenario(44, "one key twenty times at once", ScenarioContract::oneKey));
    }

    private static void killedAfterSection(World world) {
        Job job = world.submit();
        world.killAt(job, "sections/00001.json", true);
        world.finish(job);
        assertThat(world.stages.calls).isEqualTo(world.everyCallOnce());
    }

    private static void killedAfterPublish(World world) {
        Job job = world.submit();
        StepEvent first = world.process.queue.remove();
        world.process.deliver(first);
        world.process.deliver(first);
        world.finish(job);
        assertThat(world.stages.calls).isEqualTo(world.everyCallOnce());
    }

    private static void killedInCall(World world) {
        Job job = world.submit();
        world.stages.before = call -> {
            if (call.equals("write 1")) {
                throw new CrashingStore.Crash();
            }
        };
        world.dies(job);
        world.stages.before = call -> {};
        world.finish(job);
        assertThat(Collections.frequency(world.stages.calls, "write 1")).isEqualTo(2);
        assertThat(world.stages.calls).hasSize(world.everyCallOnce().size() + 1);
    }

    private static void killedAfterClaim(World world) {
        Job job = world.submit();
        world.killAt(job, "claims/00002/00000.json", true);
        world.finish(job);
        assertThat(world.stages.calls).isEqualTo(world.everyCallOnce());
    }

    private static void killedBeforeOutcome(World world) {
        Job job = world.submit();
        world.killAt(job, "outcome.json", false);
        String before = world.process.jobs.text(OneProcess.TENANT, job.id());
        world.finish(job);
        assertThat(world.process.jobs.text(OneProcess.TENANT, job.id())).isEqualTo(before);
    }

    private static void killedBeforeBrief(World world) {
        OneProcess dying = world.processOn(new CrashingStore(world.store, "brief.json", false));
        assertThatThrownBy(() -> dying.submit("key", "Write about rivers."))
                .isInstanceOf(CrashingStore.Crash.class);
        Job job = world.process.submit("key", "Write about rivers.");
        world.finish(job);
        assertThat(world.process.jobs.list(OneProcess.TENANT, "", 10)).containsExactly(job.id());
    }

    private static void killedAfterBrief(World world) {
        OneProcess dying = world.processOn(new CrashingStore(world.store, "brief.json", true));
        assertThatThrownBy(dying::submit).isInstanceOf(CrashingStore.Crash.class);
        world.process.recover();
        assertThat(world.process.jobs.list(OneProcess.TENANT, "", 10)).singleElement().satisfies(id -> assertThat(
                        world.process.jobs.status(OneProcess.TENANT, id).state())
                .isEqualTo(State.COMPLETED));
    }

    private static void toldToEnd(World world) {
        Job job = world.submit();
        world.stages.before = call -> {
            if (call.equals("write 1")) {
                Thread.currentThread().interrupt();
                throw LonghandException.of(Kind.MODEL_UNAVAILABLE, "the call to the model was interrupted");
            }
        };
        world.process.drain();
        assertThat(Thread.interrupted()).isTrue();
        world.stages.before = call -> {};
        OneProcess elsewhere = new OneProcess(world.store, world.stages, Duration.ZERO, TestHost.among());
        elsewhere.recover(); // which could not know that the first process has ended: its claim was given back
        world.isCompleted(job);
        assertThat(world.stages.calls).hasSize(world.everyCallOnce().size() + 1);
    }

    private static void tenTimesAtOnce(World world) {
        Job job = world.submit();
        StepEvent event = world.process.queue.remove();
        List<OneProcess> processes = Stream.generate(() -> new OneProcess(world.store, world.stages, Duration.ZERO, TestHost.among()))
                .limit(3)
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10; i++) {
                OneProcess process = processes.get(i % 3);
                threads.execute(() -> process.deliver(event));
            }
        }
        assertThat(world.stages.calls).containsExactly("plan");
        world.finish(job);
        assertThat(world.stages.calls).isEqualTo(world.everyCallOnce());
    }

    private static void reversed(World world) {
        Job job = world.submit();
        StepEvent first = world.process.queue.remove();
        for (int step = World.SECTIONS + 2; step > 0; step--) {
            assertThat(world.process.deliver(first.at(step))).isEqualTo(Delivery.ACKNOWLEDGED);
        }
        world.process.drain();
        world.isCompleted(job);
        assertThat(world.process.deliver(first)).isEqualTo(Delivery.ACKNOWLEDGED);
        assertThat(world.process.queue).isEmpty();
        assertThat(world.stages.calls).isEqualTo(world.everyCallOnce());
    }

    private static void eventAfterDeletion(World world) {
        Job job = world.submit();
        world.process.drain();
        world.process.control.delete(OneProcess.TENANT, job.id());
        for (int step = 0; step < World.SECTIONS + 3; step++) {
            assertThat(world.process.deliver(new StepEvent(OneProcess.TENANT, job.id(), step)))
                    .isEqualTo(Delivery.ACKNOWLEDGED);
        }
        assertThat(world.names(job)).containsExactly("tombstone.json");
        assertThatThrownBy(() -> world.process.jobs.status(OneProcess.TENANT, job.id()))
                .hasMessageContaining("no job");
    }

    private static void lostEvent(World world) {
        Job job = world.submit();
        world.process.deliver(world.process.queue.remove());
        world.process.queue.clear();
        world.process.recover();
        world.isCompleted(job);
        assertThat(world.stages.calls).isEqualTo(world.everyCallOnce());
    }

    private static void publishingFails(World world) {
        Job job = world.submit();
        StepEvent event = world.process.queue.remove();
        world.process.failing = 3;
        int deliveries = 0;
        while (world.process.deliver(event) == Delivery.POSTPONED) {
            deliveries++;
        }
        assertThat(deliveries).isEqualTo(3);
        world.finish(job);
        assertThat(world.stages.calls).isEqualTo(world.everyCallOnce());
    }

    private static void twoWorkers(World world) {
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

    private static void thawedAfterTheEnd(World world) {
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

    private static void clocksApart(World world) {
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
        assertThat(world.stages.calls).isEqualTo(world.everyCallOnce());
    }

    private static void listsAreStale(World world) {
        OneProcess blind = world.processOn(new BlindStore(world.store));
        Job job = blind.submit();
        blind.drain();
        world.isCompleted(job);
        assertThat(world.stages.calls).isEqualTo(world.everyCallOnce());
    }

    private static void contextTooLong(World world) {
        world.failsAt("write 2", Kind.CONTEXT_TOO_LONG);
    }

    private static void modelAway(World world) {
        Job job = world.submit();
        StepEvent event = world.process.queue.remove();
        world.stages.away = true;
        for (int i = 0; i < 20; i++) {
            assertThat(world.process.deliver(event)).isEqualTo(Delivery.POSTPONED);
        }
        assertThat(world.names(job)).containsExactly("brief.json");
        world.stages.away = false;
        world.finish(job);
        assertThat(world.stages.calls).isEqualTo(world.everyCallOnce());
    }

    private static void emptyAnswers(World world) {
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

    private static void modelChanged(World world) {
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

    private static void cancelledEverywhere(World world) {
        for (int change = 0; world.cancelsAt(change); change++) {
            assertThat(change).isLessThan(100);
        }
    }

    private static void limitReached(World world) {
        var request = new DocumentRequest(
                "Write about rivers.", null, null, null, null, null, null, new Limits(110 * 3 + 150, 0));
        Job job = world.process.submission.submit(OneProcess.TENANT, request, "scripted");
        world.process.drain();
        JobStatus status = world.process.jobs.status(OneProcess.TENANT, job.id());
        assertThat(status.state()).isEqualTo(State.FAILED);
        assertThat(status.message()).contains("480 tokens");
        assertThat(status.cost().tokens()).isLessThanOrEqualTo(480);
        assertThat(world.process.jobs.text(OneProcess.TENANT, job.id())).contains("number 0", "number 1", "number 2");
    }

    private static void oneKey(World world) {
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
