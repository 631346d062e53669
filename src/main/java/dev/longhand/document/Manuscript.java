package dev.longhand.document;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A document in the making: what is asked, what is planned and the sections written so far. Each lane has its sections
 * without a hole; between lanes there may be holes.
 *
 * @param sections what is written, in the order of the document
 * @param next index of the section to write next; the number of planned sections when all are written
 */
public record Manuscript(Brief brief, Plan plan, List<Section> sections, int next) {
    public Manuscript {
        sections = List.copyOf(sections);
        for (int i = 0; i < sections.size(); i++) {
            checkChain(plan, sections, i);
        }
    }

    /** A manuscript of which the first section that is missing is written next. */
    public Manuscript(Brief brief, Plan plan, List<Section> sections) {
        this(brief, plan, sections, firstMissing(sections));
    }

    private static int firstMissing(List<Section> sections) {
        return IntStream.range(0, sections.size())
                .filter(i -> sections.get(i).index() != i)
                .findFirst()
                .orElse(sections.size());
    }

    private static void checkChain(Plan plan, List<Section> sections, int i) {
        Section section = sections.get(i);
        boolean follows = i > 0 && sections.get(i - 1).index() == section.index() - 1;
        boolean begins = plan.laneStarts().contains(section.index());
        String expected = begins || !follows ? "" : sections.get(i - 1).sha256();
        boolean ordered = i == 0 || sections.get(i - 1).index() < section.index();
        if (!(begins || follows) || !ordered || !section.previous().equals(expected)) {
            throw LonghandException.of(
                    LonghandException.Kind.CORRUPT,
                    "section %d does not follow the one before: its file was changed or mixed up".formatted(section.index()));
        }
    }

    /** Whether every planned section is written. */
    public boolean complete() {
        return sections.size() == plan.sections().size();
    }

    /** What the next section is to say. */
    public PlannedSection nextPlanned() {
        return plan.sections().get(next());
    }

    /** The lane of the next section. */
    public Lane lane() {
        return plan.laneOf(next);
    }

    /**
     * The sections that the next one goes on from: those before it in its lane. What other lanes have at that time is
     * chance, and equal seeds are to give equal texts, so nothing of it is shown to the model.
     */
    public List<Section> before() {
        Lane lane = lane();
        return sections.stream()
                .filter(section -> lane.contains(section.index()) && section.index() < next)
                .toList();
    }

    /** SHA-256 that the next section names as its previous one; empty at the beginning of a lane. */
    public String lastSha256() {
        List<Section> before = before();
        return before.isEmpty() ? "" : before.getLast().sha256();
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
