package dev.longhand.pipeline;

import dev.longhand.document.Outcome;

/** How one step went. */
sealed interface StepResult {

    /** What was missing is stored, by this process or ({@code mine} false) by another. */
    record Committed(Snapshot with, boolean mine) implements StepResult {}

    /** The model's answer could not be kept; the next attempt may. */
    record Rejected(String problem) implements StepResult {}

    /** A part of what is missing is stored; the next attempt goes on from it. */
    record Unfinished() implements StepResult {}

    /** The document is stored, and how the job ends is to be recorded. */
    record Assembled(Outcome outcome) implements StepResult {}

    /** It is not this process' turn. */
    record Stopped(Progress progress) implements StepResult {}

    /** The job ended or was deleted while the model wrote. */
    record Overtaken() implements StepResult {}
}
