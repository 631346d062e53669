package dev.longhand.evaluation;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.evaluation.Baseline.Draft;
import dev.longhand.model.Completion;
import java.util.List;

/**
 * The model alone: one call with the instruction as it stands, and as many tokens for the answer as the window has left.
 * What comes is the text, whole or cut by the window.
 */
public record PlainSystem(Baseline baseline) implements WritingSystem {
    /** The system's name. */
    public static final String NAME = "plain";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Written write(WritingTask task) {
        return baseline.write(task, calls -> draft(calls.write(task.prompt(), Integer.MAX_VALUE, "")));
    }

    private static Draft draft(Completion completion) {
        if (completion.text().isBlank()) {
            throw LonghandException.of(Kind.BAD_OUTPUT, "the answer was empty");
        }
        return new Draft(completion.text(), List.of());
    }
}
