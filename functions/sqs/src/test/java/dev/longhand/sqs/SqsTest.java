package dev.longhand.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhand.event.DocumentRequested;
import dev.longhand.queue.QueueContract;
import dev.longhand.wiring.SqsQueue;
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
import org.junit.jupiter.api.Test;

/** What must come of events that an SQS queue brings. */
@QuarkusTest
@QuarkusTestResource(value = TriggerWorld.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = SqsWorld.class, restrictToAnnotatedClass = true)
class SqsTest extends QueueContract {
    /** Where the queues are. */
    protected String address = "";

    private final List<JsonNode> ends = new ArrayList<>();
    private final List<JsonNode> refused = new ArrayList<>();

    @Override
    protected void connect() {}

    @Override
    protected void disconnect() {}

    @Override
    protected void send(byte[] structured) {
        queue("longhand-events").send(new String(structured, StandardCharsets.UTF_8));
    }

    @Override
    protected void send(CloudEvent binary) {
        Map<String, String> attributes = new TreeMap<>();
        binary.getAttributeNames()
                .forEach(name -> attributes.put("ce-" + name, String.valueOf(binary.getAttribute(name))));
        byte[] data = Objects.requireNonNull(binary.getData()).toBytes();
        queue("longhand-events").send(new String(data, StandardCharsets.UTF_8), attributes);
    }

    @Override
    protected List<String> ends() {
        ends.addAll(queue("longhand-ended").drain());
        return ends.stream().map(message -> message.path("Body").asText()).toList();
    }

    @Override
    protected List<String> refusals() {
        refused.addAll(queue("longhand-refused").drain());
        return refused.stream()
                .map(message -> attribute(message, "longhand-reason"))
                .toList();
    }

    @Test
    void what_follows_is_a_structured_event() {
        completed(request());
        assertThat(attribute(ends.getLast(), "content-type")).isEqualTo("application/cloudevents+json");
    }

    @Test
    void a_class_that_a_sender_names_is_not_looked_for() { // 15
        refused(() -> queue("longhand-events").send("{}", Map.of("_classname", "of.nobody.Nothing")));
    }

    @Test
    void a_dead_letter_of_the_longest_event_has_room_for_its_reason() { // 15
        refused(() -> queue("longhand-events").send("x".repeat(256 << 10)));
    }

    @Test
    void waiting_for_a_model_is_no_failed_delivery() { // 26
        model("/gate/away");
        DocumentRequested request = request();
        send(request);
        begun(request);
        model("/gate/back");
        completed(request);
        assertThat(queue("longhand-lost").drain()).isEmpty();
    }

    private static String attribute(JsonNode message, String name) {
        return message.at("/MessageAttributes/%s/StringValue".formatted(name)).asText();
    }

    private SqsQueue queue(String name) {
        return new SqsQueue(address + name);
    }
}
