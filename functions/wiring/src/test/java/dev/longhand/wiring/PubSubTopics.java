package dev.longhand.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The topics of one project at {@link PubSubEmulator}, each with a subscription of the same name. */
public final class PubSubTopics {
    /** The project. */
    public static final String PROJECT = "longhand";

    private static final JsonMapper JSON = new JsonMapper();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String host;

    /** Those of the emulator that listens there. */
    public PubSubTopics(String host) {
        this.host = host;
    }

    /** The full name of a topic. */
    public static String topic(String name) {
        return "projects/%s/topics/%s".formatted(PROJECT, name);
    }

    private static String subscription(String name) {
        return "projects/%s/subscriptions/%s".formatted(PROJECT, name);
    }

    /** Makes a topic and its subscription. */
    public void create(String name) {
        call("PUT", topic(name), "{}");
        call("PUT", subscription(name), "{\"topic\":\"%s\",\"ackDeadlineSeconds\":60}".formatted(topic(name)));
    }

    /** Publishes a message to a topic. */
    public void publish(String name, byte[] data, Map<String, String> attributes) {
        JsonNode message = JSON.valueToTree(Map.of("data", data, "attributes", attributes));
        call("POST", topic(name) + ":publish", "{\"messages\":[%s]}".formatted(message));
    }

    /** A message in hand, as Pub/Sub gives it. */
    public record Received(String receipt, String message) {

        /** Its data as text. */
        public String text() {
            byte[] data = Base64.getDecoder().decode(json(message).path("data").asText());
            return new String(data, StandardCharsets.UTF_8);
        }

        /** Its attribute of this name; empty without one. */
        public String attribute(String name) {
            return json(message).path("attributes").path(name).asText();
        }
    }

    /** Messages that are there now. */
    public List<Received> pull(String name) {
        JsonNode answer = call("POST", subscription(name) + ":pull", "{\"maxMessages\":10,\"returnImmediately\":true}");
        List<Received> messages = new ArrayList<>();
        answer.path("receivedMessages")
                .forEach(received -> messages.add(new Received(
                        received.path("ackId").asText(),
                        received.path("message").toString())));
        return messages;
    }

    /** Lets a message never come again. */
    public void acknowledge(String name, Received received) {
        call("POST", subscription(name) + ":acknowledge", "{\"ackIds\":[\"%s\"]}".formatted(received.receipt()));
    }

    /** Gives a message back, to come again at once. */
    public void giveBack(String name, Received received) {
        call(
                "POST",
                subscription(name) + ":modifyAckDeadline",
                "{\"ackIds\":[\"%s\"],\"ackDeadlineSeconds\":0}".formatted(received.receipt()));
    }

    private JsonNode call(String method, String resource, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + host + "/v1/" + resource))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            String answer = http.send(request, BodyHandlers.ofString()).body();
            JsonNode json = json(answer);
            assertThat(json.path("error").isMissingNode()).as(answer).isTrue();
            return json;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
