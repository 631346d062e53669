package dev.longhand.document;

/** What is done so that a document has the length that is asked for. */
public enum LengthControl {
    /** Short sections are continued and long ones ended at a sentence, until the target is met within a few percent. */
    STRICT,
    /** The same, but only where a section is far from its budget: below four fifths of it or above five fourths. */
    SOFT,
    /** What the model writes is taken as it is. */
    OFF
}
