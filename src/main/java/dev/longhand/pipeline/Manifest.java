package dev.longhand.pipeline;

import dev.longhand.document.Cost;
import dev.longhand.document.Document;
import dev.longhand.document.Edit;
import dev.longhand.document.LengthScore;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Section;
import java.util.List;
import java.util.Objects;

/**
 * What the document is made of, stored beside it.
 *
 * @param target words asked for; 0 when none
 * @param lengthScore how well the target is met, 0 to 100 ({@link LengthScore}); 100 when none is asked
 */
public record Manifest(
        String title, String model, int target, int words, double lengthScore, List<Entry> sections, Cost cost) {

    /** One section: its place in the plan, its point, the words asked for, what became of it, and why; see {@link Section}. */
    public record Entry(
            int index,
            String point,
            int budget,
            int words,
            int attempts,
            int contextFrom,
            String summary,
            List<Edit> edits,
            String sha256) {
        public Entry {
            summary = Objects.requireNonNullElse(summary, ""); // earlier manifests have neither summary nor edits
            edits = edits == null ? List.of() : List.copyOf(edits);
        }
    }

    public Manifest {
        sections = List.copyOf(sections);
    }

    /** The manifest of a document. */
    static Manifest of(Manuscript manuscript, Document document) {
        int target = manuscript.brief().words();
        return new Manifest(
                document.title(),
                manuscript.brief().model(),
                target,
                document.words(),
                target == 0 ? 100 : LengthScore.of(target, document.words()),
                entries(manuscript),
                manuscript.cost());
    }

    /** The sections written so far, in the order of the document. */
    static List<Entry> entries(Manuscript manuscript) {
        return manuscript.sections().stream()
                .map(section -> entry(manuscript, section))
                .toList();
    }

    private static Entry entry(Manuscript manuscript, Section section) {
        return new Entry(
                section.index(),
                manuscript.plan().sections().get(section.index()).point(),
                section.budget(),
                section.words(),
                section.attempts(),
                section.contextFrom(),
                section.summary(),
                section.edits(),
                section.sha256());
    }
}
