package dev.longhand.evaluation;

import dev.longhand.document.LonghandException;

/** Tells what a system could not do from what was in its way. */
final class SystemFailure {
    private SystemFailure() {}

    /** Whether the system would fail in the same way again, so that its failure is its result. */
    static boolean isResult(LonghandException.Kind kind) {
        return switch (kind) {
            case INVALID, MODEL_REFUSED, CONTEXT_TOO_LONG, BAD_OUTPUT, LIMIT_REACHED -> true;
            case NOT_FOUND,
                    CONFLICT,
                    MODEL_UNAVAILABLE,
                    CANCELLED,
                    BUSY,
                    MODEL_CHANGED,
                    STORE_UNAVAILABLE,
                    STORE_UNUSABLE,
                    CORRUPT -> false;
        };
    }
}
