package dev.longhand.document;

import java.util.List;

/**
 * The title of a document and its sections in order, at least one; the result of the planning stage.
 *
 * @param title the document's title; empty when the text brings its own (one call without a plan)
 * @param cost what planning cost
 */
public record Plan(String title, List<PlannedSection> sections, Cost cost) {
    public Plan {
        sections = List.copyOf(sections);
        if (sections.isEmpty()) {
            throw LonghandException.invalid("a plan has at least one section");
        }
    }

    /** The words of all sections together. */
    public int words() {
        return sections.stream().mapToInt(PlannedSection::words).sum();
    }
}
