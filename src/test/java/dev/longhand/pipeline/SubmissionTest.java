package dev.longhand.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.document.Job;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.store.MemoryObjectStore;
import dev.longhand.store.ObjectKey;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class SubmissionTest {
    private final MemoryObjectStore store = new MemoryObjectStore(InstantSource.system());
    private final OneProcess process = new OneProcess(store, new ScriptedStages(2));

    @Test
    void jobs_are_listed_in_the_order_of_their_submission_and_paged() {
        Job first = process.submit();
        Job second = process.submit();
        Job third = process.submit();
        assertThat(process.jobs.list(OneProcess.TENANT, "", 2)).containsExactly(first.id(), second.id());
        assertThat(process.jobs.list(OneProcess.TENANT, second.id().value(), 2)).containsExactly(third.id());
    }

    @Test
    void the_same_key_with_the_same_request_is_the_same_job() {
        Job first = process.submit("k", "Write about rivers.");
        process.drain();
        assertThat(process.submit("k", "Write about rivers.").id()).isEqualTo(first.id());
        assertThat(process.submit("other", "Write about rivers.").id()).isNotEqualTo(first.id());
    }

    @Test
    void the_same_key_with_another_request_is_a_conflict() {
        process.submit("k", "Write about rivers.");
        assertThatThrownBy(() -> process.submit("k", "Write about lakes."))
                .isInstanceOfSatisfying(
                        LonghandException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFLICT));
    }

    @Test
    void twenty_callers_with_one_key_get_one_job() {
        Set<String> jobs = ConcurrentHashMap.newKeySet();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                threads.execute(() -> jobs.add(new OneProcess(store, new ScriptedStages(1))
                        .submit("k", "Write about rivers.")
                        .id()
                        .value()));
            }
        }
        assertThat(jobs).hasSize(1);
        assertThat(process.jobs.list(OneProcess.TENANT, "", 10)).hasSize(1);
    }

    @Test
    void a_refused_brief_leaves_nothing_behind() {
        assertThatThrownBy(() -> process.submit("k", " ")).hasMessageContaining("instruction is empty");
        assertThat(store.children(new ObjectKey("index"), "", 10)).isEmpty();
        assertThat(process.jobs.list(OneProcess.TENANT, "", 10)).isEmpty();
    }

    @Test
    void the_callers_key_never_becomes_part_of_an_object_key() {
        process.submit("../../etc/passwd\u0000 %2f", "Write about rivers.");
        ObjectKey index = new ObjectKey("index/idempotency/" + OneProcess.TENANT);
        assertThat(store.children(index, "", 10)).singleElement().asString().matches("[0-9a-f]{64}");
    }
}
