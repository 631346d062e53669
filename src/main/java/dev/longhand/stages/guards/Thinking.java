package dev.longhand.stages.guards;

import dev.longhand.stages.guards.Verdict.Kept;
import java.util.regex.Pattern;

/**
 * What a reasoning model thinks aloud, between tags. Policy: CUT, a block that is never closed up to the text's end, one
 * whose opening tag stood in the template from the text's beginning. The tags have to stand at the beginning of a line,
 * or the text is one about HTML.
 */
final class Thinking implements Guard {
    private static final String TAG = "(think|thinking|thought|reasoning|reflection)";
    private static final Pattern BLOCK =
            Pattern.compile("(?is)(?:\\A|(?<=\\n))\\h*<" + TAG + ">.*?(?:</\\1>\\s*|\\z)");
    private static final Pattern HEADLESS = Pattern.compile(
            "(?is)\\A(?:(?!<" + TAG + ">|```).)*?(?:(?<=\\n)</think(?:ing)?>|</think(?:ing)?>(?=\\h*(?:\\R|\\z)))\\s*");

    @Override
    public String name() {
        return "thinking";
    }

    @Override
    public String why() {
        return "thoughts before the text";
    }

    @Override
    public Verdict on(String text, GuardContext context) {
        if (text.indexOf('<') < 0) {
            return new Kept(text);
        }
        String kept = HEADLESS.matcher(BLOCK.matcher(text).replaceAll("")).replaceFirst("");
        return new Kept(kept.equals(text) ? text : kept.strip());
    }
}
