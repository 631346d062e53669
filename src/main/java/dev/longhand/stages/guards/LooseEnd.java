package dev.longhand.stages.guards;

import dev.longhand.stages.guards.Verdict.Kept;
import java.util.regex.Pattern;

/**
 * A heading, a rule or the mark of an item with nothing behind it, and a code block that was never closed. Policy: the
 * mark is CUT; the block, which would swallow the rest of the document, is closed after its last line. A sentence
 * without an end stays, to be continued or cut back: see {@link Guarded#complete}.
 */
final class LooseEnd implements Guard {
    private static final Pattern ITEM = Pattern.compile("\\h*+(?:[-*+•]|[0-9]{1,3}[.)、])\\h*+");

    @Override
    public String name() {
        return "loose-end";
    }

    @Override
    public String why() {
        return "an end with nothing behind it";
    }

    @Override
    public Verdict on(String text, GuardContext context) {
        Lines lines = Lines.of(text);
        if (lines.inCode()) {
            return new Kept(closed(lines));
        }
        int end = lines.size();
        while (end > 0 && isMark(lines.get(end - 1))) {
            end--;
        }
        int kept = end;
        return new Kept(lines.without(i -> i >= kept).text());
    }

    private static boolean isMark(Line line) {
        return line.isHeading()
                || Wording.isRule(line)
                || (line.isProse() && ITEM.matcher(line.text()).matches());
    }

    private static String closed(Lines lines) {
        int last = lines.size() - 1;
        boolean empty = Lines.isFence(lines.get(last).text());
        return empty ? lines.without(i -> i == last).text() : lines.text().stripTrailing() + "\n```";
    }
}
