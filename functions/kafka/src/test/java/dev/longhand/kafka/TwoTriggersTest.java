package dev.longhand.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longhand.document.DocumentRequest;
import dev.longhand.document.TenantId;
import dev.longhand.event.DocumentRequested;
import dev.longhand.event.EventCodec;
import dev.longhand.store.ObjectKey;
import dev.longhand.store.ObjectStore;
import dev.longhand.store.ServerProcess;
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
    private static final Path SERVER = Path.of("../http/target/quarkus-app/quarkus-run.jar");
    private static final Pattern OWNER = Pattern.compile("\"owner\"\\s*:\\s*\"([^\"]*)\"");
    private static final ObjectKey TENANT = new ObjectKey(TenantId.LOCAL.value());

    /** Where the broker is. */
    protected String address = "";

    /** What a program has to be told to work on the same documents. */
    protected Map<String, String> environment = Map.of();

    @Inject
    @Nullable
    ObjectStore bucket;

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = ServerProcess.freePort();

    @Test
    void write_one_document_and_pay_for_it_once() throws Exception {
        try (ServerProcess _ = server();
                Topic ended = new Topic(address, "longhand-ended")) {
            request();
            await().atMost(LONG).until(() -> !jobs().isEmpty());
            String job = jobs().getFirst();
            while (ended.records().isEmpty()) {
                for (String stage : List.of("plan", "write", "assemble")) {
                    post("http://127.0.0.1:%d/%s".formatted(port, stage), "{\"job\": \"%s\"}".formatted(job));
                }
            }
            assertThat(Topic.value(ended.records().getFirst())).contains("dev.longhand.document.completed", job);
            assertThat(text(job, "document.md")).contains("## Part").doesNotContain("null");
            assertThat(owners(job)).as("programs that wrote").hasSize(2);
            assertThat(get(environment.get("LONGHAND_MODEL_URL") + "/calls"))
                    .isEqualTo(Integer.toString(SharedBucket.SECTIONS + 1));
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

    private void request() throws Exception {
        DocumentRequest request = new DocumentRequest("Write about snow.", 6000, null, "planned", null, 7L, null, null);
        byte[] event = EventCodec.structured(new DocumentRequested("/tests", "two", request));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", address), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("longhand-events", event)).get();
        }
    }

    private Set<String> owners(String job) {
        Set<String> owners = new HashSet<>();
        for (int step = 0; step <= SharedBucket.SECTIONS; step++) {
            Matcher owner = OWNER.matcher(text(job, "claims/%05d/00000.json".formatted(step)));
            assertThat(owner.find()).isTrue();
            owners.add(owner.group(1));
        }
        return owners;
    }

    private List<String> jobs() {
        return store().children(TENANT, "", 10);
    }

    private String text(String job, String name) {
        byte[] content = store().read(new ObjectKey(TENANT + "/" + job + "/" + name))
                .orElseThrow()
                .content();
        return new String(content, StandardCharsets.UTF_8);
    }

    @SuppressWarnings("NullAway") // injected
    private ObjectStore store() {
        return bucket;
    }

    private void post(String url, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(LONG)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        http.send(request, BodyHandlers.discarding()); // most come out of turn
    }

    private String get(String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url)).timeout(LONG).build(), BodyHandlers.ofString())
                .body();
    }
}
