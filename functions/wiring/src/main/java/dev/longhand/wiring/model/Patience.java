package dev.longhand.wiring.model;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.wiring.model.ModelSettings.Timeouts;
import java.time.Duration;
import java.util.Locale;

/** How long one answer is still waited for: until its first token, from token to token, and in all. */
final class Patience {
    private final Timeouts limits;
    private final long began = System.nanoTime();
    private long heard = began;
    private boolean started;

    Patience(Timeouts limits) {
        this.limits = limits;
    }

    /** A token came. */
    void heard() {
        heard = System.nanoTime();
        started = true;
    }

    /** What is left until the nearest limit; zero or less when it is reached. */
    Duration left() {
        Duration silence = limit().minus(since(heard));
        Duration whole = limits.call().minus(since(began));
        return silence.compareTo(whole) < 0 ? silence : whole;
    }

    /** The exception for the limit that is reached. */
    LonghandException over() {
        if (since(heard).compareTo(limit()) < 0) {
            return over("end of the answer", "call-timeout", limits.call());
        }
        return started
                ? over("next token", "stall-timeout", limits.stall())
                : over("first token", "first-token-timeout", limits.firstToken());
    }

    private Duration limit() {
        return started ? limits.stall() : limits.firstToken();
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    private static LonghandException over(String awaited, String setting, Duration limit) {
        return LonghandException.of(
                Kind.MODEL_UNAVAILABLE,
                "the model server stalled: no %s within %s (longhand.model.%s)"
                        .formatted(awaited, limit.toString().substring(2).toLowerCase(Locale.ROOT), setting));
    }
}
