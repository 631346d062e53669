package dev.longhand.document;

import java.util.List;
import java.util.Objects;

/**
 * The title of a document and its sections in order, at least one; the result of the planning stage.
 *
 * @param title the document's title; empty when the text brings its own (one call without a plan)
 * @param cost what planning cost
 * @param model what the server said of the model that planned, so that another one does not go on unnoticed; empty when
 *     no model was asked
 */
public record Plan(String title, List<PlannedSection> sections, Cost cost, String model) {
    public Plan {
        sections = List.copyOf(sections);
        model = Objects.requireNonNullElse(model, ""); // the first plans that were stored do not name it
        if (sections.isEmpty()) {
            throw LonghandException.invalid("a plan has at least one section");
        }
    }

    /** A plan that no model was asked for. */
    public Plan(String title, List<PlannedSection> sections, Cost cost) {
        this(title, sections, cost, "");
    }

    /** The words of all sections together. */
    public int words() {
        return sections.stream().mapToInt(PlannedSection::words).sum();
    }
}
