package dev.longhand.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.longhand.store.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Google's Pub/Sub emulator with one topic and one subscription; it is part of the Google Cloud SDK. */
final class PubSub implements AutoCloseable {
    /** The one topic. */
    static final String TOPIC = "projects/longhand/topics/events";

    private static final String SUBSCRIPTION = "projects/longhand/subscriptions/function";
    private static final Path JAR = Path.of(
                    Optional.ofNullable(System.getenv("CLOUDSDK_ROOT_DIR")).orElse("/usr/lib/google-cloud-sdk"))
            .resolve("platform/pubsub-emulator/lib/cloud-pubsub-emulator-0.8.20-all.jar");
    private static final JsonMapper JSON = new JsonMapper();

    private final int port = ServerProcess.freePort();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ServerProcess emulator;

    PubSub() throws IOException, InterruptedException {
        assertThat(JAR)
                .as("Google's Pub/Sub emulator, a component of the Google Cloud SDK")
                .exists();
        emulator = ServerProcess.start(
                port,
                Map.of(),
                List.of(java(), "-Xmx256m", "-jar", JAR.toString(), "--host=127.0.0.1", "--port=" + port));
        call("PUT", TOPIC, "{}");
        call("PUT", SUBSCRIPTION, "{\"topic\":\"%s\",\"ackDeadlineSeconds\":60}".formatted(TOPIC));
    }

    /** The program that this JVM is. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Where it listens. */
    String host() {
        return "127.0.0.1:" + port;
    }

    void publish(byte[] data) {
        call(
                "POST",
                TOPIC + ":publish",
                "{\"messages\":[{\"data\":\"%s\"}]}"
                        .formatted(Base64.getEncoder().encodeToString(data)));
    }

    /** Messages that are there now, each with its {@code ackId}. */
    Iterable<JsonNode> pull() {
        return call("POST", SUBSCRIPTION + ":pull", "{\"maxMessages\":10,\"returnImmediately\":true}")
                .path("receivedMessages");
    }

    void acknowledge(JsonNode received) {
        call("POST", SUBSCRIPTION + ":acknowledge", "{\"ackIds\":[%s]}".formatted(received.path("ackId")));
    }

    /** Gives a message back, to come again at once. */
    void giveBack(JsonNode received) {
        call(
                "POST",
                SUBSCRIPTION + ":modifyAckDeadline",
                "{\"ackIds\":[%s],\"ackDeadlineSeconds\":0}".formatted(received.path("ackId")));
    }

    private JsonNode call(String method, String resource, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + host() + "/v1/" + resource))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            byte[] answer = http.send(request, BodyHandlers.ofByteArray()).body();
            JsonNode json = JSON.readTree(answer);
            assertThat(json.path("error").isMissingNode())
                    .as(new String(answer, StandardCharsets.UTF_8))
                    .isTrue();
            return json;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        emulator.close();
    }
}
