package dev.longhand.wiring;

import dev.longhand.event.DocumentEnded;
import dev.longhand.event.Event;
import dev.longhand.event.EventSink;
import dev.longhand.event.StepEvent;
import java.util.ArrayList;
import java.util.List;

/** Keeps what follows from one event, for triggers whose answer it is. One delivery has one of its own. */
public final class NextEvent implements EventSink {
    private final List<Event> events = new ArrayList<>();

    @Override
    public void publish(StepEvent next) {
        events.add(next);
    }

    @Override
    public void announce(DocumentEnded end) {
        events.add(end);
    }

    /**
     * What follows: nothing when the job waits for a person, is gone, or others are to go on with it; several events when
     * parts of it are written side by side.
     */
    public List<Event> events() {
        return List.copyOf(events);
    }
}
