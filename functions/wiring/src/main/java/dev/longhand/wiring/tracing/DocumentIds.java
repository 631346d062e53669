package dev.longhand.wiring.tracing;

import dev.longhand.event.TraceContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.trace.IdGenerator;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;

/** Gives the span of a document the ids that follow from its job, and random ones to all others. */
@Singleton
final class DocumentIds implements IdGenerator {
    private final ThreadLocal<Optional<TraceContext>> given = ThreadLocal.withInitial(Optional::empty);

    /** A span without a parent that the supplier starts, with the ids of this context. */
    Span give(TraceContext context, Supplier<Span> root) {
        given.set(Optional.of(context));
        try {
            return root.get();
        } finally {
            given.remove();
        }
    }

    @Override
    public String generateTraceId() {
        return given.get().map(TraceContext::traceId).orElseGet(IdGenerator.random()::generateTraceId);
    }

    @Override
    public String generateSpanId() {
        return given.get().map(TraceContext::spanId).orElseGet(IdGenerator.random()::generateSpanId);
    }
}
