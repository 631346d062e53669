package dev.longhand.event;

/** Takes an event over for delivery, at least once. Returns when it is taken; fails when it is not. */
@FunctionalInterface
public interface EventSink {

    /** Hands the event over. */
    void publish(StepEvent event);
}
