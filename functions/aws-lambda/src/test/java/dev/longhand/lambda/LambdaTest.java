package dev.longhand.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhand.document.JobId;
import dev.longhand.wiring.ScriptedVllm;
import dev.longhand.wiring.SqsQueue;
import dev.longhand.wiring.TraceCollector;
import dev.longhand.wiring.TriggerContract;
import dev.longhand.wiring.TriggerWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TriggerWorld.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = LambdaWorld.class, restrictToAnnotatedClass = true)
class LambdaTest extends TriggerContract {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LONG = Duration.ofMinutes(1);

    /** Where the function's services are. */
    Map<String, String> services = Map.of();

    private final List<String> ends = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();

    @Override
    protected void send(byte[] structured) {
        queue("longhand.lambda.event-queue").send(new String(structured, StandardCharsets.UTF_8));
    }

    @Override
    protected List<String> ends() {
        queue("longhand.lambda.end-queue")
                .drain()
                .forEach(message -> ends.add(message.path("Body").asText()));
        return ends;
    }

    @Override
    protected List<String> refusals() {
        queue("longhand.lambda.refused-queue")
                .drain()
                .forEach(message -> refusals.add(message.at("/MessageAttributes/longhand-reason/StringValue")
                        .asText()));
        return refusals;
    }

    @Test
    void a_caller_asks_for_a_document_and_is_told_its_job_and_what_is_next() throws IOException, InterruptedException {
        JsonNode next = call("{\"instruction\": \"Write about ice.\", \"words\": 1500}", "request-1");
        assertThat(next.path("type").asText()).isEqualTo("dev.longhand.step");
        assertThat(next.at("/data/step").asInt()).isZero();
        String job = next.path("subject").asText();
        await().atMost(LONG).until(() -> ends().stream().anyMatch(end -> end.contains(job)));
        JsonNode again = call("{\"instruction\": \"Write about ice.\", \"words\": 1500}", "request-1");
        assertThat(again.path("subject").asText())
                .as("a try again of Lambda's is no other request")
                .isEqualTo(job);
    }

    @Test
    void a_caller_gives_a_step_and_is_told_what_came_of_it() throws IOException, InterruptedException {
        JsonNode first = call("{\"instruction\": \"Write about hail.\", \"words\": 1500}", "request-2");
        JsonNode last = call(first.toString(), "request-3");
        assertThat(last.path("type").asText()).isIn("dev.longhand.document.completed", "dev.longhand.step");
        assertThat(last.path("subject")).isEqualTo(first.path("subject"));
    }

    @Test
    void a_caller_is_told_why_a_request_is_refused() throws IOException, InterruptedException {
        Invocation.Answer answer = function().call("{\"instruction\": \"Write.\", \"colour\": \"red\"}");
        assertThat(answer.failed()).isTrue();
        assertThat(JSON.readTree(answer.body()).path("errorMessage").asText()).contains("no field \"colour\"");
        assertThat(answer.body()).doesNotContain("stackTrace\":[\"");
    }

    @Test
    void an_event_of_EventBridge_is_a_request_and_one_sent_twice_is_the_same()
            throws IOException, InterruptedException {
        String id = UUID.randomUUID().toString();
        String event = eventBridge(id, "dev.longhand.document.requested", "my.shop", """
                {"instruction": "Write about sleet.", "words": 1500}""");
        call(event, "request-4");
        call(event, "request-5");
        String mark = "\"request\":\"my.shop#" + id + "\"";
        await().atMost(LONG).until(() -> ends().stream().anyMatch(end -> end.contains(mark)));
    }

    @Test
    void an_event_of_EventBridge_that_a_rule_put_into_the_queue_is_the_same() {
        String id = UUID.randomUUID().toString();
        String event = eventBridge(id, "dev.longhand.document.requested", "my.shop", """
                {"instruction": "Write about fog.", "words": 1500}""");
        send(event.getBytes(StandardCharsets.UTF_8));
        String mark = "\"request\":\"my.shop#" + id + "\"";
        await().atMost(LONG).until(() -> ends().stream().anyMatch(end -> end.contains(mark)));
    }

    @Test
    void an_event_of_EventBridge_that_can_never_be_carried_out_is_put_aside() throws IOException, InterruptedException {
        call(eventBridge("1", "of.another.kind", "my.shop", "{}"), "request-6");
        await().atMost(LONG).until(() -> refusals().stream().anyMatch(reason -> reason.contains("of this type")));
    }

    @Test
    void a_schedule_asks_for_what_is_left_to_do() throws IOException, InterruptedException {
        assertThat(call(eventBridge("2", "Scheduled Event", "aws.events", "{}"), "request-7"))
                .isEmpty();
        assertThat(refusals()).isEmpty();
    }

    @Test
    void waiting_for_a_model_is_no_failed_delivery() throws IOException, InterruptedException {
        model("/gate/away");
        JsonNode first = call("{\"instruction\": \"Write about dew.\", \"words\": 1500}", "request-8");
        JsonNode answer = call(batch(first.toString()), "request-9");
        assertThat(answer.toString()).isEqualTo("{\"batchItemFailures\":[]}");
        model("/gate/back");
        String job = first.path("subject").asText();
        await().atMost(LONG).until(() -> ends().stream().anyMatch(end -> end.contains(job)));
        assertThat(queue("test.lost").drain()).isEmpty();
    }

    @Test
    void what_an_invocation_did_is_at_the_collector_when_it_is_answered() throws IOException, InterruptedException {
        JsonNode first = call("{\"instruction\": \"Write about rime.\", \"words\": 1500}", "request-10");
        call(first.toString(), "request-11");
        JobId job = new JobId(first.path("subject").asText());
        assertThat(TraceCollector.heardAt(services.getOrDefault("test.collector", "")))
                .contains(TraceCollector.trace(job), "step", "plan", "chat " + ScriptedVllm.MODEL);
    }

    private static String batch(String body) {
        ObjectNode batch = JSON.createObjectNode();
        batch.putArray("Records").addObject().put("messageId", "1").put("body", body);
        return batch.toString();
    }

    private static String eventBridge(String id, String type, String source, String detail) {
        return """
                {"version": "0", "id": "%s", "detail-type": "%s", "source": "%s", "account": "123456789012",
                 "time": "2026-01-02T03:04:05Z", "region": "eu-central-1", "resources": [], "detail": %s}""".formatted(id, type, source, detail);
    }

    private JsonNode call(String input, String id) throws IOException, InterruptedException {
        Invocation.Answer answer = function().call(input, id);
        assertThat(answer.failed()).as(answer.body()).isFalse();
        return JSON.readTree(answer.body());
    }

    private Invocation function() {
        return new Invocation(services.getOrDefault("test.lambda", ""));
    }

    private SqsQueue queue(String setting) {
        return new SqsQueue(services.getOrDefault(setting, ""));
    }
}
