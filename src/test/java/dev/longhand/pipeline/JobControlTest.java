package dev.longhand.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.document.DocumentRequest;
import dev.longhand.document.Job;
import dev.longhand.document.Limits;
import dev.longhand.event.EventHandler.Delivery;
import dev.longhand.event.StepEvent;
import dev.longhand.pipeline.JobStatus.State;
import dev.longhand.store.MemoryObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Pause, resume, deletion and retention. */
final class JobControlTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final MemoryObjectStore store = new MemoryObjectStore(now::get);
    private final World world = new World(store);

    @Test
    void a_job_paused_while_a_section_is_written_waits_after_it_and_goes_on_when_it_is_resumed() {
        Job job = world.submit();
        world.stages.before = call -> {
            if (call.equals("write 1")) {
                world.process.control.pause(OneProcess.TENANT, job.id());
                world.process.control.pause(OneProcess.TENANT, job.id());
            }
        };
        world.process.drain();
        assertThat(world.stages.calls).containsExactly("plan", "write 0", "write 1");
        assertThat(state(job)).isEqualTo(State.PAUSED);
        world.process.sweeper.sweep(Duration.ZERO);
        assertThat(world.process.queue).as("a sweep leaves it alone").isEmpty();
        world.process.control.resume(OneProcess.TENANT, job.id(), world.process.queue::add);
        world.process.drain();
        world.isCompleted(job);
        world.audit();
    }

    @Test
    void a_job_can_be_paused_before_it_begins_and_before_it_is_assembled() {
        Job job = world.submit();
        world.process.control.pause(OneProcess.TENANT, job.id());
        world.process.drain();
        assertThat(world.stages.calls).isEmpty();
        resume(job);
        for (int step = 0; step <= World.SECTIONS; step++) {
            world.process.deliver(world.process.queue.remove());
        }
        world.process.control.pause(OneProcess.TENANT, job.id());
        world.process.drain();
        assertThat(state(job)).isEqualTo(State.PAUSED);
        resume(job);
        world.process.drain();
        world.isCompleted(job);
    }

    @Test
    void a_pause_holds_though_a_worker_that_was_taken_for_gone_commits_its_step() {
        Job job = world.submit();
        OneProcess other = world.processOn(store);
        world.stages.before = call -> {
            if (call.equals("write 1")) {
                other.control.pause(OneProcess.TENANT, job.id());
            }
        };
        world.process.drain();
        assertThat(world.stages.calls).containsExactly("plan", "write 0", "write 1");
        assertThat(state(job)).isEqualTo(State.PAUSED);
        resume(job);
        world.process.drain();
        world.isCompleted(job);
        world.audit();
    }

    @Test
    void a_job_that_has_ended_can_be_neither_paused_nor_cancelled() {
        Job job = world.submit();
        world.process.drain();
        assertThatThrownBy(() -> world.process.control.pause(OneProcess.TENANT, job.id()))
                .hasMessageContaining("ended already");
        assertThatThrownBy(() -> world.process.control.cancel(OneProcess.TENANT, job.id()))
                .hasMessageContaining("ended already");
    }

    @Test
    void a_paused_job_can_be_cancelled() {
        Job job = world.submit();
        world.process.control.pause(OneProcess.TENANT, job.id());
        world.process.control.cancel(OneProcess.TENANT, job.id());
        assertThat(state(job)).isEqualTo(State.CANCELLED);
    }

    @Test
    void a_job_deleted_while_it_is_written_leaves_nothing_but_its_tombstone() {
        Job job = world.submit();
        world.stages.before = call -> {
            if (call.equals("write 1")) {
                world.process.control.delete(OneProcess.TENANT, job.id());
            }
        };
        world.process.drain();
        assertThat(world.names(job)).containsExactly("tombstone.json");
        assertThat(world.stages.calls).containsExactly("plan", "write 0", "write 1");
    }

    @Test
    void a_deleted_job_does_not_come_back_by_its_callers_key() {
        Job job = world.process.submit("key", "Write about rivers.");
        world.process.drain();
        world.process.control.delete(OneProcess.TENANT, job.id());
        assertThatThrownBy(() -> world.process.submit("key", "Write about rivers."))
                .hasMessageContaining("was deleted");
        assertThat(world.names(job)).containsExactly("tombstone.json");
    }

    @Test
    void what_ended_long_ago_is_deleted_and_tombstones_go_after_a_month() {
        Job old = world.submit();
        world.process.drain();
        Job unfinished = world.submit();
        world.process.queue.clear();
        later(Duration.ofDays(10));
        Job young = world.submit();
        world.process.drain();
        Retention retention = new Retention(store, hostOf());
        assertThat(retention.expire(OneProcess.TENANT, Duration.ofDays(7))).isEqualTo(1);
        assertThat(world.names(old)).containsExactly("tombstone.json");
        assertThat(world.names(unfinished)).contains("brief.json");
        assertThat(state(young)).isEqualTo(State.COMPLETED);
        later(Duration.ofDays(31));
        retention.expire(OneProcess.TENANT, Duration.ofDays(700));
        assertThat(world.names(old)).isEmpty();
        assertThat(state(young)).isEqualTo(State.COMPLETED);
    }

    @Test
    void a_lease_that_is_over_by_the_stores_clock_frees_the_step_and_its_tokens_count_as_lost() {
        Job job = world.submit();
        world.stages.before = call -> {
            throw new CrashingStore.Crash();
        };
        world.dies(job);
        world.stages.before = call -> {};
        OneProcess elsewhere = new OneProcess(store, world.stages, Duration.ZERO, TestHost.among());
        StepEvent first = StepEvent.first(OneProcess.TENANT, job.id());
        assertThat(elsewhere.deliver(first)).isEqualTo(Delivery.POSTPONED);
        later(Duration.ofMinutes(11));
        elsewhere.deliver(first);
        elsewhere.drain();
        world.isCompleted(job);
        assertThat(elsewhere.jobs.status(OneProcess.TENANT, job.id()).cost().lost()).isEqualTo(world.stages.reserve);
    }

    @Test
    void a_limit_of_time_is_measured_by_the_stores_clock_and_stops_the_job_before_the_next_call() {
        var request = new DocumentRequest(
                "Write about rivers.", null, null, null, null, null, null, null, new Limits(0, 3_600));
        Job job = world.process.submission.submit(OneProcess.TENANT, request, "scripted");
        world.process.deliver(world.process.queue.remove());
        later(Duration.ofMinutes(61));
        world.process.drain();
        assertThat(state(job)).isEqualTo(State.FAILED);
        assertThat(world.process.jobs.status(OneProcess.TENANT, job.id()).message()).contains("3,600 seconds");
        assertThat(world.stages.calls).containsExactly("plan");
    }

    private Host hostOf() {
        Host host = TestHost.alone();
        return new Host(now::get, host.random(), host.ticker(), host.claimant());
    }

    private void later(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private void resume(Job job) {
        world.process.queue.clear();
        world.process.control.resume(OneProcess.TENANT, job.id(), world.process.queue::add);
    }

    private State state(Job job) {
        return world.process.jobs.status(OneProcess.TENANT, job.id()).state();
    }
}
