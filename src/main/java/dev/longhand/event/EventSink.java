package dev.longhand.event;

/** Takes an event over for delivery, at least once. Returns when it is taken; fails when it is not. */
@FunctionalInterface
public interface EventSink {

    /** Hands the event over. */
    void publish(StepEvent event);

    /** Tells whoever listens that a job has ended; said again, with the same id, whenever an event of the ended job comes. */
    default void announce(DocumentEnded event) {}
}
