package dev.longhand.stages.guards;

/** Looks for one fault in a text. */
interface Guard {

    /** The guard's name in a manifest, in lower case with hyphens. */
    String name();

    /** What it takes away, in a few words for a person. */
    String why();

    /** What can be kept of the text; the very same text where there is no such fault. */
    Verdict on(String text, GuardContext context);
}
