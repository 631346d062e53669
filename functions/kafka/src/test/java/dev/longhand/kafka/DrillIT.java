package dev.longhand.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.longhand.document.DocumentRequest;
import dev.longhand.event.DocumentRequested;
import dev.longhand.event.EventCodec;
import dev.longhand.store.ServerProcess;
import dev.longhand.wiring.PackagedProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole shape as processes of one machine: the packaged function, a broker, an S3 server, vLLM, and a Prometheus that
 * looks at them. Half of the documents are written while each part is killed once, the others after function and model were
 * scaled to zero. {@code infra/drill/drill} runs it.
 */
@Tag("drill")
class DrillIT {
    private static final int DOCUMENTS = Integer.getInteger("drill.documents", 20);
    private static final int SHORTEST = 1_500;
    private static final int STEP = 250;
    private static final int LENGTHS = 4;
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofMinutes(40);
    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    private static final String KEY = "longhand";
    private static final String SECRET = "longhand-secret";
    private static final JsonMapper JSON = new JsonMapper();

    private final int storePort = ServerProcess.freePort();
    private final int modelPort = ServerProcess.freePort();
    private final int functionPort = ServerProcess.freePort();
    private final int prometheusPort = ServerProcess.freePort();
    private final KafkaBroker broker = new KafkaBroker();
    private final Map<Path, String> kept = new HashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private Part store;
    private Part model;
    private Part function;
    private Part prometheus;
    private String address;
    private long generated;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(folder.resolve("s3/drill")); // a bucket of VersityGW is a folder
        address = broker.start().getOrDefault("kafka.bootstrap.servers", "");
        store = new Part(
                "S3 server",
                storePort,
                SOON,
                Map.of("ROOT_ACCESS_KEY_ID", KEY, "ROOT_SECRET_ACCESS_KEY", SECRET),
                List.of(
                        ServerProcess.installed("versitygw"),
                        "--port",
                        "127.0.0.1:" + storePort,
                        "posix",
                        folder.resolve("s3").toString()));
        model = new Part(
                "vLLM",
                modelPort,
                LONG,
                Map.of(),
                List.of(
                        "python3",
                        HOME.resolve("infra/sidecar/cpu/serve.py").toString(),
                        "smollm2-135m",
                        "--port",
                        "" + modelPort,
                        "--requests",
                        "16",
                        "--cache-gib",
                        "2"));
        function = new Part("function", functionPort, SOON, environment(), PackagedProgram.command(List.of()));
        prometheus = new Part("Prometheus", prometheusPort, SOON, Map.of(), prometheus());
        prometheus.start();
        store.start();
        function.start();
        model.start();
    }

    private Map<String, String> environment() {
        return Map.of(
                "LONGHAND_STORE",
                "s3://drill",
                "LONGHAND_MODEL_URL",
                "http://127.0.0.1:%d/v1".formatted(modelPort),
                "LONGHAND_RETRY_AFTER",
                "2s",
                "KAFKA_BOOTSTRAP_SERVERS",
                address,
                "QUARKUS_HTTP_PORT",
                "" + functionPort,
                "AWS_ENDPOINT_URL_S3",
                "http://127.0.0.1:" + storePort,
                "AWS_REGION",
                "us-east-1",
                "AWS_ACCESS_KEY_ID",
                KEY,
                "AWS_SECRET_ACCESS_KEY",
                SECRET);
    }

    /** The example of a configuration, looking more often, since a part may live for a minute. */
    private List<String> prometheus() throws IOException {
        Path example = HOME.resolve("infra/observability/prometheus/prometheus.yml");
        Path configuration = folder.resolve("prometheus.yml");
        Files.writeString(
                configuration,
                Files.readString(example)
                        .replace(
                                "rules/longhand.yml",
                                example.resolveSibling("rules/longhand.yml").toString())
                        .replace("_interval: 15s", "_interval: 2s")
                        .replace("127.0.0.1:8080", "127.0.0.1:" + functionPort)
                        .replace("127.0.0.1:8000", "127.0.0.1:" + modelPort));
        return List.of(
                ServerProcess.installed("prometheus/prometheus"),
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + folder.resolve("metrics"),
                "--web.listen-address=127.0.0.1:" + prometheusPort);
    }

    @AfterEach
    void stop() throws IOException {
        for (Part part : List.of(function, model, prometheus, store)) {
            part.close();
        }
        broker.stop();
    }

    @Test
    void nothing_is_lost_whoever_is_killed_and_nothing_runs_when_nothing_is_asked() throws Exception {
        int half = DOCUMENTS / 2;
        long began = System.nanoTime();
        ask(0, half);
        for (Part victim : List.of(function, model, store)) {
            hit(victim.toString(), victim::close, victim::start);
        }
        hit("broker", broker::end, broker::begin);
        awaitEnds(half);
        generated += generated();
        function.end();
        model.end();
        System.out.printf("%d documents after %d s; function and model are at zero%n", half, seconds(began));

        ask(half, DOCUMENTS);
        long cold = System.nanoTime();
        function.start();
        model.start();
        awaitSection();
        System.out.printf("from nothing to the next section: %d s%n", seconds(cold));
        awaitEnds(DOCUMENTS);
        generated += generated();
        check();
        System.out.printf("%d documents after %d s%n", DOCUMENTS, seconds(began));
    }

    private interface Act {
        void run() throws Exception;
    }

    /** Kills a part as soon as a section more is stored, and starts it again. */
    private void hit(String name, Act kill, Act start) throws Exception {
        awaitSection();
        kept.putAll(sections());
        long tokens = name.equals(model.toString()) ? generated() : 0;
        long began = System.nanoTime();
        kill.run();
        generated += tokens;
        start.run();
        awaitSection();
        System.out.printf(
                "%s killed with %d sections stored; the next was stored %d s later%n",
                name, kept.size(), seconds(began));
    }

    private void awaitSection() {
        int before = sections().size();
        await("a section more: if all documents have ended, ask for more of them")
                .atMost(LONG)
                .until(() -> sections().size() > before);
    }

    private void awaitEnds(int documents) {
        await().atMost(LONG).until(() -> stored("*/*/outcome.json").size() >= documents);
    }

    private void ask(int from, int to) throws Exception {
        List<String> subjects = List.of("rivers", "mountains", "harbours", "forests", "bridges");
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", address), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = from; i < to; i++) {
                String instruction =
                        "Write a guide to the %s of the world.".formatted(subjects.get(i % subjects.size()));
                int words = SHORTEST + STEP * (i % LENGTHS);
                DocumentRequest request =
                        new DocumentRequest(instruction, words, "en", "planned", null, null, (long) i, null, null);
                byte[] event = EventCodec.structured(new DocumentRequested("/drill", "" + i, request));
                producer.send(new ProducerRecord<>("longhand-events", event)).get();
            }
        }
    }

    private void check() throws Exception {
        Map<Path, String> sections = sections();
        assertThat(sections).as("sections that were stored before a kill").containsAllEntriesOf(kept);
        assertThat(stored("*/*/outcome.json").values())
                .hasSize(DOCUMENTS)
                .allSatisfy(outcome -> assertThat(outcome).contains("COMPLETED"));
        await().atMost(SOON).untilAsserted(() -> assertThat(ended()).hasSize(DOCUMENTS));
        try (Topic refused = new Topic(address, "longhand-refused")) {
            assertThat(refused.records()).isEmpty();
        }
        List<JsonNode> manifests = new ArrayList<>();
        for (String manifest : stored("*/*/manifest.json").values()) {
            manifests.add(JSON.readTree(manifest));
        }
        long told = sum(manifests, "/cost/usage/completion");
        long lost = sum(manifests, "/cost/lost");
        System.out.printf(
                "%d documents, %d words in %d sections, %d of them stored before a kill and unchanged; "
                        + "%d answers; tokens: %d of prompts, %d of them cached, "
                        + "%d written by the documents' account, %d by vLLM's, %d lost%n",
                DOCUMENTS,
                sum(manifests, "/words"),
                sections.size(),
                kept.size(),
                sum(manifests, "/cost/modelCalls"),
                sum(manifests, "/cost/usage/prompt"),
                sum(manifests, "/cost/usage/cached"),
                told,
                generated,
                lost);
        assertThat(told + lost)
                .as("what is accounted for, against what vLLM wrote")
                .isGreaterThan(generated * 9 / 10);
        observed();
    }

    /** Every query of the dashboards and the rules has something to show. */
    private void observed() throws Exception {
        Process check = new ProcessBuilder(
                        "python3",
                        HOME.resolve("infra/observability/check.py").toString(),
                        "--data",
                        "http://127.0.0.1:" + prometheusPort)
                .redirectErrorStream(true)
                .start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor()).as(said).isZero();
        System.out.print(said);
    }

    /** The documents whose end was told, each once or more often. */
    private Map<String, Long> ended() {
        try (Topic ended = new Topic(address, "longhand-ended")) {
            IntStream.range(0, 10).forEach(_ -> ended.records());
            return ended.records().stream()
                    .map(record -> EventCodec.read(record.value()).getSubject())
                    .collect(Collectors.groupingBy(subject -> subject, Collectors.counting()));
        }
    }

    private Map<Path, String> sections() {
        return stored("*/*/sections/*.json");
    }

    /** Objects of the bucket, as they lie in the server's folder. */
    private Map<Path, String> stored(String pattern) {
        Path bucket = folder.resolve("s3/drill");
        var matcher = bucket.getFileSystem().getPathMatcher("glob:" + bucket + "/" + pattern);
        try (Stream<Path> files = Files.walk(bucket)) {
            Map<Path, String> found = new HashMap<>();
            for (Path file : files.filter(matcher::matches).toList()) {
                found.put(bucket.relativize(file), Files.readString(file));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tokens that this vLLM has written since its start. */
    private long generated() throws Exception {
        HttpRequest metrics = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/metrics".formatted(modelPort)))
                .build();
        return http.send(metrics, BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith("vllm:generation_tokens_total"))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static long sum(List<JsonNode> manifests, String field) {
        return manifests.stream()
                .mapToLong(manifest -> manifest.at(field).asLong())
                .sum();
    }

    private static long seconds(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toSeconds();
    }
}
