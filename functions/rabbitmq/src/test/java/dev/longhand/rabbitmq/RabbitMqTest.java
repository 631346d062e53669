package dev.longhand.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import dev.longhand.event.EventCodec;
import dev.longhand.queue.QueueContract;
import dev.longhand.queue.QueueSink;
import dev.longhand.wiring.TriggerWorld;
import io.cloudevents.CloudEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must come of events that a RabbitMQ queue brings. */
@Tag("servers")
@QuarkusTest
@QuarkusTestResource(value = TriggerWorld.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = RabbitBroker.class, restrictToAnnotatedClass = true)
class RabbitMqTest extends QueueContract {
    private static final String EVENTS = "longhand-events";
    private static final String ENDED = "longhand-ended";
    private static final AMQP.BasicProperties JSON = new AMQP.BasicProperties.Builder()
            .contentType("application/json") // which the connector would make an object of
            .deliveryMode(2)
            .build();

    /** Where the broker is. */
    protected int port;

    private final List<Delivery> ends = new CopyOnWriteArrayList<>();
    private final List<Delivery> letters = new CopyOnWriteArrayList<>();
    private @Nullable Connection connection;
    private @Nullable Channel channel;

    @Override
    protected void connect() {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setPort(port);
        factory.setHost("127.0.0.1");
        try {
            connection = factory.newConnection();
            Channel open = connection.createChannel();
            open.confirmSelect();
            open.exchangeDeclare(ENDED, "fanout", true);
            open.queueDeclare(ENDED, true, false, false, Map.of());
            open.queueBind(ENDED, ENDED, "");
            open.basicConsume(ENDED, true, (tag, end) -> ends.add(end), tag -> {});
            open.basicConsume("longhand-refused", true, (tag, letter) -> letters.add(letter), tag -> {});
            channel = open;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected void disconnect() {
        Objects.requireNonNull(connection).abort();
    }

    @Override
    protected void send(byte[] structured) {
        send(new Delivery(null, JSON, structured));
    }

    @Override
    protected void send(CloudEvent binary) {
        send(delivery(binary, Map.of()));
    }

    private synchronized void send(Delivery message) {
        try {
            Channel open = Objects.requireNonNull(channel);
            open.basicPublish("", EVENTS, message.getProperties(), message.getBody());
            open.waitForConfirmsOrDie();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected List<String> ends() {
        return ends.stream()
                .map(end -> new String(end.getBody(), StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    protected List<String> refusals() {
        return letters.stream()
                .map(letter ->
                        String.valueOf(letter.getProperties().getHeaders().get(QueueSink.REASON)))
                .toList();
    }

    @Test
    void what_follows_is_a_structured_event_that_outlives_the_broker() {
        completed(request());
        AMQP.BasicProperties properties = ends.getLast().getProperties();
        assertThat(properties.getContentType()).isEqualTo(EventCodec.STRUCTURED);
        assertThat(properties.getDeliveryMode()).isEqualTo(2);
    }

    /** Messages that are poison in ways that only RabbitMQ has. */
    static List<Delivery> poisonous_message() {
        CloudEvent event = EventCodec.encode(request());
        return List.of(
                delivery(event, Map.of("cloudEvents:id", "1".repeat(100_000))), // all headers fit one frame of 128 KiB
                delivery(event, Map.of("cloudEvents:specversion", List.of(1, Map.of("a", "b")))),
                new Delivery(null, new AMQP.BasicProperties(), new byte[0]),
                new Delivery(null, JSON, "{".getBytes(StandardCharsets.UTF_8)),
                new Delivery(null, JSON, new byte[LARGE]));
    }

    @ParameterizedTest
    @MethodSource
    void poisonous_message(Delivery message) { // 15
        refused(() -> send(message));
    }

    private static Delivery delivery(CloudEvent event, Map<String, Object> more) {
        Map<String, Object> headers = new HashMap<>();
        event.getAttributeNames()
                .forEach(name -> headers.put("cloudEvents:" + name, String.valueOf(event.getAttribute(name))));
        headers.putAll(more);
        byte[] data = Objects.requireNonNull(event.getData()).toBytes();
        return new Delivery(
                null, new AMQP.BasicProperties.Builder().headers(headers).build(), data);
    }
}
