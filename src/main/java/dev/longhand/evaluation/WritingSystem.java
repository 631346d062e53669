package dev.longhand.evaluation;

/** Writes one text for one prompt; what an evaluation compares. Safe for many threads. */
public interface WritingSystem {

    /** The system's name in answers and reports. */
    String name();

    /**
     * Writes the text, whatever time it takes. What the system cannot do is a {@link Written} with a failure. Fails with
     * a {@link dev.longhand.document.LonghandException} only when something around it is in the way, such as a model
     * server that stays away: then nothing is known of the system, and the task is to be given to it again.
     */
    Written write(WritingTask task);
}
