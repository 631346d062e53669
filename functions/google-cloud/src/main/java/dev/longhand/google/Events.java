package dev.longhand.google;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.event.Event;
import dev.longhand.event.EventCodec;
import dev.longhand.event.EventHandler.Delivery;
import dev.longhand.event.EventSink;
import dev.longhand.event.PubSubMessage;
import dev.longhand.wiring.Intake;
import dev.longhand.wiring.LoneIntake;
import dev.longhand.wiring.Sweep;
import io.cloudevents.CloudEvent;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Takes what Eventarc brings. Nobody hears why an event is refused, so the log says it. */
@Unremovable // the function asks for it
@Singleton
final class Events {
    private static final Logger LOG = Logger.getLogger(Events.class);

    private final Intake intake;
    private final LoneIntake lone;
    private final Sweep sweep;
    private final StoredRequests requests;
    private final Optional<EventSink> topic;

    Events(Intake intake, LoneIntake lone, Sweep sweep, StoredRequests requests, Topic topic) {
        this.intake = intake;
        this.lone = lone;
        this.sweep = sweep;
        this.requests = requests;
        this.topic = topic.named();
    }

    /** Carries one event out, or refuses it for good. */
    Delivery take(CloudEvent message) {
        try {
            return unwrapped(message).map(this::carryOut).orElse(Delivery.ACKNOWLEDGED);
        } catch (LonghandException e) {
            if (e.retryable() || e.kind() == Kind.STORE_UNUSABLE) {
                LOG.infof("event %s is postponed: %s", message.getId(), e.getMessage());
                return Delivery.POSTPONED;
            }
            LOG.errorf("event %s is refused: %s", message.getId(), e.getMessage());
            return Delivery.ACKNOWLEDGED;
        }
    }

    private Optional<CloudEvent> unwrapped(CloudEvent message) {
        return switch (message.getType()) {
            case PubSubMessage.PUBLISHED -> Optional.of(PubSubMessage.unwrap(StoredRequests.data(message)));
            case StoredRequests.FINALIZED -> requests.read(message);
            default -> Optional.of(message);
        };
    }

    private Delivery carryOut(CloudEvent message) {
        if (Sweep.isAskedForBy(message.getType())) {
            sweep.run(topic);
            return Delivery.ACKNOWLEDGED;
        }
        if (EventCodec.isEnd(message)) {
            return Delivery.ACKNOWLEDGED;
        }
        Event event = EventCodec.decode(message);
        return topic.map(sink -> intake.take(event, sink)).orElseGet(() -> lone.take(event));
    }
}
