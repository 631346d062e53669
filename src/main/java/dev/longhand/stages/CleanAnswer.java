package dev.longhand.stages;

import dev.longhand.document.Draft;
import dev.longhand.document.Edit;
import dev.longhand.document.FinishReason;
import java.util.List;

/**
 * What of an answer is kept.
 *
 * @param text empty when nothing is
 * @param ended whether the model ended it by itself and all of it is kept
 * @param problem why nothing is kept; empty when something is
 */
record CleanAnswer(String text, boolean ended, List<Edit> edits, String problem) {

    static CleanAnswer of(SectionTask task, Draft draft, String answer, FinishReason finish) {
        if (answer.isBlank()) {
            return new CleanAnswer("", false, List.of(), "the answer was empty");
        }
        if (finish == FinishReason.STOP) {
            return new CleanAnswer(answer, true, List.of(), "");
        }
        String whole = Sentences.whole(answer);
        return new CleanAnswer(whole, false, List.of(), whole.isBlank() ? "the answer ran on without coming to an end" : "");
    }
}
