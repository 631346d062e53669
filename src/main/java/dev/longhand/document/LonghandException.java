package dev.longhand.document;

import java.io.Serial;

/**
 * The one exception of the product. Its {@link Kind} decides what happens next (retried, refused, recorded as the job's
 * end); its message is one line for a person and says what to do. It never carries instructions or written text.
 */
public final class LonghandException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What went wrong, in terms of what a caller can do about it. */
    public enum Kind {
        /** The request is wrong; the same request will be refused again. */
        INVALID,
        /** There is no such job, or no such model. */
        NOT_FOUND,
        /** The request contradicts what is already recorded. */
        CONFLICT,
        /** The model server is loading, busy, gone or cut the answer short: come back later. */
        MODEL_UNAVAILABLE,
        /** The model server refuses the request itself; asking again changes nothing. */
        MODEL_REFUSED,
        /** The prompt does not fit the model's context window. */
        CONTEXT_TOO_LONG,
        /** The model answered, but not with something that can be kept, within the tries allowed. */
        BAD_OUTPUT,
        /** A limit of the brief (tokens, time) is reached. */
        LIMIT_REACHED,
        /** The job was cancelled while the step ran. */
        CANCELLED,
        /** Another process is at work on this step: come back later. */
        BUSY,
        /** The server has another model under the name that the job is pinned to. */
        MODEL_CHANGED,
        /** The store did not answer or did not say how a write ended: come back later. */
        STORE_UNAVAILABLE,
        /** The store cannot be used as it is set up (no rights, full, read-only). */
        STORE_UNUSABLE,
        /** What is stored is not what was written. */
        CORRUPT;

        /** Whether the same step may succeed later without anybody changing anything. */
        public boolean retryable() {
            return this == MODEL_UNAVAILABLE || this == STORE_UNAVAILABLE || this == BUSY;
        }
    }

    private final Kind kind;
    private final String message;

    private LonghandException(Kind kind, String message) {
        this.kind = kind;
        this.message = message;
    }

    /** The exception of a kind with a line for a person. */
    public static LonghandException of(Kind kind, String message) {
        return new LonghandException(kind, message);
    }

    /** The same, keeping the adapter's exception for a debugger. */
    public static LonghandException of(Kind kind, String message, Throwable cause) {
        LonghandException exception = of(kind, message);
        exception.initCause(cause);
        return exception;
    }

    /** A request that is refused; the message says what would be accepted. */
    public static LonghandException invalid(String message) {
        return of(Kind.INVALID, message);
    }

    /** Nothing is recorded under this id. */
    public static LonghandException unknownJob(JobId job) {
        return of(Kind.NOT_FOUND, "there is no job %s here; `longhand list` shows the jobs of this store".formatted(job));
    }

    /** The job was cancelled by a person or another process. */
    public static LonghandException cancelled() {
        return of(Kind.CANCELLED, "the job was cancelled");
    }

    @Override
    public String getMessage() {
        return message;
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }

    /** Whether the same step may succeed later. */
    public boolean retryable() {
        return kind.retryable();
    }
}
