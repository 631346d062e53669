package dev.longhand.evaluation;

import dev.longhand.document.LengthScore;
import dev.longhand.document.LonghandException;
import dev.longhand.evaluation.EvaluatedAnswer.WrittenSection;
import dev.longhand.model.LanguageModel;
import dev.longhand.model.Sampling;
import dev.longhand.pipeline.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * What a system to compare with is made of.
 *
 * @param sampling the same as every other system's, so that only the systems differ
 * @param untilZero whether a text is left as it is when its length score can only be 0, whatever would follow: a small model
 *     goes round in circles to the end of its window
 */
public record Baseline(LanguageModel model, Sampling sampling, Ticker ticker, boolean untilZero) {
    private static final double NANOS = Duration.ofSeconds(1).toNanos();

    /** A text and its sections. */
    record Draft(String text, List<WrittenSection> sections) {}

    /** What a way of writing makes of a task; what it cannot do is a failure that says what it cost. */
    Written write(WritingTask task, Function<Calls, Draft> writing) {
        Calls calls = new Calls(model, sampling, task.seed(), untilZero ? LengthScore.fewestTooMany(task.length()) : Integer.MAX_VALUE);
        long began = ticker.nanos();
        try {
            Draft draft = writing.apply(calls);
            return Written.text(draft.text(), draft.sections(), calls.cost(), seconds(began));
        } catch (LonghandException e) {
            if (!SystemFailure.isResult(e.kind())) {
                throw e;
            }
            return Written.failure(e.getMessage(), calls.cost(), seconds(began));
        }
    }

    private double seconds(long began) {
        return ticker.since(began).toNanos() / NANOS;
    }
}
