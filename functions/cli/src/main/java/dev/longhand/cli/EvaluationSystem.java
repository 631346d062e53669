package dev.longhand.cli;

/** What can be evaluated on a model. */
enum EvaluationSystem {
    LONGHAND,
    AGENTWRITE,
    PLAIN
}
