package dev.longhand.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.longhand.document.DocumentRequest;
import dev.longhand.event.DocumentRequested;
import dev.longhand.event.EventCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
 * looks at them. Half of the documents are written while each of the first four is killed once, the others after function
 * and model were scaled to zero, while Prometheus is killed. {@code infra/drill/drill} runs it.
 */
@Tag("drill")
class DrillIT {
    private static final int DOCUMENTS = Integer.getInteger("drill.documents", 20);
    private static final int SHORTEST = 1_500;
    private static final int STEP = 250;
    private static final int LENGTHS = 4;
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofMinutes(40);
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<Path, String> kept = new HashMap<>();
    private Shape shape;
    private int asked;
    private long generated;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws Exception {
        shape = new Shape(folder);
        shape.start();
    }

    @AfterEach
    void stop() throws IOException {
        shape.close();
    }

    @Test
    void nothing_is_lost_whoever_is_killed_and_nothing_runs_when_nothing_is_asked() throws Exception {
        int half = DOCUMENTS / 2;
        long began = System.nanoTime();
        ask(half);
        hit(shape.function);
        hit(shape.model);
        hit(shape.store);
        hit("broker", shape.broker::end, shape.broker::begin);
        awaitEnds();
        generated += shape.generated();
        shape.function.end();
        shape.model.end();
        System.out.printf("%d documents after %d s; function and model are at zero%n", asked, seconds(began));

        ask(Math.max(1, DOCUMENTS - asked));
        long cold = System.nanoTime();
        shape.function.start();
        shape.model.start();
        awaitSection();
        System.out.printf("from nothing to the next section: %d s%n", seconds(cold));
        hit(shape.prometheus);
        awaitEnds();
        generated += shape.generated();
        check();
        System.out.printf("%d documents after %d s%n", asked, seconds(began));
    }

    private interface Act {
        void run() throws Exception;
    }

    private void hit(Part victim) throws Exception {
        hit(victim.toString(), victim::close, victim::start);
    }

    /** Kills a part as soon as a section more is stored, and starts it again. */
    private void hit(String name, Act kill, Act start) throws Exception {
        awaitSection();
        kept.putAll(sections());
        long tokens = name.equals(shape.model.toString()) ? shape.generated() : 0;
        long began = System.nanoTime();
        kill.run();
        generated += tokens;
        start.run();
        awaitSection();
        System.out.printf(
                "%s killed with %d sections stored; the next was stored %d s later%n",
                name, kept.size(), seconds(began));
    }

    /** Waits until a section more is stored; asks for a document more when there is none that could bring one. */
    private void awaitSection() {
        int before = sections().size();
        await("a section more").atMost(LONG).until(() -> {
            if (outcomes().size() == asked) {
                ask(1);
            }
            return sections().size() > before;
        });
    }

    private void awaitEnds() {
        await().atMost(LONG).until(() -> outcomes().size() == asked);
    }

    private void ask(int documents) throws Exception {
        List<String> subjects = List.of("rivers", "mountains", "harbours", "forests", "bridges");
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", shape.address()), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = asked; i < asked + documents; i++) {
                String instruction =
                        "Write a guide to the %s of the world.".formatted(subjects.get(i % subjects.size()));
                int words = SHORTEST + STEP * (i % LENGTHS);
                DocumentRequest request =
                        new DocumentRequest(instruction, words, "en", "planned", null, null, (long) i, null, null);
                byte[] event = EventCodec.structured(new DocumentRequested("/drill", "" + i, request));
                producer.send(new ProducerRecord<>("longhand-events", event)).get();
            }
            asked += documents;
        }
    }

    private void check() throws Exception {
        Map<Path, String> sections = sections();
        assertThat(sections).as("sections that were stored before a kill").containsAllEntriesOf(kept);
        assertThat(outcomes().values())
                .hasSize(asked)
                .allSatisfy(outcome -> assertThat(outcome).contains("COMPLETED"));
        await().atMost(SOON).untilAsserted(() -> assertThat(ended()).hasSize(asked));
        try (Topic refused = new Topic(shape.address(), "longhand-refused")) {
            assertThat(refused.records()).isEmpty();
        }
        List<JsonNode> manifests = new ArrayList<>();
        for (String manifest : shape.stored("*/*/manifest.json").values()) {
            manifests.add(JSON.readTree(manifest));
        }
        long told = sum(manifests, "/cost/usage/completion");
        long lost = sum(manifests, "/cost/lost");
        System.out.printf(
                "%d documents, %d words in %d sections, %d of them stored before a kill and unchanged; "
                        + "%d answers; tokens: %d of prompts, %d of them cached, "
                        + "%d written by the documents' account, %d by vLLM's, %d lost%n",
                asked,
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
        System.out.print(shape.observed());
    }

    /** The documents whose end was told, each once or more often. */
    private Map<String, Long> ended() {
        try (Topic ended = new Topic(shape.address(), "longhand-ended")) {
            IntStream.range(0, 10).forEach(_ -> ended.records());
            return ended.records().stream()
                    .map(record -> EventCodec.read(record.value()).getSubject())
                    .collect(Collectors.groupingBy(subject -> subject, Collectors.counting()));
        }
    }

    private Map<Path, String> outcomes() {
        return shape.stored("*/*/outcome.json");
    }

    private Map<Path, String> sections() {
        return shape.stored("*/*/sections/*.json");
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
