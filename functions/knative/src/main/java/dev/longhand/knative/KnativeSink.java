package dev.longhand.knative;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.event.DocumentEnded;
import dev.longhand.event.Event;
import dev.longhand.event.EventCodec;
import dev.longhand.event.EventSink;
import dev.longhand.event.StepEvent;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Posts events to where a SinkBinding points, {@code K_SINK}; they are taken when it answers with 2xx. */
@Singleton
final class KnativeSink implements EventSink {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Optional<URI> address;

    KnativeSink(@ConfigProperty(name = "K_SINK") Optional<URI> address) {
        this.address = address;
    }

    /** This sink, if there is such an address. */
    Optional<EventSink> bound() {
        return address.map(_ -> this);
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
        HttpRequest request = HttpRequest.newBuilder(address.orElseThrow())
                .timeout(PATIENCE)
                .header("Content-Type", EventCodec.STRUCTURED)
                .POST(BodyPublishers.ofByteArray(EventCodec.structured(event)))
                .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                throw LonghandException.of(Kind.BUSY, "K_SINK did not take an event: it answers " + status);
            }
        } catch (IOException e) {
            throw LonghandException.of(Kind.BUSY, "K_SINK did not take an event: it does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LonghandException.of(Kind.BUSY, "this process ends", e);
        }
    }
}
