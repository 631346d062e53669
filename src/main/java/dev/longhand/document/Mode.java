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
    PLANNED,
    /** A plan first, then chapters of about 2,500 words side by side, the sections of each in order. */
    CHAPTERS,
    /** A plan first, then every section by itself, all side by side. */
    PARALLEL
}
