package dev.longhand.wiring;

import dev.longhand.event.Event;
import dev.longhand.event.EventHandler.Delivery;
import dev.longhand.event.StepEvent;
import dev.longhand.pipeline.Host;
import dev.longhand.pipeline.Ticker;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Takes events in where there is nowhere to publish the next one to: the event itself comes again until its document is
 * written, each time for as many steps as {@link LonghandConfig#goOn()} has room for.
 */
@Singleton
public final class LoneIntake {
    /** Time to find out where the job stands, which is no step; without it a job could be looked at for ever. */
    private static final Duration LOOK = Duration.ofSeconds(10);

    private final Intake intake;
    private final Ticker ticker;
    private final Duration room;

    LoneIntake(Intake intake, Host host, LonghandConfig config) {
        this.intake = intake;
        this.ticker = host.ticker();
        this.room = config.goOn().compareTo(LOOK) > 0 ? config.goOn() : LOOK;
    }

    /** Carries the event out and is done when nothing is left to do for its document. Fails as the intake does. */
    public Delivery take(Event event) {
        long began = ticker.nanos();
        boolean postponed = false;
        Deque<Event> following = new ArrayDeque<>(List.of(whole(event)));
        while (!following.isEmpty() && ticker.since(began).compareTo(room) < 0) {
            NextEvent next = new NextEvent();
            postponed |= intake.take(following.remove(), next) == Delivery.POSTPONED;
            next.events().stream().filter(StepEvent.class::isInstance).forEach(following::add);
        }
        return postponed || !following.isEmpty() ? Delivery.POSTPONED : Delivery.ACKNOWLEDGED;
    }

    /** The event of the whole document, for nobody else brings those of its other parts. */
    private static Event whole(Event event) {
        return event instanceof StepEvent step ? step.at(0) : event;
    }
}
