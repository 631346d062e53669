package dev.longhand.queue;

import dev.longhand.document.LonghandException;
import dev.longhand.event.Event;
import dev.longhand.event.EventHandler;
import dev.longhand.wiring.Intake;
import dev.longhand.wiring.LonghandConfig;
import dev.longhand.wiring.Places;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Carries out what comes from the queue. A message is acknowledged when what follows from it is with the broker: the next
 * event, the same one for later, or a dead letter with its reason. Nothing is left to a broker's own way of refusing, which
 * differ in whether they can wait and whether they keep a reason.
 */
@Singleton
public final class QueueFunction {
    private static final Logger LOG = Logger.getLogger(QueueFunction.class);
    private static final int LONGEST_REASON = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Intake intake;
    private final QueueSink sink;
    private final Envelope envelope;
    private final Duration retryAfter;
    private final Deliveries deliveries;

    QueueFunction(Intake intake, QueueSink sink, Envelope envelope, LonghandConfig config, Places places) {
        this.intake = intake;
        this.sink = sink;
        this.envelope = envelope;
        this.retryAfter = config.retryAfter();
        this.deliveries = new Deliveries(places.count(), this::deliver);
    }

    /** Reads the queue. */
    @Incoming("events")
    Flow.Subscriber<Message<?>> events() {
        return deliveries;
    }

    /** Gives back what is in hand while the broker can still be reached. */
    void stop(@Observes ShutdownEvent event) {
        deliveries.close();
    }

    private void deliver(Deliveries.Delivery delivery) {
        Message<?> message = delivery.message();
        Received received = new Received(message, envelope.headers(message));
        try {
            carryOut(received.event(), delivery);
        } catch (LonghandException e) {
            LOG.warnf("an event is refused: %s", reason(e));
            insist(delivery, () -> sink.refuse(received.body(), reason(e)));
        }
    }

    private void carryOut(Event event, Deliveries.Delivery delivery) {
        if (take(event) == EventHandler.Delivery.POSTPONED) {
            delivery.rest(retryAfter);
            insist(delivery, () -> sink.again(event));
        } else {
            acknowledge(delivery.message());
        }
    }

    private EventHandler.Delivery take(Event event) {
        try {
            return intake.take(event, sink);
        } catch (LonghandException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.errorf(e, "event %s: unforeseen", event.id());
            return EventHandler.Delivery.POSTPONED;
        }
    }

    /** Publishes until the broker has it, then acknowledges; at the end of the process once, the broker repeats the rest. */
    private void insist(Deliveries.Delivery delivery, Runnable publish) {
        while (!published(publish)) {
            if (delivery.last()) {
                return;
            }
            delivery.rest(retryAfter);
        }
        acknowledge(delivery.message());
    }

    private static boolean published(Runnable publish) {
        Thread.interrupted(); // what is given back at the end of the process is published, too
        try {
            publish.run();
            return true;
        } catch (LonghandException e) {
            LOG.warn(e.getMessage());
            return false;
        }
    }

    private static void acknowledge(Message<?> message) {
        try {
            message.ack()
                    .toCompletableFuture()
                    .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) // its connection may be gone
                    .join();
        } catch (CompletionException e) {
            LOG.warnf("an event could not be acknowledged and will come again: %s", e.getMessage());
        }
    }

    private static String reason(LonghandException e) {
        String line = e.getMessage().replaceAll("\\p{Cntrl}+", " ");
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "…" : line;
    }
}
