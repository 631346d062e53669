package dev.longhand.stages.guards;

import dev.longhand.stages.guards.Line.Kind;
import dev.longhand.stages.guards.Verdict.Kept;
import java.util.regex.Pattern;

/**
 * Marks around a text that are no part of it: the fences of a code block that holds the whole text, and tags of the kind
 * that prompts have. Policy: CUT.
 */
final class Wrapping implements Guard {
    private static final Pattern FENCE = Pattern.compile("(?:```|~~~)\\h*(?:markdown|md|text|txt|plaintext|)\\h*");
    private static final Pattern CLOSING = Pattern.compile("(?:```|~~~)\\h*");
    private static final Pattern TAG = Pattern.compile(
            "\\h*</?(?:answer|article|content|document|essay|output|paragraph|request|response|section|story|text)>\\h*");

    @Override
    public String name() {
        return "wrapping";
    }

    @Override
    public String why() {
        return "marks around the text";
    }

    @Override
    public Verdict on(String text, GuardContext context) {
        Lines lines = Lines.of(text);
        Lines untagged = lines.without(i -> isTag(lines.get(i)));
        Lines kept = isFenced(untagged) ? withoutFences(untagged) : untagged;
        return new Kept(kept.text());
    }

    private static boolean isTag(Line line) {
        return line.isProse() && TAG.matcher(line.text()).matches();
    }

    private static boolean isFenced(Lines lines) {
        return lines.size() > 1
                && FENCE.matcher(lines.get(0).text()).matches()
                && lines.all().stream().allMatch(line -> line.kind() == Kind.CODE);
    }

    private static Lines withoutFences(Lines lines) {
        int last = lines.size() - 1;
        boolean closed = CLOSING.matcher(lines.get(last).text()).matches();
        return lines.without(i -> i == 0 || (closed && i == last));
    }
}
