package dev.longhand.knative;

import dev.longhand.event.Event;
import dev.longhand.event.EventCodec;
import dev.longhand.event.EventHandler.Delivery;
import dev.longhand.event.EventSink;
import dev.longhand.event.StepEvent;
import dev.longhand.wiring.Intake;
import dev.longhand.wiring.LoneIntake;
import dev.longhand.wiring.LonghandConfig;
import dev.longhand.wiring.NextEvent;
import dev.longhand.wiring.Sweep;
import io.cloudevents.CloudEvent;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** Carries events out and says to their sender what became of them. */
@Singleton
final class Deliveries {
    private final Intake intake;
    private final LoneIntake lone;
    private final Optional<EventSink> sink;
    private final Sweep sweep;
    private final LonghandConfig config;

    Deliveries(Intake intake, LoneIntake lone, KnativeSink sink, Sweep sweep, LonghandConfig config) {
        this.intake = intake;
        this.lone = lone;
        this.sink = sink.bound();
        this.sweep = sweep;
        this.config = config;
    }

    /** Carries one event out; with a reply, what follows is the answer. */
    Response take(CloudEvent message, boolean reply) {
        if (Sweep.isAskedForBy(message.getType())) {
            sweep.run(sink);
            return Response.ok().build();
        }
        if (EventCodec.isEnd(message)) {
            return Response.ok().build();
        }
        Event event = EventCodec.decode(message);
        if (reply) {
            NextEvent next = new NextEvent();
            Delivery delivery = intake.take(event, next);
            return next.events().size() > 1
                    ? answer(parted(event, next.events()), Optional.empty())
                    : answer(delivery, next.events().stream().findFirst());
        }
        Delivery delivery = sink.map(to -> intake.take(event, to)).orElseGet(() -> lone.take(event));
        return answer(delivery, Optional.empty());
    }

    /** An answer holds one event: where parts are written side by side, theirs go to the sink or are carried out here. */
    private Delivery parted(Event event, List<Event> parts) {
        if (sink.isEmpty()) {
            return lone.take(event);
        }
        parts.stream()
                .filter(StepEvent.class::isInstance)
                .map(StepEvent.class::cast)
                .forEach(sink.get()::publish);
        return Delivery.ACKNOWLEDGED;
    }

    private Response answer(Delivery delivery, Optional<Event> next) {
        return switch (delivery) {
            case ACKNOWLEDGED ->
                next.map(EventCodec::encode)
                        .map(Messages::write)
                        .orElseGet(() -> Response.ok().build());
            case POSTPONED -> Failures.again(config.retryAfter());
        };
    }
}
