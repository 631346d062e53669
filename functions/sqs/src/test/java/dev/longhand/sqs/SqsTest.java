package dev.longhand.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhand.event.DocumentRequested;
import dev.longhand.wiring.SqsQueue;
import dev.longhand.wiring.TriggerContract;
import dev.longhand.wiring.TriggerWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What must come of events that an SQS queue brings. */
@QuarkusTest
@QuarkusTestResource(value = TriggerWorld.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = SqsWorld.class, restrictToAnnotatedClass = true)
class SqsTest extends TriggerContract {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration AWAY = Duration.ofSeconds(15);

    /** Where the queues are. */
    protected String address = "";

    /** Stops and starts the server. */
    protected Map<String, Runnable> server = Map.of();

    private final List<JsonNode> ends = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();

    @Override
    protected void send(byte[] structured) {
        queue("longhand-events").send(new String(structured, StandardCharsets.UTF_8));
    }

    @Override
    protected List<String> ends() {
        ends.addAll(queue("longhand-ended").drain());
        return ends.stream().map(message -> message.path("Body").asText()).toList();
    }

    @Override
    protected List<String> refusals() {
        queue("longhand-refused")
                .drain()
                .forEach(message -> refusals.add(message.at("/MessageAttributes/longhand-reason/StringValue")
                        .asText()));
        return refusals;
    }

    @Test
    void an_event_whose_attributes_are_those_of_the_message_is_carried_out() {
        String id = UUID.randomUUID().toString();
        queue("longhand-events")
                .send(
                        """
                {"instruction": "Write about rime.", "words": 1500}""",
                        Map.of(
                                "ce-specversion", "1.0",
                                "ce-id", id,
                                "ce-source", "/tests",
                                "ce-type", "dev.longhand.document.requested"));
        await().atMost(LONG).until(() -> ends().stream().anyMatch(end -> end.contains("/tests#" + id)));
        assertThat(ends.getLast()
                        .at("/MessageAttributes/content-type/StringValue")
                        .asText())
                .isEqualTo("application/cloudevents+json");
    }

    @Test
    void a_class_that_a_sender_names_is_not_looked_for() {
        queue("longhand-events").send("{}", Map.of("_classname", "of.nobody.Nothing"));
        await().atMost(LONG).until(() -> !refusals().isEmpty());
        completed(request());
    }

    @Test
    void waiting_for_a_model_is_no_failed_delivery() {
        model("/gate/away");
        DocumentRequested request = request();
        send(request);
        begun(request);
        model("/gate/back");
        completed(request);
        assertThat(queue("longhand-lost").drain()).isEmpty();
    }

    @Test
    void a_server_that_is_away_for_a_while_is_waited_for() { // 13
        Objects.requireNonNull(server.get("stop")).run();
        await().atMost(LONG).pollDelay(AWAY).until(() -> true); // reading fails meanwhile, more than once
        Objects.requireNonNull(server.get("start")).run();
        completed(request());
    }

    private SqsQueue queue(String name) {
        return new SqsQueue(address + name);
    }
}
