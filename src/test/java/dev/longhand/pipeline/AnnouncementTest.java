package dev.longhand.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.document.Job;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Outcome;
import dev.longhand.event.DocumentEnded;
import dev.longhand.event.StepEvent;
import dev.longhand.store.MemoryObjectStore;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class AnnouncementTest {
    private final World world = new World(new MemoryObjectStore(InstantSource.system()));

    @Test
    void the_end_is_told_with_the_key_of_the_request() {
        world.process.submit("/orders#17", "Write about rivers.");
        world.process.drain();
        assertThat(world.process.ends).singleElement().satisfies(end -> {
            assertThat(end.request()).isEqualTo("/orders#17");
            assertThat(end.outcome()).isInstanceOf(Outcome.Completed.class);
        });
    }

    @Test
    void a_late_event_hears_the_same_end_again() {
        Job job = world.submit();
        world.process.drain();
        world.process.deliver(StepEvent.first(OneProcess.TENANT, job.id()));
        assertThat(world.process.ends).hasSize(2);
        assertThat(world.process.ends.stream().map(DocumentEnded::id).distinct()).hasSize(1);
    }

    @Test
    void a_process_killed_between_outcome_and_announcement_leaves_it_to_the_redelivery() {
        Job job = world.submit();
        world.killAt(job, "outcome.json", true);
        world.process.deliver(StepEvent.first(OneProcess.TENANT, job.id()));
        assertThat(world.process.ends).hasSize(1);
    }

    @Test
    void a_failure_is_told_too() {
        Job job = world.process.submit("key", "Write about rivers.");
        world.process.drain();
        Job other = world.process.submit("other", "Write about lakes.");
        world.stages.before = call -> {
            throw LonghandException.of(Kind.MODEL_REFUSED, "no");
        };
        world.process.drain();
        assertThat(world.process.ends).extracting(DocumentEnded::job).containsExactly(job.id(), other.id());
        assertThat(world.process.ends.getLast().request()).isEqualTo("other");
        assertThat(world.process.ends.getLast().outcome()).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void a_cancelled_job_is_told_by_its_next_event_and_a_deleted_one_never() {
        Job job = world.submit();
        world.process.control.cancel(OneProcess.TENANT, job.id());
        world.process.drain();
        assertThat(world.process.ends).singleElement().satisfies(end -> assertThat(end.outcome())
                .isInstanceOf(Outcome.Cancelled.class));
        world.process.control.delete(OneProcess.TENANT, job.id());
        world.process.deliver(StepEvent.first(OneProcess.TENANT, job.id()));
        assertThat(world.process.ends).hasSize(1);
    }
}
