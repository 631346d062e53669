package dev.longhand.wiring.tracing;

import dev.longhand.document.JobId;
import dev.longhand.document.Outcome;
import dev.longhand.event.EventHandler;
import dev.longhand.event.EventHandler.Delivery;
import dev.longhand.event.StepEvent;
import dev.longhand.event.TraceContext;
import dev.longhand.model.LanguageModels;
import dev.longhand.pipeline.PipelineEvent;
import dev.longhand.pipeline.PipelineObserver;
import dev.longhand.pipeline.Stages;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The spans of a document: {@code document} from its submission to its end, in it a {@code step} for each delivery of an
 * event, in that {@code plan}, {@code write} and {@code assemble}, and in those the calls to the model. Every process finds
 * the trace by the job's id ({@link TraceContext}); a step is linked to the trace of the trigger that brought its event,
 * and the trace of whoever asked for the document to the document's.
 */
@Singleton
public final class Traces implements PipelineObserver {
    private static final int FLUSH_SECONDS = 5;

    private final OpenTelemetry telemetry;
    private final Tracer tracer;
    private final DocumentIds ids;

    @Inject
    Traces(Instance<OpenTelemetry> telemetry, DocumentIds ids) {
        this(telemetry.isResolvable() ? telemetry.get() : OpenTelemetry.noop(), ids);
    }

    Traces(OpenTelemetry telemetry, DocumentIds ids) {
        this.telemetry = telemetry;
        this.tracer = telemetry.getTracer("dev.longhand");
        this.ids = ids;
    }

    /** This handler, with a span for each delivery. */
    public EventHandler around(EventHandler handler) {
        return event -> {
            Span step = step(event);
            return Spans.within(step, () -> {
                Delivery delivery = handler.handle(event);
                step.setAttribute("longhand.delivery", lower(delivery));
                return delivery;
            });
        };
    }

    /** These stages, with a span for each piece of work. */
    public Stages around(Stages stages) {
        return new TracedStages(stages, tracer);
    }

    /** These models, with a span for each call. */
    public LanguageModels around(LanguageModels models) {
        return new TracedModels(models, tracer);
    }

    /** Ties the trace of whoever asked for this document to the document's own. */
    public void submitted(JobId job) {
        Span.current()
                .setAttribute("longhand.job", job.value())
                .addLink(document(job).getSpanContext());
    }

    /**
     * Sends the spans that have ended, for a process that may stand still after this: else they wait for a batch. Waits
     * until the collector has them, ten seconds at most.
     */
    public void flush() {
        if (telemetry instanceof OpenTelemetrySdk sdk) {
            send(sdk); // this may be one that was under way, without the last spans
            send(sdk);
        }
    }

    private static void send(OpenTelemetrySdk sdk) {
        sdk.getSdkTracerProvider().forceFlush().join(FLUSH_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void on(PipelineEvent event) {
        switch (event) {
            case PipelineEvent.Postponed postponed ->
                Span.current()
                        .setAttribute(
                                "longhand.reason", lower(postponed.reason().kind()));
            case PipelineEvent.Ended ended when ended.first() -> end(ended.job(), ended.outcome());
            default -> {}
        }
    }

    private Span step(StepEvent event) {
        return tracer.spanBuilder("step")
                .setParent(Context.root().with(document(event.job())))
                .setSpanKind(SpanKind.CONSUMER)
                .addLink(Span.current().getSpanContext())
                .setAttribute("longhand.job", event.job().value())
                .setAttribute("longhand.step", event.step())
                .startSpan();
    }

    /** The span of the whole document, begun again in every process, and exported by the one that ends it. */
    private Span document(JobId job) {
        Instant submitted = job.submittedAt();
        return ids.give(
                TraceContext.of(job),
                () -> tracer.spanBuilder("document")
                        .setNoParent()
                        .setStartTimestamp(submitted.isBefore(Instant.now()) ? submitted : Instant.now())
                        .setAttribute("longhand.job", job.value())
                        .startSpan());
    }

    private void end(JobId job, Outcome outcome) {
        Span document = document(job);
        switch (outcome) {
            case Outcome.Completed completed -> document.setAttribute("longhand.words", completed.words());
            case Outcome.Failed failed -> Spans.fail(document, failed.reason());
            case Outcome.Cancelled _ -> document.setAttribute("longhand.cancelled", true);
        }
        document.end();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
