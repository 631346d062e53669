package dev.longhand.document;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The title of a document and its sections in order, at least one; the result of the planning stage.
 *
 * @param title the document's title; empty when the text brings its own (one call without a plan)
 * @param cost what planning cost
 * @param model what the server said of the model that planned, so that another one does not go on unnoticed; empty when
 *     no model was asked
 * @param laneStarts indices of the sections at which lanes begin, from 0 and ascending; 0 alone when all sections are
 *     written in order
 */
public record Plan(String title, List<PlannedSection> sections, Cost cost, String model, List<Integer> laneStarts) {
    private static final List<Integer> ONE_LANE = List.of(0);

    public Plan {
        sections = List.copyOf(sections);
        model = Objects.requireNonNullElse(model, ""); // the first plans that were stored do not name it
        laneStarts = List.copyOf(Objects.requireNonNullElse(laneStarts, ONE_LANE)); // nor have they lanes
        if (sections.isEmpty()) {
            throw LonghandException.invalid("a plan has at least one section");
        }
        checkLanes(sections.size(), laneStarts);
    }

    /** A plan whose sections are written in order. */
    public Plan(String title, List<PlannedSection> sections, Cost cost, String model) {
        this(title, sections, cost, model, ONE_LANE);
    }

    /** A plan that no model was asked for. */
    public Plan(String title, List<PlannedSection> sections, Cost cost) {
        this(title, sections, cost, "");
    }

    private static void checkLanes(int sections, List<Integer> starts) {
        boolean ascending = IntStream.range(1, starts.size()).allMatch(i -> starts.get(i - 1) < starts.get(i));
        if (starts.isEmpty() || starts.getFirst() != 0 || !ascending || starts.getLast() >= sections) {
            throw LonghandException.invalid("the lanes of a plan begin at section 0 and at later ones, not at " + starts);
        }
    }

    /** The words of all sections together. */
    public int words() {
        return sections.stream().mapToInt(PlannedSection::words).sum();
    }

    /** The runs of sections that are written side by side, in the order of the document. */
    public List<Lane> lanes() {
        return IntStream.range(0, laneStarts.size())
                .mapToObj(i -> new Lane(
                        laneStarts.get(i), i + 1 < laneStarts.size() ? laneStarts.get(i + 1) : sections.size()))
                .toList();
    }

    /** The lane that has the section of this index. */
    public Lane laneOf(int index) {
        return lanes().stream()
                .filter(lane -> lane.contains(index))
                .findFirst()
                .orElseThrow(() -> new IndexOutOfBoundsException(index));
    }

    /** The same with the lanes of this mode; a plan that has several lanes already keeps them. */
    public Plan inLanesOf(Mode mode) {
        if (laneStarts.size() > 1) {
            return this;
        }
        return switch (mode) {
            case AUTO, SINGLE, PLANNED -> this;
            case CHAPTERS -> with(Chapters.starts(sections));
            case PARALLEL -> with(IntStream.range(0, sections.size()).boxed().toList());
        };
    }

    private Plan with(List<Integer> starts) {
        return new Plan(title, sections, cost, model, starts);
    }
}
