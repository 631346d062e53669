package dev.longhand.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longhand.event.DocumentRequested;
import dev.longhand.event.EventCodec;
import dev.longhand.wiring.TriggerContract;
import io.cloudevents.CloudEvent;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must come of events that a queue brings, beyond what holds for any trigger. */
public abstract class QueueContract extends TriggerContract {
    /** More than the largest event that could be carried out. */
    protected static final int LARGE = 2 << 20;

    /** Patience with a busy machine. */
    protected static final Duration LONG = Duration.ofMinutes(2);

    private static final Duration AWAY = Duration.ofSeconds(15);
    private static final int LONGEST_REASON = 600;
    private static final int CALLS = 4;

    /** Stops and starts the broker; what it has taken outlives that. */
    protected Map<String, Runnable> broker = Map.of();

    @TestHTTPResource("/health")
    protected URI health = URI.create("");

    /** Comes to the broker as somebody who sends events and hears of ends and refusals. */
    protected abstract void connect();

    /** Leaves it. */
    protected abstract void disconnect();

    /** Hands an event over whose attributes are headers. */
    protected abstract void send(CloudEvent binary);

    @BeforeEach
    void somebody_is_there() {
        connect();
    }

    @AfterEach
    void nobody_is_there() {
        disconnect();
    }

    @Test
    void an_event_whose_attributes_are_headers_is_carried_out() {
        DocumentRequested request = request();
        send(EventCodec.encode(request));
        begun(request);
        completed(request);
    }

    @Test
    void a_broker_that_is_away_for_a_while_costs_patience_only() { // 13
        DocumentRequested request = request();
        int before = calls();
        model("/gate/close");
        send(request);
        await().atMost(LONG).until(() -> calls() - before == 1); // the plan: what follows is done without the broker
        disconnect();
        turn("stop");
        model("/gate/open");
        await().atMost(LONG).until(() -> calls() - before == CALLS);
        await().atMost(LONG).pollDelay(AWAY).until(() -> true); // the end is told in vain, more than once
        turn("start");
        connect();
        completed(request);
        completed(request());
        assertThat(calls() - before).isEqualTo(2 * CALLS);
        becomesHealthy();
    }

    /** Sees that what is sent is refused with a reason, and that the next event is carried out. */
    protected final void refused(Runnable poison) {
        int before = refusals().size();
        poison.run();
        await().atMost(LONG).until(() -> refusals().size() > before);
        assertThat(refusals().getLast())
                .isNotBlank()
                .hasSizeLessThan(LONGEST_REASON)
                .doesNotContain("Exception");
        completed(request());
    }

    /** Waits until the program says that it is well. */
    protected final void becomesHealthy() {
        await().atMost(LONG).untilAsserted(() -> {
            HttpResponse<String> answer = get(health);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        });
    }

    private void turn(String way) {
        Objects.requireNonNull(broker.get(way)).run();
    }

    private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        }
    }
}
