package dev.longhand.stages.guards;

import dev.longhand.document.WordCounter;
import dev.longhand.stages.guards.Line.Kind;
import java.util.regex.Pattern;

/** Whether a text is over, be it prose or not. */
final class Endings {
    /** Lines of verse, items and signatures are no longer than this, in words of either language. */
    private static final int SHORT = 20;

    private static final Pattern GOES_ON = Pattern.compile("[,，、:：;；—–(（“「《-]\\h*$");

    private Endings() {}

    /** @param cut whether the limit of tokens ended it, so that a last line without a stop may be half of one */
    static boolean complete(String text, boolean cut) {
        Lines lines = Lines.of(text);
        if (lines.size() == 0 || lines.inCode()) {
            return false;
        }
        Line last = lines.all().getLast();
        return switch (last.kind()) {
            case CODE -> true;
            case TABLE -> isWholeRow(lines);
            case HEADING -> false;
            case PROSE -> SentenceEnds.endsWithOne(last.text()) || (!cut && endsLinesWithoutStops(lines));
        };
    }

    private static boolean isWholeRow(Lines lines) {
        String row = lines.all().getLast().text().stripTrailing();
        Line before = lines.get(Math.max(0, lines.size() - 2));
        return row.endsWith("|") && (before.kind() != Kind.TABLE || bars(row) >= bars(before.text()));
    }

    private static long bars(String row) {
        return row.chars().filter(c -> c == '|').count();
    }

    private static boolean endsLinesWithoutStops(Lines lines) {
        return lines.size() > 1
                && isShortLine(lines.all().getLast())
                && !GOES_ON.matcher(lines.all().getLast().text()).find()
                && isShortLine(lines.get(lines.size() - 2));
    }

    private static boolean isShortLine(Line line) {
        return line.isProse() && WordCounter.count(line.text()) <= SHORT && !SentenceEnds.endsWithOne(line.text());
    }
}
