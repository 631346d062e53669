package dev.longhand.google;

import com.google.auth.oauth2.GoogleCredentials;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.event.DocumentEnded;
import dev.longhand.event.Event;
import dev.longhand.event.EventCodec;
import dev.longhand.event.EventSink;
import dev.longhand.event.StepEvent;
import dev.longhand.wiring.GoogleConfig;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Publishes events to the topic of the function's own trigger by Pub/Sub's <a
 * href="https://cloud.google.com/pubsub/docs/reference/rest/v1/projects.topics/publish">REST interface</a>.
 */
@Singleton
final class Topic implements EventSink {
    private static final String GOOGLE = "https://pubsub.googleapis.com";
    private static final String SCOPE = "https://www.googleapis.com/auth/pubsub";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Optional<String> name;
    private final Optional<String> emulator;

    Topic(GoogleConfig config, @ConfigProperty(name = "PUBSUB_EMULATOR_HOST") Optional<String> emulator) {
        this.name = config.topic();
        this.emulator = emulator.map(host -> "http://" + host);
    }

    /** This topic, if there is one. */
    Optional<EventSink> named() {
        return name.map(_ -> this);
    }

    @Override
    public void publish(StepEvent event) {
        post(event);
    }

    @Override
    public void announce(DocumentEnded event) {
        post(event);
    }

    private void post(Event event) {
        try {
            int status = http.send(request(event), BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw LonghandException.of(Kind.BUSY, "Pub/Sub did not take an event: it answers " + status);
            }
        } catch (IOException e) {
            throw LonghandException.of(Kind.BUSY, "Pub/Sub did not take an event: it does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LonghandException.of(Kind.BUSY, "this process ends", e);
        }
    }

    private HttpRequest request(Event event) throws IOException {
        URI address = URI.create("%s/v1/%s:publish".formatted(emulator.orElse(GOOGLE), name.orElseThrow()));
        String data = Base64.getEncoder().encodeToString(EventCodec.structured(event));
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"messages\":[{\"data\":\"%s\"}]}".formatted(data)));
        if (emulator.isEmpty()) {
            GoogleCredentials.getApplicationDefault()
                    .createScoped(SCOPE)
                    .getRequestMetadata(address)
                    .forEach((header, values) -> values.forEach(value -> request.header(header, value)));
        }
        return request.build();
    }
}
