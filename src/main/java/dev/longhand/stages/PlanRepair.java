package dev.longhand.stages;

import dev.longhand.document.Brief;
import dev.longhand.document.Language;
import dev.longhand.document.PlannedSection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Makes a model's plan writable: empty and repeated points and talk are dropped, budgets share out exactly the target,
 * sections that are too long are split and those that are too short are merged with a neighbour, in their order.
 *
 * <p>Refused is a plan of which a point would have to fill more than {@value PlanSize#SPREAD} sections of full length,
 * or a section to hold more than {@value PlanSize#SPREAD} points on average: it is not a plan of this document. For want
 * of a better one it can be rescued.
 */
final class PlanRepair {
    private static final int LONGEST_BUDGET = 20_000;
    private static final int USUAL_BUDGET = 500;

    private final Brief brief;
    private final PlanSize size;

    PlanRepair(Brief brief, PlanSize size) {
        this.brief = brief;
        this.size = size;
    }

    /** The plan as it can be written. */
    Repaired repair(RawPlan raw) {
        List<RawPlan.Item> items = cleaned(raw.sections());
        if (items.isEmpty()) {
            return new Repaired.Unusable(PlanProblem.NO_SECTIONS);
        }
        if ((long) items.size() * PlanSize.SPREAD < size.fewest()) {
            return new Repaired.Unusable(PlanProblem.TOO_FEW);
        }
        if (items.size() > (long) PlanSize.SPREAD * size.most()) {
            return new Repaired.Unusable(PlanProblem.TOO_MANY);
        }
        return usable(raw, sized(weighted(items), PlanSize.SPREAD * size.longest()));
    }

    /** What can be made of any sections at all: as many points as the target holds, each in as many parts as it takes. */
    Repaired rescue(RawPlan raw) {
        List<RawPlan.Item> items = cleaned(raw.sections()).stream()
                .limit((long) PlanSize.SPREAD * size.most())
                .toList();
        return items.isEmpty()
                ? new Repaired.Unusable(PlanProblem.NO_SECTIONS)
                : usable(raw, sized(weighted(items), Integer.MAX_VALUE));
    }

    private Repaired usable(RawPlan raw, List<PlannedSection> sections) {
        return new Repaired.Usable(PlanText.title(raw.title(), brief.instruction()), sections);
    }

    private static List<RawPlan.Item> cleaned(List<RawPlan.Item> items) {
        Set<String> seen = new HashSet<>();
        return items.stream()
                .filter(item -> !PlanText.isTalk(item.point()))
                .map(item -> new RawPlan.Item(PlanText.point(item.point()), item.words()))
                .filter(item -> isNew(PlanText.fingerprint(item.point()), seen))
                .toList();
    }

    private static boolean isNew(String fingerprint, Set<String> seen) {
        return !fingerprint.isEmpty() && seen.add(fingerprint);
    }

    /** Every item with a budget that makes sense: its own, or the mean of the others'. */
    private List<PlannedSection> weighted(List<RawPlan.Item> items) {
        int mean = (int) items.stream()
                .mapToInt(RawPlan.Item::words)
                .filter(this::makesSense)
                .average()
                .orElse(USUAL_BUDGET);
        return items.stream()
                .map(item -> new PlannedSection(item.point(), makesSense(item.words()) ? item.words() : mean))
                .toList();
    }

    private boolean makesSense(int words) {
        return words > 0 && words <= (size.open() ? LONGEST_BUDGET : size.target());
    }

    /** Sections of the right lengths; a point may be spread over this many words. */
    private List<PlannedSection> sized(List<PlannedSection> sections, int longestPoint) {
        if (size.open()) {
            return clamped(merged(clamped(sections)));
        }
        List<PlannedSection> whole = merged(split(merged(shared(sections, 0, longestPoint))));
        return shared(whole, Math.min(size.shortest(), size.target()), size.longest());
    }

    private List<PlannedSection> clamped(List<PlannedSection> sections) {
        return sections.stream()
                .map(section -> new PlannedSection(
                        section.point(), Math.clamp(section.words(), size.shortest(), size.longest())))
                .toList();
    }

    /** The same sections with budgets that add up to the target. */
    private List<PlannedSection> shared(List<PlannedSection> sections, int min, int max) {
        int[] weights = sections.stream().mapToInt(PlannedSection::words).toArray();
        int[] budgets = Budgets.share(weights, size.target(), min, max);
        return IntStream.range(0, budgets.length)
                .mapToObj(i -> new PlannedSection(sections.get(i).point(), budgets[i]))
                .toList();
    }

    /** A point reads best in one piece, so a section is split only far beyond the bound, or when there are too few. */
    private List<PlannedSection> split(List<PlannedSection> sections) {
        List<PlannedSection> whole = split(sections, size.longest() * 3 / 2);
        return whole.size() < size.fewest() ? split(sections, size.longest()) : whole;
    }

    private List<PlannedSection> split(List<PlannedSection> sections, int longest) {
        return sections.stream()
                .flatMap(section -> parts(section, longest).stream())
                .toList();
    }

    private List<PlannedSection> parts(PlannedSection section, int longest) {
        int parts = Math.ceilDiv(section.words(), longest);
        if (parts <= 1) {
            return List.of(section);
        }
        int[] weights = new int[parts];
        Arrays.fill(weights, 1);
        int[] budgets = Budgets.share(weights, section.words(), 0, longest);
        return IntStream.range(0, parts)
                .mapToObj(i -> new PlannedSection(
                        PlanText.part(section.point(), i + 1, parts, brief.language()), budgets[i]))
                .toList();
    }

    /** Merges the shortest section with its shorter neighbour while there are too many sections or it is tiny. */
    private List<PlannedSection> merged(List<PlannedSection> sections) {
        List<PlannedSection> merged = new ArrayList<>(sections);
        for (int at = shortest(merged); mustMerge(merged, at); at = shortest(merged)) {
            int first = mergesBackward(merged, at) ? at - 1 : at;
            merged.set(first, merge(merged.get(first), merged.remove(first + 1), brief.language()));
        }
        return merged;
    }

    private boolean mustMerge(List<PlannedSection> sections, int shortest) {
        return sections.size() > size.most()
                || (sections.size() > size.fewest() && sections.get(shortest).words() < tiny());
    }

    /** A budget below this is no section of its own where it can be merged. */
    private int tiny() {
        return size.shortest() / 2;
    }

    private static int shortest(List<PlannedSection> sections) {
        return IntStream.range(0, sections.size())
                .reduce((a, b) -> sections.get(b).words() < sections.get(a).words() ? b : a)
                .orElseThrow();
    }

    private static boolean mergesBackward(List<PlannedSection> sections, int at) {
        return at == sections.size() - 1
                || (at > 0 && sections.get(at - 1).words() <= sections.get(at + 1).words());
    }

    private static PlannedSection merge(PlannedSection first, PlannedSection second, Language language) {
        return new PlannedSection(
                PlanText.joined(first.point(), second.point(), language), first.words() + second.words());
    }
}
