package dev.longhand.pipeline;

/** Who takes steps on: a process, as the others see it. */
public interface Claimant {

    /** The name of this process, unlike any other's. */
    String name();

    /** Whether the process of this name is known to have ended; false when that cannot be known from here. */
    boolean gone(String name);
}
