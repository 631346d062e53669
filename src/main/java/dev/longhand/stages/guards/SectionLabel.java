package dev.longhand.stages.guards;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number that a plan gives a section, where a model wrote it before the section: "Section 3:", 第三节. */
final class SectionLabel {
    private static final String NUMBER =
            "\\s?(?:[0-9]{1,3}|[ivx]{1,5}|one|two|three|four|five|six|seven|eight|nine|ten)\\b";
    private static final String MARKS = "(?i)^(?<marks>[\\s#>*_-]{0,8}+)";
    private static final String END = "(?:[\\s*_]*$|[\\s*_]{0,4}[-–—:：.、]+[\\s*_]{0,4}|(?<=[节段分])\\s+)"
            + "(?:(?:main point|point|title|heading|主要内容|要点|标题)\\s?[:：][\\s*_]*+)?";

    private static final Pattern SECTION = Pattern.compile(
            MARKS + "(?:(?:section|paragraph|subtask)" + NUMBER + "(?:\\s?(?:of|/)" + NUMBER + ")?"
                    + "|第\\s?[0-9一二三四五六七八九十]{1,4}\\s?(?:节|段|段落|部分))" + END);
    private static final Pattern PARAGRAPH =
            Pattern.compile(MARKS + "(?:paragraph" + NUMBER + "|第\\s?[0-9一二三四五六七八九十]{1,4}\\s?段落?)" + END);
    private static final Pattern COUNT = Pattern.compile("(?i)\\s?[(（\\[]\\s?(?:about |approx\\.? |~|约|共)?\\s?"
            + "[0-9,]{2,6}\\s?(?:words?|字)(?:左右)?\\s?[)）\\]]");

    /** A heading that tells of its section in place of naming its matter, "本节说明". */
    private static final Pattern TELLING = Pattern.compile(
            "^(?<marks>[\\s#*]{0,8}+)(?:这一|本)(?:节|段|部分)(?:将|主要){0,2}(?:说明|介绍|阐述|讨论|描述|讲述)了?[：:，,]?(?=\\S)");

    /** Titles are not as long as this, in words or characters. */
    private static final int SHORT = 16;

    private SectionLabel() {}

    /** The line without the number of a section or paragraph; a short title after it becomes a heading. */
    static String removed(Line line) {
        return removed(SECTION.matcher(line.text()), line);
    }

    /** The line without the number of a paragraph, which no reader counts. */
    static String paragraphRemoved(Line line) {
        return removed(PARAGRAPH.matcher(line.text()), line);
    }

    /** The heading without the words it was asked to have, and without telling of its section. */
    static String bareHeading(String heading) {
        return TELLING.matcher(COUNT.matcher(heading).replaceFirst("")).replaceFirst("${marks}");
    }

    private static String removed(Matcher label, Line line) {
        if (!label.find()) {
            return line.text();
        }
        String rest = Wording.balanced(line.text().substring(label.end()));
        if (line.isHeading()) {
            return rest.isBlank() ? "" : label.group("marks").replaceAll("[*_]", "") + rest;
        }
        return Wording.isTitle(rest, SHORT) ? "## " + Wording.plain(rest) : rest;
    }
}
