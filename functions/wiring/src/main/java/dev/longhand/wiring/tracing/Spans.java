package dev.longhand.wiring.tracing;

import dev.longhand.document.LonghandException;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import java.util.Locale;
import java.util.function.Supplier;

/** What is done in a span. */
final class Spans {
    private Spans() {}

    /** Does the work with this span as the current one, and ends it. */
    static <T> T within(Span span, Supplier<T> work) {
        try (Scope _ = span.makeCurrent()) {
            return work.get();
        } catch (LonghandException e) {
            fail(span, e.kind());
            throw e;
        } catch (RuntimeException e) {
            fail(span, e.getClass().getSimpleName());
            throw e;
        } finally {
            span.end();
        }
    }

    /** Marks the span as failed; messages may quote a document, so only the kind is told. */
    static void fail(Span span, LonghandException.Kind kind) {
        fail(span, kind.name().toLowerCase(Locale.ROOT));
    }

    private static void fail(Span span, String type) {
        span.setAttribute("error.type", type).setStatus(StatusCode.ERROR);
    }
}
