package dev.longhand.stages.guards;

import dev.longhand.document.WordCounter;
import dev.longhand.stages.guards.Verdict.Kept;
import java.util.regex.Pattern;

/**
 * A paragraph that sums up although the document goes on. Policy: CUT, with the heading that announces it, if it is the
 * last one and half of the section is left without it.
 */
final class SummingUp implements Guard {
    private static final Pattern OPENING = Pattern.compile(
            "(?i)(?:in conclusion|to conclude|in summary|to summari[sz]e|to sum up|summing up|overall|all in all)\\b\\s?[,，:—–-]?+"
                    + "(?!\\s?(?:size|length|budget|cost|responsib|winner|survival|height|weight)).+"
                    + "|(?:总之|综上所述|综上|总而言之|总的来说|总体来说|总体而言|总结来说|总结起来|概而言之|一言以蔽之)[，,：:].+");
    private static final Pattern HEADING =
            Pattern.compile("(?i)(?:conclusions?|summary|in conclusion|final thoughts|结语|结论|总结|小结|结束语)");

    @Override
    public String name() {
        return "summing-up";
    }

    @Override
    public String why() {
        return "a summary before the end";
    }

    @Override
    public Verdict on(String text, GuardContext context) {
        Lines lines = Lines.of(text);
        int last = lines.size() - 1;
        if (context.last() || context.whole() || last < 1 || !sumsUp(lines.get(last))) {
            return new Kept(text);
        }
        boolean announced = HEADING.matcher(Wording.plain(lines.get(last - 1).text())).matches();
        String kept = lines.without(i -> i == last || (announced && i == last - 1)).text();
        return new Kept(2 * WordCounter.count(kept) >= WordCounter.count(text) ? kept : text);
    }

    private static boolean sumsUp(Line line) {
        return line.isProse() && OPENING.matcher(Wording.plain(line.text())).matches();
    }
}
