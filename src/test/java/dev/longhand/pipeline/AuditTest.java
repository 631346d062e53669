package dev.longhand.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.document.Job;
import dev.longhand.document.JobId;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.event.EventHandler.Delivery;
import dev.longhand.event.StepEvent;
import dev.longhand.pipeline.JobStatus.State;
import dev.longhand.store.MemoryObjectStore;
import dev.longhand.store.ObjectKey;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an audit and a step make of a folder that somebody changed by hand. */
final class AuditTest {
    private static final JobId UNKNOWN = new JobId("01aaaaaaaaaaaaaaaaaaaaaaaa");

    private final MemoryObjectStore store = new MemoryObjectStore(InstantSource.system());
    private final World world = new World(store);
    private final Audit audit = new Audit(store, world.stages, TestHost.alone());

    @ParameterizedTest(name = "{0} changed: {2}")
    @CsvSource(delimiter = '|', value = {
        "brief.json | { | brief.json | is damaged",
        "brief.json | [] | brief.json | is damaged",
        "plan.json | not JSON | plan.json | is damaged",
        "sections/00001.json | {} | sections/00001.json | is damaged",
        "sections/00002.json | {\"format\": 2} | sections/00002.json | written by a later version",
        "outcome.json | {\"state\": \"PERHAPS\"} | outcome.json | is damaged",
        "manifest.json | nothing | manifest.json | is damaged",
        "document.md | Another text. | document.md | not what its sections make",
    })
    void an_object_with_another_content_is_named(String name, String content, String found, String problem) {
        Job job = finished();
        put(job, name, content);
        assertThat(audit.of(OneProcess.TENANT, job.id())).anySatisfy(finding -> {
            assertThat(finding.object()).endsWith(found);
            assertThat(finding.problem()).contains(problem);
            assertThat(finding.advice()).isNotBlank();
        });
    }

    @ParameterizedTest(name = "{0} gone: {2}")
    @CsvSource({
        "brief.json, plan.json, no brief",
        "plan.json, outcome.json, no plan",
        "sections/00001.json, sections/00002.json, the section before it is missing",
        "document.md, document.md, its document is missing",
        "claims/00001/00000.json, claims/00001, ''",
    })
    void an_object_that_is_gone_is_missed(String name, String found, String problem) {
        Job job = finished();
        store.delete(key(job, name));
        if (problem.isEmpty()) {
            assertThat(audit.of(OneProcess.TENANT, job.id())).isEmpty(); // a claim that was followed by a commit
            return;
        }
        assertThat(audit.of(OneProcess.TENANT, job.id())).anySatisfy(finding -> {
            assertThat(finding.object()).endsWith(found);
            assertThat(finding.problem()).contains(problem);
        });
    }

    @Test
    void a_text_that_was_changed_breaks_the_chain() {
        Job job = finished();
        change(job, "sections/00001.json", text -> text.replace("number 1", "number one"));
        assertThat(audit.of(OneProcess.TENANT, job.id()))
                .anySatisfy(finding -> assertThat(finding.problem()).contains("does not follow the one before"));
    }

    @Test
    void what_is_none_of_longhands_is_named() {
        Job job = finished();
        put(job, "notes.txt", "mine");
        assertThat(audit.of(OneProcess.TENANT, job.id()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.problem()).contains("none of the objects of a job"));
    }

    @Test
    void a_job_that_no_sweep_would_find_is_named() {
        Job job = world.submit();
        store.delete(new ObjectKey("index/active/"
                + job.id().value().substring(25) + "/" + job.id().value()));
        assertThat(audit.of(OneProcess.TENANT, job.id()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.problem()).contains("no sweep finds it"));
        world.process.queue.clear();
        world.process.control.resume(OneProcess.TENANT, job.id(), world.process.queue::add);
        assertThat(audit.of(OneProcess.TENANT, job.id())).isEmpty();
    }

    @Test
    void a_job_that_never_was_is_not_found() {
        assertThatThrownBy(() -> audit.of(OneProcess.TENANT, UNKNOWN)).hasMessageContaining("there is no job");
    }

    @Test
    void an_object_of_a_later_version_stops_the_step_and_nothing_is_written() {
        Job job = world.submit();
        StepEvent first = world.process.queue.remove();
        world.process.deliver(first);
        change(job, "plan.json", text -> text.replace("\"format\" : 1", "\"format\" : 7"));
        var before = world.names(job);
        assertThat(world.process.deliver(first.at(1))).isEqualTo(Delivery.POSTPONED);
        assertThat(world.names(job)).isEqualTo(before);
        assertThatThrownBy(() -> world.process.jobs.status(OneProcess.TENANT, job.id()))
                .isInstanceOfSatisfying(LonghandException.class, e -> assertThat(e.kind())
                        .isEqualTo(Kind.STORE_UNUSABLE))
                .hasMessageContaining("later version");
    }

    @Test
    void nonsense_ends_the_job_and_overwrites_nothing() {
        Job job = world.submit();
        StepEvent first = world.process.queue.remove();
        world.process.deliver(first);
        put(job, "plan.json", "nonsense");
        world.process.deliver(first.at(1));
        assertThat(new String(store.read(key(job, "plan.json")).orElseThrow().content(), UTF_8))
                .isEqualTo("nonsense");
        assertThat(new String(store.read(key(job, "outcome.json")).orElseThrow().content(), UTF_8))
                .contains("FAILED", "CORRUPT", "plan.json is damaged");
        assertThat(world.stages.calls).containsExactly("plan");
    }

    private Job finished() {
        Job job = world.submit();
        world.process.drain();
        assertThat(world.process.jobs.status(OneProcess.TENANT, job.id()).state()).isEqualTo(State.COMPLETED);
        assertThat(audit.of(OneProcess.TENANT, job.id())).isEmpty();
        return job;
    }

    private void change(Job job, String name, UnaryOperator<String> change) {
        String before = new String(store.read(key(job, name)).orElseThrow().content(), UTF_8);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        put(job, name, after);
    }

    private void put(Job job, String name, String content) {
        store.delete(key(job, name));
        store.create(key(job, name), content.getBytes(UTF_8));
    }

    private static ObjectKey key(Job job, String name) {
        return new ObjectKey(OneProcess.TENANT + "/" + job.id() + "/" + name);
    }
}
