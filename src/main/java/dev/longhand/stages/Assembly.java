package dev.longhand.stages;

import dev.longhand.document.Document;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Section;
import dev.longhand.document.WordCounter;
import java.util.stream.Collectors;

/** Puts sections together as Markdown: the plan's title as first heading, then the sections, a blank line between. */
final class Assembly {
    private static final int LONGEST_TITLE = 120;

    private Assembly() {}

    /** The document of the sections that are written; the same manuscript gives the same bytes. */
    static Document assemble(Manuscript manuscript) {
        String text = manuscript.sections().stream()
                .map(Section::text)
                .map(String::strip)
                .collect(Collectors.joining("\n\n", "", "\n"));
        String planned = manuscript.plan().title();
        String markdown = planned.isEmpty() ? text : "# " + planned + "\n\n" + text;
        return new Document(planned.isEmpty() ? firstLine(text) : planned, markdown, WordCounter.count(markdown));
    }

    private static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("").replaceFirst("^#+\\s*", "").replace("**", "");
        return line.length() <= LONGEST_TITLE ? line : line.substring(0, LONGEST_TITLE).strip() + "…";
    }
}
