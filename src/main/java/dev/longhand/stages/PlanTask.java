package dev.longhand.stages;

import dev.longhand.document.Brief;
import dev.longhand.document.Draft;
import dev.longhand.document.PlannedSection;
import dev.longhand.model.LanguageModel;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the next call of the planning stage is to list: all sections of a document, or, where one answer could not hold
 * them, first its chapters and then the sections of each.
 *
 * @param size how many pieces of how many words
 * @param parts what earlier calls listed
 */
record PlanTask(Brief brief, PlanSize size, PlanParts parts) {
    /** A list of more sections is made in parts, however large the window. */
    private static final int MOST_SECTIONS = 40;

    /** The next call for a brief, from what the step has so far. */
    static PlanTask next(Brief brief, LanguageModel model, Draft draft) {
        PlanParts parts = PlanParts.of(draft.text());
        PlanSize whole = PlanSize.ofSections(brief, brief.words());
        if (!parts.isEmpty()) {
            return new PlanTask(brief, PlanSize.ofSections(brief, parts.next().words()), parts);
        }
        boolean fits = whole.suggested() <= MOST_SECTIONS && whole.tokens() <= model.profile().window() / 2;
        boolean alone = whole.open() || brief.words() < 2 * PlanSize.ofChapters(brief.words()).shortest();
        return new PlanTask(brief, fits || alone ? whole : PlanSize.ofChapters(brief.words()), parts);
    }

    /** Whether the call lists the sections of one chapter. */
    boolean ofChapter() {
        return !parts.isEmpty();
    }

    /** Whether the call lists chapters. */
    boolean ofChapters() {
        return size.unit() == PlanSize.Unit.CHAPTERS;
    }

    /** The name of the prompt. */
    String template() {
        if (ofChapter()) {
            return "plan-chapter";
        }
        return ofChapters() ? "plan-chapters" : size.open() ? "plan-open" : "plan";
    }

    /** The values of the prompt. */
    Map<String, String> values() {
        return Map.of(
                "instruction", brief.instruction().strip(),
                "title", parts.title(),
                "plan", chapters(parts.chapters()),
                "number", Integer.toString(parts.done() + 1),
                "point", ofChapter() ? parts.next().point() : "",
                "words", Integer.toString(size.target()),
                "sections", Integer.toString(size.suggested()));
    }

    private static String chapters(List<PlannedSection> chapters) {
        return IntStream.range(0, chapters.size())
                .mapToObj(i -> (i + 1) + ". " + chapters.get(i).point())
                .collect(Collectors.joining("\n"));
    }
}
