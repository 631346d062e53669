package dev.longhand.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.event.DocumentRequested;
import dev.longhand.event.EventCodec;
import dev.longhand.queue.QueueContract;
import dev.longhand.queue.QueueSink;
import dev.longhand.wiring.TriggerWorld;
import io.cloudevents.CloudEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.amqp.AmqpMessage;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must come of events that an AMQP 1.0 queue brings. */
@QuarkusTest
@QuarkusTestResource(value = TriggerWorld.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = Artemis.class, restrictToAnnotatedClass = true)
class AmqpTest extends QueueContract {
    private static final String EVENTS = "longhand-events";

    /** Where the broker is. */
    protected int port;

    private @Nullable Peer peer;
    private List<AmqpMessage> ends = List.of();
    private List<AmqpMessage> refused = List.of();

    @Override
    protected void connect() {
        Peer connected = new Peer(port);
        ends = connected.receive("longhand-ended");
        refused = connected.receive("longhand-refused");
        peer = connected;
    }

    @Override
    protected void disconnect() {
        Objects.requireNonNull(peer).close();
    }

    @Override
    protected void send(byte[] structured) {
        send(AmqpMessage.create().withBufferAsBody(Buffer.buffer(structured)).build());
    }

    private void send(AmqpMessage message) {
        Objects.requireNonNull(peer).send(EVENTS, message);
    }

    @Override
    protected void send(CloudEvent binary) {
        send(binary(binary, new JsonObject()));
    }

    @Override
    protected List<String> ends() {
        return ends.stream().map(end -> end.bodyAsBinary().toString()).toList();
    }

    @Override
    protected List<String> refusals() {
        return refused.stream()
                .map(letter -> letter.applicationProperties().getString(QueueSink.REASON))
                .toList();
    }

    @Test
    void text_is_taken_as_well_as_bytes() {
        DocumentRequested request = request();
        send(AmqpMessage.create()
                .withBody(Buffer.buffer(EventCodec.structured(request)).toString())
                .contentType(EventCodec.STRUCTURED)
                .build());
        begun(request);
        completed(request);
    }

    @Test
    void what_follows_is_a_structured_event_that_outlives_the_broker() {
        completed(request());
        assertThat(ends.getLast().contentType()).isEqualTo(EventCodec.STRUCTURED);
        assertThat(ends.getLast().isDurable()).isTrue();
    }

    /** Messages that are poison in ways that only AMQP has. */
    static List<AmqpMessage> poisonous_message() {
        CloudEvent event = EventCodec.encode(request());
        return List.of(
                binary(event, new JsonObject().put("cloudEvents:id", "1".repeat(LARGE))),
                binary(event, new JsonObject().put("cloudEvents:source", "no uri at all")),
                binary(event, new JsonObject().put("cloudEvents:specversion", 7)),
                AmqpMessage.create().withIntegerAsBody(42).build(),
                AmqpMessage.create().withBody("").build(),
                AmqpMessage.create()
                        .withBufferAsBody(Buffer.buffer(new byte[LARGE]))
                        .build());
    }

    @ParameterizedTest
    @MethodSource
    void poisonous_message(AmqpMessage message) { // 15
        refused(() -> send(message));
    }

    private static AmqpMessage binary(CloudEvent event, JsonObject properties) {
        JsonObject attributes = new JsonObject();
        event.getAttributeNames()
                .forEach(name -> attributes.put("cloudEvents:" + name, String.valueOf(event.getAttribute(name))));
        return AmqpMessage.create()
                .withBufferAsBody(
                        Buffer.buffer(Objects.requireNonNull(event.getData()).toBytes()))
                .contentType("text/plain")
                .applicationProperties(attributes.mergeIn(properties))
                .build();
    }
}
