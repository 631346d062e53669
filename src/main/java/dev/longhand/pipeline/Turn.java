package dev.longhand.pipeline;

import java.time.Duration;

/** Whose turn it is at a step. */
sealed interface Turn {

    /** Nobody's: this number can be claimed, after these attempts. */
    record Free(int number, Attempts before) implements Turn {}

    /** Another process', for at most this long. */
    record Busy(Duration left) implements Turn {}

    /** A person lets the job wait, by the claim of this number. */
    record Paused(int number) implements Turn {}
}
