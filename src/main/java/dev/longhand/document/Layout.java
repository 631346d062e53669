package dev.longhand.document;

/** How the prompt of a section is laid out. */
public enum Layout {
    /** Append-only chat turns: the server's prefix cache holds all earlier sections. */
    TURNS,
    /** AgentWrite as published: instruction, plan, text so far and the step in one user message. */
    AGENTWRITE
}
