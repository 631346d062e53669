package dev.longhand.pipeline;

import dev.longhand.document.Cost;
import dev.longhand.document.Limits;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import java.time.Duration;

/**
 * The limits of a job, checked before anything is spent.
 *
 * @param age time since submission
 */
record LimitCheck(Limits limits, Duration age) {

    /** Fails with {@code LIMIT_REACHED} when a call of at most so many tokens could go over a limit. */
    void check(Cost spent, long tokens) {
        if (!allow(spent, tokens)) {
            throw reached("%,d tokens (%,d are spent, the next call may take %,d)"
                    .formatted(limits.tokens(), spent.tokens(), tokens));
        }
        if (limits.seconds() > 0 && age.toSeconds() >= limits.seconds()) {
            throw reached("%,d seconds".formatted(limits.seconds()));
        }
    }

    /** Whether a call of at most so many tokens stays within the limit of tokens. */
    boolean allow(Cost spent, long tokens) {
        return limits.tokens() == 0 || tokens == 0 || spent.tokens() + tokens <= limits.tokens();
    }

    private static LonghandException reached(String what) {
        return LonghandException.of(
                Kind.LIMIT_REACHED,
                "the brief's limit of %s is reached: what is written stays readable; ask with a higher limit".formatted(what));
    }
}
