package dev.longhand.evaluation;

import java.util.List;

/** Is told how a run goes on, on the thread that runs it; must be quick and must not throw. */
public interface RunListener {

    /** The run begins, or goes on where {@code answered} were answered before. */
    void begun(List<EvaluatedAnswer> answered, int prompts);

    /** One more answer is kept. */
    void answered(EvaluatedAnswer answer);
}
