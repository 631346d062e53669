package dev.longhand.stages;

import dev.longhand.document.Brief;
import dev.longhand.document.Draft;
import dev.longhand.document.Edit;
import dev.longhand.document.FinishReason;
import dev.longhand.document.Manuscript;
import dev.longhand.document.WordCounter;
import dev.longhand.stages.guards.GuardContext;
import dev.longhand.stages.guards.Guarded;
import dev.longhand.stages.guards.Guards;
import java.util.ArrayList;
import java.util.List;

/**
 * What the guards leave of an answer.
 *
 * @param text empty when nothing is kept
 * @param ended whether the model ended it by itself, where a text may end
 * @param problem why nothing is kept; empty when something is
 */
record CleanAnswer(String text, boolean ended, List<Edit> edits, String problem) {
    /** An end in the middle of a sentence is taken away where at least this part of the answer is left. */
    private static final double MOST_OF_IT = 0.8;

    /**
     * Holds an answer against all guards; the end of one that was cut is taken back to a sentence's.
     *
     * @param lenient whether an answer is rather cut down to a little than refused
     */
    static CleanAnswer of(SectionTask task, Draft draft, String answer, FinishReason finish, boolean lenient) {
        Guarded guarded = Guards.check(answer, context(task, draft, lenient));
        if (guarded.problem().isPresent()) {
            return new CleanAnswer("", false, guarded.edits(), guarded.problem().get());
        }
        String text = guarded.text();
        boolean passed = guarded.edits().stream().anyMatch(Guards::isBeyondTheEnd);
        FinishReason own = passed ? FinishReason.STOP : finish;
        if (guarded.complete(own == FinishReason.LENGTH)) {
            boolean ended = own == FinishReason.STOP && guarded.edits().stream().noneMatch(Guards::isRepetition);
            return new CleanAnswer(text, ended, guarded.edits(), "");
        }
        return cutBack(text, own, guarded.edits());
    }

    private static CleanAnswer cutBack(String text, FinishReason finish, List<Edit> edits) {
        String whole = Sentences.whole(text);
        int words = WordCounter.count(text);
        if (finish == FinishReason.STOP && WordCounter.count(whole) < MOST_OF_IT * words) {
            return new CleanAnswer(text, false, edits, "");
        }
        List<Edit> all = new ArrayList<>(edits);
        all.add(new Edit("cut-end", WordCounter.count(whole) - words, "guard"));
        return new CleanAnswer(whole, false, all, whole.isBlank() ? "the answer ran on without coming to an end" : "");
    }

    private static GuardContext context(SectionTask task, Draft draft, boolean lenient) {
        Manuscript manuscript = task.manuscript();
        Brief brief = manuscript.brief();
        boolean begins = draft.text().isEmpty();
        return new GuardContext(
                brief.language(),
                manuscript.plan().title(),
                task.whole() ? "" : manuscript.nextPlanned().point(),
                brief.instruction(),
                task.earlier(draft),
                task.last() && draft.ending().isEmpty(),
                task.whole() && begins,
                lenient);
    }
}
