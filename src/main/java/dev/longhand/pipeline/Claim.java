package dev.longhand.pipeline;

import java.time.Duration;

/**
 * A step taken on. Its number among the claims of its step is the fencing number.
 *
 * @param owner name of the process that holds it
 * @param tokens what it sets aside of the job's limit
 * @param lease how long it holds, by the store's clock; for ever when it is a pause
 */
record Claim(Purpose purpose, String owner, long tokens, Duration lease) {

    /** What a step is taken on for. */
    enum Purpose {
        WORK,
        PAUSE
    }

    /** The claim of a person who wants the job to wait. */
    static Claim pause() {
        return new Claim(Purpose.PAUSE, "", 0, Duration.ZERO);
    }

    boolean isPause() {
        return purpose == Purpose.PAUSE;
    }
}
