package dev.longhand.wiring.tracing;

import dev.longhand.document.Brief;
import dev.longhand.document.Document;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Plan;
import dev.longhand.document.Section;
import dev.longhand.pipeline.Answer;
import dev.longhand.pipeline.Attempts;
import dev.longhand.pipeline.PreparedCall;
import dev.longhand.pipeline.Stages;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.Tracer;

/** Stages with a span for each piece of work. */
record TracedStages(Stages stages, Tracer tracer) implements Stages {
    @Override
    public PreparedCall<Plan> plan(Brief brief, Attempts before) {
        return traced(stages.plan(brief, before), tracer.spanBuilder("plan"));
    }

    @Override
    public PreparedCall<Section> write(Manuscript manuscript, Attempts before) {
        return traced(
                stages.write(manuscript, before),
                tracer.spanBuilder("write").setAttribute("longhand.section", manuscript.next() + 1L));
    }

    @Override
    public Document assemble(Manuscript manuscript) {
        return Spans.within(tracer.spanBuilder("assemble").startSpan(), () -> stages.assemble(manuscript));
    }

    private static <T> PreparedCall<T> traced(PreparedCall<T> call, SpanBuilder builder) {
        return call.within(run -> {
            Span span = builder.startSpan();
            return Spans.within(span, () -> {
                Answer<T> answer = run.get();
                span.setAttribute(
                        "longhand.answer",
                        switch (answer) {
                            case Answer.Kept<T> _ -> "kept";
                            case Answer.Unfinished<T> _ -> "unfinished";
                            case Answer.Rejected<T> _ -> "rejected";
                        });
                return answer;
            });
        });
    }
}
