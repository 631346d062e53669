package dev.longhand.kafka;

import static org.awaitility.Awaitility.await;

import dev.longhand.document.DocumentRequest;
import dev.longhand.document.JobId;
import dev.longhand.document.TenantId;
import dev.longhand.pipeline.Host;
import dev.longhand.pipeline.Submission;
import dev.longhand.store.ObjectStore;
import dev.longhand.wiring.ScriptedVllm;
import dev.longhand.wiring.TriggerWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A document whose event was lost. */
@QuarkusTest
@TestProfile(KafkaSweepTest.Often.class)
@QuarkusTestResource(value = TriggerWorld.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = KafkaBroker.class, restrictToAnnotatedClass = true)
class KafkaSweepTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    /** Where the broker is. */
    protected String address = "";

    @Inject
    @Nullable
    ObjectStore store;

    @Inject
    @Nullable
    Host host;

    /** Looks for such documents often. */
    public static final class Often implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("longhand.sweep-every", "2s", "longhand.lease", "6s");
        }
    }

    @Test
    @SuppressWarnings("NullAway") // injected
    void is_found_and_written() {
        DocumentRequest request = new DocumentRequest("Lost", 1500, null, "planned", null, null, 7L, null, null);
        JobId job = new Submission(store, event -> {}, host)
                .submit(TenantId.LOCAL, request, ScriptedVllm.MODEL)
                .id();
        try (Topic ended = new Topic(address, "longhand-ended")) {
            await().atMost(LONG)
                    .until(() -> ended.records().stream()
                            .anyMatch(end -> Topic.value(end).contains(job.value())));
        }
    }
}
