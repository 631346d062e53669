package dev.longhand.event;

import dev.longhand.document.JobId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The place of a document in traces, by the form of W3C Trace Context (<a
 * href="https://www.w3.org/TR/trace-context/">w3.org</a>). It follows from the job's id alone, so every process finds the
 * same trace, whatever event, retry or sweep led it to the job, and equal events stay equal.
 *
 * @param traceId 32 hexadecimal digits, for all that happens to the document
 * @param spanId 16 hexadecimal digits, for the document as a whole
 */
public record TraceContext(String traceId, String spanId) {
    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;

    /** The context of this job's document. */
    public static TraceContext of(JobId job) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(job.value().getBytes(StandardCharsets.US_ASCII));
            HexFormat hex = HexFormat.of();
            return new TraceContext(
                    hex.formatHex(digest, 0, TRACE_BYTES), hex.formatHex(digest, TRACE_BYTES, TRACE_BYTES + SPAN_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The value of a {@code traceparent}; whether anybody records the trace is not known, and said as if. */
    public String traceparent() {
        return "00-" + traceId + "-" + spanId + "-01";
    }
}
