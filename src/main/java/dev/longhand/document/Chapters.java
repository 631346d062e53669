package dev.longhand.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The chapters of a plan: those that it names or, when it names none, groups of sections of about {@value #WORDS} words. */
final class Chapters {
    /** Words of a chapter: long enough to go on from what it has, short enough that a long document has many. */
    private static final int WORDS = 2_500;

    /** What counts as a section's length where none is planned. */
    private static final int USUAL = 500;

    private Chapters() {}

    /** Indices of the sections at which chapters begin, the first of all among them. */
    static List<Integer> starts(List<PlannedSection> sections) {
        boolean named = sections.stream().anyMatch(section -> !section.chapter().isEmpty());
        return named ? named(sections) : grouped(sections);
    }

    private static List<Integer> named(List<PlannedSection> sections) {
        return IntStream.range(0, sections.size())
                .filter(i -> i == 0 || !sections.get(i).chapter().equals(sections.get(i - 1).chapter()))
                .boxed()
                .toList();
    }

    /** Cuts the document into equal parts; a section belongs to the part in which its middle lies. */
    private static List<Integer> grouped(List<PlannedSection> sections) {
        int all = sections.stream().mapToInt(Chapters::words).sum();
        long chapters = Math.max(1, Math.round((double) all / WORDS));
        List<Integer> starts = new ArrayList<>();
        long before = 0;
        long chapter = -1;
        for (int i = 0; i < sections.size(); i++) {
            int words = words(sections.get(i));
            long own = (2 * before + words) * chapters / (2L * all);
            if (own > chapter) {
                starts.add(i);
            }
            chapter = own;
            before += words;
        }
        return starts;
    }

    private static int words(PlannedSection section) {
        return section.words() == 0 ? USUAL : section.words();
    }
}
