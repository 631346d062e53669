package dev.longhand.stages.guards;

import dev.longhand.document.Edit;
import dev.longhand.document.WordCounter;
import dev.longhand.stages.guards.Verdict.Kept;
import dev.longhand.stages.guards.Verdict.Rejected;
import java.util.ArrayList;
import java.util.List;

/** All guards, one after another. */
public final class Guards {
    /**
     * What belongs to no text at all goes first, then the loop, so that what follows sees a text of its true length; what
     * is left is held against its document, and at last its end is looked at, which the others may have changed.
     */
    private static final List<Guard> ORDER = List.of(
            new ControlTokens(),
            new Thinking(),
            new NextTurn(),
            new BegunAnew(),
            new Wrapping(),
            new Repetition(),
            new Chatter(),
            new ForeignText(),
            new Restatement(),
            new Duplicates(),
            new SummingUp(),
            new LooseEnd());

    private Guards() {}

    /** Holds a text that a model wrote against all guards. A text without a fault comes back byte for byte. */
    public static Guarded check(String text, GuardContext context) {
        String kept = text;
        List<Edit> edits = new ArrayList<>();
        for (Guard guard : ORDER) {
            if (kept.isBlank()) {
                break;
            }
            String before = kept;
            switch (guard.on(before, context)) {
                case Kept(String after) -> {
                    kept = after;
                    note(guard, before, after, edits);
                }
                case Rejected(String problem) -> {
                    note(guard, before, "", edits);
                    return Guarded.rejected(problem, edits);
                }
            }
        }
        return kept.isBlank() ? Guarded.rejected(nothingLeft(edits), edits) : Guarded.kept(kept, edits);
    }

    /** Whether the edit is of a guard against text that repeats itself or earlier text. */
    public static boolean isRepetition(Edit edit) {
        return edit.what().equals(new Repetition().name()) || edit.what().equals(new Duplicates().name());
    }

    /** Whether the edit took away what a model wrote after its text had come to an end. */
    public static boolean isBeyondTheEnd(Edit edit) {
        return edit.what().equals(new NextTurn().name()) || edit.what().equals(new BegunAnew().name());
    }

    private static void note(Guard guard, String before, String after, List<Edit> edits) {
        if (!after.equals(before)) {
            edits.add(new Edit(guard.name(), WordCounter.count(after) - WordCounter.count(before), guard.why()));
        }
    }

    private static String nothingLeft(List<Edit> edits) {
        return edits.isEmpty()
                ? "the answer was empty"
                : "nothing was left of the answer but " + edits.getLast().why();
    }
}
