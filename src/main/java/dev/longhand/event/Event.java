package dev.longhand.event;

/** What goes over a queue or a trigger. Ids are deterministic: the same thing said again has the same id. */
public sealed interface Event permits StepEvent, DocumentRequested, DocumentEnded {

    /** The event's id, unique for its source. */
    String id();
}
