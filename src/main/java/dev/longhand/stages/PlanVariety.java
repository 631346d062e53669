package dev.longhand.stages;

import dev.longhand.document.PlannedSection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tells a plan that a small model spun out of one sentence. Points that are alike may be an honest list (one city after
 * another), so this is a reason to ask again, never to throw a plan away for good.
 */
final class PlanVariety {
    /** Points are alike from this share of common words (Jaccard index) on. */
    private static final double ALIKE = 0.6;

    private static final Pattern WORD = Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}&&[^\\p{IsHan}]]++");

    private PlanVariety() {}

    /** Whether more than half of the sections say nearly what an earlier one says. */
    static boolean repeats(List<PlannedSection> sections) {
        List<Set<String>> points =
                sections.stream().map(section -> words(section.point())).toList();
        long repeated = IntStream.range(1, points.size())
                .filter(i -> points.subList(0, i).stream().anyMatch(earlier -> alike(earlier, points.get(i))))
                .count();
        return 2 * repeated > sections.size();
    }

    private static boolean alike(Set<String> one, Set<String> other) {
        Set<String> common = new HashSet<>(one);
        common.retainAll(other);
        return common.size() >= ALIKE * (one.size() + other.size() - common.size());
    }

    private static Set<String> words(String point) {
        return WORD.matcher(point.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
