package dev.longhand.wiring;

import dev.longhand.document.DocumentRequest;
import dev.longhand.document.Job;
import dev.longhand.document.LonghandException;
import dev.longhand.document.TenantId;
import dev.longhand.event.DocumentEnded;
import dev.longhand.event.DocumentRequested;
import dev.longhand.event.Event;
import dev.longhand.event.EventHandler;
import dev.longhand.event.EventHandler.Delivery;
import dev.longhand.event.EventSink;
import dev.longhand.event.StepEvent;
import dev.longhand.pipeline.Submission;
import dev.longhand.wiring.model.ModelEndpoint;
import dev.longhand.wiring.tracing.Traces;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Takes in what any trigger brings: a step of a job, or the request for a document. */
public final class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);

    private final BiFunction<EventSink, Duration, EventHandler> steps;
    private final Function<EventSink, Submission> submissions;
    private final ModelEndpoint endpoint;
    private final Traces traces;
    private final Duration goOn;

    Intake(
            BiFunction<EventSink, Duration, EventHandler> steps,
            Function<EventSink, Submission> submissions,
            ModelEndpoint endpoint,
            Traces traces,
            Duration goOn) {
        this.steps = steps;
        this.submissions = submissions;
        this.endpoint = endpoint;
        this.traces = traces;
        this.goOn = goOn;
    }

    /**
     * Carries the event out; what follows from it is handed to the sink before this returns. Fails when the event can
     * never be carried out: let it not come again, and tell its sender the message.
     */
    public Delivery take(Event event, EventSink sink) {
        return take(event, sink, goOn);
    }

    /** The same for a trigger that has less time: begins with further steps only so long, and no longer than is set. */
    public Delivery take(Event event, EventSink sink, Duration atMost) {
        Duration time = atMost.compareTo(goOn) < 0 ? atMost : goOn;
        return switch (event) {
            case StepEvent step -> steps.apply(sink, time).handle(step);
            case DocumentRequested requested -> submit(requested, submissions.apply(sink));
            case DocumentEnded _ -> Delivery.ACKNOWLEDGED;
        };
    }

    private Delivery submit(DocumentRequested event, Submission submission) {
        DocumentRequest request = event.request();
        try {
            String model = request.model() == null ? endpoint.defaultModel() : request.model();
            endpoint.require(model);
            Job job = submission.submit(TenantId.LOCAL, request, model, event.key());
            traces.submitted(job.id());
            return Delivery.ACKNOWLEDGED;
        } catch (LonghandException e) {
            if (!e.retryable() && e.kind() != LonghandException.Kind.STORE_UNUSABLE) {
                throw e;
            }
            LOG.infof("the request %s is postponed: %s", event.key(), e.getMessage());
            return Delivery.POSTPONED;
        }
    }
}
