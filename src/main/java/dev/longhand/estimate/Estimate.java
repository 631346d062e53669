package dev.longhand.estimate;

import dev.longhand.document.Cost;
import java.util.List;

/**
 * What a document takes: of a small model, by its name, with as many answers that are thrown away as such models were seen to
 * give; of others when every answer can be kept.
 *
 * @param plan cost of its plan
 * @param sections its sections, in order
 */
public record Estimate(Cost plan, List<SectionEstimate> sections) {
    public Estimate {
        sections = List.copyOf(sections);
    }

    /** One section: its words and what it costs. */
    public record SectionEstimate(int words, Cost cost) {}

    /** The whole document's cost. */
    public Cost total() {
        return sections.stream().map(SectionEstimate::cost).reduce(plan, Cost::plus);
    }
}
