package dev.longhand.queue;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.event.DocumentEnded;
import dev.longhand.event.Event;
import dev.longhand.event.EventCodec;
import dev.longhand.event.EventSink;
import dev.longhand.event.StepEvent;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Publishes to the broker, and returns when the broker says that it has it. */
@Singleton
public final class QueueSink implements EventSink {
    /** Name of the header of a dead letter that says why it is one. */
    public static final String REASON = "longhand-reason";

    /** A dead letter fits where its event did, although it has one header more: brokers bound the two together. */
    private static final int LONGEST_LETTER = 200_000;

    /** Longer than a connector tries on its own. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final MutinyEmitter<byte[]> next;
    private final MutinyEmitter<byte[]> ended;
    private final MutinyEmitter<byte[]> refused;
    private final Envelope envelope;

    // Whoever publishes waits: there are never more messages than deliveries in hand.
    QueueSink(
            @Channel("next") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> next,
            @Channel("ended") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> ended,
            @Channel("refused") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> refused,
            Envelope envelope) {
        this.next = next;
        this.ended = ended;
        this.refused = refused;
        this.envelope = envelope;
    }

    @Override
    public void publish(StepEvent event) {
        again(event);
    }

    @Override
    public void announce(DocumentEnded event) {
        send(ended, EventCodec.structured(event), EventCodec.STRUCTURED, Map.of());
    }

    /** Publishes an event of the queue to the queue. */
    void again(Event event) {
        send(next, EventCodec.structured(event), EventCodec.STRUCTURED, Map.of());
    }

    /** Lays what can never be carried out among the dead letters, cut when it is longer than any event. */
    void refuse(byte[] body, String reason) {
        byte[] letter = body.length > LONGEST_LETTER ? Arrays.copyOf(body, LONGEST_LETTER) : body;
        send(refused, letter, "application/octet-stream", Map.of(REASON, reason));
    }

    private void send(MutinyEmitter<byte[]> channel, byte[] body, String contentType, Map<String, String> headers) {
        try {
            channel.sendMessage(Message.of(body).addMetadata(envelope.metadata(contentType, headers)))
                    .await()
                    .atMost(PATIENCE);
        } catch (TimeoutException e) {
            throw unavailable("it does not answer", e);
        } catch (RuntimeException e) {
            throw unavailable(String.valueOf(root(e).getMessage()), e);
        }
    }

    /** Of a kind that lets the step come again. */
    private static LonghandException unavailable(String problem, RuntimeException cause) {
        return LonghandException.of(Kind.BUSY, "the broker does not take what follows: " + problem, cause);
    }

    private static Throwable root(Throwable e) {
        Throwable cause = e.getCause();
        return cause == null ? e : root(cause);
    }
}
