package dev.longhand.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longhand.event.EventCodec;
import dev.longhand.queue.QueueContract;
import dev.longhand.queue.QueueSink;
import dev.longhand.wiring.PubSubTopics;
import dev.longhand.wiring.PubSubTopics.Received;
import dev.longhand.wiring.TriggerWorld;
import io.cloudevents.CloudEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must come of events that a Pub/Sub subscription brings. */
@Tag("servers")
@QuarkusTest
@QuarkusTestResource(value = TriggerWorld.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = Emulator.class, restrictToAnnotatedClass = true)
class PubSubTest extends QueueContract {
    private static final String EVENTS = "longhand-events";
    private static final String ENDED = "longhand-ended";
    private static final String REFUSED = "longhand-refused";

    /** Where the broker is. */
    protected String host = "";

    private final List<Received> ends = new ArrayList<>();
    private final List<Received> letters = new ArrayList<>();
    private @Nullable PubSubTopics topics;

    @Override
    protected void connect() {
        topics = new PubSubTopics(host);
    }

    @Override
    protected void disconnect() {
        topics = null;
    }

    @Override
    protected void send(byte[] structured) {
        publish(structured, Map.of());
    }

    @Override
    protected void send(CloudEvent binary) {
        publish(data(binary), attributes(binary));
    }

    @Override
    protected List<String> ends() {
        collect(ENDED, ends);
        return ends.stream().map(Received::text).toList();
    }

    @Override
    protected List<String> refusals() {
        collect(REFUSED, letters);
        return letters.stream()
                .map(letter -> letter.attribute(QueueSink.REASON))
                .toList();
    }

    @Test
    void what_follows_is_a_structured_event() {
        completed(request());
        assertThat(ends.getLast().attribute("content-type")).isEqualTo(EventCodec.STRUCTURED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, LARGE})
    void poison(int size) { // 15
        refused(() -> publish(new byte[size], Map.of("size", Integer.toString(size))));
    }

    @Test
    void a_reason_that_is_longer_than_an_attribute_can_be_is_cut() { // 15
        CloudEvent event = EventCodec.encode(request());
        Map<String, String> attributes = attributes(event);
        attributes.put("ce-id", "雪".repeat(341));
        refused(() -> publish("{\"%s\": 1}".formatted("雪".repeat(900)).getBytes(StandardCharsets.UTF_8), attributes));
        await().untilAsserted(() -> assertThat(refusals().getLast().getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(1024));
    }

    private void publish(byte[] data, Map<String, String> attributes) {
        Objects.requireNonNull(topics).publish(EVENTS, data, attributes);
    }

    private void collect(String name, List<Received> found) {
        PubSubTopics broker = Objects.requireNonNull(topics);
        broker.pull(name).forEach(received -> {
            found.add(received);
            broker.acknowledge(name, received);
        });
    }

    private static byte[] data(CloudEvent event) {
        return Objects.requireNonNull(event.getData()).toBytes();
    }

    private static Map<String, String> attributes(CloudEvent event) {
        Map<String, String> attributes = new TreeMap<>();
        event.getAttributeNames()
                .forEach(name -> attributes.put("ce-" + name, String.valueOf(event.getAttribute(name))));
        return attributes;
    }
}
