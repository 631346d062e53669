package dev.longhand.stages;

import dev.longhand.document.Plan;
import dev.longhand.document.PlannedSection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A plan as a writer is shown it: every point, or, in a plan of many sections in chapters, every chapter with the points
 * of the one that is being written and of the next.
 */
final class Outline {
    /** Up to so many sections every point is shown. */
    private static final int ALL = 40;

    private Outline() {}

    /** The outline for somebody who reads on from this section. */
    static String of(Plan plan, int from) {
        List<PlannedSection> sections = plan.sections();
        if (sections.size() <= ALL || sections.getFirst().chapter().isEmpty()) {
            return points(sections, 0, sections.size());
        }
        List<Integer> starts = starts(sections);
        long current = starts.stream().filter(start -> start <= from).count() - 1;
        return IntStream.range(0, starts.size())
                .mapToObj(c -> {
                    int end = c + 1 < starts.size() ? starts.get(c + 1) : sections.size();
                    boolean near = c == current || c == current + 1;
                    return chapter(sections, starts.get(c), end, near);
                })
                .collect(Collectors.joining("\n"));
    }

    /** Indexes of the sections that begin a chapter. */
    private static List<Integer> starts(List<PlannedSection> sections) {
        return IntStream.range(0, sections.size())
                .filter(i -> i == 0 || !sections.get(i).chapter().equals(sections.get(i - 1).chapter()))
                .boxed()
                .toList();
    }

    private static String chapter(List<PlannedSection> sections, int start, int end, boolean near) {
        String head = "[%d–%d] %s".formatted(start + 1, end, sections.get(start).chapter());
        return near ? head + "\n" + points(sections, start, end) : head;
    }

    private static String points(List<PlannedSection> sections, int start, int end) {
        return IntStream.range(start, end)
                .mapToObj(i -> (i + 1) + ". " + sections.get(i).point())
                .collect(Collectors.joining("\n"));
    }
}
