package dev.longhand.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.document.Job;
import dev.longhand.document.Limits;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Mode;
import dev.longhand.event.EventHandler.Delivery;
import dev.longhand.event.StepEvent;
import dev.longhand.pipeline.JobStatus.State;
import dev.longhand.store.MemoryObjectStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Parts of a document that are written side by side: two chapters of two sections, or four sections. */
final class LanesTest {
    private final MemoryObjectStore store = new MemoryObjectStore(InstantSource.system());
    private final World world = new World(store, Mode.CHAPTERS);

    @Test
    void after_the_plan_every_chapter_begins_and_the_one_that_ends_last_leads_to_the_assembly() {
        Job job = planned(world);
        StepEvent first = world.process.queue.remove();
        StepEvent third = world.process.queue.remove();
        assertThat(List.of(first.step(), third.step())).containsExactly(1, 3);
        world.process.deliver(third);
        world.process.deliver(world.process.queue.remove());
        assertThat(world.process.queue).as("the second chapter is done, the first is not").isEmpty();
        assertThat(status(world, job).sections()).extracting(Manifest.Entry::index).containsExactly(2, 3);
        assertThat(text(world, job)).isEqualTo("Section number 2.\n\nSection number 3.");
        world.process.deliver(first);
        world.process.deliver(world.process.queue.remove());
        assertThat(world.process.queue).containsExactly(first.at(5));
        world.process.drain();
        world.isCompleted(job);
        assertThat(world.stages.calls).containsExactly("plan", "write 2", "write 3", "write 0", "write 1");
    }

    @Test
    void in_parallel_every_section_is_written_by_itself_in_any_order() {
        World parallel = new World(store, Mode.PARALLEL);
        Job job = planned(parallel);
        StepEvent event = parallel.process.queue.getFirst();
        assertThat(parallel.process.queue).extracting(StepEvent::step).containsExactly(1, 2, 3, 4);
        parallel.process.queue.clear();
        for (int step = 4; step > 0; step--) {
            assertThat(parallel.process.queue).isEmpty();
            parallel.process.deliver(event.at(step));
        }
        assertThat(parallel.process.queue).containsExactly(event.at(5));
        parallel.process.drain();
        parallel.isCompleted(job);
        parallel.audit();
    }

    @Test
    void two_chapters_are_written_at_the_same_time() {
        Job job = planned(world);
        CountDownLatch both = new CountDownLatch(2);
        world.stages.before = call -> {
            both.countDown();
            await(both);
        };
        List<StepEvent> events = List.copyOf(world.process.queue);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            events.forEach(event -> threads.execute(
                    () -> new OneProcess(store, world.stages, Duration.ZERO, TestHost.among()).deliver(event)));
        }
        assertThat(world.stages.calls).containsExactlyInAnyOrder("plan", "write 0", "write 2");
        world.stages.before = call -> {};
        world.finish(job);
    }

    @Test
    void the_first_event_again_announces_every_chapter_that_is_not_complete() {
        planned(world);
        StepEvent first = world.process.queue.remove();
        world.process.deliver(first);
        world.process.queue.clear();
        world.process.deliver(first.at(0));
        assertThat(world.process.queue).extracting(StepEvent::step).containsExactly(2, 3);
        world.process.queue.clear();
        world.process.deliver(first);
        assertThat(world.process.queue).as("a duplicate leads on in its own chapter").containsExactly(first.at(2));
        assertThat(world.stages.calls).containsExactly("plan", "write 0");
    }

    @Test
    void after_a_crash_at_any_change_a_job_in_chapters_ends_and_pays_for_nothing_that_is_stored() {
        for (boolean after : List.of(false, true)) {
            int change = 0;
            while (crashesAndRecovers(change, after)) {
                change++;
            }
            assertThat(change).as("changes of a job").isGreaterThan(World.SECTIONS + 6);
        }
    }

    private static boolean crashesAndRecovers(int change, boolean after) {
        World world = new World(new MemoryObjectStore(InstantSource.system()), Mode.CHAPTERS);
        OneProcess first = world.processOn(new CrashingStore(world.store, change, after));
        try {
            first.submit("key", "Write about rivers.");
            first.drain();
            return false;
        } catch (CrashingStore.Crash e) {
            world.process.recover();
            Job job = world.process.submit("key", "Write about rivers.");
            world.process.drain();
            world.isCompleted(job);
            assertThat(world.stages.calls.size()).isBetween(World.SECTIONS + 1, World.SECTIONS + 2);
            world.audit();
            return true;
        }
    }

    @Test
    void when_one_chapter_fails_the_job_has_failed_and_the_other_stops() {
        Job job = planned(world);
        world.stages.before = call -> {
            if (call.equals("write 2")) {
                throw LonghandException.of(Kind.MODEL_REFUSED, "the reason");
            }
        };
        world.process.drain();
        assertThat(status(world, job).message()).isEqualTo("the reason");
        assertThat(world.stages.calls).containsExactly("plan", "write 0", "write 2");
        assertThat(text(world, job)).isEqualTo("Section number 0.");
        world.audit();
    }

    @ParameterizedTest
    @EnumSource(names = {"CHAPTERS", "PARALLEL"})
    void a_job_paused_while_it_is_planned_begins_nothing_until_it_is_resumed(Mode mode) {
        World paused = new World(store, mode);
        Job job = paused.submit();
        paused.stages.before = call -> {
            if (call.equals("plan")) {
                paused.process.control.pause(OneProcess.TENANT, job.id());
            }
        };
        paused.process.drain();
        assertThat(paused.stages.calls).containsExactly("plan");
        assertThat(status(paused, job).state()).isEqualTo(State.PAUSED);
        resume(paused, job);
        paused.process.drain();
        paused.isCompleted(job);
        paused.audit();
    }

    @Test
    void a_pause_lets_every_chapter_wait_after_the_section_that_is_under_way() {
        Job job = planned(world);
        world.stages.before = call -> {
            if (call.equals("write 2")) {
                world.process.control.pause(OneProcess.TENANT, job.id());
            }
        };
        world.process.drain();
        assertThat(world.stages.calls).containsExactly("plan", "write 0", "write 2");
        assertThat(status(world, job).state()).isEqualTo(State.PAUSED);
        assertThat(world.process.seen.stream().filter(PipelineEvent.Paused.class::isInstance)).isNotEmpty();
        world.process.sweeper.sweep(Duration.ZERO);
        assertThat(world.process.queue).as("a sweep leaves it alone").isEmpty();
        resume(world, job);
        world.process.drain();
        world.isCompleted(job);
        world.audit();
    }

    @Test
    void while_a_chapter_comes_to_its_end_the_job_is_not_said_to_wait() {
        Job job = planned(world);
        StepEvent first = world.process.queue.remove();
        StepEvent third = world.process.queue.remove();
        world.stages.before = call -> {
            if (call.equals("write 0")) {
                world.process.control.pause(OneProcess.TENANT, job.id());
                world.process.deliver(third);
                assertThat(status(world, job).state()).isEqualTo(State.WRITING);
                assertThat(world.process.seen.stream().filter(PipelineEvent.Paused.class::isInstance)).isEmpty();
            }
        };
        world.process.deliver(first);
        world.process.drain();
        assertThat(world.stages.calls).containsExactly("plan", "write 0");
        assertThat(status(world, job).state()).isEqualTo(State.PAUSED);
        assertThat(world.process.seen.stream().filter(PipelineEvent.Paused.class::isInstance)).isNotEmpty();
    }

    @Test
    void a_resumed_job_goes_on_though_a_worker_that_was_taken_for_gone_stored_the_first_section() {
        Job job = planned(world);
        OneProcess other = world.processOn(store);
        world.stages.before = call -> {
            if (call.equals("write 0")) {
                other.control.pause(OneProcess.TENANT, job.id());
            }
        };
        world.process.drain();
        assertThat(world.stages.calls).containsExactly("plan", "write 0");
        assertThat(status(world, job).state()).isEqualTo(State.PAUSED);
        resume(world, job);
        world.process.drain();
        world.isCompleted(job);
        world.audit();
    }

    @Test
    void what_one_chapter_has_set_aside_the_other_cannot_spend() {
        Job job = world.process.submit(new Limits(400, 0));
        world.process.deliver(world.process.queue.remove());
        StepEvent first = world.process.queue.remove();
        StepEvent third = world.process.queue.remove();
        world.stages.before = call -> {
            if (call.equals("write 0")) { // 110 are spent on the plan, 150 set aside twice would be too much
                assertThat(world.process.deliver(third)).isEqualTo(Delivery.POSTPONED);
            }
        };
        world.process.deliver(first);
        assertThat(world.stages.calls).containsExactly("plan", "write 0");
        assertThat(status(world, job).state()).as("the limit is not reached").isEqualTo(State.WRITING);
        world.process.deliver(third);
        assertThat(world.stages.calls).containsExactly("plan", "write 0", "write 2");
        world.process.drain();
        assertThat(status(world, job).message()).contains("400 tokens");
        assertThat(status(world, job).cost().tokens()).isEqualTo(330);
    }

    private static Job planned(World world) {
        Job job = world.submit();
        world.process.deliver(world.process.queue.remove());
        return job;
    }

    private static JobStatus status(World world, Job job) {
        return world.process.jobs.status(OneProcess.TENANT, job.id());
    }

    private static String text(World world, Job job) {
        return world.process.jobs.text(OneProcess.TENANT, job.id());
    }

    private static void resume(World world, Job job) {
        world.process.queue.clear();
        world.process.control.resume(OneProcess.TENANT, job.id(), world.process.queue::add);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
