package dev.longhand.stages;

import dev.longhand.document.Document;
import dev.longhand.document.Language;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Section;
import dev.longhand.document.WordCounter;
import java.util.ArrayList;
import java.util.List;

/** Puts sections together as Markdown: the plan's title as first heading, then the sections, a blank line between. */
final class Assembly {
    private static final int LONGEST_TITLE = 120;

    private Assembly() {}

    /**
     * The document of the sections that are written; the same manuscript gives the same bytes. Where lanes that are
     * further have left a hole, a line says which sections are missing.
     */
    static Document assemble(Manuscript manuscript) {
        String text = String.join("\n\n", parts(manuscript)) + "\n";
        String planned = manuscript.plan().title();
        String markdown = planned.isEmpty() ? text : "# " + planned + "\n\n" + text;
        return new Document(planned.isEmpty() ? firstLine(text) : planned, markdown, WordCounter.count(markdown));
    }

    private static List<String> parts(Manuscript manuscript) {
        List<String> parts = new ArrayList<>();
        int expected = 0;
        for (Section section : manuscript.sections()) {
            if (section.index() > expected) {
                parts.add(hole(manuscript.brief().language(), expected + 1, section.index()));
            }
            parts.add(section.text().strip());
            expected = section.index() + 1;
        }
        return parts;
    }

    /** Says that sections are missing, by their numbers in the plan, the last one included. */
    private static String hole(Language language, int from, int to) {
        String numbers = from == to ? "" + from : from + "–" + to;
        return switch (language) {
            case EN -> "*[Not written yet: section %s of the plan]*".formatted(numbers);
            case ZH -> "*[尚未写出：大纲第%s节]*".formatted(numbers);
        };
    }

    private static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("").replaceFirst("^#+\\s*", "").replace("**", "");
        return line.length() <= LONGEST_TITLE ? line : line.substring(0, LONGEST_TITLE).strip() + "…";
    }
}
