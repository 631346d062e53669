package dev.longhand.document;

/**
 * What a job may use at most; 0 means no limit.
 *
 * @param tokens prompt and completion tokens of all model calls together
 * @param seconds wall time from submission
 */
public record Limits(long tokens, long seconds) {
    /** No limit at all. */
    public static final Limits NONE = new Limits(0, 0);

    public Limits {
        if (tokens < 0 || seconds < 0) {
            throw LonghandException.invalid("limits are whole numbers from 0 (no limit): tokens %d, seconds %d"
                    .formatted(tokens, seconds));
        }
    }
}
