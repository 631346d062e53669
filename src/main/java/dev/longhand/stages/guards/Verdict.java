package dev.longhand.stages.guards;

/** What a guard makes of a text. */
sealed interface Verdict {

    /** This much is kept; blank when there was nothing else than the fault. */
    record Kept(String text) implements Verdict {}

    /** Nothing is kept although there is text: it is the wrong one as a whole. */
    record Rejected(String problem) implements Verdict {}
}
