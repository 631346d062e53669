package dev.longhand.document;

import java.util.List;

/** A document in the making: what is asked, what is planned and the sections written so far, without a hole. */
public record Manuscript(Brief brief, Plan plan, List<Section> sections) {
    public Manuscript {
        sections = List.copyOf(sections);
        for (int i = 0; i < sections.size(); i++) {
            checkChain(sections, i);
        }
    }

    private static void checkChain(List<Section> sections, int i) {
        String expected = i == 0 ? "" : sections.get(i - 1).sha256();
        if (sections.get(i).index() != i || !sections.get(i).previous().equals(expected)) {
            throw LonghandException.of(
                    LonghandException.Kind.CORRUPT,
                    "section %d does not follow the one before: its file was changed or mixed up".formatted(i));
        }
    }

    /** Index of the section to write next; the number of planned sections when all are written. */
    public int next() {
        return sections.size();
    }

    /** Whether every planned section is written. */
    public boolean complete() {
        return sections.size() == plan.sections().size();
    }

    /** What the next section is to say. */
    public PlannedSection nextPlanned() {
        return plan.sections().get(next());
    }

    /** SHA-256 that the next section names as its previous one. */
    public String lastSha256() {
        return sections.isEmpty() ? "" : sections.getLast().sha256();
    }

    /** Words of the sections written so far. */
    public int words() {
        return sections.stream().mapToInt(Section::words).sum();
    }

    /** What planning and all sections so far cost. */
    public Cost cost() {
        return sections.stream().map(Section::cost).reduce(plan.cost(), Cost::plus);
    }
}
