package dev.longhand.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.document.Brief;
import dev.longhand.document.DocumentRequest;
import dev.longhand.document.Job;
import dev.longhand.document.Limits;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.event.EventHandler.Delivery;
import dev.longhand.event.StepEvent;
import dev.longhand.pipeline.JobStatus.State;
import dev.longhand.store.MemoryObjectStore;
import dev.longhand.store.ObjectKey;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StepsTest {
    private static final int SECTIONS = 3;
    private static final List<String> EVERY_CALL_ONCE = List.of("plan", "write 0", "write 1", "write 2");

    private final MemoryObjectStore store = new MemoryObjectStore(InstantSource.system());
    private final ScriptedStages stages = new ScriptedStages(SECTIONS);
    private final OneProcess process = new OneProcess(store, stages);

    @Test
    void a_job_runs_from_brief_to_document_with_one_call_a_step() {
        Job job = process.submit();
        process.drain();
        assertThat(stages.calls).isEqualTo(EVERY_CALL_ONCE);
        assertThat(state(job)).isEqualTo(State.COMPLETED);
        assertThat(process.jobs.text(OneProcess.TENANT, job.id()))
                .isEqualTo("Section number 0.\n\nSection number 1.\n\nSection number 2.");
    }

    @Test
    void a_job_leaves_its_folder_and_no_active_marker() {
        Job job = process.submit();
        process.drain();
        ObjectKey folder = new ObjectKey(OneProcess.TENANT + "/" + job.id());
        assertThat(store.children(folder, "", 20))
                .containsExactly("brief.json", "claims", "document.md", "manifest.json", "outcome.json", "plan.json", "sections");
        assertThat(store.children(folder.child("sections"), "", 20))
                .containsExactly("00000.json", "00001.json", "00002.json");
        assertThat(store.children(new ObjectKey("index/active"), "", 20)).isEmpty();
    }

    @Test
    void after_a_crash_at_any_change_the_job_ends_and_pays_for_nothing_that_is_stored() {
        for (boolean after : List.of(false, true)) {
            int crashes = 0;
            while (crashesAndRecovers(crashes, after)) {
                crashes++;
            }
            assertThat(crashes).as("changes of a job").isGreaterThanOrEqualTo(SECTIONS + 6);
        }
    }

    /** Whether the process died at this change; a first process dies there, a second one takes over. */
    private static boolean crashesAndRecovers(int change, boolean after) {
        MemoryObjectStore store = new MemoryObjectStore(InstantSource.system());
        ScriptedStages stages = new ScriptedStages(SECTIONS);
        OneProcess first = new OneProcess(new CrashingStore(store, change, after), stages);
        try {
            first.submit("key", "Write about rivers.");
            first.drain();
            return false;
        } catch (CrashingStore.Crash e) {
            OneProcess second = new OneProcess(store, stages);
            second.recover();
            Job job = second.submit("key", "Write about rivers.");
            second.drain();
            String at = "change %d, after it: %s".formatted(change, after);
            assertThat(second.jobs.status(OneProcess.TENANT, job.id()).state()).as(at).isEqualTo(State.COMPLETED);
            assertThat(second.jobs.text(OneProcess.TENANT, job.id())).as(at).contains("number 0", "number 1", "number 2");
            assertThat(stages.calls.size()).as(at).isBetween(SECTIONS + 1, SECTIONS + 2);
            assertThat(second.jobs.list(OneProcess.TENANT, "", 10)).as(at).hasSize(1);
            return true;
        }
    }

    @Test
    void a_duplicate_event_is_answered_with_what_is_next_and_costs_no_call() {
        Job job = process.submit();
        StepEvent first = process.queue.remove();
        process.deliver(first);
        assertThat(process.queue.remove().step()).isEqualTo(1);
        process.deliver(first);
        assertThat(process.queue).containsExactly(first.at(1));
        assertThat(stages.calls).containsExactly("plan");
        process.drain();
        assertThat(state(job)).isEqualTo(State.COMPLETED);
    }

    @Test
    void an_early_event_leads_back_to_the_step_that_is_missing() {
        process.submit();
        StepEvent first = process.queue.remove();
        process.deliver(first.at(3));
        assertThat(process.queue).containsExactly(first);
        assertThat(stages.calls).isEmpty();
    }

    @Test
    void events_after_the_end_or_for_an_unknown_job_change_nothing() {
        Job job = process.submit();
        process.drain();
        for (int step = 6; step >= 0; step--) {
            assertThat(process.deliver(new StepEvent(OneProcess.TENANT, job.id(), step)))
                    .isEqualTo(Delivery.ACKNOWLEDGED);
        }
        process.deliver(StepEvent.first(OneProcess.TENANT, new Identities(TestHost.alone()).nextJob()));
        assertThat(process.queue).isEmpty();
        assertThat(stages.calls).isEqualTo(EVERY_CALL_ONCE);
    }

    @ParameterizedTest
    @EnumSource(names = {"MODEL_UNAVAILABLE", "STORE_UNAVAILABLE", "STORE_UNUSABLE"})
    void what_may_go_away_postpones_the_step_and_ends_nothing(Kind kind) {
        Job job = process.submit();
        stages.before = call -> {
            throw LonghandException.of(kind, "come back later");
        };
        StepEvent event = process.queue.remove();
        assertThat(process.deliver(event)).isEqualTo(Delivery.POSTPONED);
        assertThat(process.queue).isEmpty();
        assertThat(state(job)).isEqualTo(State.PLANNING);
        stages.before = call -> {};
        process.deliver(event);
        process.drain();
        assertThat(state(job)).isEqualTo(State.COMPLETED);
    }

    @ParameterizedTest
    @EnumSource(names = {"BAD_OUTPUT", "MODEL_REFUSED", "CONTEXT_TOO_LONG", "NOT_FOUND"})
    void what_will_not_go_away_ends_the_job_and_what_is_written_stays_readable(Kind kind) {
        Job job = process.submit();
        stages.before = call -> {
            if (call.equals("write 1")) {
                throw LonghandException.of(kind, "the reason");
            }
        };
        process.drain();
        JobStatus status = process.jobs.status(OneProcess.TENANT, job.id());
        assertThat(status.state()).isEqualTo(State.FAILED);
        assertThat(status.message()).isEqualTo("the reason");
        assertThat(process.jobs.text(OneProcess.TENANT, job.id())).isEqualTo("Section number 0.");
    }

    @Test
    void an_error_of_our_own_in_a_call_counts_as_a_try_and_does_not_go_on_for_ever() {
        Job job = process.submit();
        stages.before = call -> {
            throw new IllegalStateException("a bug");
        };
        StepEvent event = process.queue.remove();
        while (process.deliver(event) == Delivery.POSTPONED) {
            assertThat(stages.calls).hasSizeLessThan(4);
        }
        assertThat(process.jobs.status(OneProcess.TENANT, job.id()).message())
                .contains("3 tries", "unforeseen error (IllegalStateException)");
    }

    @Test
    void a_job_cancelled_while_a_section_is_written_ends_cancelled_and_keeps_what_is_written() {
        Job job = process.submit();
        stages.before = call -> {
            if (call.equals("write 2")) {
                process.control.cancel(OneProcess.TENANT, job.id());
            }
        };
        process.drain();
        assertThat(state(job)).isEqualTo(State.CANCELLED);
        assertThat(process.jobs.text(OneProcess.TENANT, job.id())).contains("number 0", "number 1");
        assertThatThrownBy(() -> process.control.cancel(OneProcess.TENANT, job.id())).hasMessageContaining("ended already");
    }

    @Test
    void the_limit_of_tokens_stops_the_job_before_the_call_that_follows_it() {
        var request = new DocumentRequest(
                "Write about rivers.", null, null, null, null, null, null, null, new Limits(270, 0));
        Job job = process.submission.submit(OneProcess.TENANT, request, "scripted");
        process.drain();
        assertThat(stages.calls).containsExactly("plan", "write 0");
        assertThat(process.jobs.status(OneProcess.TENANT, job.id()).message()).contains("270 tokens");
    }

    @Test
    void a_changed_section_is_found_and_never_assembled() {
        Job job = process.submit();
        for (int i = 0; i < 3; i++) {
            process.deliver(process.queue.remove());
        }
        ObjectKey first = new ObjectKey(OneProcess.TENANT + "/" + job.id() + "/sections/00000.json");
        byte[] content = new String(store.read(first).orElseThrow().content(), java.nio.charset.StandardCharsets.UTF_8)
                .replace("Section number", "Forged number")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        store.delete(first);
        store.create(first, content);
        process.drain();
        assertThat(stages.calls).containsExactly("plan", "write 0", "write 1");
        assertThat(store.read(new ObjectKey(OneProcess.TENANT + "/" + job.id() + "/document.md")))
                .isEmpty();
    }

    @Test
    void a_brief_is_stored_with_every_choice_made() {
        Job job = process.submit();
        Brief brief = process.jobs.status(OneProcess.TENANT, job.id()).job().brief();
        assertThat(brief).isEqualTo(job.brief());
        assertThat(brief.model()).isEqualTo("scripted");
    }

    private State state(Job job) {
        return process.jobs.status(OneProcess.TENANT, job.id()).state();
    }
}
