package dev.longhand.pipeline;

import dev.longhand.document.LonghandException;
import dev.longhand.event.EventHandler;
import dev.longhand.event.EventSink;
import dev.longhand.event.StepEvent;
import org.jboss.logging.Logger;

/** Performs the step of an event, publishes what is next, and only then lets the event be acknowledged. */
public final class StepHandler implements EventHandler {
    private static final Logger LOG = Logger.getLogger(StepHandler.class);

    private final Steps steps;
    private final EventSink sink;
    private final PipelineObserver observer;

    /** A handler whose next events go to the sink. */
    public StepHandler(Steps steps, EventSink sink, PipelineObserver observer) {
        this.steps = steps;
        this.sink = sink;
        this.observer = observer;
    }

    @Override
    public Delivery handle(StepEvent event) {
        try {
            steps.perform(event).ifPresent(sink::publish);
            return Delivery.ACKNOWLEDGED;
        } catch (LonghandException e) {
            LOG.infof("job %s step %d postponed: %s", event.job(), event.step(), e.getMessage());
            observer.on(new PipelineEvent.Postponed(event.job(), e));
            return Delivery.POSTPONED;
        }
    }
}
