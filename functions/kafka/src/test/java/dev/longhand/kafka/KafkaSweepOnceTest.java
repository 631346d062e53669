package dev.longhand.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.document.DocumentRequest;
import dev.longhand.document.JobId;
import dev.longhand.document.TenantId;
import dev.longhand.pipeline.Host;
import dev.longhand.pipeline.Submission;
import dev.longhand.queue.QueueProcess;
import dev.longhand.store.ObjectStore;
import dev.longhand.wiring.ScriptedVllm;
import dev.longhand.wiring.TriggerWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A process that only looks for lost documents. */
@QuarkusTest
@TestProfile(KafkaSweepOnceTest.SweepOnly.class)
@QuarkusTestResource(value = TriggerWorld.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = KafkaBroker.class, restrictToAnnotatedClass = true)
class KafkaSweepOnceTest {
    private static final Duration LEASE = Duration.ofSeconds(2);

    /** Where the broker is. */
    protected String address = "";

    @Inject
    @Nullable
    ObjectStore store;

    @Inject
    @Nullable
    Host host;

    @Inject
    @Nullable
    QueueProcess process;

    /** Reads no queue. */
    public static final class SweepOnly implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("longhand.read-queue", "false", "longhand.lease", LEASE.toSeconds() + "s");
        }
    }

    @Test
    @SuppressWarnings("NullAway") // injected
    void announces_a_lost_document_and_leaves_the_queue_to_others() throws Exception {
        DocumentRequest request = new DocumentRequest("Lost", 1500, null, "planned", null, null, 7L, null, null);
        JobId job = new Submission(store, event -> {}, host)
                .submit(TenantId.LOCAL, request, ScriptedVllm.MODEL)
                .id();
        Thread.sleep(LEASE.multipliedBy(2).toMillis());

        assertThat(process.run()).isZero();

        try (Topic events = new Topic(address, "longhand-events")) {
            assertThat(events.records()).anyMatch(event -> Topic.value(event).contains(job.value()));
        }
        assertThat(groups()).isEmpty();
    }

    private List<String> groups() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            return admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .toList();
        }
    }
}
