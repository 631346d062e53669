package dev.longhand.document;

/** How a document is written: in one call, or planned and then section by section. */
public enum Mode {
    /** Decided by the target: up to {@link Brief#ONE_CALL_WORDS} words, or none asked, is one call. */
    AUTO,
    /** One call, without a plan. */
    SINGLE,
    /** AgentWrite: a plan first, then every section in order. */
    PLANNED
}
