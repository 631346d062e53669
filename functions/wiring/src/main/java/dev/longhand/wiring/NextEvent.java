package dev.longhand.wiring;

import dev.longhand.event.DocumentEnded;
import dev.longhand.event.Event;
import dev.longhand.event.EventSink;
import dev.longhand.event.StepEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps what follows from one event, for triggers whose answer it is. One delivery has one of its own. */
public final class NextEvent implements EventSink {
    private @Nullable Event event;

    @Override
    public void publish(StepEvent next) {
        event = next;
    }

    @Override
    public void announce(DocumentEnded end) {
        event = end;
    }

    /** What follows; nothing when the job waits for a person or is gone. */
    public Optional<Event> event() {
        return Optional.ofNullable(event);
    }
}
