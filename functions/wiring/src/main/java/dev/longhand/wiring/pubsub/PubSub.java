package dev.longhand.wiring.pubsub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.auth.oauth2.GoogleCredentials;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Pub/Sub by its <a href="https://cloud.google.com/pubsub/docs/reference/rest">REST interface</a>, with the credentials of
 * Google's own chain. Whatever does not succeed fails with {@code BUSY}.
 */
@Singleton
public final class PubSub {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String GOOGLE = "https://pubsub.googleapis.com";
    private static final String SCOPE = "https://www.googleapis.com/auth/pubsub";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Pub/Sub holds a request for messages open for a minute and a half when there are none. */
    private static final Duration LONG_POLL = Duration.ofMinutes(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Optional<String> emulator;
    private @Nullable GoogleCredentials credentials;

    PubSub(@ConfigProperty(name = "PUBSUB_EMULATOR_HOST") Optional<String> emulator) {
        this.emulator = emulator.map(host -> "http://" + host);
    }

    /** A message in hand until its time is over; {@code receipt} acknowledges it. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    public record Received(String receipt, byte[] data, Map<String, String> attributes) {}

    /** Publishes to {@code projects/P/topics/T}; returns when Pub/Sub has the message. */
    public void publish(String topic, byte[] data, Map<String, String> attributes) {
        call(topic + ":publish", Map.of("messages", List.of(Map.of("data", data, "attributes", attributes))), PATIENCE);
    }

    /** One message of {@code projects/P/subscriptions/S}; waits for it, not for ever. */
    public Optional<Received> pull(String subscription) {
        return call(subscription + ":pull", Map.of("maxMessages", 1), LONG_POLL)
                .path("receivedMessages")
                .valueStream()
                .map(PubSub::received)
                .findFirst();
    }

    /** Lets the message never come again. */
    public void acknowledge(String subscription, String receipt) {
        call(subscription + ":acknowledge", Map.of("ackIds", List.of(receipt)), PATIENCE);
    }

    /** Lets the message come again after this time from now, to the second, unless it is acknowledged. */
    public void hold(String subscription, String receipt, Duration time) {
        call(
                subscription + ":modifyAckDeadline",
                Map.of("ackIds", List.of(receipt), "ackDeadlineSeconds", time.toSeconds()),
                PATIENCE);
    }

    private static Received received(JsonNode json) {
        JsonNode message = json.path("message");
        return new Received(
                json.path("ackId").asText(),
                Base64.getDecoder().decode(message.path("data").asText("")),
                message.path("attributes")
                        .propertyStream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                attribute -> attribute.getValue().asText())));
    }

    private JsonNode call(String method, Map<String, Object> body, Duration patience) {
        try {
            HttpResponse<byte[]> answer = http.send(request(method, body, patience), BodyHandlers.ofByteArray());
            JsonNode json = JSON.readTree(answer.body());
            if (answer.statusCode() != 200) {
                throw LonghandException.of(
                        Kind.BUSY, "Pub/Sub answers %d to %s: %s".formatted(answer.statusCode(), method, reason(json)));
            }
            return json;
        } catch (IOException e) {
            throw LonghandException.of(Kind.BUSY, "Pub/Sub does not answer to " + method, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LonghandException.of(Kind.BUSY, "this process ends", e);
        }
    }

    private static String reason(JsonNode answer) {
        return answer.path("error").path("message").asText("no reason given");
    }

    private HttpRequest request(String method, Map<String, Object> body, Duration patience) throws IOException {
        URI address = URI.create("%s/v1/%s".formatted(emulator.orElse(GOOGLE), method));
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        if (emulator.isEmpty()) {
            credentials()
                    .getRequestMetadata(address)
                    .forEach((header, values) -> values.forEach(value -> request.header(header, value)));
        }
        return request.build();
    }

    private synchronized GoogleCredentials credentials() throws IOException {
        GoogleCredentials known = credentials;
        if (known == null) {
            known = GoogleCredentials.getApplicationDefault().createScoped(SCOPE);
            credentials = known;
        }
        return known;
    }
}
