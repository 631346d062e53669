package dev.longhand.stages.guards;

import dev.longhand.stages.guards.Verdict.Kept;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The document begun once more behind a section's own text: the heading under which an earlier section stands, and what a
 * model writes of it again. Policy: CUT, from there on. A heading from further down in an earlier section, as "Method" in a
 * cookbook, may come back.
 */
final class BegunAnew implements Guard {
    private static final Pattern NUMBER =
            Pattern.compile("^[\\s#*]*+(?:[0-9]{1,2}(?:\\.[0-9]{1,2})*+[.)、]?+\\s|[一二三四五六七八九十]{1,3}、)\\s*+");

    @Override
    public String name() {
        return "begun-anew";
    }

    @Override
    public String why() {
        return "the document begun once more";
    }

    @Override
    public Verdict on(String text, GuardContext context) {
        Lines lines = Lines.of(text);
        int end = end(lines, context);
        return new Kept(end == lines.size() ? text : lines.without(line -> line >= end).text());
    }

    /** The line with which the document begins once more. */
    private static int end(Lines lines, GuardContext context) {
        Set<String> openings = new HashSet<>();
        String current = "";
        for (String text : context.earlier()) {
            List<Line> before = Lines.of(text).all();
            before.stream().limit(1).filter(Line::isHeading).map(BegunAnew::bare).forEach(openings::add);
            current = before.stream().filter(Line::isHeading).map(BegunAnew::bare).reduce(current, (_, last) -> last);
        }
        boolean begun = false;
        for (int i = 0; i < lines.size(); i++) {
            begun |= lines.get(i).isProse();
            if (lines.get(i).isHeading()) {
                String heading = bare(lines.get(i));
                if (begun && !heading.equals(current) && openings.contains(heading)) {
                    return i;
                }
                current = heading;
            }
        }
        return lines.size();
    }

    /** The words of a heading without its number. */
    private static String bare(Line heading) {
        return Wording.fingerprint(NUMBER.matcher(heading.text()).replaceFirst(""));
    }
}
