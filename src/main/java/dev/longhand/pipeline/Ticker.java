package dev.longhand.pipeline;

import java.time.Duration;

/** Time as a process feels it, never the time of day: unmoved by clocks that are set. */
public interface Ticker {
    /** The machine's own. */
    Ticker SYSTEM = new Ticker() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration time) {
            try {
                Thread.sleep(time);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    };

    /** Nanoseconds since some moment of this process. */
    long nanos();

    /** Waits; returns early, still interrupted, when the thread is interrupted. */
    void sleep(Duration time);

    /** Time since a moment that {@link #nanos} told. */
    default Duration since(long nanos) {
        return Duration.ofNanos(nanos() - nanos);
    }
}
