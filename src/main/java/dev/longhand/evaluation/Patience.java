package dev.longhand.evaluation;

import dev.longhand.document.LonghandException;
import dev.longhand.pipeline.Ticker;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Tries again what fails with something that may go away by itself, after longer and longer waits, so that an evaluation
 * of many hours outlives a model server's restart.
 *
 * @param bound how long after the first failure in a row there is another try
 */
public record Patience(Duration bound, Ticker ticker) {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** What the call gives; fails with its last failure. */
    public <T> T with(Supplier<T> call) {
        try {
            return call.get();
        } catch (LonghandException e) {
            return again(call, e, ticker.nanos());
        }
    }

    private <T> T again(Supplier<T> call, LonghandException first, long since) {
        LonghandException failure = first;
        for (Duration wait = FIRST_WAIT; ; wait = longer(wait)) {
            if (!failure.retryable() || ticker.since(since).compareTo(bound) >= 0) {
                throw failure;
            }
            pause(wait);
            try {
                return call.get();
            } catch (LonghandException e) {
                failure = e;
            }
        }
    }

    /** Waits between half and all of the time, so that calls in flight do not come back together. */
    private void pause(Duration longest) {
        long half = longest.toMillis() / 2;
        ticker.sleep(Duration.ofMillis(half + ThreadLocalRandom.current().nextLong(half + 1)));
        if (Thread.currentThread().isInterrupted()) {
            throw LonghandException.cancelled();
        }
    }

    private static Duration longer(Duration wait) {
        Duration doubled = wait.multipliedBy(2);
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }
}
