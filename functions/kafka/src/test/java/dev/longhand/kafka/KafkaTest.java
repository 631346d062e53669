package dev.longhand.kafka;

import dev.longhand.queue.QueueSink;
import dev.longhand.wiring.TriggerContract;
import dev.longhand.wiring.TriggerWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What must come of events that a Kafka topic brings. */
@QuarkusTest
@QuarkusTestResource(value = TriggerWorld.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = KafkaBroker.class, restrictToAnnotatedClass = true)
class KafkaTest extends TriggerContract {
    /** Where the broker is. */
    protected String address = "";

    private @Nullable KafkaProducer<byte[], byte[]> producer;
    private @Nullable Topic ends;
    private @Nullable Topic refused;

    @BeforeEach
    void connect() {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", address, "max.request.size", 4 << 20),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        ends = new Topic(address, "longhand-ended");
        refused = new Topic(address, "longhand-refused");
    }

    @AfterEach
    void disconnect() {
        Objects.requireNonNull(producer).close();
        Objects.requireNonNull(ends).close();
        Objects.requireNonNull(refused).close();
    }

    @Override
    protected void send(byte[] structured) {
        send(new ProducerRecord<>("longhand-events", structured));
    }

    final void send(ProducerRecord<byte[], byte[]> record) {
        try {
            Objects.requireNonNull(producer).send(record).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
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
}
