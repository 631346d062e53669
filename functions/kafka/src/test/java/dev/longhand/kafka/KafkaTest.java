package dev.longhand.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longhand.event.DocumentRequested;
import dev.longhand.event.EventCodec;
import dev.longhand.queue.QueueContract;
import dev.longhand.queue.QueueSink;
import dev.longhand.wiring.TriggerWorld;
import io.cloudevents.CloudEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must come of events that a Kafka topic brings. */
@QuarkusTest
@QuarkusTestResource(value = TriggerWorld.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = KafkaBroker.class, restrictToAnnotatedClass = true)
class KafkaTest extends QueueContract {
    private static final String EVENTS = "longhand-events";

    /** Where the broker is. */
    protected String address = "";

    private @Nullable KafkaProducer<byte[], byte[]> producer;
    private @Nullable Topic ends;
    private @Nullable Topic refused;

    @Override
    protected void connect() {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", address, "max.request.size", 2 * LARGE, "buffer.memory", 8L * LARGE),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        ends = new Topic(address, "longhand-ended");
        refused = new Topic(address, "longhand-refused");
    }

    @Override
    protected void disconnect() {
        Objects.requireNonNull(producer).close();
        Objects.requireNonNull(ends).close();
        Objects.requireNonNull(refused).close();
    }

    @Override
    protected void send(byte[] structured) {
        send(new ProducerRecord<>(EVENTS, structured));
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        try {
            Objects.requireNonNull(producer).send(record).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected void send(CloudEvent binary) {
        send(binary(binary));
    }

    @Override
    protected List<String> ends() {
        return Objects.requireNonNull(ends).records().stream().map(Topic::value).toList();
    }

    @Override
    protected List<String> refusals() {
        return Objects.requireNonNull(refused).records().stream()
                .map(letter -> Topic.header(letter, QueueSink.REASON))
                .toList();
    }

    @Test
    void what_follows_is_a_structured_event() {
        completed(request());
        ConsumerRecord<byte[], byte[]> end =
                Objects.requireNonNull(ends).records().getLast();
        assertThat(Topic.header(end, "content-type")).isEqualTo(EventCodec.STRUCTURED);
    }

    /** Records that are poison in ways that only Kafka has. */
    static List<ProducerRecord<byte[], byte[]>> poisonous_record() {
        ProducerRecord<byte[], byte[]> id = binary(EventCodec.encode(request()));
        id.headers().remove("ce_id").add("ce_id", "1".repeat(LARGE).getBytes(StandardCharsets.UTF_8));
        ProducerRecord<byte[], byte[]> version = binary(EventCodec.encode(request()));
        version.headers().remove("ce_specversion").add("ce_specversion", new byte[] {(byte) 0xff});
        ProducerRecord<byte[], byte[]> header = new ProducerRecord<>(EVENTS, new byte[0]);
        header.headers().add("x", new byte[LARGE]).add("content-type", null);
        return List.of(
                id,
                version,
                header,
                new ProducerRecord<>(EVENTS, null),
                new ProducerRecord<>(EVENTS, new byte[LARGE]),
                new ProducerRecord<>(EVENTS, "[".repeat(LARGE).getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource
    void poisonous_record(ProducerRecord<byte[], byte[]> record) { // 15
        refused(() -> send(record));
    }

    @Test
    void a_rebalance_during_a_long_step_costs_a_duplicate_at_most() throws Exception { // 14
        DocumentRequested request = request();
        int before = calls();
        model("/gate/close");
        send(request);
        begun(request);
        try (Member other = new Member(address, EVENTS)) {
            other.await(2);
            model("/gate/open");
            await().atMost(LONG).until(() -> calls() - before == 4);
        }
        completed(request);
        assertThat(calls() - before).isEqualTo(4);
        await().atMost(LONG).until(() -> Topic.lag(address, "longhand", EVENTS) == 0);
        becomesHealthy();
    }

    private static ProducerRecord<byte[], byte[]> binary(CloudEvent event) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                EVENTS, Objects.requireNonNull(event.getData()).toBytes());
        event.getAttributeNames()
                .forEach(name -> record.headers()
                        .add(
                                "ce_" + name,
                                String.valueOf(event.getAttribute(name)).getBytes(StandardCharsets.UTF_8)));
        record.headers().add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
