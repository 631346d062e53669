package dev.longhand.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.longhand.event.DocumentEnded;
import dev.longhand.event.EventSink;
import dev.longhand.event.StepEvent;

/** Hands events on and remembers the last one for the answer to a caller. */
final class Following implements EventSink {
    private final EventSink sink;
    private volatile JsonNode last = JsonNodeFactory.instance.objectNode();

    Following(EventSink sink) {
        this.sink = sink;
    }

    @Override
    public void publish(StepEvent event) {
        sink.publish(event);
        last = LambdaEvents.json(event);
    }

    @Override
    public void announce(DocumentEnded event) {
        sink.announce(event);
        last = LambdaEvents.json(event);
    }

    /** The last event as a CloudEvent in JSON; an empty object if there was none. */
    JsonNode answer() {
        return last;
    }
}
