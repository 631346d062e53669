package dev.longhand.knative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.longhand.document.JobId;
import dev.longhand.document.TenantId;
import dev.longhand.event.EventCodec;
import dev.longhand.event.StepEvent;
import dev.longhand.wiring.Sweep;
import dev.longhand.wiring.TriggerWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind of sender writes and is answered. */
@QuarkusTest
@QuarkusTestResource(value = TriggerWorld.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = OneStep.class, restrictToAnnotatedClass = true)
class MessagesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String DATA = "{\"instruction\":\"Write about hills\",\"words\":1500,\"mode\":\"planned\"}";
    private static final String JOB = "0123456789abcdefghjkmnpqrs";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String id = UUID.randomUUID().toString();

    @TestHTTPResource
    URI function = URI.create("");

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void a_request_in_binary_mode_is_answered_with_its_first_step_in_binary_mode() throws Exception {
        HttpResponse<String> answer = post(binary(EventCodec.REQUESTED).header("Prefer", "reply"), DATA);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "ce-specversion")).isEqualTo("1.0");
        assertThat(header(answer, "ce-type")).isEqualTo(EventCodec.STEP);
        assertThat(header(answer, "ce-id")).matches("[0-9a-z]{26}/0");
        assertThat(header(answer, "content-type")).startsWith("application/json");
        JsonNode data = JSON.readTree(answer.body());
        assertThat(header(answer, "ce-id")).isEqualTo(data.path("job").asText() + "/0");
        assertThat(header(answer, "ce-subject")).isEqualTo(data.path("job").asText());
    }

    @Test
    void equal_events_have_equal_answers() throws Exception {
        HttpResponse<String> first = post(binary(EventCodec.REQUESTED).header("Prefer", "return=minimal, Reply"), DATA);
        HttpResponse<String> second = post(binary(EventCodec.REQUESTED).header("Prefer", "reply"), DATA);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(header(second, "ce-id")).isEqualTo(header(first, "ce-id"));
    }

    @Test
    void an_event_of_a_job_that_is_not_there_is_done_and_answered_with_nothing() throws Exception {
        byte[] step = EventCodec.structured(new StepEvent(TenantId.LOCAL, new JobId(JOB), 1));
        HttpResponse<String> answer =
                post(typed(EventCodec.STRUCTURED).header("Prefer", "reply"), new String(step, StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("ce-id")).isEmpty();
    }

    @Test
    void an_end_that_a_broker_brings_back_is_done() throws Exception {
        assertThat(post(binary("dev.longhand.document.completed"), "{}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void what_a_push_subscription_wraps_comes_again_until_it_is_written() {
        pushed("application/json", wrapped(structured()));
    }

    @Test
    void what_a_push_subscription_does_not_wrap_looks_like_a_form() {
        pushed("application/x-www-form-urlencoded", structured());
    }

    @Test
    void what_event_grid_sends_comes_again_until_it_is_written() {
        pushed("application/cloudevents+json; charset=utf-8", structured());
    }

    @Test
    void what_eventarc_makes_of_a_message_comes_again_until_it_is_written() {
        String body = wrapped(structured());
        await().atMost(Duration.ofMinutes(1))
                .until(() -> post(binary("google.cloud.pubsub.topic.v1.messagePublished"), body)
                                .statusCode()
                        == 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\":{}}",
                "{\"message\":{\"data\":\"%%\"}}",
                "{\"message\":{\"data\":\"e30=\"}}",
                "{\"message\":{\"data\":5}}",
                "[]",
                "null",
                "",
                "{\"specversion\":\"0.1\",\"id\":\"1\",\"type\":\"dev.longhand.step\",\"source\":\"/s\"}"
            })
    void an_envelope_without_an_event_is_refused_with_a_reason(String body) throws Exception {
        refused(post(typed("application/json"), body));
        refused(post(typed("application/x-www-form-urlencoded"), body));
        refused(post(binary("google.cloud.pubsub.topic.v1.messagePublished"), body));
    }

    @Test
    void headers_that_are_no_event_are_refused_with_a_reason() throws Exception {
        refused(post(typed("application/json").header("ce-specversion", "1.0"), DATA));
        refused(post(binary("x").header("ce-time", "yesterday"), DATA));
        refused(post(typed("application/json").header("ce-specversion", "7").header("ce-id", "1"), DATA));
    }

    @Test
    void a_batch_is_refused_with_a_reason() throws Exception {
        HttpResponse<String> answer = post(typed("application/cloudevents-batch+json"), "[" + structured() + "]");
        refused(answer);
        assertThat(answer.body()).contains("one event a call");
    }

    @Test
    void a_model_that_is_not_there_is_refused_so_that_it_does_not_come_again() throws Exception {
        refused(post(binary(EventCodec.REQUESTED), "{\"instruction\":\"a\",\"model\":\"gpt-0\"}"));
    }

    @Test
    void the_id_of_another_request_is_refused() throws Exception {
        post(binary(EventCodec.REQUESTED).header("Prefer", "reply"), DATA);
        refused(post(binary(EventCodec.REQUESTED).header("Prefer", "reply"), "{\"instruction\":\"other\"}"));
    }

    @Test
    void a_body_of_two_megabytes_is_refused() throws Exception {
        HttpRequest.Builder asksFirst = typed(EventCodec.STRUCTURED).expectContinue(true); // or the answer cuts it off
        assertThat(post(asksFirst, "x".repeat(2_000_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void a_webhooks_sender_is_let_in() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(function)
                        .method("OPTIONS", BodyPublishers.noBody())
                        .header("WebHook-Request-Origin", "eventgrid.azure.net")
                        .header("WebHook-Request-Rate", "120")
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "WebHook-Allowed-Origin")).isEqualTo("eventgrid.azure.net");
        assertThat(header(answer, "WebHook-Allowed-Rate")).isEqualTo("120");
        assertThat(header(answer, "Allow")).contains("POST");
    }

    @Test
    void a_sweep_needs_no_data() throws Exception {
        assertThat(post(binary(Sweep.TYPE), "").statusCode()).isEqualTo(200);
    }

    @Test
    void knatives_own_clock_asks_for_a_sweep() throws Exception {
        assertThat(post(binary("dev.knative.sources.ping"), "").statusCode()).isEqualTo(200);
    }

    @Test
    void it_says_that_it_is_well() throws Exception {
        HttpRequest health = HttpRequest.newBuilder(function.resolve("/health")).build();
        assertThat(http.send(health, BodyHandlers.ofString()).body()).contains("UP");
    }

    @Test
    void it_exports_metrics() throws Exception {
        HttpRequest metrics =
                HttpRequest.newBuilder(function.resolve("/metrics")).build();
        assertThat(http.send(metrics, BodyHandlers.ofString()).body()).contains("longhand_words_total");
    }

    /** Sends until it is acknowledged; every answer before asks for the event later. */
    private void pushed(String type, String body) {
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            HttpResponse<String> answer = post(typed(type), body);
            if (answer.statusCode() != 200) {
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(header(answer, "Retry-After")).isEqualTo("1");
            }
            return answer.statusCode() == 200;
        });
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).isNotBlank().doesNotContain("Exception", "\tat ", "<html");
    }

    private HttpResponse<String> post(HttpRequest.Builder request, String body)
            throws IOException, InterruptedException {
        return http.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder typed(String type) {
        return HttpRequest.newBuilder(function).header("Content-Type", type);
    }

    private HttpRequest.Builder binary(String type) {
        return typed("application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", id)
                .header("ce-source", "/tests")
                .header("ce-type", type);
    }

    private String structured() {
        return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"type\":\"%s\",\"source\":\"/tests\",\"data\":%s}"
                .formatted(id, EventCodec.REQUESTED, DATA);
    }

    private static String wrapped(String event) {
        String data = Base64.getEncoder().encodeToString(event.getBytes(StandardCharsets.UTF_8));
        return "{\"message\":{\"data\":\"%s\",\"messageId\":\"1\"},\"subscription\":\"projects/p/subscriptions/s\"}"
                .formatted(data);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
