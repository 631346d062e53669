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

/** Processes that are killed, and events that come twice, late or not at all. */
final class DeliveryScenarios {
    private DeliveryScenarios() {}

    static void killedAfterSection(World world) {
        Job job = world.submit();
        world.killAt(job, "sections/00001.json", true);
        world.finish(job);
        world.wasAskedOnceForEverything();
    }

    static void killedAfterPublish(World world) {
        Job job = world.submit();
        StepEvent first = world.process.queue.remove();
        world.process.deliver(first);
        world.process.deliver(first);
        world.finish(job);
        world.wasAskedOnceForEverything();
    }

    static void killedInCall(World world) {
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

    static void killedAfterClaim(World world) {
        Job job = world.submit();
        world.killAt(job, "claims/00002/00000.json", true);
        world.finish(job);
        world.wasAskedOnceForEverything();
    }

    static void killedBeforeOutcome(World world) {
        Job job = world.submit();
        world.killAt(job, "outcome.json", false);
        String before = world.process.jobs.text(OneProcess.TENANT, job.id());
        world.finish(job);
        assertThat(world.process.jobs.text(OneProcess.TENANT, job.id())).isEqualTo(before);
    }

    static void killedBeforeBrief(World world) {
        OneProcess dying = world.processOn(new CrashingStore(world.store, "brief.json", false));
        assertThatThrownBy(() -> dying.submit("key", "Write about rivers."))
                .isInstanceOf(CrashingStore.Crash.class);
        Job job = world.process.submit("key", "Write about rivers.");
        world.finish(job);
        assertThat(world.process.jobs.list(OneProcess.TENANT, "", 10)).containsExactly(job.id());
    }

    static void killedAfterBrief(World world) {
        OneProcess dying = world.processOn(new CrashingStore(world.store, "brief.json", true));
        assertThatThrownBy(dying::submit).isInstanceOf(CrashingStore.Crash.class);
        world.process.recover();
        assertThat(world.process.jobs.list(OneProcess.TENANT, "", 10)).singleElement().satisfies(id -> assertThat(
                        world.process.jobs.status(OneProcess.TENANT, id).state())
                .isEqualTo(State.COMPLETED));
    }

    static void toldToEnd(World world) {
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

    static void tenTimesAtOnce(World world) {
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
        world.wasAskedOnceForEverything();
    }

    static void reversed(World world) {
        Job job = world.submit();
        StepEvent first = world.process.queue.remove();
        for (int step = World.SECTIONS + 2; step > 0; step--) {
            assertThat(world.process.deliver(first.at(step))).isEqualTo(Delivery.ACKNOWLEDGED);
        }
        world.process.drain();
        world.isCompleted(job);
        assertThat(world.process.deliver(first)).isEqualTo(Delivery.ACKNOWLEDGED);
        assertThat(world.process.queue).isEmpty();
        world.wasAskedOnceForEverything();
    }

    static void eventAfterDeletion(World world) {
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

    static void lostEvent(World world) {
        Job job = world.submit();
        world.process.deliver(world.process.queue.remove());
        world.process.queue.clear();
        world.process.recover();
        world.isCompleted(job);
        world.wasAskedOnceForEverything();
    }

    static void publishingFails(World world) {
        Job job = world.submit();
        StepEvent event = world.process.queue.remove();
        world.process.failing = 3;
        int deliveries = 0;
        while (world.process.deliver(event) == Delivery.POSTPONED) {
            deliveries++;
        }
        assertThat(deliveries).isEqualTo(3);
        world.finish(job);
        world.wasAskedOnceForEverything();
    }
}
