package dev.longhand.evaluation;

import dev.longhand.document.Cost;
import dev.longhand.evaluation.EvaluatedAnswer.WrittenSection;
import java.util.List;

/**
 * What a system made of a task.
 *
 * @param text the whole text; empty when the system failed
 * @param sections the planned sections in order; empty when the system does not plan
 * @param cost all calls to the model, also those whose answer was not kept
 * @param seconds from the first call to the end
 * @param failure why there is no text; empty when there is one
 */
public record Written(String text, List<WrittenSection> sections, Cost cost, double seconds, String failure) {
    public Written {
        sections = List.copyOf(sections);
        if (text.isBlank() == failure.isEmpty()) {
            throw new IllegalArgumentException("an answer has either a text or a failure");
        }
    }

    /** A text. */
    public static Written text(String text, List<WrittenSection> sections, Cost cost, double seconds) {
        return new Written(text, sections, cost, seconds, "");
    }

    /** No text, and why. */
    public static Written failure(String reason, Cost cost, double seconds) {
        return new Written("", List.of(), cost, seconds, reason);
    }
}
