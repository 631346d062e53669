package dev.longhand.document;

/** How a document is written: in one call, or planned and then section by section. */
public enum Mode {
    /**
     * Decided by target and model: no target, or one of up to {@link Brief#ONE_CALL_WORDS} words, is one call;
     * {@link Brief#ONE_CALL_WORDS_OF_SMALL} for a small model.
     */
    AUTO,
    /** One call, without a plan. */
    SINGLE,
    /** AgentWrite: a plan first, then every section in order. */
    PLANNED
}
