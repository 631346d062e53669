package dev.longhand.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longhand.document.DocumentRequest;
import dev.longhand.document.JobId;
import dev.longhand.document.TenantId;
import dev.longhand.event.EventCodec;
import dev.longhand.event.StepEvent;
import dev.longhand.pipeline.Host;
import dev.longhand.pipeline.Submission;
import dev.longhand.store.ObjectKey;
import dev.longhand.store.ObjectStore;
import dev.longhand.store.ServerProcess;
import dev.longhand.wiring.ScriptedVllm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One document that two triggers carry on at once over one bucket: Kafka in this process, HTTP in another. */
@Tag("servers")
@QuarkusTest
@QuarkusTestResource(value = SharedBucket.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = KafkaBroker.class, restrictToAnnotatedClass = true)
class TwoTriggersTest {
    private static final Duration LONG = Duration.ofMinutes(4);
    private static final int OK = 200;
    private static final Path SERVER = Path.of("../http/target/quarkus-app/quarkus-run.jar");
    private static final Pattern OWNER = Pattern.compile("\"owner\"\\s*:\\s*\"([^\"]*)\"");

    /** Where the broker is. */
    protected String address = "";

    /** What a program has to be told to work on the same documents. */
    protected Map<String, String> environment = Map.of();

    @Inject
    @Nullable
    ObjectStore bucket;

    @Inject
    @Nullable
    Host host;

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = ServerProcess.freePort();

    @Test
    void write_one_document_and_pay_for_it_once() throws Exception {
        JobId before = submitted();
        try (ServerProcess _ = server();
                Topic ended = new Topic(address, "longhand-ended")) {
            // a server takes up every job that it finds at its start: that is over when it has written this one
            await().atMost(LONG).until(() -> !text(before, "outcome.json").isEmpty());
            JobId job = submitted();
            await().atMost(LONG).until(() -> post("plan", job) == OK);
            await().atMost(LONG).until(() -> post("write", job) == OK);
            announce(StepEvent.first(TenantId.LOCAL, job));
            await().atMost(LONG).until(() -> owners(job).size() == 2);
            while (ended.records().isEmpty()) {
                post("write", job); // some come out of turn
                post("assemble", job);
            }
            assertThat(Topic.value(ended.records().getFirst()))
                    .contains("dev.longhand.document.completed", job.value());
            assertThat(text(job, "document.md")).contains("## Part").doesNotContain("null");
            assertThat(get(environment.get("LONGHAND_MODEL_URL") + "/calls"))
                    .isEqualTo(Integer.toString(2 * (SharedBucket.SECTIONS + 1)));
        }
    }

    /** Another program on the same bucket; nothing but the calls of the test tells it what to do. */
    private ServerProcess server() throws IOException, InterruptedException {
        assertThat(SERVER).as("packaged before").exists();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return ServerProcess.start(
                port,
                environment,
                List.of(java, "-Xmx384m", "-Dlonghand.sweep-every=1h", "-jar", SERVER.toString(), "--port", "" + port));
    }

    /** A document that no program has heard of yet. */
    @SuppressWarnings("NullAway") // injected
    private JobId submitted() {
        DocumentRequest request =
                new DocumentRequest("Write about snow.", 6000, null, "planned", null, null, 7L, null, null);
        return new Submission(bucket, event -> {}, host)
                .submit(TenantId.LOCAL, request, ScriptedVllm.MODEL)
                .id();
    }

    private void announce(StepEvent event) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", address), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("longhand-events", EventCodec.structured(event)))
                    .get();
        }
    }

    /** The programs that claimed steps so far. */
    private Set<String> owners(JobId job) {
        Set<String> owners = new HashSet<>();
        for (int step = 0; ; step++) {
            Matcher owner = OWNER.matcher(text(job, "claims/%05d/00000.json".formatted(step)));
            if (!owner.find()) {
                return owners;
            }
            owners.add(owner.group(1));
        }
    }

    @SuppressWarnings("NullAway") // injected
    private String text(JobId job, String name) {
        return bucket.read(new ObjectKey(TenantId.LOCAL + "/" + job + "/" + name))
                .map(object -> new String(object.content(), StandardCharsets.UTF_8))
                .orElse("");
    }

    private int post(String stage, JobId job) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/%s".formatted(port, stage)))
                .timeout(LONG)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"job\": \"%s\"}".formatted(job)))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private String get(String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url)).timeout(LONG).build(), BodyHandlers.ofString())
                .body();
    }
}
