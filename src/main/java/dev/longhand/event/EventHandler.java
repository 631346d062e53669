package dev.longhand.event;

/** Carries an event out. */
@FunctionalInterface
public interface EventHandler {

    /** What became of an event. */
    enum Delivery {
        /** Done for good: acknowledge it. */
        ACKNOWLEDGED,
        /** Nothing is lost, but it cannot be done now: deliver it again after a while. */
        POSTPONED
    }

    /** Carries the event out; never throws for what the product itself can foresee. */
    Delivery handle(StepEvent event);
}
