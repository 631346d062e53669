package dev.longhand.knative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longhand.document.TenantId;
import dev.longhand.event.EventCodec;
import dev.longhand.wiring.Sweep;
import dev.longhand.wiring.TriggerWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A clock's events, where there is no sink. */
@QuarkusTest
@QuarkusTestResource(value = TriggerWorld.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = SweepTest.ShortLease.class, restrictToAnnotatedClass = true)
class SweepTest {

    /** Nobody is waited for long. */
    public static final class ShortLease implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            return Map.of("longhand.lease", "2s");
        }

        @Override
        public void stop() {}
    }

    @TestHTTPResource
    URI function = URI.create("");

    @ConfigProperty(name = "longhand.store")
    Path store = Path.of("");

    @Test
    void a_document_whose_next_event_was_lost_is_written_by_a_sweep() throws Exception {
        HttpResponse<String> lost = post(EventCodec.REQUESTED, "{\"instruction\":\"Write about fog\",\"words\":300}");
        String job = lost.headers().firstValue("ce-subject").orElseThrow();
        Path document = store.resolve(TenantId.LOCAL.value()).resolve(job).resolve("document.md");
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    assertThat(post(Sweep.TYPE, "").statusCode()).isEqualTo(200);
                    return Files.exists(document);
                });
    }

    private HttpResponse<String> post(String type, String data) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(function)
                .header("Content-Type", "application/json")
                .header("Prefer", "reply")
                .header("ce-specversion", "1.0")
                .header("ce-id", "1")
                .header("ce-source", "/tests")
                .header("ce-type", type)
                .POST(BodyPublishers.ofString(data))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }
}
