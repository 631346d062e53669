package dev.longhand.wiring;

import dev.longhand.event.DocumentEnded;
import dev.longhand.event.DocumentRequested;
import dev.longhand.event.Event;
import dev.longhand.event.EventHandler.Delivery;
import dev.longhand.event.StepEvent;
import jakarta.inject.Singleton;

/**
 * Takes events in where there is nowhere to publish the next one to: the event itself comes again until its document is
 * written, each time for as many steps as {@link LonghandConfig#goOn()} has room for.
 */
@Singleton
public final class LoneIntake {
    private final Intake intake;

    LoneIntake(Intake intake) {
        this.intake = intake;
    }

    /** Carries the event out and is done when nothing is left to do for its document. Fails as the intake does. */
    public Delivery take(Event event) {
        NextEvent next = new NextEvent();
        if (intake.take(event, next) == Delivery.POSTPONED) {
            return Delivery.POSTPONED;
        }
        return next.event().map(following -> goOn(event, following)).orElse(Delivery.ACKNOWLEDGED);
    }

    private Delivery goOn(Event event, Event following) {
        return switch (following) {
            case StepEvent first when event instanceof DocumentRequested -> take(first);
            case StepEvent _, DocumentRequested _ -> Delivery.POSTPONED;
            case DocumentEnded _ -> Delivery.ACKNOWLEDGED;
        };
    }
}
