package dev.longhand.pipeline;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.event.DocumentEnded;
import dev.longhand.event.EventHandler;
import dev.longhand.event.EventSink;
import dev.longhand.event.StepEvent;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Performs the steps of an event, publishes what is next, and only then lets the event be acknowledged. */
public final class StepHandler implements EventHandler {
    private static final Logger LOG = Logger.getLogger(StepHandler.class);

    private final Steps steps;
    private final EventSink sink;
    private final PipelineObserver observer;
    private final Duration goOn;

    /**
     * A handler whose next events go to the sink.
     *
     * @param goOn how long after its start one delivery may begin with further steps; zero for one step a delivery
     */
    public StepHandler(Steps steps, EventSink sink, PipelineObserver observer, Duration goOn) {
        this.steps = steps;
        this.sink = sink;
        this.observer = observer;
        this.goOn = goOn;
    }

    @Override
    public Delivery handle(StepEvent event) {
        MDC.put("job", event.job().value());
        MDC.put("step", Integer.toString(event.step()));
        try {
            return carryOut(event);
        } finally {
            MDC.remove("job");
            MDC.remove("step");
        }
    }

    private Delivery carryOut(StepEvent event) {
        try {
            return switch (steps.perform(event, goOn)) {
                case Progress.Next(List<StepEvent> events) -> {
                    events.forEach(sink::publish);
                    yield Delivery.ACKNOWLEDGED;
                }
                case Progress.Ended(DocumentEnded end) -> {
                    sink.announce(end);
                    yield Delivery.ACKNOWLEDGED;
                }
                case Progress.Idle() -> Delivery.ACKNOWLEDGED;
                case Progress.Busy _ ->
                    postponed(event, LonghandException.of(Kind.BUSY, "another process is at work on this step"));
                case Progress.Again(String problem) ->
                    postponed(event, LonghandException.of(Kind.BAD_OUTPUT, problem));
            };
        } catch (LonghandException e) {
            return postponed(event, e);
        } catch (RuntimeException e) {
            LOG.errorf(e, "job %s step %d: unforeseen", event.job(), event.step());
            return postponed(event, LonghandException.of(Kind.BUSY, "an unforeseen error, see the log"));
        }
    }

    private Delivery postponed(StepEvent event, LonghandException reason) {
        LOG.infof("job %s step %d postponed: %s", event.job(), event.step(), reason.getMessage());
        observer.on(new PipelineEvent.Postponed(event.job(), reason));
        return Delivery.POSTPONED;
    }
}
