package dev.longhand.stages.guards;

import dev.longhand.document.WordCounter;
import dev.longhand.stages.guards.Line.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as lines; put together again it is the same text.
 *
 * @param head blank lines before the first line
 */
record Lines(String head, List<Line> all) {
    /** Words or characters. */
    private static final int LONGEST_VERSE = 20;

    private static final Pattern RAW = Pattern.compile("([^\\r\\n]*+)(\\R|\\z)");
    private static final Pattern HEADING = Pattern.compile("\\h{0,3}#{1,6}(?:\\h.*+|)");
    private static final Pattern FENCE = Pattern.compile("\\h*+(?:[-*]\\h++)?(?:```|~~~).*+");

    Lines {
        all = List.copyOf(all);
    }

    static Lines of(String text) {
        StringBuilder head = new StringBuilder();
        List<Line> lines = new ArrayList<>();
        boolean code = false;
        Matcher raw = RAW.matcher(text);
        while (raw.find() && !raw.group().isEmpty()) {
            if (!raw.group(1).isBlank()) {
                boolean fence = isFence(raw.group(1));
                lines.add(new Line(raw.group(1), raw.group(2), code || fence ? Kind.CODE : kind(raw.group(1))));
                code ^= fence;
            } else if (lines.isEmpty()) {
                head.append(raw.group());
            } else {
                Line line = lines.removeLast();
                lines.add(line.withGap(line.gap() + raw.group()));
            }
        }
        return new Lines(head.toString(), lines);
    }

    private static Kind kind(String line) {
        if (HEADING.matcher(line).matches()) {
            return Kind.HEADING;
        }
        return line.stripLeading().startsWith("|") ? Kind.TABLE : Kind.PROSE;
    }

    /** Whether a code block is open at the end. */
    boolean inCode() {
        return all.stream().filter(line -> isFence(line.text())).count() % 2 == 1;
    }

    /** Whether the line opens or closes a code block. */
    static boolean isFence(String line) {
        return FENCE.matcher(line).matches();
    }

    /** Whether most lines of prose are short and have the next one right under them, as in stanzas. */
    boolean isVerse() {
        List<Line> prose = all.stream()
                .filter(line -> line.isProse() && !Wording.isItem(line))
                .toList();
        long verses = prose.stream().filter(Lines::isVerse).count();
        return 2 * verses > prose.size();
    }

    private static boolean isVerse(Line line) {
        return line.gap().lines().count() == 1 && WordCounter.count(line.text()) <= LONGEST_VERSE;
    }

    int size() {
        return all.size();
    }

    Line get(int index) {
        return all.get(index);
    }

    String text() {
        StringBuilder text = new StringBuilder(head);
        all.forEach(line -> text.append(line.text()).append(line.gap()));
        return text.toString();
    }

    Lines with(int index, String text) {
        List<Line> lines = new ArrayList<>(all);
        lines.set(index, all.get(index).withText(text));
        return new Lines(head, lines);
    }

    /** With another text for each line; blank ones go. */
    Lines mapped(Function<Line, String> change) {
        Lines mapped = new Lines(
                head, all.stream().map(line -> line.withText(change.apply(line))).toList());
        return mapped.without(i -> mapped.get(i).text().isBlank());
    }

    /** Without the lines of these indices; blank lines between the others stay as they were. */
    Lines without(IntPredicate dropped) {
        List<Line> kept = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            if (!dropped.test(i)) {
                kept.add(get(i));
            } else if (!kept.isEmpty()) {
                kept.add(widened(kept.removeLast(), get(i).gap()));
            }
        }
        if (!kept.isEmpty() && dropped.test(size() - 1)) {
            kept.add(kept.removeLast().withGap(""));
        }
        return new Lines(head, kept);
    }

    private static Line widened(Line line, String gap) {
        return gap.length() > line.gap().length() ? line.withGap(gap) : line;
    }
}
