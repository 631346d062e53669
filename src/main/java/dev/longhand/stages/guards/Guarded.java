package dev.longhand.stages.guards;

import dev.longhand.document.Edit;
import java.util.List;
import java.util.Optional;

/**
 * A text after all guards.
 *
 * @param text what is kept; empty when there is a problem
 * @param edits what was taken away, in the order of the guards; empty when the text came back unchanged
 * @param problem why nothing can be kept, so that another try is due
 */
public record Guarded(String text, List<Edit> edits, Optional<String> problem) {

    /** Refuses text beside a problem, and neither of both. */
    public Guarded {
        edits = List.copyOf(edits);
        if (text.isBlank() != problem.isPresent()) {
            throw new IllegalArgumentException("either text is kept or there is a problem");
        }
    }

    static Guarded kept(String text, List<Edit> edits) {
        return new Guarded(text, edits, Optional.empty());
    }

    static Guarded rejected(String problem, List<Edit> edits) {
        return new Guarded("", edits, Optional.of(problem));
    }

    /**
     * Whether the text ends as a text may end: at a sentence's end, a table's row, a closed code block, or the last of
     * several lines without full stops, as in verse, lists and signatures. What does not is to be continued or cut back
     * by {@link SentenceEnds#upToLast}.
     *
     * @param cut whether the limit of tokens ended the text, so that a last line without a stop may be half of one
     */
    public boolean complete(boolean cut) {
        return Endings.complete(text, cut);
    }
}
