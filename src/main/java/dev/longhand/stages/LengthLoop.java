package dev.longhand.stages;

import dev.longhand.document.Draft;
import dev.longhand.document.Edit;
import dev.longhand.document.FinishReason;
import dev.longhand.document.WordCounter;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings a section to its length: an answer that is too short is gone on with, one that is too long is ended at a
 * sentence, what brings nothing new is dropped, and after some answers what is there is taken. Pure: the same answers
 * give the same text.
 */
final class LengthLoop {
    /** A section is made of so many answers at most. */
    private static final int MOST_ANSWERS = 16;

    /** After so many answers in a row that brought nothing the section is left as it is. */
    private static final int MOST_IDLE = 3;

    /** An answer of fewer words brings nothing. */
    private static final int FEWEST_NEW = 5;

    private static final String PARAGRAPH = "\n\n";

    private final SectionTask task;
    private final boolean lenient;

    /** The loop of a section; a lenient one takes what is left of an answer, however little. */
    LengthLoop(SectionTask task, boolean lenient) {
        this.task = task;
        this.lenient = lenient;
    }

    /** What is to be done after an answer. */
    sealed interface Next {

        /** The section is this draft's text. */
        record Done(Draft draft) implements Next {}

        /** The model is to go on from this draft. */
        record More(Draft draft) implements Next {}

        /** Nothing of it can be kept, and nothing was kept before. */
        record Nothing(String problem) implements Next {}
    }

    /** Takes one answer into the draft. */
    Next take(Draft draft, String answer, FinishReason finish) {
        if (finish == FinishReason.OTHER) {
            return nothing(draft, "the model server cut the answer off, perhaps by a content filter", List.of());
        }
        CleanAnswer clean = CleanAnswer.of(task, draft, answer, finish, lenient);
        boolean brings = WordCounter.count(clean.text()) >= (draft.text().isEmpty() ? 1 : FEWEST_NEW);
        return brings ? taken(draft, clean) : nothing(draft, clean.problem(), clean.edits());
    }

    private Next nothing(Draft draft, String problem, List<Edit> edits) {
        if (draft.text().isEmpty()) {
            return new Next.Nothing(problem.isEmpty() ? "the answer had no words" : problem);
        }
        Draft idled = draft.idled(edits);
        return idled.idle() >= MOST_IDLE || idled.answers() >= MOST_ANSWERS ? done(idled) : new Next.More(led(idled));
    }

    private Next taken(Draft draft, CleanAnswer clean) {
        List<Edit> edits = new ArrayList<>(clean.edits());
        if (!draft.text().isEmpty()) {
            edits.add(new Edit("continued", WordCounter.count(clean.text()), why(task.written(draft))));
        }
        Draft grown = draft.grown(joined(draft.text(), clean.text()), edits);
        Tolerance tolerance = task.tolerance();
        int written = task.written(grown);
        if (written > tolerance.most()) {
            return trimmed(grown, clean.ended());
        }
        if (written >= tolerance.least() || grown.answers() >= MOST_ANSWERS) {
            return done(grown);
        }
        return new Next.More(clean.ended() ? opened(grown) : grown);
    }

    /** A draft that the model had ended, ready for more: its last paragraph waits until the rest is written. */
    private Draft opened(Draft draft) {
        Ending ending = parted(draft);
        return led(draft.parted(ending.body().stripTrailing() + PARAGRAPH, ending.end(), List.of()));
    }

    /**
     * A draft that is to have a further paragraph begins it, in other words each time. A model that holds a text for ended
     * would end it again at once or, when it may not, speak for the person who asked.
     */
    private Draft led(Draft draft) {
        String text = unled(draft.text());
        List<String> leads = leads();
        return text.endsWith(PARAGRAPH)
                ? draft.parted(text + leads.get(draft.answers() % leads.size()), draft.ending(), List.of())
                : draft;
    }

    /** Without the first words of a paragraph that nothing followed. */
    private String unled(String text) {
        return leads().stream()
                .filter(lead -> text.endsWith(PARAGRAPH + lead))
                .map(lead -> text.substring(0, text.length() - lead.length()))
                .findFirst()
                .orElse(text);
    }

    /** What a paragraph may begin with behind any other, in a report as in a story. */
    private List<String> leads() {
        return switch (task.manuscript().brief().language()) {
            case EN -> List.of("At the same time,", "In addition,", "For instance,", "Even so,", "Beyond that,");
            case ZH -> List.of("与此同时，", "此外，", "例如，", "不过，", "另外，");
        };
    }

    private Ending parted(Draft draft) {
        return task.last() && draft.ending().isEmpty() ? Ending.of(draft.text()) : new Ending(draft.text(), draft.ending());
    }

    private Next trimmed(Draft draft, boolean ended) {
        Ending parted = ended ? parted(draft) : new Ending(draft.text(), draft.ending());
        int room = task.words() - WordCounter.count(parted.end());
        String body = Sentences.nearest(parted.body(), room);
        int before = task.written(draft);
        String text = body.isBlank() ? draft.text() : joinedEnd(body, parted.end());
        Edit edit = new Edit("trimmed", WordCounter.count(text) - before, why(before));
        return new Next.Done(draft.parted(text, "", List.of(edit)));
    }

    private Next done(Draft draft) {
        return new Next.Done(draft.parted(joinedEnd(unled(draft.text()), draft.ending()), "", List.of()));
    }

    private String why(int written) {
        return "%d of %d words".formatted(written, task.words());
    }

    private static String joinedEnd(String body, String end) {
        return end.isEmpty() ? body : body.stripTrailing() + PARAGRAPH + end;
    }

    /** A new paragraph begins where the text before ends with one; a sentence needs a space unless it is Chinese. */
    private static String joined(String before, String answer) {
        if (before.isEmpty()) {
            return answer;
        }
        if (before.endsWith("\n")) {
            return before + answer.stripLeading();
        }
        return Character.isWhitespace(answer.charAt(0)) || Character.isIdeographic(answer.codePointAt(0))
                ? before + answer
                : before + " " + answer;
    }
}
